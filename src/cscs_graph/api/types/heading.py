"""What every answer says of itself, and proofs in exchange formats for whoever selects them."""

from typing import Any

import strawberry
from strawberry.scalars import JSON

from cscs_graph.api.context import Ask
from cscs_graph.api.derived import beside, shows
from cscs_graph.export import prov as exchange
from cscs_graph.model import answers
from cscs_graph.model.answers import (
    AgencyRef,
    CascadeAnswer,
    Conclusion,
    ContaminationAnswer,
    GradeScheme,
    LinkageAnswer,
    ListRef,
    MouRef,
    PartyRef,
    TiePath,
)


@shows(answers.Answer, interface=True)
class Answer:
    """What every answer says of itself: how to get it again, of which moment, by which rules, how far it got."""


@beside(Conclusion, TiePath)
def prov(conclusion: strawberry.Parent[Any]) -> JSON:
    """The conclusion with its proof as W3C PROV-JSON."""
    return JSON(exchange.document_of(conclusion))


@beside(CascadeAnswer, LinkageAnswer, ContaminationAnswer)
def prov_(answer: strawberry.Parent[Any]) -> JSON:
    """The whole answer with all its proofs as W3C PROV-JSON."""
    return JSON(exchange.document(answer))


@beside(PartyRef, AgencyRef, ListRef, MouRef, GradeScheme)
def moment(thing: strawberry.Parent[Any], info: Ask) -> str:  # noqa: ARG001 - the library looks for both
    """Of which day, and of which time of knowledge unless it is now, its dated fields are: with the id, the key of a cache."""
    return info.context.moment_of(info).name


@shows(answers.ProofStep)
class ProofStep:
    """One fact or rule on the path of proof, read start to end."""

    sentence_en: str = strawberry.field(description="What the step says, as a sentence in English.")
    sentence_zh: str = strawberry.field(description="The same in Chinese.")
