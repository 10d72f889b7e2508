"""How a party comes onto a list, and which office may put it there (§4.1)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import Id, Link, Text
from cscs_graph.model.codes import Certainty, CriterionKind, Level, ListKind
from cscs_graph.model.rules import RuleThing


class EntryCriterion(RuleThing):
    """One criterion of entry to a list, or to all lists of a kind (§4.1)."""

    labels: ClassVar = ("EntryCriterion",)
    type: Literal["EntryCriterion"] = "EntryCriterion"

    credit_list: Annotated[Id | None, Field(alias="list"), Link("ENTERED_BY", "CreditList", incoming=True)] = None
    applies_to: ListKind | None = None
    """The kind of lists that it governs, where it is a standard for all of them."""
    number: Annotated[int, Field(ge=1)]
    """Order of the source."""
    kind: CriterionKind
    name_en: Text
    name_zh: Text | None = None
    amount_rmb_above: Annotated[float, Field(ge=0)] | None = None
    share_above: Annotated[float, Field(ge=0, le=1)] | None = None
    count_above: Annotated[int, Field(ge=0)] | None = None
    period_months: Annotated[int, Field(ge=1)] | None = None
    """Length of the time looked at."""
    no_blacklisting: bool | None = None
    """Met by being on no blacklist of any agency."""
    open_ended: bool | None = None
    """A clause that leaves further cases to the agency."""
    certainty: Certainty
    note: Text | None = None


class DecisionLevel(RuleThing):
    """The lowest level of office that may put a party on a list, and the level that reviews the decision (§4.1)."""

    labels: ClassVar = ("DecisionLevel",)
    type: Literal["DecisionLevel"] = "DecisionLevel"

    credit_list: Annotated[Id | None, Field(alias="list"), Link("DECIDED_AT", "CreditList", incoming=True)] = None
    """The list whose own rules say so. Absent: all lists of the kind."""
    applies_to: ListKind | None = None
    name_en: Text
    minimum_level: Level
    review_level: Level | None = None
    generally: bool | None = None
    """The source says "generally": exceptions are foreseen."""
    certainty: Certainty
    note: Text | None = None
