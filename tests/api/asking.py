"""Asking the API as a client does, and reading the project's own reference data beside it."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx

from cscs_graph.resources import resource


@dataclass(frozen=True)
class Fault:
    """One error of a reply."""

    code: str
    message: str
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class Reply:
    """A reply over HTTP: `data` as parsed JSON, `errors` checked for their form."""

    status: int
    data: Any
    errors: tuple[Fault, ...]
    text: str


def reply_of(response: httpx.Response) -> Reply:
    """Every error has to carry a code and a sentence, and no reply a traceback."""
    body: Any = response.json()
    faults = tuple(
        Fault(error["extensions"]["code"], error["message"], tuple(error.get("path", ())))
        for error in body.get("errors", ())
    )
    assert "Traceback" not in response.text
    assert all(fault.code.isupper() and len(fault.message) > 10 for fault in faults), response.text
    return Reply(response.status_code, body.get("data"), faults, response.text)


async def post(api: httpx.AsyncClient, query: str, **variables: Any) -> Reply:
    return reply_of(await api.post("/graphql", json={"query": query, "variables": variables}))


async def ask(api: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    """The data of a reply without errors. A page of which only the nodes were asked for stands as their list."""
    reply = await post(api, query, **variables)
    assert (reply.status, reply.errors) == (200, ()), reply.text
    return unpaged(reply.data)


def unpaged(data: Any) -> Any:
    """A reply with `{nodes: [...]}` shown as the list itself."""
    if isinstance(data, list):
        return [unpaged(item) for item in data]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(data, dict):
        shown: dict[str, Any] = data  # pyright: ignore[reportUnknownVariableType]
        return unpaged(shown["nodes"]) if shown.keys() == {"nodes"} else {key: unpaged(shown[key]) for key in shown}
    return data


async def refused(api: httpx.AsyncClient, query: str, **variables: Any) -> Fault:
    """The only error of a reply, with HTTP status 200; the server still answers afterwards."""
    reply = await post(api, query, **variables)
    assert (reply.status, len(reply.errors)) == (200, 1), reply.text
    assert await ask(api, "{ __typename }") == {"__typename": "Query"}
    return reply.errors[0]


def ids(connection: Any) -> list[str]:
    """The ids of a connection's nodes."""
    return [edge["node"]["id"] for edge in connection["edges"]]


@cache
def reference(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a file of the reference data."""
    with (resource("seed") / "reference" / f"{name}.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
