"""What every answer says of itself, for the types of all answers to inherit: how to get it again, by which rules, how far."""

from datetime import date, datetime

import strawberry

from cscs_graph.api.types.codes import Certainty
from cscs_graph.api.types.rules import Agency, Mou


@strawberry.type
class Reproducible:
    question: str
    parameters: str = strawberry.field(description="All parameters as JSON, sorted, defaults filled in.")
    answer_id: strawberry.ID = strawberry.field(
        description="Digest of question, parameters, data version and rule version: the same id is the same answer."
    )
    data_version: str = strawberry.field(description="Digest of all loaded facts, in whatever order they were loaded.")
    rule_version: str = strawberry.field(description="Digest of all loaded rules and of the channels.")


@strawberry.type
class MouCoverage:
    mou: Mou
    credit_list_id: strawberry.ID = strawberry.field(name="listId")
    measures_loaded: int


@strawberry.type
class ListCoverage:
    credit_list_id: strawberry.ID = strawberry.field(name="listId")
    listings: int
    first: date | None
    last: date | None


@strawberry.type(description='What the loaded data covers. "Not found" is never "clean".')
class Coverage:
    mous: list[MouCoverage] = strawberry.field(description="The memoranda behind this answer.")
    lists_without_measures: list[strawberry.ID] = strawberry.field(
        description="Lists of this answer of which no measure is loaded: their consequences are unknown, not nil."
    )
    lists_not_in_force: list[strawberry.ID] = strawberry.field(
        description="Lists of this answer none of whose memoranda was in force that day: nothing followed from them then."
    )
    lists: list[ListCoverage]
    lists_known: int
    regions: list[str]
    agencies_deciding: int
    publication: list[Agency]
    notes: list[str]


@strawberry.type(description="Why an answer was cut short, and how far it got.")
class Truncation:
    reason: str
    rounds: int
    parties: int


@strawberry.type
class Answer(Reproducible):
    as_of: date
    known_at: datetime | None
    minimum_certainty: Certainty
    regime: list[str] = strawberry.field(description="The bodies of rules that it rests on.")
    coverage: Coverage
    truncated: Truncation | None
