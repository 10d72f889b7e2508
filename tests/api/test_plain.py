"""The short way of the executor gives what the general way gives, byte for byte."""

from functools import cache

import httpx
import pytest
import strawberry
from pydantic_core import to_json
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types import ExecutionResult

from cscs_graph.analysis.core.pages import cursor
from cscs_graph.api import plain
from cscs_graph.api.allowance import Allowance
from cscs_graph.api.context import Context
from cscs_graph.api.examples import EXAMPLES
from cscs_graph.api.failures import coded
from cscs_graph.api.plain import PlainDataExecutor
from cscs_graph.api.query import Query
from cscs_graph.api.schema import make_schema
from cscs_graph.api.types import TYPES
from tests.conftest import Store

CASCADE = 'cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "2017-06-01")'
QUERIES = {
    "fragments": f"""{{ {CASCADE} {{ ...Answer ... on CascadeAnswer {{ listings {{ nodes {{ id ...Stay }} }} }} }} }}
      fragment Answer on CascadeAnswer {{ asOf subject {{ ...Named }}
        consequences {{ nodes {{ target {{ party {{ ...Named }} }} }} }} }}
      fragment Named on Party {{ id name ... on Entity {{ kind uscc }} ... on Person {{ identity }} }}
      fragment Stay on Listing {{ since list {{ id controlledBy {{ id }} }} }}""",
    "interfaces": f"""{{ {CASCADE} {{ __typename ... on Answer {{ question dataVersion }}
      subject {{ __typename id ... on Entity {{ uscc }} }}
      reached {{ nodes {{ party {{
        __typename flags ... on Person {{ identity nameEn }} ... on Entity {{ kind }} }} }} }} }} }}""",
    "pages": f"""{{ {CASCADE} {{ consequences(first: 3) {{ totalCount nodes {{ effect }} edges {{ cursor node {{ certainty }} }}
      pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}
      few: consequences(first: 1) {{ nodes {{ effect }} }} reached {{ __typename totalCount edges {{ node {{ class }} }} }}
      rewards {{ totalCount nodes {{ effect }} edges {{ cursor }} pageInfo {{ endCursor }} }} }} }}""",
    "a page that is too large": f"""{{ {CASCADE} {{ asOf consequences(first: 201) {{ nodes {{ effect }} }} }} }}""",
    "a cursor of another field": f"""{{ {CASCADE} {{ asOf
      reached(after: "{cursor("CascadeAnswer.rewards", 0)}") {{ totalCount }} }} }}""",
    "aliases": f"""{{ a: {CASCADE} {{ x: asOf y: asOf subject {{ one: id two: id }} }} b: {CASCADE} {{ z: question }} }}""",
    "nulls": f"""{{ {CASCADE} {{ knownAt truncated {{ reason rounds }} subject {{ nameEn ... on Entity {{ uscc }} }}
      reached {{ nodes {{ since earliestEnd
        proof {{ detail since until channel {{ name says }} certainty factId }} }} }} }} }}""",
    "enums and lists": f"""{{ {CASCADE} {{ minimumCertainty regime {{ id }} consequences {{ nodes {{ effect certainty
      measure {{ domain effect }} mou {{ scope completeness }} target {{ class }} imposedBy {{ level }} }} }}
      coverage {{ regions notes listsWithoutMeasures {{ id }} }} }} }}""",
    "typename": f"""{{ __typename {CASCADE} {{ __typename subject {{ __typename id }} listings {{ nodes {{ __typename }} }}
      consequences {{ __typename nodes {{ __typename measure {{ id }} proof {{ type }} }} }} }} }}""",
    "one field in pieces": f"""{{ {CASCADE} {{ subject {{ id }} subject {{ name }} consequences {{ nodes {{ measure {{ id }} }} }}
      consequences {{ nodes {{ measure {{ nameEn }} effect }} }} }} }}""",
    "directives": f"""{{ {CASCADE} {{ asOf @skip(if: true) question @include(if: false) subject {{ id @skip(if: true) name }}
      listings @include(if: true) {{ nodes {{ id }} }} }} }}""",
    "resolvers among plain fields": f"""{{ {CASCADE} {{ subject {{ id ... on Entity {{ details {{ kind }} }} }}
      listings {{ nodes {{ party {{ id }} }} }}
      consequences {{ nodes {{ mou {{ id signatories {{ nodes {{ id }} }} }}
        imposedBy {{ id controls {{ nodes {{ id }} }} }} measure {{ id }} }} }} }} }}""",
    "linkage": """{ personnelLinkage(party: "private-listing-company", asOf: "2019-06-03") {
      ties { nodes { hops former towardsSubject
        paths { nodes { identity steps { outward former holder { id flags stateHolder } } } } } }
      formerTies { nodes { paths { nodes { steps { until } } } } } } }""",
    "a bid": """{ crossContamination(subject: {application: "joint-bid-hospital"}, asOf: "2019-06-03") {
      findings { nodes { clears contaminators { nodes { roles measures { wholeConsortium } } }
        removals { nodes { replaceLead } } } } } }""",
    "connection": """{ relatedParties(party: "joint-bid-lead", asOf: "2018-06-01", first: 1) {
      edges { cursor node { shareMin shareMax outgoing role } } pageInfo { hasNextPage hasPreviousPage endCursor } } }""",
    "file": """{ creditFile(party: "shanghai-husi", asOf: "2019-06-01") { hasFile details { otherNames registeredOn }
      records(first: 2) { edges { node { amountRmb polarity access } } } } }""",
    "several fields, one not found": """{ a: agency(id: "samr") { id level recordShareMin } b: agency(id: "no") { id }
      mou(id: "food_drug_2016") { id measures { nodes { measure { id } imposedBy { id } } } } }""",
    "introspection beside data": f"""{{ {CASCADE} {{ asOf }} __type(name: "Entity") {{ fields {{ name }} }} }}""",
    **{f"example: {name}": query for name, query in EXAMPLES.items()},
}


@cache
def general_schema() -> strawberry.Schema:
    """The same types under the executor of the library."""
    return strawberry.Schema(query=Query, types=TYPES, execution_context_class=StrawberryGraphQLCoreExecutionContext)


async def reply(schema: strawberry.Schema, store: Store, query: str) -> bytes:
    result = await schema.execute(query, context_value=Context(store.graph, Allowance(1_000_000, 60)))
    assert isinstance(result, ExecutionResult)
    return to_json({"data": result.data, "errors": [coded(error).formatted for error in result.errors or ()]})


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_both_ways_give_the_same_bytes(store: Store, name: str) -> None:
    short, general = make_schema(), general_schema()
    for schema, executor in ((short, PlainDataExecutor), (general, StrawberryGraphQLCoreExecutionContext)):
        assert getattr(schema, "execution_context_class") is executor  # noqa: B009 - its type is not fully stated
    given = await reply(short, store, QUERIES[name])
    assert (b'"data":{' in given) == ("a page that" not in name and "a cursor of" not in name)
    assert given == await reply(general, store, QUERIES[name])


async def test_the_short_way_is_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Completed by the general way, this answer would visit thousands of fields one by one."""
    visited: list[str] = []
    execute = StrawberryGraphQLCoreExecutionContext.execute_field

    def counting(self: StrawberryGraphQLCoreExecutionContext, parent_type: object, *rest: object) -> object:
        visited.append(str(parent_type))
        return execute(self, parent_type, *rest)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(StrawberryGraphQLCoreExecutionContext, "execute_field", counting)
    query = f"{{ {CASCADE} {{ consequences {{ nodes {{ measure {{ id nameEn }} proof {{ type fromId toId }} }} }} }} }}"
    await reply(make_schema(), store, query)
    assert visited == ["Query"]
    await reply(general_schema(), store, query)
    assert len(visited) > 22 * 4  # one field each of 22 consequences, and their measures and proofs


@pytest.mark.parametrize("name", QUERIES)
async def test_the_same_question_twice_gives_the_same_bytes(api: httpx.AsyncClient, name: str) -> None:
    first = await api.post("/graphql", json={"query": QUERIES[name]})
    assert first.content == (await api.post("/graphql", json={"query": QUERIES[name]})).content


async def test_switches_in_every_combination_are_not_all_kept(store: Store) -> None:
    """Ten switches have 1,024 combinations."""
    names = [f"s{number}" for number in range(10)]
    declared = ", ".join(f"${name}: Boolean!" for name in names)
    query = f"""query Switched({declared}) {{ {CASCADE} {{ asOf {
        " ".join(f"{name}: question @include(if: ${name})" for name in names)
    } }} }}"""
    schema, most = make_schema(), 0
    for number in range(150):
        variables = {name: bool(number >> place & 1) for place, name in enumerate(names)}
        context = Context(store.graph, Allowance(1_000_000, 60))
        result = await schema.execute(query, variables, context_value=context)
        assert isinstance(result, ExecutionResult)
        assert result.data is not None
        assert result.data["cascadingPunishment"].keys() == {"asOf", *(name for name in names if variables[name])}
        most = max(most, *(len(known) for _, known in plain._KEPT.values()))
    assert most == plain.SELECTIONS_KEPT
