"""The report's own findings on the system: sectors that come first, and how complete its files are (§8.1, §9.9)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import Id, Link, Text
from cscs_graph.model.rules import RuleThing


class PrioritySector(RuleThing):
    """A sector whose companies are scrutinised more closely (§9.9)."""

    labels: ClassVar = ("PrioritySector",)
    type: Literal["PrioritySector"] = "PrioritySector"

    number: Annotated[int, Field(ge=1)]
    name_en: Text
    name_zh: Text | None = None


class RecordCompleteness(RuleThing):
    """The share of an agency's records, or of registered parties, that the central files hold (§8.1)."""

    labels: ClassVar = ("RecordCompleteness",)
    type: Literal["RecordCompleteness"] = "RecordCompleteness"

    number: Annotated[int, Field(ge=1)]
    name_en: Text
    """What was measured."""
    agency: Annotated[Id | None, Link("MEASURED_BY", "Agency", incoming=True)] = None
    """The agency whose records were compared. Absent: several, or none."""
    share_min: Annotated[float, Field(ge=0, le=1)]
    share_max: Annotated[float, Field(ge=0, le=1)]
    approximate: bool | None = None
    of_total: Annotated[int, Field(ge=1)] | None = None
    """Number of parties or agencies of which it is a share or a range."""
    observed: Text | None = None
    """When, as the source states it."""
    note: Text | None = None
