"""What every answer says of itself: the moment, the rules it rests on, what the data covers, whether it was cut short."""

from datetime import date, datetime

from cscs_graph.model.answers.parts import AgencyRef, MouRef, Part
from cscs_graph.model.codes import Certainty


class MouCoverage(Part):
    """How much of a memorandum this answer could draw on."""

    mou: MouRef
    credit_list_id: str
    measures_loaded: int


class ListCoverage(Part):
    credit_list_id: str
    listings: int
    first: date | None
    last: date | None


class Coverage(Part):
    """What the loaded data covers. "Not found" is never "clean"."""

    mous: tuple[MouCoverage, ...] = ()
    """The memoranda behind this answer."""
    lists_without_measures: tuple[str, ...] = ()
    """Lists of this answer of which no measure is loaded: their consequences are unknown, not nil."""
    lists_not_in_force: tuple[str, ...] = ()
    """Lists of this answer none of whose memoranda was in force on the day: nothing followed from them then."""
    lists: tuple[ListCoverage, ...] = ()
    """Lists that hold at least one listing."""
    lists_known: int = 0
    regions: tuple[str, ...] = ()
    """Provinces (first two digits of the division code) of the loaded entities."""
    agencies_deciding: int = 0
    """Number of agencies with at least one loaded decision."""
    publication: tuple[AgencyRef, ...] = ()
    """Agencies of this answer's lists with the share of their records that central files show (§8.1)."""
    notes: tuple[str, ...] = ()


class Truncation(Part):
    """Why an answer was cut short, and how far it got."""

    reason: str
    rounds: int
    parties: int


class Reproducible(Part):
    """What makes an answer reproducible. No default anywhere: `cscs_graph.analysis.core.answer_key` makes it."""

    question: str
    parameters: str
    """All parameters in a canonical form: JSON, sorted, defaults filled in."""
    answer_id: str
    """Digest of question, parameters, data version and rule version: the same id is the same answer."""
    data_version: str
    """Digest of all loaded facts, whatever the order in which they were loaded."""
    rule_version: str
    """Digest of all loaded rules and of the channels."""


class Answer(Reproducible):
    """What every answer says of itself."""

    as_of: date
    known_at: datetime | None
    """Null: as known now."""
    minimum_certainty: Certainty
    regime: tuple[str, ...] = ()
    """The bodies of rules that it rests on."""
    coverage: Coverage
    truncated: Truncation | None = None
