"""Queries larger than is answered: aliases, depth, tokens, fragments that spread each other."""

import time

import httpx
import pytest
from graphql import parse

from cscs_graph.api.limits import MAX_ALIASES, MAX_DEPTH, MAX_TOKENS
from tests.api.asking import ask, post, refused


@pytest.mark.parametrize("count", [MAX_ALIASES + 1, 200])
async def test_too_many_aliases(api: httpx.AsyncClient, count: int) -> None:
    fault = await refused(api, "{" + " ".join(f"a{number}: __typename" for number in range(count)) + "}")
    assert (fault.code, fault.message) == (
        "GRAPHQL_INVALID",
        f"the query uses {count} aliases, {MAX_ALIASES} are answered",
    )


async def test_aliases_in_fragments_count_at_every_spread(api: httpx.AsyncClient) -> None:
    query = """query Hidden { agency(id: "samr") { ...F predecessors { ...F } successors { ...F } } }
               fragment F on Agency { a: id b: id c: id d: id e: id f: id g: id }"""
    fault = await refused(api, query)
    assert (fault.code, fault.message) == ("GRAPHQL_INVALID", "'Hidden' uses 21 aliases, 20 are answered")


def nested(levels: int) -> str:
    """A query of so many levels of fields, the leaf not counted."""
    inner = " ".join(["predecessors {"] * (levels - 1))
    return f'{{ agency(id: "nmpa") {{ {inner} id {"}" * (levels - 1)} }} }}'


async def test_nesting_up_to_the_limit_and_beyond(api: httpx.AsyncClient) -> None:
    deepest = await ask(api, nested(MAX_DEPTH))
    assert deepest["agency"]["predecessors"] == [{"predecessors": []}]  # cfda, which has none itself
    fault = await refused(api, nested(MAX_DEPTH + 1))
    assert (fault.code, fault.message) == ("GRAPHQL_INVALID", "the query nests 13 levels of fields, 12 are answered")
    assert (await refused(api, nested(100))).code == "GRAPHQL_INVALID"
    assert "nested too deeply" in (await refused(api, nested(900))).message


async def test_nesting_through_fragments_counts(api: httpx.AsyncClient) -> None:
    chain = " ".join(f"fragment F{n} on Agency {{ predecessors {{ ...F{n + 1} }} }}" for n in range(MAX_DEPTH))
    query = f'{{ agency(id: "nmpa") {{ ... on Agency {{ ...F0 }} }} }} {chain} fragment F{MAX_DEPTH} on Agency {{ id }}'
    fault = await refused(api, query)
    assert (fault.code, fault.message) == ("GRAPHQL_INVALID", "the query nests 13 levels of fields, 12 are answered")


async def test_introspection_may_nest_deeper(api: httpx.AsyncClient) -> None:
    of_type = "ofType { " * MAX_DEPTH + "name" + " }" * MAX_DEPTH
    assert (await ask(api, f'{{ __type(name: "Agency") {{ {of_type} }} }}')) == {"__type": {"ofType": None}}


@pytest.mark.parametrize("spreads", [30, 100])
async def test_fragments_that_spread_each_other_are_measured_once(api: httpx.AsyncClient, spreads: int) -> None:
    """Measured at every spread, this would be 2 to the power of `spreads` steps."""
    doubling = " ".join(f"fragment F{n} on Agency {{ ...F{n + 1} ...F{n + 1} }}" for n in range(spreads))
    query = f'{{ agency(id: "samr") {{ ...F0 }} }} {doubling} fragment F{spreads} on Agency {{ id }}'
    assert (await ask(api, query)) == {"agency": {"id": "samr"}}


async def test_a_huge_document(api: httpx.AsyncClient) -> None:
    query = "{" + 'agency(id: "samr") { id } ' * (MAX_TOKENS // 9 + 1) + "}"
    fault = await refused(api, query)
    assert (fault.code, f"more than {MAX_TOKENS} tokens" in fault.message) == ("GRAPHQL_INVALID", True)
    assert parse(query), "it is well formed otherwise"


INVALID = {
    "{ nonsense }": "Cannot query field 'nonsense' on type 'Query'",
    "{ agency": "Syntax Error",
    "{ agency { id } }": "of type 'ID!' is required",
    '{ agency(id: "samr") { ...Missing } }': "Unknown fragment 'Missing'",
    '{ agency(id: "samr") { ...F } } fragment F on Agency { predecessors { ...F } }': "within itself",
    '{ agency(id: "samr") { id } agency(id: "mee") { id } }': "conflict because they have differing arguments",
    "mutation { load }": "mutation operation is not supported",
    "subscription { load }": "subscription operation is not supported",
    "query Needs($id: ID!) { agency(id: $id) { id } }": "Variable '$id'",
    '{ agency(id: "samr") { id(x: 1) } }': "Unknown argument 'x'",
}


@pytest.mark.parametrize("query", INVALID)
async def test_what_is_no_valid_query(api: httpx.AsyncClient, query: str) -> None:
    fault = await refused(api, query)
    assert (fault.code, INVALID[query] in fault.message) == ("GRAPHQL_INVALID", True), fault


async def test_refusing_takes_no_time(api: httpx.AsyncClient) -> None:
    """The limits hold before anything is asked of the graph: no field of the query is answered."""
    started = time.monotonic()
    reply = await post(api, "{" + " ".join(f'a{n}: agency(id: "samr") {{ id }}' for n in range(100)) + "}")
    assert (reply.data, time.monotonic() - started < 10) == (None, True)


async def test_one_of_several_operations_has_to_be_named(api: httpx.AsyncClient) -> None:
    two = 'query A { agency(id: "samr") { id } } query B { __typename }'
    fault = await refused(api, two)
    assert (fault.code, "name one in `operationName`" in fault.message) == ("BAD_INPUT", True)
    named = await api.post("/graphql", json={"query": two, "operationName": "B"})
    assert named.json() == {"data": {"__typename": "Query"}}


async def test_a_field_repeated_too_often_says_what_to_do(api: httpx.AsyncClient) -> None:
    fault = await refused(api, '{ agency(id: "samr") { ' + "id " * 900 + "} }")
    assert (fault.code, "select each field once" in fault.message) == ("GRAPHQL_INVALID", True)


async def test_an_empty_party_is_no_party(api: httpx.AsyncClient) -> None:
    assert (await refused(api, '{ party(id: "") { id } }')).code == "BAD_INPUT"
    assert (await refused(api, '{ party(id: " ") { id } }')).code == "BAD_INPUT"


ECHOES = {
    '{ party(id: "%s") { id } }': "BAD_INPUT",
    '{ agency(id: "%s") { id } }': "BAD_INPUT",
    '{ agency(id: "samr", %s: 1) { id } }': "GRAPHQL_INVALID",
    '{ agencies(first: "%s") { edges { cursor } } }': "GRAPHQL_INVALID",
    '{ personnelLinkage(party: "x", minimumCertainty: %s) { asOf } }': "GRAPHQL_INVALID",
    '{ personnelLinkage(party: "x", asOf: "%s") { asOf } }': "GRAPHQL_INVALID",
}


@pytest.mark.parametrize("query", ECHOES)
async def test_no_error_repeats_long_input(api: httpx.AsyncClient, query: str) -> None:
    reply = await post(api, query % ("x" * 150_000))
    assert {fault.code for fault in reply.errors} == {ECHOES[query]}
    assert all(len(fault.message) < 1_000 for fault in reply.errors)


async def test_no_error_repeats_a_long_variable(api: httpx.AsyncClient) -> None:
    reply = await post(api, "query ($n: Int!) { agencies(first: $n) { edges { cursor } } }", n="x y " * 30_000)
    assert [fault.code for fault in reply.errors] == ["GRAPHQL_INVALID"]
    assert len(reply.errors[0].message) < 1_000
