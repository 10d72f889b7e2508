"""What is shown below an answer is of its day and time of knowledge; a client's cache does not mix what was known when."""

from typing import Any

import httpx

from tests.api.asking import ask, post


async def test_listings_of_a_subject_are_those_of_the_answer(api: httpx.AsyncClient) -> None:
    """Shanghai Husi was listed until some day of 2018: an answer of 2017 shows it on the list, whatever day it is now."""
    query = """query Then($asOf: Date!) { cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: $asOf) {
      subject { listings { totalCount nodes { factId } } later: listings(asOf: "2019-01-01") { totalCount } }
    } }"""
    then = (await ask(api, query, asOf="2017-06-01"))["cascadingPunishment"]["subject"]
    assert then["listings"] == {"totalCount": 1, "nodes": [{"factId": "shanghai-husi-listing-company"}]}
    assert then["later"] == {"totalCount": 0}
    after = (await ask(api, query, asOf="2019-06-01"))["cascadingPunishment"]["subject"]
    assert after["listings"]["totalCount"] == 0


async def test_what_is_shown_below_a_field_with_a_day_of_its_own_is_of_that_day(api: httpx.AsyncClient) -> None:
    """The food and drug list was kept by the CFDA in 2017; the company is on no list today."""
    query = """query Then($asOf: Date!) { party(id: "shanghai-husi") {
      listings { totalCount } then: listings(asOf: $asOf) { nodes {
        party { moment listings { totalCount } }
        list { moment controlledBy { id } mous { measures { nodes { imposedBy { id } } } } }
      } }
    } }"""
    party = (await ask(api, query, asOf="2017-06-01"))["party"]
    assert party["listings"] == {"totalCount": 0}
    [listing] = party["then"]
    assert listing["party"] == {"moment": "2017-06-01", "listings": {"totalCount": 1}}
    assert (listing["list"]["moment"], listing["list"]["controlledBy"]) == ("2017-06-01", [{"id": "cfda"}])
    measures = [one for mou in listing["list"]["mous"] for one in mou["measures"]]
    assert "samr" not in {agency["id"] for one in measures for agency in one["imposedBy"]}


async def test_a_memorandum_stipulates_nothing_before_it_is_signed(api: httpx.AsyncClient) -> None:
    """That on food and drugs is of 2016."""
    query = """query Then($asOf: Date!) {
      mou(id: "food_drug_2016", asOf: $asOf) { moment measures { nodes { measure { id } } } } }"""
    assert (await ask(api, query, asOf="2015-06-01"))["mou"] == {"moment": "2015-06-01", "measures": []}
    assert len((await ask(api, query, asOf="2017-06-01"))["mou"]["measures"]) == 13


async def test_rules_below_an_answer_are_those_of_its_day(api: httpx.AsyncClient) -> None:
    """The food and drug list was kept by the CFDA until the reform of 2018, and by the SAMR since (§4.1, note 5)."""
    query = """query Kept($asOf: Date!) {
      creditList(id: "food_drug", asOf: $asOf) { controlledBy { id } mous { measures { nodes { imposedBy { id } } } } }
      cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: $asOf) { listings { nodes { list { controlledBy { id } } } } }
    }"""
    shown = await ask(api, query, asOf="2017-06-01")
    assert shown["creditList"]["controlledBy"] == [{"id": "cfda"}]
    assert shown["cascadingPunishment"]["listings"] == [{"list": {"controlledBy": [{"id": "cfda"}]}}]
    imposing = {
        agency["id"] for mou in shown["creditList"]["mous"] for one in mou["measures"] for agency in one["imposedBy"]
    }
    assert "cfda" in imposing
    assert "samr" not in imposing
    assert (await ask(api, query, asOf="2019-06-01"))["creditList"]["controlledBy"] == [{"id": "samr"}]


async def test_two_answers_of_one_request_have_their_own_day(api: httpx.AsyncClient) -> None:
    query = """{ a: party(id: "shanghai-husi", asOf: "2017-06-01") { listings { totalCount } }
                 b: party(id: "shanghai-husi", asOf: "2019-06-01") { listings { totalCount } } }"""
    assert await ask(api, query) == {"a": {"listings": {"totalCount": 1}}, "b": {"listings": {"totalCount": 0}}}


KNOWN = """query Known($at: DateTime) {
  cascadingPunishment(subject: {party: "correction-company"}, asOf: "2018-05-15", knownAt: $at) {
    __typename knownAt subject { __typename id name }
    listings { nodes { __typename id factId since until reason counts list { __typename id nameEn } } }
    reached { nodes { party { __typename id name } listing { __typename id until } } }
  }
  creditFile(party: "correction-company", asOf: "2018-04-15", knownAt: $at) {
    listings { nodes { __typename id factId since until counts disputes { trigger since } } }
  }
}"""


def kept(shown: Any, cache: dict[tuple[str, str], dict[str, Any]]) -> Any:
    """What a normalised cache keeps of a reply: things with an id once, their fields merged, and references to them."""
    if isinstance(shown, list):
        return [kept(item, cache) for item in shown]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(shown, dict):
        return shown
    fields: dict[str, Any] = {name: kept(value, cache) for name, value in shown.items()}  # pyright: ignore[reportUnknownVariableType]
    if "id" not in fields:
        return fields
    key = fields["__typename"], fields["id"]
    cache.setdefault(key, {}).update(fields)
    return key


def read_back(stored: Any, asked: Any, cache: dict[tuple[str, str], dict[str, Any]]) -> Any:
    """What the cache gives for what was asked, which is the fields of a reply."""
    if isinstance(stored, tuple):
        return read_back(cache[stored], asked, cache)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(stored, list):
        return [read_back(item, like, cache) for item, like in zip(stored, asked, strict=True)]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(stored, dict):
        return {name: read_back(stored[name], like, cache) for name, like in asked.items()}  # pyright: ignore[reportUnknownArgumentType]
    return stored


async def test_a_normalised_cache_keeps_apart_what_was_known_when(api: httpx.AsyncClient) -> None:
    """The end of the listing was corrected on 1 June 2018: before, it was open."""
    cache: dict[tuple[str, str], dict[str, Any]] = {}
    replies = [(await post(api, KNOWN, at=at)).data for at in ("2018-05-31T23:59:59", None)]
    before, after = (reply["creditFile"]["listings"]["nodes"] for reply in replies)
    assert {one["factId"] for one in before} == {one["factId"] for one in after} == {"correction-listing"}
    assert before[0]["id"] != after[0]["id"]
    stored = [kept(reply, cache) for reply in replies]
    assert [read_back(one, reply, cache) for one, reply in zip(stored, replies, strict=True)] == replies


async def test_a_normalised_cache_keeps_apart_what_a_company_was_on_two_days(api: httpx.AsyncClient) -> None:
    """The debtor's licence was revoked on 1 September 2018. What an answer embeds has no id, or the cache would mix it."""
    cache: dict[tuple[str, str], dict[str, Any]] = {}
    query = """query On($day: Date!) {
      party(id: "court-order-debtor", asOf: $day) { ... on Entity { key: id details { __typename status } } } }"""
    replies = [await ask(api, query, day=day) for day in ("2018-08-31", "2018-09-01")]
    assert [reply["party"]["details"]["status"] for reply in replies] == ["IN_BUSINESS", "REVOKED"]
    with_ids = query.replace("status }", "id status }")
    assert "Cannot query field 'id'" in (await post(api, with_ids, day="2018-09-01")).errors[0].message
    stored = [kept(reply, cache) for reply in replies]
    assert [read_back(one, reply, cache) for one, reply in zip(stored, replies, strict=True)] == replies


async def test_a_listing_is_found_by_its_version_and_by_its_fact(api: httpx.AsyncClient) -> None:
    replies = [(await post(api, KNOWN, at=at)).data for at in ("2018-05-31T23:59:59", None)]
    query = """query One($id: ID!) { listing(id: $id, asOf: "2018-04-15") { id factId until } }"""
    for reply in replies:
        [one] = reply["creditFile"]["listings"]["nodes"]
        found = (await ask(api, query, id=one["id"]))["listing"]
        assert found == {name: one[name] for name in ("id", "factId", "until")}
    latest = (await ask(api, query, id="correction-listing"))["listing"]
    assert latest["id"] == replies[1]["creditFile"]["listings"]["nodes"][0]["id"]


async def test_a_listing_whose_longest_term_is_over_is_another_version(api: httpx.AsyncClient) -> None:
    """On 15 February 2018, before its end was recorded: five years are the longest term that the report knows (§4.3)."""
    query = """query Both($then: Date!, $now: Date!) {
      then: listing(id: "correction-listing", asOf: $then, knownAt: "2018-05-01T00:00:00") { id termOver }
      now: listing(id: "correction-listing", asOf: $now, knownAt: "2018-05-01T00:00:00") { id termOver } }"""
    found = await ask(api, query, then="2023-02-14", now="2023-02-15")
    assert (found["then"]["termOver"], found["now"]["termOver"]) == (None, "2023-02-15")
    assert found["then"]["id"] != found["now"]["id"]


async def test_every_field_of_a_moved_grade_is_there(api: httpx.AsyncClient) -> None:
    """The ramifications of a lost redlisting move grades (§5.1)."""
    query = """{ cascadingPunishment(subject: {party: "redlist-lost-company"}, asOf: "2018-06-01") {
      ramifications { nodes { ruleId gradeSchemes { __typename id nameEn nameZh gradeType } } } } }"""
    ramifications = (await ask(api, query))["cascadingPunishment"]["ramifications"]
    moved = [grade for one in ramifications for grade in one["gradeSchemes"]]
    assert moved
    assert {grade["__typename"] for grade in moved} == {"MovedGrade"}
    assert all(grade["nameEn"] and grade["gradeType"] for grade in moved)
