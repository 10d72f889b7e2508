"""Parties, credit files, relations, paths and search over GraphQL, against the records of the scenarios."""

from typing import Any

import httpx

from tests.api.asking import ask, ids

PARTNER = "joint-bid-partner"
PARTNER_USCC = "91320500XXXX000275"


async def test_a_party_is_found_by_any_of_its_codes(api: httpx.AsyncClient) -> None:
    query = """query Codes($org: ID!) {
      id: party(id: "joint-bid-partner") { ...Shown }
      uscc: party(id: " 91320500xxxx000275 ") { ...Shown }
      org: party(id: $org) { ...Shown }
      entity: entity(uscc: "91320500-XXXX-000275") { ...Shown }
    }
    fragment Shown on Party { __typename id name nameEn stateHolder stub flags ... on Entity { kind uscc } }"""
    found = await ask(api, query, org=f"org:{PARTNER_USCC[8:17]}")
    assert list(found) == ["id", "uscc", "org", "entity"]
    for party in found.values():
        assert party == {
            "id": PARTNER,
            "__typename": "Entity",
            "kind": "COMPANY",
            "name": "虚构乙建筑工程有限公司",
            "nameEn": "Fictitious Builders B",
            "uscc": PARTNER_USCC,
            "stateHolder": False,
            "stub": False,
            "flags": found["id"]["flags"],
        }


async def test_a_person_has_an_identity_and_no_registration(api: httpx.AsyncClient) -> None:
    query = """{ person(id: "private-listing-director") {
      id __typename identity listings(asOf: "2019-06-03") { nodes { id: factId list { id } party { id } } }
    } }"""
    assert (await ask(api, query))["person"] == {
        "id": "private-listing-director",
        "__typename": "Person",
        "identity": "NAME_ONLY",
        "listings": [
            {
                "id": "private-listing-listing-director",
                "list": {"id": "court_defaulters"},
                "party": {"id": "private-listing-director"},
            }
        ],
    }


async def test_listings_of_a_party_hold_on_the_day_asked_about(api: httpx.AsyncClient) -> None:
    query = """{ party(id: "correction-company") {
      unknown: listings(asOf: "2018-05-15", knownAt: "2018-05-15T00:00:00") { nodes { id: factId } }
      corrected: listings(asOf: "2018-05-15") { nodes { id: factId } }
      before: listings(asOf: "2018-02-14") { nodes { id: factId } }
      first: listings(asOf: "2018-02-15") { nodes { id: factId until } }
    } }"""
    assert (await ask(api, query))["party"] == {
        "unknown": [{"id": "correction-listing"}],
        "corrected": [],
        "before": [],
        "first": [{"id": "correction-listing", "until": "2018-05-01"}],
    }


async def test_registration_data(api: httpx.AsyncClient) -> None:
    query = """{ a: party(id: "joint-bid-state-holder") { stateHolder
                   ... on Entity { details { kind orgCode regionCode otherNames } } }
                 b: party(id: "osi-group") { ... on Entity { details { kind orgCode regionCode registeredOn } } } }"""
    shown = await ask(api, query)
    holder: dict[str, Any] = {"kind": "GOVERNMENT", "orgCode": "XXXX00107", "regionCode": "320500", "otherNames": []}
    assert shown["a"] == {"stateHolder": True, "details": holder}
    foreign = {"kind": "FOREIGN", "orgCode": None, "regionCode": None, "registeredOn": None}
    assert shown["b"] == {"details": foreign}


async def test_a_credit_file(api: httpx.AsyncClient) -> None:
    query = """query File($access: [Access!], $polarities: [Polarity!], $categories: [ID!]) {
      creditFile(party: "shanghai-husi", asOf: "2019-06-01") {
        asOf hasFile party { id } details { kind }
        listings { totalCount } formerListings { nodes { id: factId until } } coverage { notes }
        records(access: $access, polarities: $polarities, categories: $categories) {
          edges { node {
            id: factId title polarity access since until issuedBy { id } source { id }
            category { id number nameEn }
            documentNo amountRmb
          } }
        }
      }
    }"""
    shown = (await ask(api, query))["creditFile"]
    assert (shown["hasFile"], shown["asOf"]) == (False, "2019-06-01")  # no code, so no central file (§3.3)
    assert "No USCC: no central file can be kept (§3.3)." in shown["coverage"]["notes"]
    assert shown["listings"]["totalCount"] == 0
    assert shown["formerListings"] == [{"id": "shanghai-husi-listing-company", "until": "2019-01-01"}]
    assert ids(shown["records"]) == [
        "shanghai-husi-record-conviction-company",
        "shanghai-husi-record-conviction-employees",
        "shanghai-husi-record-licences",
    ]
    licences = shown["records"]["edges"][2]["node"]
    assert licences == {
        "id": "shanghai-husi-record-licences",
        "title": "Food production licences revoked",
        "polarity": "NEGATIVE",
        "access": "PUBLIC",
        "since": "2016-01-01",
        "until": None,
        "category": {"id": "administrative_penalties", "number": 16, "nameEn": "Administrative penalty records"},
        "issuedBy": {"id": "shanghai-samr"},
        "source": {"id": "scenario:shanghai_husi"},
        "documentNo": None,
        "amountRmb": None,
    }
    public = (await ask(api, query, access=["PUBLIC"]))["creditFile"]
    assert ids(public["records"]) == ["shanghai-husi-record-licences"]
    assert ids((await ask(api, query, polarities=["POSITIVE"]))["creditFile"]["records"]) == []
    assert ids((await ask(api, query, categories=["tax_payment"]))["creditFile"]["records"]) == []
    assert len(ids((await ask(api, query, categories=["administrative_penalties"]))["creditFile"]["records"])) == 3


async def test_records_are_those_of_the_day(api: httpx.AsyncClient) -> None:
    """The record of June 2020 is not there the day before, and the amount is shown in RMB."""
    query = """query Outlet($day: Date!) { creditFile(party: "penalised-chain-outlet-5", asOf: $day) {
      records { edges { node { id: factId amountRmb since } } } hasFile
    } }"""
    assert ids((await ask(api, query, day="2020-06-14"))["creditFile"]["records"]) == []
    shown = (await ask(api, query, day="2020-06-15"))["creditFile"]
    record = {"id": "penalised-chain-fine-5", "amountRmb": 5000.0, "since": "2020-06-15"}
    assert ([edge["node"] for edge in shown["records"]["edges"]], shown["hasFile"]) == ([record], True)


async def test_relations_claim_no_liability_but_show_their_dates(api: httpx.AsyncClient) -> None:
    query = """query Ties($former: Boolean!) {
      relatedParties(party: "private-listing-director", asOf: "2019-06-03", includeFormer: $former) {
        edges { node { type outgoing party { id } role shareMin shareMax since until source { id } } }
        pageInfo { hasNextPage hasPreviousPage }
      }
    }"""
    current = (await ask(api, query, former=False))["relatedParties"]
    assert [_tie(edge["node"]) for edge in current["edges"]] == [
        ("OFFICER_OF", True, "private-listing-company", "director", "2016-01-04", None),
        ("OFFICER_OF", True, "private-listing-second", "manager", "2017-01-03", None),
    ]
    assert current["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": False}
    former = (await ask(api, query, former=True))["relatedParties"]
    assert [_tie(edge["node"]) for edge in former["edges"]][1] == (
        "OFFICER_OF",
        True,
        "private-listing-former",
        "supervisor",
        "2014-01-06",
        "2018-07-01",
    )
    owned = await ask(
        api,
        """{ relatedParties(party: "joint-bid-lead", asOf: "2018-06-01") {
             edges { node { type outgoing shareMin shareMax role party { id } } } } }""",
    )
    assert [edge["node"] for edge in owned["relatedParties"]["edges"]] == [
        {
            "type": "ACTUALLY_CONTROLS",
            "outgoing": False,
            "shareMin": None,
            "shareMax": None,
            "role": "ownership",
            "party": {"id": "joint-bid-state-holder"},
        },
        {
            "type": "OWNS",
            "outgoing": False,
            "shareMin": 1.0,
            "shareMax": 1.0,
            "role": None,
            "party": {"id": "joint-bid-state-holder"},
        },
    ]


def _tie(node: dict[str, Any]) -> tuple[Any, ...]:
    return (node["type"], node["outgoing"], node["party"]["id"], node["role"], node["since"], node["until"])


async def test_an_unknown_share_is_an_interval(api: httpx.AsyncClient) -> None:
    query = """{ relatedParties(party: "osi-group", asOf: "2017-06-01") { edges { node { shareMin shareMax } } } }"""
    assert (await ask(api, query))["relatedParties"]["edges"] == [{"node": {"shareMin": 0.0, "shareMax": 1.0}}]


async def test_a_path_does_not_cross_a_state_holder(api: httpx.AsyncClient) -> None:
    query = """query Way($from: ID!, $to: ID!, $day: Date!, $depth: Int) {
      path(from: $from, to: $to, asOf: $day, depth: $depth) {
        found
        truncated { reason rounds }
        steps { fromParty { id } toParty { id } type outgoing role factId source { id } }
      }
    }"""
    colleague, chair = "private-listing-colleague", "private-listing-chair"
    way = (await ask(api, query, **{"from": colleague, "to": chair, "day": "2019-06-03"}))["path"]
    assert (way["found"], way["truncated"]) == (True, None)
    assert [(step["toParty"]["id"], step["type"], step["outgoing"]) for step in way["steps"]] == [
        ("private-listing-second", "OFFICER_OF", True),
        ("private-listing-director", "OFFICER_OF", False),
        ("private-listing-company", "OFFICER_OF", True),
        ("private-listing-chair", "LEGAL_REPRESENTATIVE_OF", False),
    ]
    short = (await ask(api, query, **{"from": colleague, "to": chair, "day": "2019-06-03", "depth": 3}))["path"]
    assert (short["found"], short["steps"], short["truncated"]) == (False, [], {"reason": "DEPTH", "rounds": 3})
    sisters = {"from": "joint-bid-lead", "to": "joint-bid-sister", "day": "2018-06-01"}
    assert (await ask(api, query, **sisters))["path"] == {"found": False, "truncated": None, "steps": []}
    same = {"from": "joint-bid-lead", "to": "joint-bid-lead", "day": "2018-06-01"}
    assert (await ask(api, query, **same))["path"] == {"found": True, "truncated": None, "steps": []}


async def test_search_puts_the_best_name_first_and_keeps_namesakes_apart(api: httpx.AsyncClient) -> None:
    query = """query Name($name: String!) {
      search(name: $name, first: 200) { edges { cursor node { score matchedName party { id __typename } } } }
    }"""
    best = (await ask(api, query, name="Fictitious Builders B"))["search"]["edges"][0]["node"]
    assert best == {
        "score": 100.0,
        "matchedName": "Fictitious Builders B",
        "party": {"id": PARTNER, "__typename": "Entity"},
    }
    chinese = (await ask(api, query, name="虚构乙建筑工程有限公司"))["search"]["edges"][0]["node"]
    assert (chinese["score"], chinese["party"]["id"]) == (100.0, PARTNER)
    namesakes = (await ask(api, query, name="虚构人甲"))["search"]["edges"]
    exact = {edge["node"]["party"]["id"] for edge in namesakes if edge["node"]["score"] == 100.0}
    assert {"private-listing-director", "joint-bid-representative", "redlist-lost-representative"} <= exact
    scores = [edge["node"]["score"] for edge in namesakes]
    assert scores == sorted(scores, reverse=True)
