"""What every answer says of itself: the moment, the rules it rests on, what the data covers, whether it was cut short."""

from datetime import date, datetime

from cscs_graph.model.answers.marks import ListKey, Name, RegimeKey
from cscs_graph.model.answers.part import Part
from cscs_graph.model.answers.parts import AgencyRef
from cscs_graph.model.answers.rules import MouRef
from cscs_graph.model.codes import Bound, Certainty


class MouCoverage(Part):
    """How much of a memorandum this answer could draw on."""

    mou: MouRef
    """The memorandum."""
    credit_list_id: ListKey
    """Its list."""
    measures_loaded: int
    """Number of its measures that are loaded."""


class ListCoverage(Part):
    """How many listings of one list are loaded, and of which days."""

    credit_list_id: ListKey
    """The list."""
    listings: int
    """Number of listings loaded."""
    first: date | None
    """First day of the earliest of them; null where none has a known start."""
    last: date | None
    """First day of the latest of them; null where none has a known start."""


class Coverage(Part):
    """What the loaded data covers. "Not found" is never "clean"."""

    mous: tuple[MouCoverage, ...] = ()
    """The memoranda behind this answer."""
    lists_without_measures: tuple[ListKey, ...] = ()
    """Lists of this answer of which no measure is loaded: their consequences are unknown, not nil."""
    lists_not_in_force: tuple[ListKey, ...] = ()
    """Lists of this answer none of whose memoranda was in force on the day: nothing followed from them then."""
    superseded: tuple[MouCoverage, ...] = ()
    """Documents of this answer's lists that no longer rule on the day. Nothing of this answer rests on them; ask with
    `supersededRules` to see what they say."""
    lists: tuple[ListCoverage, ...] = ()
    """Lists that hold at least one listing."""
    lists_known: int = 0
    """Number of lists loaded, with listings or without."""
    regions: tuple[str, ...] = ()
    """Provinces (first two digits of the division code) of the loaded entities."""
    agencies_deciding: int = 0
    """Number of agencies with at least one loaded decision."""
    publication: tuple[AgencyRef, ...] = ()
    """Agencies of this answer's lists with the share of their records that central files show (§8.1)."""
    notes: tuple[str, ...] = ()
    """What a reader has to know about this answer."""
    notes_zh: tuple[str, ...] = ()
    """The same in Chinese."""


class Truncation(Part):
    """Why an answer was cut short, and how far it got."""

    reason: Bound
    """Which bound was met."""
    rounds: int
    """Rounds of the propagation until then."""
    parties: int
    """Parties that were reached until then."""


class Reproducible(Part):
    """What makes an answer reproducible. No default anywhere: `cscs_graph.analysis.core.answer_key` makes it."""

    question: str
    """Name of the question."""
    parameters: str
    """All parameters in a canonical form: JSON, sorted, defaults filled in."""
    answer_id: str
    """Digest of question, parameters, data version and rule version: the same id is the same answer."""
    data_version: Name
    """Digest of all loaded facts, whatever the order in which they were loaded."""
    rule_version: Name
    """Digest of all loaded rules and of the channels."""


class Answer(Reproducible):
    """What every answer says of itself."""

    as_of: date
    """The day that it answers for."""
    known_at: datetime | None
    """The time of record up to which the data was believed, UTC; null: as known now."""
    minimum_certainty: Certainty
    """The weakest certainty of a channel, rule or consequence that counted. A linkage grades liability instead."""
    regime: tuple[RegimeKey, ...] = ()
    """The bodies of rules that it rests on."""
    coverage: Coverage
    """What the loaded data covers, and what is not known."""
    truncated: Truncation | None = None
