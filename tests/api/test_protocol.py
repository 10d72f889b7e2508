"""GraphQL over HTTP as its specification and its clients have it: media types, queries that are named, pages of other origins."""

import json
import shutil
import subprocess
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from cscs_graph.api.app import create_app
from cscs_graph.api.doors import MAX_BODY
from cscs_graph.api.media import GRAPHQL, JSON, media_type
from cscs_graph.errors import BadInput
from cscs_graph.settings import Settings
from tests.api.asking import reply_of
from tests.conftest import ROOT, Store

TOOL = ROOT / "tools" / "graphql-audits"
QUERY = "{ __typename }"
HASH = sha256(QUERY.encode()).hexdigest()
OTHER = 'query Other { creditList(id: "court_defaulters") { id } }'
SENT = {"query": QUERY}
STRICT = {"accept": GRAPHQL}


@asynccontextmanager
async def client_of(store: Store, **stated: Any) -> AsyncGenerator[httpx.AsyncClient]:
    settings = Settings.model_validate({**store.settings.model_dump(), **stated})
    transport = httpx.ASGITransport(create_app(store.graph, settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_every_audit_of_graphql_over_http_is_passed(api: httpx.AsyncClient, tmp_path: Path) -> None:
    """Node asks the API of this process, which answers meanwhile."""
    import asyncio

    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("the API is not audited: Node and npm are not on this machine")
    for name in ("package.json", "package-lock.json", "audit.mjs"):
        shutil.copy(TOOL / name, tmp_path)
    install = [npm, "ci", "--prefix", str(tmp_path), "--ignore-scripts", "--no-audit", "--no-fund"]
    installed = await asyncio.to_thread(
        subprocess.run, install, capture_output=True, text=True, timeout=120, check=False
    )
    if installed.returncode:
        pytest.skip(f"the API is not audited: npm could not install the audits: {installed.stderr[-300:]}")
    audit = [node, str(tmp_path / "audit.mjs"), f"{api.base_url}/graphql"]
    done = await asyncio.to_thread(subprocess.run, audit, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout == "61 of 61 audits passed\n", done.stderr


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/plain", JSON),
        ("application/json", JSON),
        ("application/graphql-response+json", GRAPHQL),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL),
        ("application/json, application/graphql-response+json", GRAPHQL),
        ("application/json, application/graphql-response+json;q=0.5", JSON),
        ("application/graphql-response+json;q=0, */*", JSON),
        ("APPLICATION/GraphQL-Response+JSON; charset=utf-8; q=nonsense", JSON),
    ],
)
def test_the_media_type_that_is_asked_for(accept: str | None, kind: str) -> None:
    assert media_type(accept) == kind


@pytest.mark.parametrize(
    ("body", "usual", "strict", "has_data"),
    [
        (SENT, 200, 200, True),
        ({"query": "{"}, 200, 400, False),
        ({"query": "{ nothing }"}, 200, 400, False),
        ({"query": "query Q($on: Date!) { __typename }", "variables": {"on": "never"}}, 200, 400, False),
        ({"query": "query A { __typename } query B { __typename }"}, 200, 400, False),
        ({"query": '{ party(id: "no-such-party") { id } }'}, 200, 200, True),
        ({"variables": {}}, 400, 400, False),
    ],
)
async def test_the_status_tells_whether_something_was_executed(
    api: httpx.AsyncClient, body: dict[str, Any], usual: int, strict: int, has_data: bool
) -> None:
    for accept, status in ((JSON, usual), (GRAPHQL, strict)):
        reply = await api.post("/graphql", json=body, headers={"accept": accept})
        assert (reply.status_code, "data" in reply.json()) == (status, has_data), accept
        assert reply.headers["content-type"].startswith(accept)
        assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize("given", ["2018-06-01T00:00:00.000Z", "", "1.6.2018", "2018-02-30", 20180601])
async def test_what_is_no_day_is_told_with_the_form(api: httpx.AsyncClient, given: Any) -> None:
    query = 'query Q($on: Date) { roles(party: "shanghai-husi", asOf: $on) { asOf } }'
    reply = reply_of(await api.post("/graphql", json={"query": query, "variables": {"on": given}}))
    (fault,) = reply.errors
    assert (
        fault.message
        == f"Variable '$on' has invalid value: \"{given}\" is no day: write it as 2018-06-01, without a time"
    )
    written = f'{{ roles(party: "shanghai-husi", knownAt: {json.dumps(str(given) + "?")}) {{ asOf }} }}'
    reply = reply_of(await api.post("/graphql", json={"query": written}))
    assert "is no time: write it as 2018-06-01T00:00:00Z" in reply.errors[0].message


async def _pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def test_a_body_in_pieces_is_read_up_to_the_limit(api: httpx.AsyncClient) -> None:
    headers = {"content-type": JSON}
    body = json.dumps(SENT).encode()
    reply = reply_of(await api.post("/graphql", content=_pieces(body[:5], b"", body[5:]), headers=headers))
    assert (reply.status, reply.data) == (200, {"__typename": "Query"})
    padded = body[:-1] + b', "padding": "' + b"x" * MAX_BODY + b'"}'
    reply = reply_of(await api.post("/graphql", content=_pieces(padded), headers=headers))
    assert (reply.status, [fault.code for fault in reply.errors]) == (413, ["LIMIT_EXCEEDED"])


def _hashed(name: str, **more: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": name}}, **more}


async def test_a_query_is_named_once_it_was_sent(store: Store) -> None:
    async with client_of(store) as api:
        unknown = await api.post("/graphql", json=_hashed(HASH))
        (fault,) = unknown.json()["errors"]
        assert (unknown.status_code, fault["message"], fault["extensions"]["code"]) == (
            200,
            "PersistedQueryNotFound",
            "PERSISTED_QUERY_NOT_FOUND",
        )
        assert (await api.post("/graphql", json=_hashed(HASH), headers=STRICT)).status_code == 400
        wrong = reply_of(await api.post("/graphql", json=_hashed(HASH, query=OTHER)))
        assert [fault.code for fault in wrong.errors] == ["BAD_INPUT"]
        sent = await api.post("/graphql", json=_hashed(HASH, query=QUERY))
        assert sent.json() == {"data": {"__typename": "Query"}}
        shown = json.dumps(_hashed(HASH)["extensions"])
        named = [
            await api.post("/graphql", json=_hashed(HASH.upper())),
            await api.post("/graphql", json={"documentId": f"sha256:{HASH}"}),
            await api.get("/graphql", params={"extensions": shown}),
            await api.get("/graphql", params={"documentId": HASH}, headers={"accept": "text/html"}),
        ]
        assert [reply.json() for reply in named] == [sent.json()] * 4


async def test_queries_that_are_sent_are_forgotten_before_they_fill_the_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cscs_graph.api.documents.MOST_KEPT", len(QUERY) + len(OTHER) - 1)
    async with client_of(store) as api:
        for query in (QUERY, OTHER):
            await api.post("/graphql", json=_hashed(sha256(query.encode()).hexdigest(), query=query))
        assert reply_of(await api.post("/graphql", json=_hashed(HASH))).errors != ()
        kept = await api.post("/graphql", json=_hashed(sha256(OTHER.encode()).hexdigest()))
        assert kept.json() == {"data": {"creditList": {"id": "court_defaulters"}}}


MANIFESTS: dict[str, Any] = {
    "by id": {"list": OTHER, f"sha256:{HASH}": QUERY},
    "of operations": {
        "format": "apollo-persisted-query-manifest",
        "version": 1,
        "operations": [
            {"id": "list", "name": "Other", "type": "query", "body": OTHER},
            {"id": HASH, "name": "Q", "type": "query", "body": QUERY},
        ],
    },
}


@pytest.mark.parametrize("form", MANIFESTS)
async def test_nothing_but_trusted_documents_is_answered(store: Store, tmp_path: Path, form: str) -> None:
    manifest = tmp_path / "documents.json"
    manifest.write_text(json.dumps(MANIFESTS[form]))
    async with client_of(store, trusted_documents=manifest, trusted_only=True) as api:
        for asked in ({"documentId": "list"}, {"query": OTHER}, {"documentId": "list", "query": OTHER}):
            assert (await api.post("/graphql", json=asked)).json() == {
                "data": {"creditList": {"id": "court_defaulters"}}
            }
        assert (await api.post("/graphql", json=_hashed(HASH))).json() == {"data": {"__typename": "Query"}}
        another = "{ __schema { types { name } } }"
        for asked in ({"query": another}, _hashed(sha256(another.encode()).hexdigest(), query=another)):
            refused = reply_of(await api.post("/graphql", json=asked))
            assert [fault.code for fault in refused.errors] == ["DOCUMENT_NOT_TRUSTED"]
        assert (await api.get("/graphql", headers={"accept": "text/html"})).status_code == 404
    async with client_of(store, trusted_documents=manifest) as api:
        assert (await api.post("/graphql", json={"query": QUERY})).json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read"),
        ('["x"]', "is neither an object of id and query"),
        ('{"a": 5}', "is neither an object of id and query"),
        ('{"a": "{ nothing }"}', "'a': Cannot query field 'nothing'"),
        ('{"a": "{"}', "'a': Syntax Error"),
    ],
)
def test_a_file_of_trusted_documents_that_cannot_be_served_is_told_at_the_start(
    store: Store, tmp_path: Path, content: str, message: str
) -> None:
    manifest = tmp_path / "documents.json"
    manifest.write_text(content)
    with pytest.raises(BadInput, match=message):
        create_app(store.graph, store.settings.model_copy(update={"trusted_documents": manifest}))


ORIGIN = "https://desk.example"
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,authorization"}


async def test_pages_of_named_origins_may_ask(store: Store) -> None:
    async with client_of(store, cors_origins=f"{ORIGIN}, http://localhost:3000", api_token=SecretStr("geheim")) as api:
        asked = await api.options("/graphql", headers={"origin": ORIGIN, **PREFLIGHT})
        assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, ORIGIN)
        for name in ("authorization", "content-type", "x-cscs-bookmark"):
            assert name in asked.headers["access-control-allow-headers"].lower()
        refused = await api.post("/graphql", json=SENT, headers={"origin": ORIGIN})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, ORIGIN), (
            "readable by the page"
        )
        other = await api.options("/graphql", headers={"origin": "https://elsewhere.example", **PREFLIGHT})
        assert "access-control-allow-origin" not in other.headers
    async with client_of(store) as api:
        assert (await api.options("/graphql", headers={"origin": ORIGIN, **PREFLIGHT})).status_code == 405


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"CSCS_CORS_ORIGINS": "desk.example"}, "is no origin such as https://desk.example"),
        ({"CSCS_CORS_ORIGINS": "https://desk.example/page"}, "is no origin such as https://desk.example"),
        ({"CSCS_CORS_ORIGINS": "*"}, "any page could ask"),
        ({"CSCS_TRUSTED_ONLY": "1"}, "nothing could be asked"),
    ],
)
def test_a_setting_that_opens_or_shuts_too_much_is_refused(stated: dict[str, str], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        Settings.from_environment(stated)
    assert Settings.from_environment({"CSCS_CORS_ORIGINS": "*", "CSCS_API_TOKEN": "x"}).cors_origins == ("*",)
