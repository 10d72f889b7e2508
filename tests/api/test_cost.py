"""What a query may cost: priced before it runs, counted while it runs, and never felt by those who ask for little."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from cscs_graph.api.app import create_app
from cscs_graph.api.cost import price_of
from cscs_graph.api.large import LargeQueries
from cscs_graph.errors import QueryTimeout
from tests.api.asking import ask, post, refused, reply_of
from tests.conftest import Store

HUGE = (
    "{creditLists(first:200){edges{node{mous{signatories{nodes{controls{nodes{mous{signatories{nodes{controls{nodes{"
    "mous{measures{nodes{measure{id nameEn nameZh}}}}}}}}}}}}}}}}}}"
)
"""Within all limits of depth, aliases and tokens; 15 MB of reply and 45 s of work where it is answered."""
LARGEST = """{ creditLists(first: 200) { edges { node { id nameEn nameZh kind status controlledBy { id nameEn }
  mous { id nameZh nameEn documentNo measures { nodes { measure { id nameEn nameZh effect domain } imposedBy { id nameEn } } }
  signatories { nodes { id nameEn nameZh level controls { nodes { id nameEn } } predecessors { id } } } } } } } }"""
"""More than half of what is answered: a test below sees that it is refused by half of the budget."""
SMALL = '{ agency(id: "samr") { id controls { nodes { id } } } }'


@asynccontextmanager
async def client(store: Store, **settings: object) -> AsyncIterator[httpx.AsyncClient]:
    """The application under other settings, without a socket."""
    app = create_app(store.graph, store.settings.model_copy(update=settings))
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", timeout=60) as asking:
            yield asking
    finally:
        await app.state.large.close()


async def test_a_small_query_with_a_huge_reply_is_refused_before_it_runs(api: httpx.AsyncClient) -> None:
    started = time.process_time()
    response = await api.post("/graphql", json={"query": HUGE})
    assert time.process_time() - started < 1  # the API runs in this process
    fault = reply_of(response).errors[0]
    extensions = response.json()["errors"][0]["extensions"]
    assert (fault.code, extensions["budget"], extensions["price"] > 100 * 20_000) == ("QUERY_TOO_COSTLY", 20_000, True)
    assert f"about {extensions['price']:,} objects, 20,000 are answered" in fault.message
    assert "`creditLists.edges.node.mous.signatories.nodes.controls" in fault.message
    assert "select fewer lists inside of lists there, or smaller pages" in fault.message


async def test_the_price_follows_the_variables(store: Store) -> None:
    query = "query ($n: Int!) { agencies(first: $n) { edges { node { controls { nodes { id } } } } } }"
    async with client(store, query_budget=300) as api:
        assert len((await ask(api, query, n=3))["agencies"]["edges"]) == 3
        assert (await refused(api, query, n=150)).code == "QUERY_TOO_COSTLY"


async def test_a_price_is_remembered_for_variables_of_one_form(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is asked about makes no difference; how much is asked for does, and what cannot be executed teaches nothing."""
    worked: list[object] = []

    def counted(*given: Any) -> Any:
        worked.append(given[2])
        return price_of(*given)

    monkeypatch.setattr("cscs_graph.api.limits.price_of", counted)
    query = "query ($party: ID!, $n: Int!) { party(id: $party) { listings(first: $n) { totalCount } } }"
    async with client(store) as api:
        await refused(api, query, party="joint-bid-lead", n="two")
        for party, size in (("joint-bid-lead", 2), ("joint-bid-sister", 2), ("joint-bid-lead", 3)):
            await ask(api, query, party=party, n=size)
    assert [given for given in worked if given] == [{"party": "joint-bid-lead", "n": size} for size in ("two", 2, 3)]


async def test_the_budget_is_a_setting(store: Store) -> None:
    async with client(store, query_budget=1_000_000) as api:
        assert len((await ask(api, LARGEST))["creditLists"]["edges"]) > 40
    async with client(store, query_budget=10_000) as api:
        assert (await refused(api, LARGEST)).code == "QUERY_TOO_COSTLY"


async def slowest(asked: Callable[[], Awaitable[httpx.Response]], until: asyncio.Future[object]) -> float:
    """The longest wait for an answer, asked again and again until the other thing is done."""
    longest = 0.0
    while not until.done():
        started = time.monotonic()
        assert (await asked()).status_code == 200
        longest = max(longest, time.monotonic() - started)
    return longest


async def test_small_queries_are_answered_beside_the_largest_ones(api: httpx.AsyncClient) -> None:
    """The client shares the loop of the server here, so it counts answers; `tests/cli/test_workers.py` has the deadlines."""
    large = asyncio.gather(*(api.post("/graphql", json={"query": LARGEST}) for _ in range(3)))
    answered = 0
    while not large.done():
        assert (await api.get("/health")).status_code == 200
        await ask(api, SMALL)
        answered += 1
    assert len({reply.content for reply in await large}) == 1
    assert answered > 5


async def test_many_names_are_looked_for_beside_the_rest(
    api: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reply is tiny; but four such statements at a time would keep the embedded server from answering anybody else."""
    apart: list[int] = []
    run = LargeQueries.run

    async def counted(self: LargeQueries, *given: Any) -> Any:
        apart.append(1)
        return await run(self, *given)

    monkeypatch.setattr(LargeQueries, "run", counted)
    query = "query ($s: [SupplierInput!]!) { screen(suppliers: $s) { suppliers(first: 1) { totalCount } } }"
    for rows, beside in ((40, 0), (60, 1)):
        shown = await ask(api, query, s=[{"names": [f"Nobody {row}"]} for row in range(1, rows + 1)])
        assert shown["screen"]["suppliers"]["totalCount"] == rows
        assert len(apart) == beside


async def test_a_small_query_overtakes_a_large_one(api: httpx.AsyncClient) -> None:
    order: list[str] = []

    async def told(name: str, query: str) -> None:
        await post(api, query)
        order.append(name)

    large = asyncio.create_task(told("large", LARGEST))
    await asyncio.sleep(0.05)
    await asyncio.gather(told("small", SMALL), large)
    assert order == ["small", "large"]


async def test_a_reply_that_outgrows_its_price_is_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """With prices estimated far too low, and a budget of a tenth of what the reply takes."""
    monkeypatch.setattr("cscs_graph.api.limits.price_of", lambda *_: _Cheap)
    async with client(store, query_budget=100) as api:
        fault = await refused(api, f"# never priced before\n{LARGEST}")
        assert (fault.code, "more than 1,000 objects" in fault.message) == ("QUERY_TOO_COSTLY", True)
        assert await ask(api, f"# nor this\n{SMALL}")


async def test_what_is_not_as_small_as_it_looked_is_answered_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is begun again where large replies are made."""
    async with client(store) as api:
        whole = await post(api, LARGEST)
    monkeypatch.setattr("cscs_graph.api.limits.price_of", lambda *_: _Cheap)
    async with client(store, query_budget=3_000) as api:
        assert await post(api, f"# nor so\n{LARGEST}") == whole


class _Cheap:
    total = objects = 1
    work = 0


@pytest.mark.parametrize("query", [SMALL, LARGEST])
async def test_a_request_that_takes_too_long_is_stopped(store: Store, query: str) -> None:
    async with client(store, answer_timeout=0.001) as api:
        reply = await post(api, query)
        assert (reply.data, [fault.code for fault in reply.errors]) == (None, [QueryTimeout.code])
        assert (await api.get("/health")).status_code == 200
    async with client(store) as api:
        assert await ask(api, query)
