"""Finding parties: by code, next to another, and on the way between two."""

from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import (
    PathAnswer,
    PathStep,
    Relation,
    RelationPage,
    Truncation,
)
from cscs_graph.model.identifiers import compact, read_uscc
from cscs_graph.model.time import none_if_open


def _readings(reference: str) -> tuple[tuple[str, str], ...]:
    """What a reference may be, in the order in which it is tried: the statement, and the key that it takes."""
    text = reference.strip()
    return (
        ("parties_by_id", text),
        ("entities_by_uscc", compact(text)),
        ("entities_by_org_code", compact(text.removeprefix("org:"))),
        ("entities_by_reg_no", text.removeprefix("reg:")),
    )


async def party_id_of(graph: Graph, reference: str) -> str:
    """The id of the party that an id, USCC, organisation code or legacy number means.

    Raises NotFound where none is loaded, BadInput where an organisation code is carried by several.
    """

    async def work(transaction: Transaction) -> str:
        for statement, key in _readings(reference):
            rows = await transaction.run(statement, references=[key])
            if len(rows) > 1:
                raise BadInput(f"{reference!r} means several parties: {', '.join(row['id'] for row in rows)}")
            if rows:
                return str(rows[0]["id"])
        raise NotFound(f"no party {reference!r} is loaded; that says nothing about the firm or person")

    return await graph.read(work)


async def entity_id_of(graph: Graph, uscc: str) -> str:
    """The id of the entity with that code. Raises BadInput for what cannot be a code, NotFound for one not loaded."""
    try:
        code = read_uscc(uscc).code
    except ValueError as error:
        raise BadInput(f"uscc: {error}") from None
    rows = await graph.read(lambda transaction: transaction.run("entities_by_uscc", references=[code]))
    if not rows:
        raise NotFound(f"no entity with the code {code} is loaded; that says nothing about the firm")
    return str(rows[0]["id"])


async def related_parties(
    graph: Graph, party_id: str, scope: Scope, *, include_former: bool, after: str, limit: int
) -> RelationPage:
    """Direct ties of a party, in the order of their keys. Raises NotFound where no such party is loaded."""

    async def work(transaction: Transaction) -> RelationPage:
        lookup = Lookup(transaction)
        await lookup.party(party_id)
        rows = await transaction.run(
            "relations_of",
            id=party_id,
            include_former=include_former,
            after=after,
            limit=limit + 1,
            **scope.moment.parameters,
        )
        page = rows[:limit]
        parties = await lookup.parties(row["party_id"] for row in page)
        sources = await lookup.sources(row["source_id"] for row in page)
        relations = tuple(
            Relation(
                key=row["key"],
                type=row["type"],
                outgoing=row["outgoing"],
                party=parties[row["party_id"]],
                role=row["role"],
                share_min=row["share_min"],
                share_max=row["share_max"],
                fact_id=row["fact_id"],
                since=none_if_open(row["valid_from"]),
                until=none_if_open(row["valid_until"]),
                source=sources.get(row["source_id"]),
            )
            for row in page
        )
        return RelationPage(relations=relations, more=len(rows) > limit)

    return await graph.read(work)


async def shortest_path(graph: Graph, from_id: str, to_id: str, scope: Scope) -> PathAnswer:
    """A shortest way along posts, control, shares and branches; state-asset holders are not crossed.

    Of several shortest ways the first in the order of ids is shown. Raises NotFound where either end is not loaded.
    """

    async def work(transaction: Transaction) -> PathAnswer:
        lookup = Lookup(transaction)
        await lookup.party(from_id)
        await lookup.party(to_id)
        came_by: dict[str, Row | None] = {from_id: None}
        frontier, truncated = [from_id], None
        rounds = 0
        while to_id not in came_by and frontier:
            if rounds == scope.bounds.depth or len(came_by) > scope.bounds.parties:
                reason = "depth" if rounds == scope.bounds.depth else "parties"
                truncated = Truncation(reason=reason, rounds=rounds, parties=len(came_by))
                break
            rows = await transaction.run("neighbours", frontier=frontier, **scope.moment.parameters)
            fresh = {row["far_id"]: row for row in reversed(rows) if row["far_id"] not in came_by}
            came_by |= fresh
            frontier, rounds = sorted(fresh), rounds + 1
        steps = _steps_back(came_by, to_id)
        parties = await lookup.parties({end for row in steps for end in (row["near_id"], row["far_id"])})
        sources = await lookup.sources(row["source_id"] for row in steps)
        return PathAnswer(
            **await Question("path", scope, {"from": from_id, "to": to_id}).key(transaction),
            found=to_id in came_by,
            truncated=truncated,
            steps=tuple(
                PathStep(
                    from_party=parties[row["near_id"]],
                    to_party=parties[row["far_id"]],
                    type=row["type"],
                    outgoing=row["outgoing"],
                    role=row["role"],
                    fact_id=row["fact_id"],
                    since=none_if_open(row["valid_from"]),
                    until=none_if_open(row["valid_until"]),
                    source=sources.get(row["source_id"]),
                )
                for row in steps
            ),
        )

    return await graph.read(work)


def _steps_back(came_by: dict[str, Row | None], to_id: str) -> list[Row]:
    steps: list[Row] = []
    row = came_by.get(to_id)
    while row is not None:
        steps.append(row)
        row = came_by[row["near_id"]]
    return steps[::-1]
