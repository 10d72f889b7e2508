"""What GraphQL itself offers: aliases, fragments, directives, variables, enumerations, introspection, GET."""

import json

import httpx
import pytest

from cscs_graph.api.limits import MAX_ALIASES
from cscs_graph.model.codes import Certainty
from tests.api.asking import ask, post


async def test_aliases_ask_one_field_twice(api: httpx.AsyncClient) -> None:
    query = """{ then: cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "2017-06-01") { ...Shown }
                 now: cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "2019-01-01") { ...Shown } }
               fragment Shown on CascadeAnswer { on: asOf listings { nodes { id: factId } } }"""
    assert await ask(api, query) == {
        "then": {"on": "2017-06-01", "listings": [{"id": "shanghai-husi-listing-company"}]},
        "now": {"on": "2019-01-01", "listings": []},
    }


async def test_fragments_named_inline_and_nested(api: httpx.AsyncClient) -> None:
    query = """query Nested { creditList(id: "food_drug") { ...Kept ... on CreditList { kind ...Kept } __typename } }
      fragment Kept on CreditList { id controlledBy { ...Named } }
      fragment Named on Agency { id abbreviation }"""
    assert await ask(api, query) == {
        "creditList": {
            "id": "food_drug",
            "controlledBy": [{"id": "samr", "abbreviation": "SAMR"}],
            "kind": "BLACK",
            "__typename": "CreditList",
        }
    }


@pytest.mark.parametrize(("shown", "left_out"), [(True, False), (False, True), (True, True), (False, False)])
async def test_include_and_skip(api: httpx.AsyncClient, shown: bool, left_out: bool) -> None:
    query = """query Choice($shown: Boolean!, $out: Boolean!) { agency(id: "samr") {
      id nameEn @include(if: $shown) ... @skip(if: $out) { level } controls @skip(if: $out) @include(if: $shown) { nodes { id } }
    } }"""
    agency = (await ask(api, query, shown=shown, out=left_out))["agency"]
    none: set[str] = set()
    expected = {"id"} | ({"nameEn"} if shown else none) | (none if left_out else {"level"})
    assert agency.keys() == expected | ({"controls"} if shown and not left_out else none)


async def test_variables_have_defaults_and_may_be_null(api: httpx.AsyncClient) -> None:
    query = """query Defaults($party: ID! = "shanghai-husi", $asOf: Date = "2017-06-01", $depth: Int) {
      cascadingPunishment(subject: {party: $party}, asOf: $asOf, depth: $depth) { asOf subject { id } }
    }"""
    default = (await ask(api, query))["cascadingPunishment"]
    assert default == {"asOf": "2017-06-01", "subject": {"id": "shanghai-husi"}}
    stated = (await ask(api, query, party="osi-group", asOf="2016-02-29", depth=None))["cascadingPunishment"]
    assert stated == {"asOf": "2016-02-29", "subject": {"id": "osi-group"}}


@pytest.mark.parametrize("grade", list(Certainty))
async def test_enumerations_are_written_in_capitals(api: httpx.AsyncClient, grade: Certainty) -> None:
    literal = f"""{{ cascadingPunishment(
      subject: {{party: "private-listing-director"}}, asOf: "2019-06-03", minimumCertainty: {grade.name}
    ) {{ minimumCertainty reached {{ nodes {{ certainty }} }} }} }}"""
    variable = """query Grade($grade: Certainty) { cascadingPunishment(
      subject: {party: "private-listing-director"}, asOf: "2019-06-03", minimumCertainty: $grade
    ) { minimumCertainty reached { nodes { certainty } } } }"""
    answer = await ask(api, literal)
    assert answer == await ask(api, variable, grade=grade.name)
    assert answer["cascadingPunishment"]["minimumCertainty"] == grade.name
    reached = [{"certainty": "ANECDOTAL"}] * 2 if grade is Certainty.ANECDOTAL else []
    assert answer["cascadingPunishment"]["reached"] == reached


async def test_times_of_record_are_taken_with_and_without_a_zone(api: httpx.AsyncClient) -> None:
    query = """query Known($at: DateTime) {
      cascadingPunishment(subject: {party: "correction-company"}, asOf: "2018-05-15", knownAt: $at) {
        knownAt listings { nodes { id: factId } }
      }
    }"""
    for at in ("2018-05-31T23:59:59", "2018-05-31T23:59:59Z", "2018-06-01T07:59:59+08:00"):
        answer = (await ask(api, query, at=at))["cascadingPunishment"]
        assert answer == {"knownAt": "2018-05-31T23:59:59", "listings": [{"id": "correction-listing"}]}
    assert (await ask(api, query))["cascadingPunishment"] == {"knownAt": None, "listings": []}


async def test_the_schema_describes_itself(api: httpx.AsyncClient) -> None:
    query = """{ __schema { queryType { name } mutationType { name } types { name } }
                 __type(name: "Certainty") { enumValues { name } } }"""
    shown = await ask(api, query)
    assert shown["__schema"]["queryType"] == {"name": "Query"}
    assert shown["__schema"]["mutationType"] is None
    assert [value["name"] for value in shown["__type"]["enumValues"]] == [grade.name for grade in Certainty]
    assert {"CascadeAnswer", "LinkageAnswer", "ContaminationAnswer"} <= {
        kind["name"] for kind in shown["__schema"]["types"]
    }


async def test_one_of_several_operations(api: httpx.AsyncClient) -> None:
    query = 'query A { agency(id: "samr") { id } } query B { agency(id: "mee") { id } }'
    response = await api.post("/graphql", json={"query": query, "operationName": "B"})
    assert response.json() == {"data": {"agency": {"id": "mee"}}}


async def test_a_query_over_get(api: httpx.AsyncClient) -> None:
    query = "query Get($id: ID!) { agency(id: $id) { id } }"
    response = await api.get("/graphql", params={"query": query, "variables": json.dumps({"id": "samr"})})
    assert (response.status_code, response.json()) == (200, {"data": {"agency": {"id": "samr"}}})
    posted = await api.post("/graphql", json={"query": query, "variables": {"id": "samr"}})
    assert response.content == posted.content


async def test_what_is_found_is_shown_beside_what_is_not(api: httpx.AsyncClient) -> None:
    reply = await post(api, '{ found: agency(id: "samr") { id } missing: agency(id: "no-such") { id } }')
    assert reply.data == {"found": {"id": "samr"}, "missing": None}
    assert [(fault.code, fault.path) for fault in reply.errors] == [("NOT_FOUND", ("missing",))]


async def test_as_many_aliases_as_are_allowed(api: httpx.AsyncClient) -> None:
    query = "{" + " ".join(f"a{number}: __typename" for number in range(MAX_ALIASES)) + "}"
    assert len(await ask(api, query)) == MAX_ALIASES
