"""Applies constraints and indexes, on either server, as often as one likes."""

import json
from hashlib import blake2b
from typing import Any

import httpx

from cscs_graph.catalog.definitions import definitions
from cscs_graph.errors import CscsError, StatementFailed
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.embedded import READER


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
    """None on a new store, where the read-only user of the embedded server does not exist yet either."""
    try:
        rows = await graph.read(lambda transaction: transaction.run("schema_version"))
    except CscsError:
        return None
    return rows[0]["version"] if rows else None


async def _apply_over_http(graph: Graph, text: str) -> None:
    """The embedded server takes its schema in SQL, and users as server commands."""
    endpoint = graph.endpoint
    async with httpx.AsyncClient(base_url=endpoint.http, auth=endpoint.admin, timeout=60) as http:
        script = ";\n".join(text.strip().splitlines())
        await _post(http, f"/api/v1/command/{endpoint.database}", {"language": "sqlscript", "command": script})
        user = {"name": READER, "password": endpoint.reader[1], "databases": {endpoint.database: [READER]}}
        await _post(http, "/api/v1/server", {"command": f"create user {json.dumps(user)}"}, tolerated="already exists")


async def _post(http: httpx.AsyncClient, path: str, command: dict[str, Any], tolerated: str | None = None) -> None:
    reply = await http.post(path, json=command)
    if reply.is_error and not (tolerated and tolerated in reply.text):
        raise StatementFailed("the embedded server refused a schema definition: {text}", text=reply.text[:500])
