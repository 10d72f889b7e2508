"""The rules around the lists over GraphQL, against the rows of the reference data, and the report on how much is loaded."""

from collections import Counter
from typing import Any

import httpx

from tests.api.asking import ask, reference, refused

REPORT = """{ referenceReport {
  regimes { id since until documents measuresLoaded }
  lists { list { id } kind status criteriaNamed criteriaStated criteria measuresLoaded measures mous { id } }
  mous {
    mou { id } regime { id } documentKind signatoriesListed signatoriesStated signatories measuresLoaded measuresStated
    measuresImposed measures scopeClauses
  }
  counts { kind count }
} }"""
RULES = """{
  draft: entryCriteria(asOf: "2021-01-01") { nodes { id kind appliesTo certainty since source { id } } }
  before: entryCriteria(asOf: "2020-06-30") { nodes { id } }
  customs: entryCriteria(list: "customs_dishonest") { nodes { id number openEnded shareAbove } }
  decisionLevels { nodes { id list { id } minimumLevel reviewLevel } }
  enforcements(asOf: "2018-06-01") { nodes { id kind enforcers { id } enforcersStated list { id } certainty } }
  policies { nodes { number issued draft } }
  provincialRegulations { nodes { id province status subject dated regionId } }
  planned: provincialRegulations(statuses: [UNRELEASED], regions: ["110000", "310000"]) { nodes { id } }
  prioritySectors { nodes { number nameEn } }
  recordCompleteness { nodes { agency { id } shareMin shareMax } }
  catalogueEditions { nodes { id classesStated classes { number } until } }
}"""


async def report(api: httpx.AsyncClient) -> Any:
    return (await ask(api, REPORT))["referenceReport"]


async def test_the_rules_around_the_lists(api: httpx.AsyncClient) -> None:
    shown = await ask(api, RULES)
    assert [each["kind"] for each in shown["draft"]] == ["REQUIRED", *["ALTERNATIVE"] * 4]
    assert {(each["appliesTo"], each["certainty"], each["since"]) for each in shown["draft"]} == {
        ("BLACK", "DRAFT", "2020-07-01")
    }
    assert shown["before"] == []
    assert [each["number"] for each in shown["customs"]] == [1, 2, 3, 4, 5, 6]
    assert [each["shareAbove"] for each in shown["customs"]][:2] == [None, 0.001]
    assert len(shown["decisionLevels"]) == len(reference("decision_levels"))
    by_2018 = {each["id"]: each for each in shown["enforcements"]}
    assert {"platforms_accounts", "ccpia_lists", "bike_sharing_list"} <= by_2018.keys()
    assert "no_duty_2020" not in by_2018, "the draft was released in 2020"
    assert len(by_2018["platforms_accounts"]["enforcers"]) == 8
    assert [each["issued"] for each in shown["policies"]][:2] == ["2007", "2007/08"]
    assert [each["id"] for each in shown["provincialRegulations"]] == [
        row["id"] for row in reference("provincial_regulations")
    ]
    assert [each["id"] for each in shown["planned"]] == ["beijing_1"]
    assert len(shown["prioritySectors"]) == 8
    assert shown["recordCompleteness"][2] == {"agency": {"id": "mohurd"}, "shareMin": 0.0, "shareMax": 0.0}
    assert [(each["classesStated"], len(each["classes"])) for each in shown["catalogueEditions"]] == [
        (11, 11),
        (12, 1),
        (13, 6),
    ]


async def test_criteria_of_a_list_that_is_not_loaded_are_not_found(api: httpx.AsyncClient) -> None:
    fault = await refused(api, '{ entryCriteria(list: "no_such_list") { nodes { id } } }')
    assert (fault.code, fault.path) == ("NOT_FOUND", ("entryCriteria",))


async def test_the_report_counts_what_is_loaded(api: httpx.AsyncClient) -> None:
    shown = await report(api)
    signed = Counter(row["mou"] for row in reference("signatories"))
    measures = Counter(row["mou"] for row in reference("measures"))
    imposed = Counter(row["mou"] for row in reference("measures") if row["imposed_by"])
    clauses = Counter(row["mou"] for row in reference("scope_clauses"))
    rows = {row["id"]: row for row in reference("mous")}
    assert [mou["mou"]["id"] for mou in shown["mous"]] == sorted(rows)
    for mou in shown["mous"]:
        name, row = mou["mou"]["id"], rows[mou["mou"]["id"]]
        assert (mou["signatoriesListed"], mou["measuresLoaded"]) == (signed[name], measures[name]), name
        assert (mou["measuresImposed"], mou["scopeClauses"]) == (imposed[name], clauses[name]), name
        assert (mou["signatoriesStated"], mou["measuresStated"]) == (
            _number(row["signatories_stated"]),
            _number(row["measures_stated"]),
        )
        assert mou["measures"] == row["completeness"].upper()
    assert sum(mou["measuresLoaded"] for mou in shown["mous"]) == len(reference("measures"))


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


async def test_the_report_says_what_is_whole(api: httpx.AsyncClient) -> None:
    """By hand: customs names 6 of ten criteria; the environment memorandum 26 of 31 signatories and 11 of 25 measures."""
    shown = await report(api)
    mous = {mou["mou"]["id"]: mou for mou in shown["mous"]}
    lists = {each["list"]["id"]: each for each in shown["lists"]}
    assert (lists["customs_dishonest"]["criteriaNamed"], lists["customs_dishonest"]["criteria"]) == (6, "PARTIAL")
    assert (lists["red_work_safety"]["criteria"], lists["red_work_safety"]["measures"]) == ("COMPLETE", "PARTIAL")
    assert (lists["flight_ban"]["measures"], lists["bike_sharing"]["measures"]) == ("COMPLETE", "UNKNOWN")
    assert lists["court_defaulters"]["measures"] == "PARTIAL", "some of its documents are whole, not all"
    assert (mous["environment_2016"]["signatories"], mous["environment_2016"]["measures"]) == ("PARTIAL", "PARTIAL")
    assert (mous["tax_violations_2016"]["signatories"], mous["real_estate_2017"]["signatories"]) == (
        "COMPLETE",
        "PARTIAL",
    )
    assert mous["red_safety_2017"]["signatories"] == "PARTIAL"
    assert mous["wage_regulation_2020"]["signatories"] is None
    assert {regime["id"]: regime["until"] for regime in shown["regimes"]} == {
        "mou_2014_2020": None,
        "law_and_basic_list": None,
    }
    assert sum(regime["documents"] for regime in shown["regimes"]) == len(mous)
    counts = {count["kind"]: count["count"] for count in shown["counts"]}
    assert (counts["council members"], counts["provincial regulations"], counts["national policies"]) == (46, 37, 10)
