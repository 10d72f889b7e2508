"""Questions that cannot be answered: each gets a code and a sentence, and the server goes on answering."""

import logging

import httpx
import pytest

from cscs_graph.analysis.reference.directory import CreditListById
from cscs_graph.errors import ServerUnavailable
from tests.api.asking import ask, post, refused

PARTNER_USCC = "91320500XXXX000275"
CODES = {
    "unknown": ("91320500XXXX000274", "NOT_FOUND", "is loaded; that says nothing about the firm"),
    "17 characters": (PARTNER_USCC[:-1], "BAD_INPUT", "has 17 characters, a Unified Social Credit Code has 18"),
    "19 characters": (PARTNER_USCC + "0", "BAD_INPUT", "has 19 characters, a Unified Social Credit Code has 18"),
    "no characters": ("", "BAD_INPUT", "state at least one character"),
    "signs": ("9132050/XXXX00027*", "BAD_INPUT", "has characters other than A-Z and 0-9"),
}


@pytest.mark.parametrize("name", CODES)
async def test_a_code_that_is_none(api: httpx.AsyncClient, name: str) -> None:
    code, expected, sentence = CODES[name]
    fault = await refused(api, "query Code($code: String!) { entity(uscc: $code) { id } }", code=code)
    assert (fault.code, fault.path) == (expected, ("entity",))
    assert sentence in fault.message


@pytest.mark.parametrize(
    "code",
    [
        PARTNER_USCC.lower(),
        f" {PARTNER_USCC}\n",
        "９１３２０５００XXXX０００２７５",
        "９１３２０５００ＸＸｘｘ０００２７５",
    ],
)
async def test_lower_case_and_full_width_mean_the_same_code(api: httpx.AsyncClient, code: str) -> None:
    query = "query Code($code: String!, $id: ID!) { entity(uscc: $code) { id } party(id: $id) { id } }"
    found = await ask(api, query, code=code, id=code)
    assert found == {"entity": {"id": "joint-bid-partner"}, "party": {"id": "joint-bid-partner"}}


UNKNOWN = [
    'party(id: "no-such") { id }',
    'person(id: "no-such") { id }',
    'person(id: "shanghai-husi") { id }',
    'agency(id: "no-such") { id }',
    'creditList(id: "no-such") { id }',
    'mou(id: "no-such") { id }',
    'listing(id: "no-such") { id }',
    'creditFile(party: "no-such") { asOf }',
    'relatedParties(party: "no-such") { edges { cursor } }',
    'path(from: "no-such", to: "shanghai-husi") { found }',
    'path(from: "shanghai-husi", to: "no-such") { found }',
    'cascadingPunishment(subject: {party: "no-such"}) { asOf }',
    'cascadingPunishment(subject: {listing: "no-such"}) { asOf }',
    'ifListed(party: "shanghai-husi", list: "no-such") { asOf }',
    'personnelLinkage(party: "no-such") { asOf }',
    'crossContamination(subject: {application: "no-such"}) { asOf }',
    'crossContamination(subject: {party: "no-such"}) { asOf }',
    'ifJointlyFiled(lead: "shanghai-husi", suppliers: ["no-such"]) { asOf }',
]


@pytest.mark.parametrize("field", UNKNOWN)
async def test_what_is_not_loaded_is_not_found(api: httpx.AsyncClient, field: str) -> None:
    fault = await refused(api, f"{{ {field} }}")
    assert fault.code == "NOT_FOUND"
    assert "clean" not in fault.message
    assert field.split("(", maxsplit=1)[0] in fault.path


async def test_who_asks_for_a_code_that_cannot_be_one_is_told_what_it_lacks(api: httpx.AsyncClient) -> None:
    fault = await refused(api, f'{{ cascadingPunishment(subject: {{party: "{PARTNER_USCC[:-2]}"}}) {{ asOf }} }}')
    assert fault.code == "NOT_FOUND"
    assert fault.message.endswith("has 16 characters, a Unified Social Credit Code has 18")


WRONG = {
    'cascadingPunishment(subject: {party: "shanghai-husi"}, depth: 1000000)': (
        "LIMIT_EXCEEDED",
        "depth: 1000000 is more than 10",
    ),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, depth: -1)': ("BAD_INPUT", "depth: -1 is less than 1"),
    'personnelLinkage(party: "shanghai-husi", maxParties: 0)': ("BAD_INPUT", "maxParties: 0 is less than 1"),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, maxRows: 20001)': (
        "LIMIT_EXCEEDED",
        "maxRows: 20001 is more than",
    ),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, depth: 1000000000000)': ("GRAPHQL_INVALID", "32-bit"),
    'cascadingPunishment(subject: {party: "a", listing: "b"})': ("GRAPHQL_INVALID", "exactly one key"),
    "cascadingPunishment": ("GRAPHQL_INVALID", "is required, but it was not provided"),
    'crossContamination(subject: {party: "osi-group", application: "b"})': ("GRAPHQL_INVALID", "exactly one key"),
    "crossContamination(subject: {})": ("GRAPHQL_INVALID", "exactly one key"),
    "crossContamination(subject: {party: null})": ("GRAPHQL_INVALID", "must be non-null"),
    "crossContamination": ("GRAPHQL_INVALID", "is required, but it was not provided"),
    'ifListed(party: "shanghai-husi", list: "food_drug", on: "2019-01-02", asOf: "2019-01-01")': (
        "BAD_INPUT",
        "on: 2019-01-02 is after the day asked about, 2019-01-01; name an earlier day, or a later one in asOf",
    ),
    'ifListed(party: "joint-bid-representative", list: "customs_dishonest")': (
        "BAD_INPUT",
        "holds only: entity; this is: person",
    ),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "0000-00-00")': ("GRAPHQL_INVALID", "0000-00-00"),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "0001-01-01")': (
        "BAD_INPUT",
        "asOf: 0001-01-01 is outside",
    ),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "9999-12-31")': (
        "BAD_INPUT",
        "asOf: 9999-12-31 is outside",
    ),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "2017-02-29")': ("GRAPHQL_INVALID", "2017-02-29"),
    'ifJointlyFiled(lead: "shanghai-husi", on: "9999-12-31")': ("BAD_INPUT", "9999-12-31 is outside"),
    'creditFile(party: "shanghai-husi", asOf: "9999-12-31")': ("BAD_INPUT", "asOf: 9999-12-31 is outside"),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, knownAt: "yesterday")': ("GRAPHQL_INVALID", "yesterday"),
    'cascadingPunishment(subject: {party: "shanghai-husi"}, minimumCertainty: SURE)': (
        "GRAPHQL_INVALID",
        "'SURE' does not exist",
    ),
}


@pytest.mark.parametrize("field", WRONG)
async def test_arguments_that_make_no_sense(api: httpx.AsyncClient, field: str) -> None:
    code, sentence = WRONG[field]
    fault = await refused(api, f"{{ {field} {{ asOf }} }}")
    assert (fault.code, sentence in fault.message) == (code, True), fault


async def test_days_just_inside_the_bounds_are_answered(api: httpx.AsyncClient) -> None:
    query = """query Day($day: Date!) {
      cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: $day) { listings { nodes { id: factId } } }
    }"""
    for day in ("0001-01-02", "9999-12-30"):
        assert await ask(api, query, day=day) == {"cascadingPunishment": {"listings": []}}


@pytest.mark.parametrize("known_at", ["0001-01-01T00:00:00+10:00", "9999-12-31T23:59:59-10:00"])
async def test_a_time_of_record_beyond_the_calendar(api: httpx.AsyncClient, known_at: str) -> None:
    query = 'query At($at: DateTime) { cascadingPunishment(subject: {party: "shanghai-husi"}, knownAt: $at) { asOf } }'
    assert (await refused(api, query, at=known_at)).code == "BAD_INPUT"


async def test_a_what_if_whose_term_ends_beyond_the_calendar(api: httpx.AsyncClient) -> None:
    supposed = 'party: "shanghai-husi", list: "gov_procurement", on: "9999-06-01", asOf: "9999-06-01"'
    query = f"{{ ifListed({supposed}) {{ listings {{ nodes {{ until }} }} }} }}"
    assert (await ask(api, query))["ifListed"]["listings"] == [{"until": None}]


async def test_more_members_than_a_consortium_has(api: httpx.AsyncClient) -> None:
    query = "query Many($members: [ID!]) { ifJointlyFiled(lead: $lead, coBidders: $members) { asOf } }"
    query = query.replace("$lead", '"shanghai-husi"')
    fault = await refused(api, query, members=["osi-group"] * 201)
    assert (fault.code, fault.message) == ("BAD_INPUT", "coBidders: more than 200 items")


LITERAL = [
    'a "quoted" name',
    "back\\slash",
    "name:foo* AND (b OR",
    "[a TO b] {x}",
    "~0.5^3 && || a",
    "熊 🐼",
    "NOT",
    "/a/",
]
EMPTY = ["🐼", "!!!,.;", "\"'\\", "   ", "", "。、"]


@pytest.mark.parametrize("name", LITERAL)
async def test_every_sign_of_a_name_is_taken_literally(api: httpx.AsyncClient, name: str) -> None:
    query = "query Name($name: String!) { search(name: $name) { edges { node { score } } } }"
    hits = (await ask(api, query, name=name))["search"]["edges"]
    assert all(hit["node"]["score"] < 100 for hit in hits)


@pytest.mark.parametrize("name", EMPTY)
async def test_a_name_without_a_letter(api: httpx.AsyncClient, name: str) -> None:
    fault = await refused(api, "query Name($name: String!) { search(name: $name) { edges { cursor } } }", name=name)
    assert (fault.code, fault.message) == ("BAD_INPUT", "name: state at least one letter, digit or character")


async def test_a_name_of_ten_thousand_characters(api: httpx.AsyncClient) -> None:
    query = "query Name($name: String!) { search(name: $name) { edges { cursor } } }"
    fault = await refused(api, query, name="甲" * 10_000)
    assert (fault.code, fault.message) == ("BAD_INPUT", "name: more than 200 characters")
    assert (await ask(api, query, name="甲" * 200))["search"]["edges"] == []


async def test_an_unforeseen_error_is_masked_and_logged(
    api: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret detail")

    monkeypatch.setattr(CreditListById, "answer", broken)
    with caplog.at_level(logging.ERROR, "cscs_graph.api"):
        fault = await refused(api, '{ creditList(id: "food_drug") { id } }')
    assert (fault.code, fault.message) == ("INTERNAL", "an unforeseen error occurred; it has been logged")
    [record] = [record for record in caplog.records if record.name == "cscs_graph.api"]
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ZeroDivisionError)


async def test_what_clients_do_wrong_is_not_logged(api: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "cscs_graph"), caplog.at_level(logging.DEBUG, "strawberry"):
        for query in ("{ nonsense }", '{ party(id: "no-such") { id } }', "{ cascadingPunishment { asOf } }"):
            await refused(api, query)
    assert [record for record in caplog.records if record.name.startswith(("cscs_graph", "strawberry"))] == []


async def test_a_lost_graph_is_named_as_such(api: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def lost(*_: object) -> None:
        raise ServerUnavailable("the graph server cannot be reached or was lost; start it and try again")

    monkeypatch.setattr(CreditListById, "answer", lost)
    reply = await post(api, '{ creditList(id: "food_drug") { id } agency(id: "samr") { id } }')
    assert reply.data == {"creditList": None, "agency": {"id": "samr"}}
    assert [fault.code for fault in reply.errors] == ["SERVER_UNAVAILABLE"]


async def test_the_records_of_a_file_are_those_known_then(api: httpx.AsyncClient) -> None:
    query = """query File($at: DateTime) { creditFile(party: "shanghai-husi", asOf: "2019-06-01", knownAt: $at) {
      listings { nodes { id: factId } } records { edges { node { id: factId } } }
    } }"""
    file = (await ask(api, query, at="2020-06-30T00:00:00"))["creditFile"]  # everything is recorded a day later
    assert file == {"listings": [], "records": {"edges": []}}


async def test_who_takes_a_page_for_its_list_is_told(api: httpx.AsyncClient) -> None:
    fault = await refused(api, "{ policies { number } }")
    assert fault.code == "GRAPHQL_INVALID"
    assert fault.message.endswith("It is a page of a list: select this below `nodes`.")
