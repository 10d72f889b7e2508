"""What happens to a listing, and the rules of credit repair (§4.3): editions, terms, steps, counter-evidence."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cscs_graph.model.base import FactNode, Id, Link, Text
from cscs_graph.model.codes import (
    Certainty,
    Completeness,
    CounterEffect,
    CounterTrigger,
    DayUnit,
    EventKind,
    EventOutcome,
    StepActor,
    TermAspect,
    Tier,
)
from cscs_graph.model.rules import RuleThing
from cscs_graph.model.time import UNKNOWN_START

_OUTCOMES: dict[EventKind, tuple[EventOutcome | None, ...]] = {
    EventKind.OBJECTION_DECIDED: (EventOutcome.UPHELD, EventOutcome.REJECTED),
    EventKind.ACCEPTANCE: (EventOutcome.ACCEPTED, EventOutcome.REJECTED),
    EventKind.INSPECTION: (EventOutcome.PASSED, EventOutcome.FAILED, None),
    EventKind.DECISION: (EventOutcome.GRANTED, EventOutcome.REFUSED),
    EventKind.WITHDRAWAL: (EventOutcome.FROM_START, EventOutcome.FROM_THEN, None),
}
"""What may come of an event; nothing comes of the others."""

Months = Annotated[int, Field(ge=0, le=1200)]


class ListingEvent(FactNode):
    """One event of a listing (§4.3): `valid_from` is its day.

    It hangs on the party and names the listing by its id, since a listing has several versions and an event belongs to
    all of them. A notice may precede the listing. An event that turns out not to have taken place is
    corrected by a `valid_until` on the day after it.
    """

    labels: ClassVar = ("ListingEvent",)
    identity: ClassVar = ("party", "listing", "kind", "valid_from", "document_no")
    type: Literal["ListingEvent"] = "ListingEvent"

    party: Annotated[Id, Link("HAS_EVENT", "Party", incoming=True)]
    listing: Id
    """Id of the `Listing`."""
    kind: EventKind
    outcome: EventOutcome | None = None
    taken_by: Annotated[Id | None, Link("TAKEN_BY", "Agency")] = None
    """The agency that decided or acted. Absent: the party itself, or not known."""
    document_no: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.valid_from == UNKNOWN_START:
            raise ValueError("valid_from: an event needs its day")
        if self.kind is EventKind.END:
            raise ValueError("kind: the end of a listing is the `valid_until` of its Listing, not an event")
        allowed = _OUTCOMES.get(self.kind, (None,))
        if self.outcome not in allowed:
            stated = " or ".join(repr(str(outcome)) if outcome else "none" for outcome in allowed)
            raise ValueError(f"outcome: of `{self.kind}` it is {stated}, not {str(self.outcome)!r}")
        return self


class RepairEdition(RuleThing):
    """A document, or a practice, that says how listings are repaired, and when it was in force (§4.3)."""

    labels: ClassVar = ("RepairEdition",)
    type: Literal["RepairEdition"] = "RepairEdition"

    name_en: Text
    name_zh: Text | None = None
    document_no: Text | None = None
    completeness: Completeness = Completeness.PARTIAL
    """How much of what it says about repair is loaded."""
    note: Text | None = None


class RepairRule(FactNode):
    """What the rules of an edition share: whom they are about, where they stand, and how certain they are."""

    rule: ClassVar = True

    section: Text | None = None
    certainty: Certainty = Certainty.STATUTE
    text_zh: Text | None = None
    note: Text | None = None


class RepairTerm(RepairRule):
    """How long a listing lasts, from when removal can be applied for, and on which conditions (§4.3).

    Where several rules fit, that of the list goes before a general one, then that of the ground, region, tier and kind of
    party, then the latest.
    """

    labels: ClassVar = ("RepairTerm",)
    identity: ClassVar = ("edition", "aspect", "tier", "subject", "grounds", "several_grounds", "valid_from")
    type: Literal["RepairTerm"] = "RepairTerm"

    edition: Annotated[Id, Link("SETS_TERM", "RepairEdition", incoming=True)]
    lists: Annotated[tuple[Id, ...], Link("TERM_OF", "CreditList")] = ()
    """Empty: every blacklist."""
    aspect: TermAspect = TermAspect.STAY
    tier: Tier | None = None
    """Absent: every tier, also one that is not known."""
    subject: Literal["Entity", "Person"] | None = None
    grounds: tuple[Id, ...] = ()
    """Ids of the `EntryCriterion`s of which the listing rests on one, and on no other. Empty: any ground, also one not known."""
    several_grounds: bool | None = None
    """True: it is about listings that rest on several grounds at once."""
    region: Text | None = None
    """First digits of the deciding agency's division code, where the rule is a local one."""
    minimum_months: Months | None = None
    """Months that must pass before an application."""
    term_months: Months | None = None
    """Months after which it ends."""
    term_days: Annotated[int, Field(ge=1)] | None = None
    extension_min_months: Months | None = None
    extension_max_months: Months | None = None
    extension_if_en: Text | None = None
    """Who may extend it, and in which cases."""
    extension_if_zh: Text | None = None
    """The same in Chinese."""
    maximum_months: Months | None = None
    early_after_months: Months | None = None
    """Months from `early_from` after which removal before the end can be applied for."""
    early_from: EventKind | None = None
    conditions: tuple[EventKind, ...] = ()
    """Events that an application needs before it."""
    barred_by: Annotated[tuple[Id, ...], Link("BARRED_BY", "CreditList")] = ()
    """Lists on which the party must not be."""
    irreparable: bool | None = None


class RepairStep(RepairRule):
    """One step of a procedure: who takes it, whether it is needed, and within how many days of what (§4.3)."""

    labels: ClassVar = ("RepairStep",)
    identity: ClassVar = ("edition", "order", "valid_from")
    type: Literal["RepairStep"] = "RepairStep"

    edition: Annotated[Id, Link("PRESCRIBES", "RepairEdition", incoming=True)]
    lists: Annotated[tuple[Id, ...], Link("STEP_OF", "CreditList")] = ()
    order: Annotated[int, Field(ge=1)]
    kind: EventKind
    actor: StepActor
    required: bool = True
    tiers: tuple[Tier, ...] = ()
    """Empty: every tier."""
    within: Annotated[int, Field(ge=0)] | None = None
    unit: DayUnit = DayUnit.DAY
    counted_from: tuple[EventKind, ...] = ()
    """The limit runs from the latest of these."""
    name_en: Text
    name_zh: Text | None = None
    addressee: Text | None = None


class CounterRule(RepairRule):
    """What evidence against a listing does to it: an objection, a withdrawal, a disputed identity (§4.3, §9.7)."""

    labels: ClassVar = ("CounterRule",)
    identity: ClassVar = ("edition", "trigger", "valid_from")
    type: Literal["CounterRule"] = "CounterRule"

    edition: Annotated[Id, Link("WEIGHS", "RepairEdition", incoming=True)]
    lists: Annotated[tuple[Id, ...], Link("WEIGHED_ON", "CreditList")] = ()
    trigger: CounterTrigger
    effect: CounterEffect
    carries: Certainty | None = None
    """Certainty with which a weakened listing carries consequences."""

    @model_validator(mode="after")
    def _weakened(self) -> Self:
        if (self.effect is CounterEffect.WEAKENS) != (self.carries is not None):
            raise ValueError("carries: belongs to the effect `weakens`, and to no other")
        return self
