"""Applies constraints and indexes, on either server, as often as one likes."""

from hashlib import blake2b

import httpx

from cscs_graph.catalog.definitions import definitions
from cscs_graph.errors import CscsError, StatementFailed
from cscs_graph.graph.connection import Graph


async def apply_schema(graph: Graph) -> None:
    """Applies what the model asks of this server, unless this very version of it is in force already."""
    text = definitions(graph.capabilities.definitions)
    version = blake2b(text.encode(), digest_size=8).hexdigest()
    if await _version_in_force(graph) == version:
        return
    if graph.capabilities.schema_over_http:
        await _apply_over_http(graph, text)
    else:
        for statement in text.splitlines():
            await graph.define(statement)
    await graph.write(lambda transaction: transaction.run("mark_schema", version=version))


async def _version_in_force(graph: Graph) -> str | None:
    """None on a new store."""
    try:
        rows = await graph.read(lambda transaction: transaction.run("schema_version"))
    except CscsError:
        return None
    return rows[0]["version"] if rows else None


async def _apply_over_http(graph: Graph, text: str) -> None:
    """The embedded server takes its schema in SQL."""
    endpoint = graph.endpoint
    async with httpx.AsyncClient(base_url=endpoint.http, auth=endpoint.admin, timeout=60) as http:
        script = ";\n".join(text.strip().splitlines())
        command = {"language": "sqlscript", "command": script}
        reply = await http.post(f"/api/v1/command/{endpoint.database}", json=command)
    if reply.is_error:
        raise StatementFailed("the embedded server refused a schema definition: {text}", text=reply.text[:500])
