"""Codes of a listing, and of what leads to its removal (§4.3)."""

from enum import StrEnum


class Tier(StrEnum):
    """Severity of dishonest behaviour: the three tiers of §4.3, and the lightest class of the rules since 2026."""

    MINOR = "minor"
    """Minor: the lightest class of the rules since 2026."""
    GENERAL = "general"
    """General."""
    SERIOUS = "serious"
    """Serious."""
    PARTICULARLY_SERIOUS = "particularly_serious"
    """Particularly serious."""


class RepairState(StrEnum):
    """How far a listing has come, from notice to removal (§4.3): from the first state to the last."""

    NOT_LISTED = "not_listed"
    """Nothing is recorded yet."""
    NOTIFIED = "notified"
    """Notice was given, and no decision."""
    OBJECTED = "objected"
    """An objection was filed before the listing and is not decided."""
    LISTED = "listed"
    """On the list."""
    IRREPARABLE = "irreparable"
    """Listed, and no application can lead off the list."""
    APPLIED = "applied"
    """An application for removal was filed."""
    ACCEPTED = "accepted"
    """The application was accepted."""
    INTERVIEWED = "interviewed"
    """The party met with the agency."""
    INSPECTED = "inspected"
    """The party was inspected, or its evidence reviewed."""
    ENDED = "ended"
    """The listing is over, and no removal is recorded."""
    GRANTED = "granted"
    """Removal was decided and is not published."""
    REMOVED = "removed"
    """Removed, and the removal published."""
    ANNULLED = "annulled"
    """An objection was upheld, or the listing was withdrawn."""

    @property
    def rank(self) -> int:
        """0 for the first."""
        return list(RepairState).index(self)


class EventKind(StrEnum):
    """What can happen to a listing (§4.3); of one day, in this order."""

    NOTICE = "notice"
    """Notice of the listing."""
    OBJECTION_FILED = "objection_filed"
    """An objection is filed."""
    OBJECTION_DECIDED = "objection_decided"
    """An objection is decided."""
    LISTING_DECISION = "listing_decision"
    """The decision to list."""
    FULFILMENT = "fulfilment"
    """The obligation is fulfilled, fines are paid, the cause is resolved."""
    COMMITMENT = "commitment"
    """A promise to keep the rules; whether it has to be made in public, the step of the procedure says."""
    TRAINING = "training"
    """A credit repair course."""
    APPLICATION = "application"
    """An application for removal."""
    ACCEPTANCE = "acceptance"
    """The answer whether the application is accepted."""
    INTERVIEW = "interview"
    """A meeting with the agency."""
    INSPECTION = "inspection"
    """An inspection, or a review of evidence."""
    DECISION = "decision"
    """On removal."""
    PUBLICATION = "publication"
    """Of the removal."""
    WITHDRAWAL = "withdrawal"
    """The agency takes its listing back."""
    IDENTITY_DISPUTED = "identity_disputed"
    """It is contested that the listed party is the one meant."""
    IDENTITY_CONFIRMED = "identity_confirmed"
    """It is confirmed who is meant."""
    END = "end"
    """The last day of the listing is past. Follows from the listing; no record says it."""

    @property
    def rank(self) -> int:
        return list(EventKind).index(self)


class EventOutcome(StrEnum):
    """How an event came out."""

    UPHELD = "upheld"
    """An objection was upheld."""
    REJECTED = "rejected"
    """An objection or an application was rejected."""
    ACCEPTED = "accepted"
    """An application was accepted."""
    PASSED = "passed"
    """An inspection or review was passed."""
    FAILED = "failed"
    """An inspection or review was failed."""
    GRANTED = "granted"
    """Removal was granted."""
    REFUSED = "refused"
    """Removal was refused."""
    FROM_START = "from_start"
    """A withdrawal that makes the listing void from its first day."""
    FROM_THEN = "from_then"
    """A withdrawal that ends the listing from its own day on."""


class StepActor(StrEnum):
    """Who has to take a step of the procedure."""

    PARTY = "party"
    """The listed party."""
    AGENCY = "agency"
    """The agency that decided the listing; where that is not known, those that control the list."""
    PUBLISHER = "publisher"
    """Whoever publishes the list."""


class DayUnit(StrEnum):
    """How days of a limit are counted."""

    DAY = "day"
    """Every day."""
    WORKING_DAY = "working_day"
    """Monday to Friday without public holidays, and the weekends that are worked in exchange."""


class TermAspect(StrEnum):
    """What a term is about: the listing itself, or how long it is published."""

    STAY = "stay"
    """How long the listing lasts."""
    PUBLICATION = "publication"
    """How long it is published."""


class TermBasis(StrEnum):
    """What the earliest application rests on."""

    DECISION = "decision"
    """The end that the decision states."""
    RULE = "rule"
    """A rule on terms."""
    LIST = "list"
    """The minimum that the list's own entry states."""


class BlockKind(StrEnum):
    """What keeps a party from applying or from being removed."""

    TERM_NOT_OVER = "term_not_over"
    """The time that has to pass is not over."""
    CONDITION_NOT_MET = "condition_not_met"
    """Something that has to be done first is not recorded."""
    IRREPARABLE = "irreparable"
    """No application leads off this list."""
    OTHER_LISTING = "other_listing"
    """Another listing has to end first."""
    OBJECTION_PENDING = "objection_pending"
    """An objection is not decided."""
    RULE_UNKNOWN = "rule_unknown"
    """The loaded rules are silent: that is unknown, not nil."""


class CounterTrigger(StrEnum):
    """Evidence against a listing."""

    OBJECTION_PENDING = "objection_pending"
    """An objection was filed and is not decided."""
    OBJECTION_UPHELD = "objection_upheld"
    """An objection was upheld."""
    OBJECTION_REJECTED = "objection_rejected"
    """An objection was rejected."""
    WITHDRAWN = "withdrawn"
    """The agency took its listing back."""
    WITHDRAWN_FROM_START = "withdrawn_from_start"
    """The agency took its listing back as void from the first day."""
    IDENTITY_DISPUTED = "identity_disputed"
    """It is contested that the listed party is the one meant."""


class CounterEffect(StrEnum):
    """What such evidence does to a listing, as a rule has it."""

    COUNTS = "counts"
    """Nothing: the listing goes on counting."""
    SUSPENDS = "suspends"
    """It does not count until the matter is decided."""
    ENDS = "ends"
    """It counts no longer from the day of the event."""
    VOIDS = "voids"
    """It never counted."""
    WEAKENS = "weakens"
    """It is shown, and carries consequences with the certainty that the rule states."""
