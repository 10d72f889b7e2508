"""The keys of parties' names: stored with every party that is loaded, made again for a store that was loaded before."""

from typing import Any

from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.ingest.things import searchable
from cscs_graph.model.names import KEYS_VERSION

PAGE = 5_000


async def are_keyed(graph: Graph) -> bool:
    """Whether every party of the store carries keys of this version."""
    rows = await graph.read(lambda transaction: transaction.run("keyed_version"))
    return bool(rows) and rows[0]["version"] == KEYS_VERSION


async def ensure_keyed(graph: Graph) -> int:
    """Keys every party, unless that is done already. Returns how many were keyed; nothing to do in a new store."""
    return 0 if await are_keyed(graph) else await key_parties(graph)


async def key_parties(graph: Graph) -> int:
    """Keys every party anew, a page in one transaction; safe to repeat after an interruption."""
    after, keyed = "", 0
    while True:
        ids = await graph.write(lambda transaction, after=after: _page(transaction, after))
        keyed += len(ids)
        if len(ids) < PAGE:
            break
        after = ids[-1]
    await graph.write(lambda transaction: transaction.run("mark_keyed", rows=[{"version": KEYS_VERSION}]))
    return keyed


async def _page(transaction: Transaction, after: str) -> list[str]:
    rows = await transaction.run("parties_to_key", after=after, limit=PAGE)
    await transaction.run("set_match_keys", rows=[_keyed(row) for row in rows])
    return [row["id"] for row in rows]


def _keyed(row: dict[str, Any]) -> dict[str, str]:
    found = searchable(row, organisation="Entity" in row["labels"])
    return {"id": row["id"], "match_keys": found["match_keys"]}
