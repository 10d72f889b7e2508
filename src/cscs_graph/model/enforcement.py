"""Who enforces beside the agencies, and whom a memorandum names in its own words (§4.2, §4.4)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import Id, Link, Text
from cscs_graph.model.codes import Certainty, EnforcementKind, TargetClass
from cscs_graph.model.rules import RuleThing


class Enforcement(RuleThing):
    """What platforms, associations and other bodies outside government do with the lists (§4.4)."""

    labels: ClassVar = ("Enforcement",)
    type: Literal["Enforcement"] = "Enforcement"

    kind: EnforcementKind
    name_en: Text
    enforcers: Annotated[tuple[Id, ...], Link("ENFORCES", "Agency", incoming=True)] = ()
    enforcers_stated: Annotated[int, Field(ge=1)] | None = None
    """Number of bodies that the source speaks of; `enforcers` are those that it names."""
    enforcers_text: Text | None = None
    """The source's words for bodies that it does not name."""
    credit_list: Annotated[Id | None, Field(alias="list"), Link("CONCERNS", "CreditList")] = None
    certainty: Certainty
    note: Text | None = None


class ScopeClause(RuleThing):
    """One class of parties that a memorandum's target paragraph names, in the document's words (§4.2)."""

    labels: ClassVar = ("ScopeClause",)
    type: Literal["ScopeClause"] = "ScopeClause"

    mou: Annotated[Id, Link("AIMS_AT", "Mou", incoming=True)]
    number: Annotated[int, Field(ge=1)]
    name_zh: Text
    target: TargetClass
    """The class of responsibility as which it counts."""
