"""The code lists of the model as GraphQL enums, and the one helper that types share."""

from typing import TypeVar, cast

import strawberry

from cscs_graph.model.answers import CutReason, Direction, FaultKind, PartyKind, StepKind
from cscs_graph.model.codes import (
    Access,
    Certainty,
    Change,
    CodeFlag,
    Completeness,
    ControlBasis,
    ControlTest,
    CriterionKind,
    DocumentKind,
    Domain,
    Effect,
    EnforcementKind,
    GradeType,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
    MatchOutcome,
    MatchRule,
    NotCrossedReason,
    ParticipantRole,
    Polarity,
    RegulationStatus,
    RegulationSubject,
    RepairState,
    TargetClass,
    Tier,
)

__all__ = [
    "Access",
    "Certainty",
    "Change",
    "CodeFlag",
    "Completeness",
    "ControlBasis",
    "ControlTest",
    "CriterionKind",
    "CutReason",
    "Direction",
    "DocumentKind",
    "Domain",
    "Effect",
    "EnforcementKind",
    "FaultKind",
    "GradeType",
    "IdentityGrade",
    "Level",
    "ListKind",
    "ListStatus",
    "MatchOutcome",
    "MatchRule",
    "NotCrossedReason",
    "ParticipantRole",
    "PartyKind",
    "Polarity",
    "RegulationStatus",
    "RegulationSubject",
    "RepairState",
    "StepKind",
    "TargetClass",
    "Tier",
    "shown_as",
]

_DESCRIBED = {
    Certainty: "How well a channel is documented, strongest first.",
    ControlBasis: "Why a party is the actual controller (§9.6).",
    TargetClass: "Whom a memorandum's scope of responsibility names (§4.2).",
}
for code_list in (
    Access,
    Certainty,
    Change,
    CodeFlag,
    Completeness,
    ControlBasis,
    ControlTest,
    CriterionKind,
    DocumentKind,
    Domain,
    Effect,
    EnforcementKind,
    GradeType,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
    MatchOutcome,
    MatchRule,
    NotCrossedReason,
    ParticipantRole,
    CutReason,
    Direction,
    FaultKind,
    PartyKind,
    Polarity,
    RegulationStatus,
    RegulationSubject,
    RepairState,
    StepKind,
    TargetClass,
    Tier,
):
    strawberry.enum(code_list, description=_DESCRIBED.get(code_list))  # pyright: ignore[reportArgumentType]

Shown = TypeVar("Shown")


def shown_as(kind: type[Shown], value: object) -> Shown:
    """An answer of the model as the GraphQL type of the same fields: they are read by name, nothing is copied."""
    return cast(Shown, value)
