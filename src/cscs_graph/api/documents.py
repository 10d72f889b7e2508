"""Queries that a request names instead of sending them: those that some client has sent before, and those that are trusted.

Two forms are read, with a SHA-256 or any other id of a trusted query: `extensions.persistedQuery.sha256Hash` (Apollo's
automatic persisted queries), and `documentId` (the draft on persisted documents of GraphQL over HTTP).
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from graphql import GraphQLError, GraphQLSchema, parse, validate
from pydantic_core import from_json

from cscs_graph.errors import BadInput, DocumentNotFound, DocumentNotTrusted

MOST_KEPT = 5_000_000
"""Bytes of all queries that clients have sent, the oldest forgotten first: then a client sends its query again."""


class Documents:
    """The queries that can be named. Those that clients send are kept by each process for itself."""

    def __init__(self, trusted: Mapping[str, str], *, trusted_only: bool = False) -> None:
        self._trusted = trusted
        self._texts = frozenset(trusted.values())
        self._trusted_only = trusted_only
        self._sent: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def query_of(self, query: str | None, extensions: Mapping[str, Any] | None) -> str | None:
        """The query of a request; None where it neither sends nor names one.

        Raises DocumentNotFound for a name that is not known, DocumentNotTrusted where only trusted queries are answered,
        BadInput where query and name do not belong together.
        """
        name, is_hash = _named(extensions or {})
        if name is None:
            return self._asked(query)
        known = self._trusted.get(name) or self._sent.get(name)
        if query is None:
            if known is None:
                raise DocumentNotFound
            return known
        if is_hash and name != sha256(query.encode(errors="surrogatepass")).hexdigest():
            raise BadInput("extensions.persistedQuery: sha256Hash is not the SHA-256 of the query that comes with it")
        if known is None and is_hash and not self._trusted_only:
            self._keep(name, query)
        return self._asked(query)

    def _asked(self, query: str | None) -> str | None:
        if self._trusted_only and query is not None and query not in self._texts:
            raise DocumentNotTrusted(
                "this server answers trusted documents only: send the id of one in `documentId`, or have the query added"
            )
        return query

    def _keep(self, name: str, query: str) -> None:
        self._sent[name] = query
        self._size += len(query)
        while self._size > MOST_KEPT:
            _, forgotten = self._sent.popitem(last=False)
            self._size -= len(forgotten)


def trusted_documents(path: Path, schema: GraphQLSchema) -> dict[str, str]:
    """The queries of a manifest by id: a JSON object of id and query (Relay, urql, GraphQL Code Generator), or Apollo's manifest.

    Raises BadInput for a file that is neither, and for a query that this API would not answer, naming it.
    """
    try:
        stated = from_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BadInput(f"trusted documents: {path} cannot be read: {error}") from None
    documents = dict(_entries(path, stated))
    for name, query in documents.items():
        try:
            faults = validate(schema, parse(query))
        except GraphQLError as error:
            faults = [error]
        if faults:
            raise BadInput(f"trusted documents: {path}: {name!r}: {faults[0].message}")
    return documents


def _entries(path: Path, stated: Any) -> Iterator[tuple[str, str]]:
    operations: Any = stated.get("operations", stated) if isinstance(stated, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    entries: Any = [(None, None)]
    if isinstance(operations, dict):
        entries = operations.items()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    elif isinstance(operations, list):
        entries = [(one.get("id"), one.get("body")) for one in operations if isinstance(one, dict)]  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    for name, query in entries:
        if not isinstance(name, str) or not isinstance(query, str):
            raise BadInput(
                f"trusted documents: {path} is neither an object of id and query, nor a manifest of operations"
            )
        yield name.removeprefix("sha256:"), query


def _named(extensions: Mapping[str, Any]) -> tuple[str | None, bool]:
    """What a request names, and whether that has to be the hash of the query."""
    persisted = extensions.get("persistedQuery")
    if isinstance(persisted, dict) and isinstance(name := persisted.get("sha256Hash"), str):  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        return name.lower(), True
    name = extensions.get(DOCUMENT_ID)
    return (name.removeprefix("sha256:"), False) if isinstance(name, str) else (None, False)


DOCUMENT_ID = "documentId"
