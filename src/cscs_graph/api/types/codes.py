"""The code lists of the model as GraphQL enums, and the one helper that types share."""

from typing import TypeVar, cast

import strawberry

from cscs_graph.model.answers import PartyKind, StepKind
from cscs_graph.model.codes import (
    Access,
    BlockKind,
    Certainty,
    Change,
    CodeFlag,
    Completeness,
    CounterEffect,
    CounterTrigger,
    CriterionKind,
    DocumentKind,
    Domain,
    Effect,
    EnforcementKind,
    EventKind,
    EventOutcome,
    GradeType,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
    ParticipantRole,
    Polarity,
    RegulationStatus,
    RegulationSubject,
    RepairState,
    StepActor,
    TargetClass,
    TermAspect,
    TermBasis,
    Tier,
)

__all__ = [
    "Access",
    "BlockKind",
    "Certainty",
    "Change",
    "CodeFlag",
    "Completeness",
    "CounterEffect",
    "CounterTrigger",
    "CriterionKind",
    "DocumentKind",
    "Domain",
    "Effect",
    "EnforcementKind",
    "EventKind",
    "EventOutcome",
    "GradeType",
    "IdentityGrade",
    "Level",
    "ListKind",
    "ListStatus",
    "ParticipantRole",
    "PartyKind",
    "Polarity",
    "RegulationStatus",
    "RegulationSubject",
    "RepairState",
    "StepActor",
    "StepKind",
    "TargetClass",
    "TermAspect",
    "TermBasis",
    "Tier",
    "shown_as",
]

_DESCRIBED = {
    Certainty: "How well a channel is documented, strongest first.",
    BlockKind: "What keeps a party from applying for removal, or from being removed.",
    CounterEffect: "What evidence against a listing does to it, as a rule has it.",
    EventKind: "What can happen to a listing (§4.3).",
    RepairState: "Where a listing stands on its way onto and off the list, from the first state to the last.",
    TargetClass: "Whom a memorandum's scope of responsibility names (§4.2).",
}
for code_list in (
    Access,
    BlockKind,
    Certainty,
    Change,
    CodeFlag,
    Completeness,
    CounterEffect,
    CounterTrigger,
    CriterionKind,
    DocumentKind,
    Domain,
    Effect,
    EnforcementKind,
    EventKind,
    EventOutcome,
    GradeType,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
    ParticipantRole,
    PartyKind,
    Polarity,
    RegulationStatus,
    RegulationSubject,
    RepairState,
    StepActor,
    StepKind,
    TargetClass,
    TermAspect,
    TermBasis,
    Tier,
):
    strawberry.enum(code_list, description=_DESCRIBED.get(code_list))  # pyright: ignore[reportArgumentType]

Shown = TypeVar("Shown")


def shown_as(kind: type[Shown], value: object) -> Shown:
    """An answer of the model as the GraphQL type of the same fields: they are read by name, nothing is copied."""
    return cast(Shown, value)
