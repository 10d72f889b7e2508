"""The code lists of the model as GraphQL enums, and the one helper that types share."""

from typing import TypeVar, cast

import strawberry

from cscs_graph.model import answers, codes

Certainty = strawberry.enum(codes.Certainty, description="How well a channel is documented, strongest first.")
ListKind = strawberry.enum(codes.ListKind)
ListStatus = strawberry.enum(codes.ListStatus)
Effect = strawberry.enum(codes.Effect)
Domain = strawberry.enum(codes.Domain)
TargetClass = strawberry.enum(codes.TargetClass, description="Whom a memorandum's scope names.")
Completeness = strawberry.enum(codes.Completeness)
ParticipantRole = strawberry.enum(codes.ParticipantRole)
Polarity = strawberry.enum(codes.Polarity)
Access = strawberry.enum(codes.Access)
Tier = strawberry.enum(codes.Tier)
RepairState = strawberry.enum(codes.RepairState)
IdentityGrade = strawberry.enum(codes.IdentityGrade)
Level = strawberry.enum(codes.Level)
CodeFlag = strawberry.enum(codes.CodeFlag)
PartyKind = strawberry.enum(answers.PartyKind)
StepKind = strawberry.enum(answers.StepKind)

Shown = TypeVar("Shown")


def shown_as(kind: type[Shown], value: object) -> Shown:
    """An answer of the model as the GraphQL type of the same fields: they are read by name, nothing is copied."""
    return cast(Shown, value)
