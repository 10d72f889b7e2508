"""What changes for a party from one body of rules to another."""

from datetime import date
from enum import StrEnum

from cscs_graph.model.answers.consequence import Consequence
from cscs_graph.model.answers.coverage import Answer, MouCoverage
from cscs_graph.model.answers.marks import ListKey, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import ListingRef, PartyRef, SourceRef, Target
from cscs_graph.model.answers.rules import MeasureGroupRef
from cscs_graph.model.codes import ChangeAspect, Effect


class RegimeRef(Dated):
    """A body of rules that was in force together."""

    id: str
    name_en: str
    name_zh: str | None = None
    since: date | None
    until: date | None
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None


class RegimeSide(Part):
    """One regime as this answer could draw on it."""

    regime: RegimeRef
    """The body of rules."""
    consequences: int
    """Number of consequences under it."""
    lists_with_rules: tuple[ListKey, ...]
    """Lists of the party of which a rule of this regime was in force on the day."""
    lists_without_rules: tuple[ListKey, ...]
    """Lists of the party for which no rule of this regime is loaded: what followed is unknown, not nothing."""
    lists_not_in_force: tuple[ListKey, ...]
    """Lists whose rules of this regime are loaded, but were not in force on the day."""
    mous: tuple[MouCoverage, ...]
    """Its memoranda for these lists."""


class ChangeKind(StrEnum):
    """Whether a consequence is on one side only, or not the same on both."""

    APPEARS = "appears"
    """Only the second regime has it."""
    DISAPPEARS = "disappears"
    """Only the first regime has it."""
    CHANGES = "changes"
    """Both have it, not alike."""


class ChangeReason(StrEnum):
    """Why a consequence is on one side only, or not the same on both."""

    NO_LOADED_RULE = "no_loaded_rule"
    """The other regime has no loaded rule for the list: it may say the same."""
    NOT_IN_FORCE = "not_in_force"
    """The other regime's rules for the list were not in force on the day."""
    TARGET_NOT_NAMED = "target_not_named"
    """The other regime has the measure, but does not aim it at this class of parties."""
    PARTIALLY_LOADED = "partially_loaded"
    """The other regime's rules for the list are loaded in part: the measure may be among the others."""
    NOT_STIPULATED = "not_stipulated"
    """The other regime's rules for the list are complete, and the measure is not among them."""
    STIPULATED_DIFFERENTLY = "stipulated_differently"
    """Both regimes have it, with another agency, term or certainty."""


class ChangedAspect(Part):
    """What is not the same on both sides."""

    aspect: ChangeAspect
    """What differs."""
    before: str | None
    """What it is under the first regime."""
    after: str | None
    """What it is under the second."""
    before_zh: str | None
    """What it is under the first regime, in Chinese."""
    after_zh: str | None
    """What it is under the second, in Chinese."""


class RegimeChange(Part):
    """One consequence that appears, disappears or changes from the first regime to the second.

    The rows that differ stand in the bases of `before` and `after`: listing, document, measure.
    """

    kind: ChangeKind
    """Whether it appears, disappears or changes."""
    target: Target
    """Whom it meets, and as what."""
    effect: Effect
    """What it does to whom it meets."""
    equivalence_group: MeasureGroupRef | None
    """What its measures have in common."""
    before: Consequence | None
    """As it is under the first regime; null where it is not there."""
    after: Consequence | None
    """As it is under the second regime; null where it is not there."""
    aspects: tuple[ChangedAspect, ...]
    """What differs, where both have it."""
    reason: ChangeReason
    """Why it is not the same."""
    because: str
    """The reason as a sentence, with the documents that it rests on."""
    because_zh: str
    """The same in Chinese."""
    lacking: str | None = None
    """Where one regime alone has it: why no counterpart was found under the other."""
    lacking_zh: str | None = None
    """The same in Chinese."""


class RegimeDiff(Answer):
    """The cascade of a party under the rules of each regime alone, and what differs."""

    subject: PartyRef
    listings: Paged[ListingRef]
    """The listings that the cascades begin with."""
    before: RegimeSide
    """The first regime."""
    after: RegimeSide
    """The second regime."""
    changes: Paged[RegimeChange]
    """What is not the same."""
    unchanged: int
    """Number of consequences that both regimes have, with the same agencies, term and certainty."""
