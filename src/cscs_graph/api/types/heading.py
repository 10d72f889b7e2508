"""What every answer says of itself, and proofs in exchange formats for whoever selects them."""

from typing import Any

import strawberry
from strawberry.scalars import JSON

from cscs_graph.api.derived import beside, shows
from cscs_graph.export import prov as exchange
from cscs_graph.model import answers
from cscs_graph.model.answers import CascadeAnswer, Conclusion, ContaminationAnswer, LinkageAnswer, TiePath


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


@shows(answers.ProofStep)
class ProofStep:
    """One fact or rule on the path of proof, read start to end."""

    sentence_en: str = strawberry.field(description="What the step says, as a sentence in English.")
    sentence_zh: str = strawberry.field(description="The same in Chinese.")
