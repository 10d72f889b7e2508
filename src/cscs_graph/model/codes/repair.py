"""Codes of a stay on a list and of the way off it (§4.3)."""

from enum import StrEnum


class Tier(StrEnum):
    """Severity of dishonest behaviour: the three tiers of §4.3, and the lightest class of the rules since 2026."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"
    PARTICULARLY_SERIOUS = "particularly_serious"


class RepairState(StrEnum):
    """Where a listing stands on its way onto and off the list (§4.3), from the first state to the last."""

    NOT_LISTED = "not_listed"
    NOTIFIED = "notified"
    OBJECTED = "objected"
    """An objection was filed before the listing and is not decided."""
    LISTED = "listed"
    IRREPARABLE = "irreparable"
    """Listed, and no application can lead off the list."""
    APPLIED = "applied"
    ACCEPTED = "accepted"
    INTERVIEWED = "interviewed"
    INSPECTED = "inspected"
    ENDED = "ended"
    """The stay is over, and no removal is recorded."""
    GRANTED = "granted"
    """Removal was decided and is not published."""
    REMOVED = "removed"
    ANNULLED = "annulled"
    """An objection was upheld, or the listing was withdrawn."""

    @property
    def rank(self) -> int:
        """0 for the first."""
        return list(RepairState).index(self)


class EventKind(StrEnum):
    """What can happen to a listing (§4.3); of one day, in this order."""

    NOTICE = "notice"
    OBJECTION_FILED = "objection_filed"
    OBJECTION_DECIDED = "objection_decided"
    LISTING_DECISION = "listing_decision"
    FULFILMENT = "fulfilment"
    """The obligation is fulfilled, fines are paid, the cause is resolved."""
    COMMITMENT = "commitment"
    """A public promise to keep the rules."""
    TRAINING = "training"
    """A credit repair course."""
    APPLICATION = "application"
    ACCEPTANCE = "acceptance"
    """The answer whether the application is accepted."""
    INTERVIEW = "interview"
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
    END = "end"
    """The last day of the stay is past. Follows from the listing; no record says it."""

    @property
    def rank(self) -> int:
        return list(EventKind).index(self)


class EventOutcome(StrEnum):
    UPHELD = "upheld"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    PASSED = "passed"
    FAILED = "failed"
    GRANTED = "granted"
    REFUSED = "refused"
    FROM_START = "from_start"
    """A withdrawal that makes the listing void from its first day."""
    FROM_THEN = "from_then"


class StepActor(StrEnum):
    """Who has to take a step of the procedure."""

    PARTY = "party"
    AGENCY = "agency"
    """The agency that decided the listing; where that is not known, those that control the list."""
    PUBLISHER = "publisher"


class DayUnit(StrEnum):
    DAY = "day"
    WORKING_DAY = "working_day"
    """Monday to Friday; public holidays are not modelled."""


class TermAspect(StrEnum):
    """What a term is about: the stay itself, or how long it is published."""

    STAY = "stay"
    PUBLICATION = "publication"


class TermBasis(StrEnum):
    """What the earliest application rests on."""

    DECISION = "decision"
    """The end that the decision states."""
    RULE = "rule"
    LIST = "list"
    """The minimum that the list's own entry states."""


class BlockKind(StrEnum):
    """What keeps a party from applying or from being removed."""

    TERM_NOT_OVER = "term_not_over"
    CONDITION_NOT_MET = "condition_not_met"
    IRREPARABLE = "irreparable"
    OTHER_LISTING = "other_listing"
    OBJECTION_PENDING = "objection_pending"
    RULE_UNKNOWN = "rule_unknown"
    """The loaded rules are silent: that is unknown, not nil."""


class CounterTrigger(StrEnum):
    """Evidence against a listing."""

    OBJECTION_PENDING = "objection_pending"
    OBJECTION_UPHELD = "objection_upheld"
    OBJECTION_REJECTED = "objection_rejected"
    WITHDRAWN = "withdrawn"
    WITHDRAWN_FROM_START = "withdrawn_from_start"
    IDENTITY_DISPUTED = "identity_disputed"


class CounterEffect(StrEnum):
    """What such evidence does to a listing, as a rule has it."""

    COUNTS = "counts"
    """Nothing: the listing goes on counting."""
    SUSPENDS = "suspends"
    ENDS = "ends"
    """It counts no longer from the day of the event."""
    VOIDS = "voids"
    """It never counted."""
    WEAKENS = "weakens"
    """It is shown, and carries consequences with the certainty that the rule states."""
