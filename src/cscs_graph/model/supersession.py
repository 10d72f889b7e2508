"""What took the place of a document, and what a lawyer still has to confirm."""

from typing import Annotated, ClassVar, Literal

from cscs_graph.model.base import Id, Link, Text
from cscs_graph.model.codes import Certainty, DoubtMatter
from cscs_graph.model.rules import RuleThing


class PointToConfirm(RuleThing):
    """A question of law on which the rules rest and that no document seen settles, with the one that would.

    `valid_from` is the first day of which an answer rests on it; absent: of every day.
    """

    labels: ClassVar = ("PointToConfirm",)
    type: Literal["PointToConfirm"] = "PointToConfirm"

    about: Text
    """Ids of the rules that rest on it, or the files that hold them."""
    question_en: Text
    question_zh: Text
    taken_en: Text
    """What the rules take meanwhile."""
    taken_zh: Text
    settled_by_en: Text
    """The document that would settle it."""
    settled_by_zh: Text
    matter: DoubtMatter = DoubtMatter.CONTENT
    """What of an answer rests on it."""


class Supersession(RuleThing):
    """That a document no longer says what follows, from `valid_from` on, although nothing repealed it by name.

    A document that is repealed or ends by its own words has its own last day, and needs none of these.
    """

    labels: ClassVar = ("Supersession",)
    type: Literal["Supersession"] = "Supersession"

    mou: Annotated[Id, Link("SUPERSEDES", "Mou")]
    superseded_by: Annotated[tuple[Id, ...], Link("IN_FAVOUR_OF", "Mou")] = ()
    """What rules in its place, each on its own days. Empty: no document is loaded."""
    basis_en: Text
    """Why."""
    basis_zh: Text
    certainty: Certainty
    """How well it is documented that it no longer rules."""
    rests_on: Annotated[tuple[Id, ...], Link("RESTS_ON", "PointToConfirm")] = ()
    """What a lawyer has to confirm of it."""
