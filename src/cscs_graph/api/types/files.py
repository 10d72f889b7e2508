"""Credit files, relations, paths and search in GraphQL, with Relay connections."""

from datetime import date, datetime
from typing import Generic, TypeVar

import strawberry
from strawberry.relay import PageInfo

from cscs_graph.analysis.parties import files
from cscs_graph.api.context import Ask
from cscs_graph.api.cursors import after_day, cursor, page_size
from cscs_graph.api.types.codes import Access, Polarity, shown_as
from cscs_graph.api.types.heading import Coverage, Reproducible, Truncation
from cscs_graph.api.types.parties import EntityDetails, Listing, Party
from cscs_graph.api.types.rules import Agency, Source

Node = TypeVar("Node")


@strawberry.type
class Edge(Generic[Node]):
    cursor: str
    node: Node


@strawberry.type(description="A Relay connection; cursors are keysets and stay valid while data is added.")
class Connection(Generic[Node]):
    edges: list[Edge[Node]]
    page_info: PageInfo


def connection(pairs: list[tuple[str, Node]], *, more: bool, after: str | None) -> Connection[Node]:
    """A page of (cursor, node) pairs."""
    info = PageInfo(
        has_next_page=more,
        has_previous_page=after is not None,
        start_cursor=pairs[0][0] if pairs else None,
        end_cursor=pairs[-1][0] if pairs else None,
    )
    return Connection(edges=[Edge(cursor=mark, node=node) for mark, node in pairs], page_info=info)


@strawberry.type(description="One entry of a credit file (§3.1).")
class CreditRecord:
    id: strawberry.ID
    category_id: strawberry.ID
    category_number: int
    category_name: str
    title: str
    polarity: Polarity
    access: Access
    document_no: str | None
    amount_rmb: float | None
    issued_by: Agency | None
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type(description="The file of one party (§3): what is loaded of it.")
class CreditFile(Reproducible):
    party: Party
    as_of: date
    known_at: datetime | None
    has_file: bool = strawberry.field(description="False without a USCC: central files are keyed by it (§3.3).")
    details: EntityDetails | None
    listings: list[Listing] = strawberry.field(description="Every stay up to the day asked about, ended ones too.")
    coverage: Coverage

    @strawberry.field(description="Records, oldest first.")
    async def records(
        self,
        info: Ask,
        first: int = 50,
        after: str | None = None,
        categories: list[str] | None = None,
        polarities: list[Polarity] | None = None,
        access: list[Access] | None = None,
    ) -> Connection[CreditRecord]:
        page = await info.context.ask(
            files.credit_records(
                info.context.graph,
                str(self.party.id),
                info.context.scope_of(self.as_of, self.known_at),
                categories=categories or (),
                polarities=polarities or (),
                access=access or (),
                after=after_day(after),
                limit=page_size(first),
            )
        )
        pairs = [
            (cursor((record.since or date.min).isoformat(), record.id), shown_as(CreditRecord, record))
            for record in page.records
        ]
        return connection(pairs, more=page.more, after=after)


@strawberry.type(description="One direct tie of a party; no claim that liability follows it.")
class Relation:
    type: str
    outgoing: bool
    party: Party
    role: str | None
    share_min: float | None
    share_max: float | None
    fact_id: strawberry.ID
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type
class PathStep:
    from_party: Party
    to_party: Party
    type: str
    outgoing: bool
    role: str | None
    fact_id: strawberry.ID
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type(description="A shortest way between two parties, or none within the bounds.")
class PathAnswer(Reproducible):
    found: bool
    steps: list[PathStep]
    truncated: Truncation | None


@strawberry.type(description="A party found by name; the score is the similarity to the best matching name, 0 to 100.")
class SearchHit:
    party: Party
    score: float
    matched_name: str
