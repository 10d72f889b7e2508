"""What follows from a listing without a measure of its memorandum, and measures that say the same (§4-§6)."""

from typing import Annotated, ClassVar, Literal

from cscs_graph.model.base import FactNode, Id, Link, Text, Thing
from cscs_graph.model.codes import Certainty, Change, Domain, Effect, ListKind, Strength, TargetClass, Tier


class MeasureGroup(Thing):
    """What several measures say in other words: the same restriction, bar, review or reward.

    Measures name their group by `equivalent_to`. Only real equals share one: of the same effect, on the same matter, as strict.
    """

    rule: ClassVar = True
    labels: ClassVar = ("MeasureGroup",)
    type: Literal["MeasureGroup"] = "MeasureGroup"

    name_en: Text
    name_zh: Text | None = None
    note: Text | None = None


class Ramification(FactNode):
    """A consequence that the report or a policy documents for every list of a kind, whatever its memorandum stipulates.

    A blacklisting lowers grades; no rule leads from a grade to a list, because none is documented (§5.1).
    """

    rule: ClassVar = True
    labels: ClassVar = ("Ramification",)
    lookups: ClassVar = ("fact_id", "list_kind")
    identity: ClassVar = ("name_en", "list_kind", "domain")
    type: Literal["Ramification"] = "Ramification"

    list_kind: ListKind
    """Lists that trigger it."""
    tier: Tier | None = None
    """Only listings of that tier trigger it. Absent: of any."""
    name_en: Text
    name_zh: Text | None = None
    effect: Effect
    strength: Strength | None = None
    """Where its text only allows it or encourages it. Absent: nothing seen makes it less than required."""
    domain: Domain
    """What it touches."""
    change: Change | None = None
    """In which direction it moves what it touches."""
    targets: tuple[TargetClass, ...] = ()
    """Whom it meets. Empty: the listed party, whatever it is."""
    grade_schemes: Annotated[tuple[Id, ...], Link("CONCERNS_GRADE", "GradeScheme")] = ()
    """The grades that it moves."""
    borne_by_text: Text | None = None
    """Who acts, in the source's words."""
    certainty: Certainty
    note: Text | None = None
