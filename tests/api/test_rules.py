"""Agencies, lists, memoranda and listings over GraphQL, against the rows of the reference data."""

import re

import httpx

from tests.api.asking import ask, ids, reference

_PARTS = re.compile(r"[一二三四五六七八九]|\d+")
SAMR = {"saic", "aqsiq", "cfda"}  # its predecessors, by agency_successions.csv


async def test_an_agency_and_what_became_of_it(api: httpx.AsyncClient) -> None:
    query = """{
      samr: agency(id: "samr") { ...Shown predecessors { id successors { id } } partOf { id } }
      local: agency(id: "shanghai-samr") { level regionCode partOf { id nameEn } predecessors { id } controls { nodes { id } } }
      mot: agency(id: "mot") { ...Shown recordShareMin recordShareMax }
    }
    fragment Shown on Agency { id nameEn nameZh abbreviation kind level councilMemberNo section }"""
    shown = await ask(api, query)
    successions = reference("agency_successions")
    assert {row["from"] for row in successions if row["to"] == "samr"} == SAMR
    assert [agency["id"] for agency in shown["samr"]["predecessors"]] == sorted(SAMR)
    aqsiq = next(agency for agency in shown["samr"]["predecessors"] if agency["id"] == "aqsiq")
    assert aqsiq["successors"] == [{"id": "gac"}, {"id": "samr"}]
    row = next(row for row in reference("agencies") if row["id"] == "samr")
    assert (shown["samr"]["nameEn"], shown["samr"]["nameZh"]) == (row["name_en"], row["name_zh"])
    assert shown["local"] == {
        "level": "PROVINCIAL",
        "regionCode": "310000",
        "partOf": [{"id": "samr", "nameEn": row["name_en"]}],
        "predecessors": [],
        "controls": [],
    }
    mot = {name: shown["mot"][name] for name in ("abbreviation", "councilMemberNo", "recordShareMin", "recordShareMax")}
    assert mot == {"abbreviation": "MOT", "councilMemberNo": 6, "recordShareMin": 0.25, "recordShareMax": 0.25}


async def test_the_council_has_its_members(api: httpx.AsyncClient) -> None:
    query = """{ agencies(councilOnly: true, asOf: "2020-06-30", first: 200) {
      edges { node { id councilMemberNo controls { nodes { id } } } } pageInfo { hasNextPage }
    } }"""
    shown = (await ask(api, query))["agencies"]
    members = {row["id"]: int(row["council_member_no"]) for row in reference("agencies") if row["council_member_no"]}
    assert len(members) == 46  # Appendix I
    assert {edge["node"]["id"]: edge["node"]["councilMemberNo"] for edge in shown["edges"]} == members
    assert ids(shown) == sorted(members)
    for edge in shown["edges"]:
        kept = [row["id"] for row in reference("lists") if edge["node"]["id"] in row["controlled_by"].split("|")]
        assert [credit_list["id"] for credit_list in edge["node"]["controls"]] == sorted(kept)
    assert shown["pageInfo"]["hasNextPage"] is False


async def test_every_list_with_its_memoranda(api: httpx.AsyncClient) -> None:
    query = """query Lists($kinds: [ListKind!]) { creditLists(kinds: $kinds, asOf: "2020-06-30", first: 200) {
      edges { node {
        id nameEn kind status minimumTermMonths minimumTermBefore requiresNoBlacklisting listable entryThreshold
        controlledBy { id } mous { id }
      } }
    } }"""
    shown = {edge["node"]["id"]: edge["node"] for edge in (await ask(api, query))["creditLists"]["edges"]}
    memoranda = {(row["list"], row["mou"]) for row in reference("list_mous")}
    for row in reference("lists"):
        node = shown[row["id"]]
        assert (node["nameEn"], node["kind"], node["status"]) == (
            row["name_en"],
            row["kind"].upper(),
            row["status"].upper(),
        )
        assert [agency["id"] for agency in node["controlledBy"]] == sorted(
            filter(None, row["controlled_by"].split("|"))
        )
        assert [mou["id"] for mou in node["mous"]] == sorted(mou for of, mou in memoranda if of == row["id"])
        assert node["minimumTermMonths"] == (int(row["minimum_term_months"]) if row["minimum_term_months"] else None)
        assert node["minimumTermBefore"] == (row["minimum_term_before"] or None)
        assert sorted(node["listable"]) == sorted(filter(None, row["listable"].upper().split("|")))
    assert shown["red_a_grade_taxpayers"]["requiresNoBlacklisting"] is True
    red = ids((await ask(api, query, kinds=["RED"]))["creditLists"])
    assert red == sorted(row["id"] for row in reference("lists") if row["kind"] == "red")
    every = ids((await ask(api, query, kinds=["RED", "BLACK", "ORDER", "REGISTER"]))["creditLists"])
    assert every == sorted(shown)
    assert ids((await ask(api, query, kinds=[]))["creditLists"]) == every


def _place(number: str) -> list[int]:
    """Where a measure stands in its document: 二(七)1 is 2, 7, 1."""
    return [
        "零一二三四五六七八九".find(part) if part in "一二三四五六七八九" else int(part)
        for part in _PARTS.findall(number)
    ]


async def test_one_list_down_to_who_imposes_what(api: httpx.AsyncClient) -> None:
    query = """{ creditList(id: "court_defaulters") {
      id nameZh section controlledBy { id }
      mous {
        id documentNo completeness measuresStated scope regime { id } source { id }
        signatories { nodes { id } } measures { nodes { measure { id effect domain wholeConsortium } imposedBy { id } } }
      }
    } }"""
    shown = (await ask(api, query))["creditList"]
    assert (shown["nameZh"], shown["section"]) == ("失信被执行人名单", "Appendix III")
    assert [agency["id"] for agency in shown["controlledBy"]] == ["supreme_peoples_court"]
    bidding = next(mou for mou in shown["mous"] if mou["id"] == "bidding_defaulters_2016")
    assert (bidding["documentNo"], bidding["measuresStated"], bidding["completeness"]) == (
        "法〔2016〕285号",
        4,
        "COMPLETE",
    )
    assert bidding["scope"] == ["COMPANY", "PERSON"]
    assert bidding["source"] == {"id": "doc_bidding_defaulters_2016"}
    for mou in shown["mous"]:
        signed = [row for row in reference("signatories") if row["mou"] == mou["id"]]
        in_order = [row["agency"] for row in sorted(signed, key=lambda row: (int(row["order"]), row["agency"]))]
        assert [agency["id"] for agency in mou["signatories"]] == in_order
        rows = {row["id"]: row for row in reference("measures") if row["mou"] == mou["id"]}
        in_document = sorted(rows.values(), key=lambda row: (_place(row["number"]), row["id"]))
        assert [stipulation["measure"]["id"] for stipulation in mou["measures"]] == [row["id"] for row in in_document]
        for stipulation in mou["measures"]:
            row = rows[stipulation["measure"]["id"]]
            assert stipulation["measure"]["effect"] == row["effect"].upper()
            assert stipulation["measure"]["domain"] == row["domain"].upper()
            assert stipulation["measure"]["wholeConsortium"] is (row["whole_consortium"] == "true")
            imposers = sorted(filter(None, row["imposed_by"].split("|")))
            assert [agency["id"] for agency in stipulation["imposedBy"]] == imposers


async def test_a_memorandum_by_itself(api: httpx.AsyncClient) -> None:
    query = """{ mou(id: "food_drug_2016") { id nameEn nameZh documentNo section source { title url } measures { nodes {
      measure { id number nameZh words: imposedByText } imposedBy { id } } } } }"""
    shown = (await ask(api, query))["mou"]
    row = next(row for row in reference("mous") if row["id"] == "food_drug_2016")
    source = next(row for row in reference("sources") if row["id"] == "doc_food_drug_2016")
    assert (shown["nameEn"], shown["nameZh"]) == (row["title_en"], row["title_zh"])
    assert shown["source"] == {"title": source["title"], "url": source["url"] or None}
    first = next(item for item in shown["measures"] if item["measure"]["id"] == "food_drug_2016.1_1")
    # the document names cfda, which these two succeeded in 2018
    assert [agency["id"] for agency in first["imposedBy"]] == ["nmpa", "samr"]
    assert first["measure"] == {
        "id": "food_drug_2016.1_1",
        "number": "(一)1",
        "nameZh": "列为重点监管对象,加密日常监督检查频次",
        "words": "食品药品监督管理部门",
    }


async def test_a_listing_is_shown_in_force_or_not(api: httpx.AsyncClient) -> None:
    query = """query Listing($knownAt: DateTime) { listing(id: "correction-listing", knownAt: $knownAt) {
      id: factId since until reason repairState documentNo legalBasis tier
      list { id } decidedBy { id } party { id ... on Entity { details { regionCode } } }
    } }"""
    removed = (await ask(api, query))["listing"]
    assert removed == {
        "id": "correction-listing",
        "since": "2018-02-15",
        "until": "2018-05-01",
        "reason": "Unlawful discharge of waste water",
        "repairState": "REMOVED",
        "documentNo": None,
        "legalBasis": None,
        "tier": None,
        "list": {"id": "environment"},
        "decidedBy": {"id": "correction-environment-office"},
        "party": {"id": "correction-company", "details": {"regionCode": "440100"}},
    }
    believed = (await ask(api, query, knownAt="2018-05-15T08:00:00+08:00"))["listing"]
    assert (believed["until"], believed["repairState"]) == (None, "LISTED")


async def test_listings_of_a_list_on_a_day(api: httpx.AsyncClient) -> None:
    query = """query On($list: ID!, $day: Date!, $knownAt: DateTime) {
      listings(list: $list, asOf: $day, knownAt: $knownAt, first: 200) { edges { node { id: factId party { id } } } }
    }"""

    async def ours(credit_list: str, day: str, prefix: str, known_at: str | None = None) -> list[str]:
        shown = (await ask(api, query, list=credit_list, day=day, knownAt=known_at))["listings"]
        return [name for name in ids(shown) if name.startswith(prefix)]

    defaulters = ["joint-bid-listing-defaulter", "joint-bid-listing-glass", "joint-bid-listing-sister"]
    assert await ours("court_defaulters", "2019-06-03", "joint-bid-") == defaulters
    assert await ours("court_defaulters", "2019-12-02", "joint-bid-") == defaulters[1:]
    assert await ours("environment", "2018-05-15", "correction-") == []
    assert await ours("environment", "2018-05-15", "correction-", "2018-05-15T00:00:00Z") == ["correction-listing"]
