"""The five questions over GraphQL: what stands in the proof, the coverage and the bounds. Derived from the scenarios."""

import httpx

from tests.api.asking import ask, reference

LIVE_MEASURES = {row["id"] for row in reference("measures") if row["mou"] == "food_drug_2016"}

HUSI = """query Husi($subject: CascadingPunishmentSubject!, $asOf: Date!) {
  cascadingPunishment(subject: $subject, asOf: $asOf) {
    question asOf knownAt minimumCertainty regime { id } truncated { reason }
    subject { id __typename name }
    listings { nodes { id: factId tier decidedBy { id level } since until earliestRemoval } }
    consequences { nodes {
      measure { id number nameEn effect } effect since earliestEnd certainty
      target { class party { id } } imposedBy { id nameEn } listing { id: factId } mou { id documentNo }
      proof { kind type fromId toId fromName toName detail since until certainty channel { name } section source { id } }
    } }
    coverage { mous { mou { id } list { id } measuresLoaded } listsWithoutMeasures { id } notes }
  }
}"""


async def test_a_cascade_shows_the_path_and_the_rule(api: httpx.AsyncClient) -> None:
    answer = (await ask(api, HUSI, subject={"party": "shanghai-husi"}, asOf="2017-06-01"))["cascadingPunishment"]
    assert (answer["question"], answer["asOf"], answer["knownAt"]) == ("cascadingPunishment", "2017-06-01", None)
    assert answer["minimumCertainty"] == "PRACTICE"
    assert answer["subject"] == {"id": "shanghai-husi", "__typename": "Entity", "name": "上海福喜食品有限公司"}
    assert answer["listings"] == [
        {
            "id": "shanghai-husi-listing-company",
            "tier": "SERIOUS",
            "decidedBy": {"id": "shanghai-samr", "level": "PROVINCIAL"},
            "since": "2016-01-01",
            "until": "2019-01-01",
            "earliestRemoval": "2018-01-01",
        }
    ]
    first = next(
        consequence
        for consequence in answer["consequences"]
        if consequence["measure"]["id"] == "food_drug_2016.1_2"
        and consequence["target"]["party"]["id"] == "shanghai-husi-factory-manager"
    )
    assert first["target"]["class"] == "DIRECTLY_RESPONSIBLE"
    assert first["measure"]["nameEn"] == "Restrict food and drug production and trade for a period"
    assert (first["effect"], first["certainty"], first["since"]) == ("RESTRICT", "MOU", None)
    assert [agency["id"] for agency in first["imposedBy"]] == ["cfda"]
    assert first["mou"] == {"id": "food_drug_2016", "documentNo": "发改财金〔2016〕1962号"}
    assert [step["type"] for step in first["proof"]] == [
        "HAS_LISTING",
        "ESTABLISHED_BY",
        "STIPULATES",
        "IMPOSES",
        "OFFICER_OF",
    ]
    assert [step["kind"] for step in first["proof"]] == ["FACT", "RULE", "RULE", "RULE", "FACT"]
    listed, _, _, imposed, post = first["proof"]
    assert (listed["fromId"], listed["toId"], listed["source"]["id"]) == (
        "shanghai-husi",
        "food_drug",
        "scenario:shanghai_husi",
    )
    assert (imposed["fromName"], imposed["toId"]) == ("China Food and Drug Administration", "food_drug_2016.1_2")
    assert (post["fromId"], post["toId"]) == ("shanghai-husi-factory-manager", "shanghai-husi")
    assert (post["channel"]["name"], post["certainty"], post["since"]) == ("directly_responsible", "MOU", None)


async def test_a_cascade_says_what_it_could_draw_on(api: httpx.AsyncClient) -> None:
    answer = (await ask(api, HUSI, subject={"listing": "shanghai-husi-listing-company"}, asOf="2017-06-01"))[
        "cascadingPunishment"
    ]
    assert answer["coverage"]["mous"] == [
        {"mou": {"id": "food_drug_2016"}, "list": {"id": "food_drug"}, "measuresLoaded": len(LIVE_MEASURES)}
    ]
    assert answer["coverage"]["listsWithoutMeasures"] == []
    assert "not found is not the same as clean" in answer["coverage"]["notes"][0]
    assert answer["regime"] == [{"id": "mou_2014_2020"}]
    nothing = (await ask(api, HUSI, subject={"party": "osi-group"}, asOf="2017-06-01"))["cascadingPunishment"]
    assert (nothing["consequences"], nothing["regime"]) == ([], [])
    assert "not found is not the same as clean" in nothing["coverage"]["notes"][0]


async def test_a_cascade_that_is_cut_short_says_so(api: httpx.AsyncClient) -> None:
    query = """query Cut($rows: Int, $parties: Int, $depth: Int) {
      cascadingPunishment(
        subject: {party: "shanghai-husi"}, asOf: "2017-06-01", maxRows: $rows, maxParties: $parties, depth: $depth
      ) { consequences { nodes { measure { id } } } truncated { reason rounds parties } }
    }"""
    rows = (await ask(api, query, rows=7))["cascadingPunishment"]
    assert (len(rows["consequences"]), rows["truncated"]["reason"]) == (7, "ROWS")
    parties = (await ask(api, query, parties=2))["cascadingPunishment"]
    assert parties["truncated"] == {"reason": "PARTIES", "rounds": 1, "parties": 4}
    whole = (await ask(api, query, depth=10))["cascadingPunishment"]
    assert (len(whole["consequences"]), whole["truncated"]) == (22, None)  # 13 + 3 * 3, as the scenario says


async def test_a_what_if_is_marked_as_one(api: httpx.AsyncClient) -> None:
    query = """{ ifListed(party: "joint-bid-partner", list: "gov_procurement", on: "2020-02-03", asOf: "2020-02-04") {
      question asOf listings { nodes { id: factId hypothetical implied since until earliestRemoval party { id } list { id } } }
      consequences { nodes { proof { kind type detail factId } } }
    } }"""
    answer = (await ask(api, query))["ifListed"]
    assert (answer["question"], answer["asOf"]) == ("ifListed", "2020-02-04")
    assert answer["listings"] == [
        {
            "id": "if:joint-bid-partner:gov_procurement",
            "hypothetical": True,
            "implied": False,
            "since": "2020-02-03",
            "until": None,
            "earliestRemoval": "2021-02-03",  # the list has a minimum term of twelve months
            "party": {"id": "joint-bid-partner"},
            "list": {"id": "gov_procurement"},
        }
    ]
    assert answer["consequences"][0]["proof"][0] == {
        "kind": "HYPOTHESIS",
        "type": "HAS_LISTING",
        "detail": "supposed in the question",
        "factId": None,
    }


async def test_linkage_shows_each_post_on_the_way(api: httpx.AsyncClient) -> None:
    query = """query Linkage($former: Boolean!) {
      personnelLinkage(party: "private-listing-company", asOf: "2019-06-03", includeFormer: $former, depth: 2) {
        question truncated { reason rounds parties }
        ties { nodes {
          party { id } hops former pathsLeftOut listings { nodes { id: factId } }
          paths { nodes {
            identity towardsSubject fromSubject
            steps { holder { id } entity { id } type role since until former outward source { id } }
          } }
        } }
        formerTies { nodes { party { id } former paths { nodes { steps { role until former } } } } }
      }
    }"""
    answer = (await ask(api, query, former=True))["personnelLinkage"]
    assert answer["truncated"]["reason"] == "DEPTH"  # the colleague is three hops away
    second = next(tie for tie in answer["ties"] if tie["party"]["id"] == "private-listing-second")
    assert (second["hops"], second["former"], second["pathsLeftOut"], second["listings"]) == (2, False, 0, [])
    [path] = second["paths"]
    assert (path["identity"], path["towardsSubject"], path["fromSubject"]) == ("NAME_ONLY", "ANECDOTAL", "ANECDOTAL")
    posts = [(step["holder"]["id"], step["entity"]["id"], step["role"], step["outward"]) for step in path["steps"]]
    assert posts == [
        ("private-listing-director", "private-listing-company", "director", True),
        ("private-listing-director", "private-listing-second", "manager", False),
    ]
    [former] = answer["formerTies"]
    assert former["party"]["id"] == "private-listing-former"
    assert [(step["role"], step["until"], step["former"]) for step in former["paths"][0]["steps"]] == [
        ("director", None, False),
        ("supervisor", "2018-07-01", True),
    ]
    assert (await ask(api, query, former=False))["personnelLinkage"]["formerTies"] == []


async def test_contamination_names_who_has_to_leave(api: httpx.AsyncClient) -> None:
    query = """query Bid($subject: CrossContaminationSubject!, $asOf: Date!) {
      crossContamination(subject: $subject, asOf: $asOf) {
        question subject { id }
        findings { nodes {
          application { id title kind filedOn decidedOn filedWith { id } hypothetical }
          participants { nodes { id } } clears
          contaminators { nodes { party { id } roles certainty measures { id domain furtherDomains }
            proof { type channel { name } certainty } } }
          removals { nodes { party { id } replaceLead } }
        } }
      }
    }"""
    answer = (await ask(api, query, subject={"application": "joint-bid-hospital"}, asOf="2019-04-01"))[
        "crossContamination"
    ]
    [finding] = answer["findings"]
    assert answer["subject"] is None
    assert finding["application"] == {
        "id": "joint-bid-hospital",
        "title": "虚构医院项目",
        "kind": "tender",
        "filedOn": "2019-02-01",
        "decidedOn": "2019-09-02",
        "filedWith": {"id": "joint-bid-finance-office"},
        "hypothetical": False,
    }
    assert [party["id"] for party in finding["participants"]] == [
        "joint-bid-defaulter",
        "joint-bid-glass",
        "joint-bid-lead",
        "joint-bid-partner",
        "joint-bid-steel",
    ]
    [contaminator] = finding["contaminators"]
    assert (contaminator["roles"], contaminator["certainty"]) == (["CO_BIDDER"], "MOU")
    for measure in contaminator["measures"]:
        assert "PROCUREMENT_AND_BIDDING" in (measure["domain"], *measure["furtherDomains"])
    assert contaminator["proof"][-1] == {
        "type": "PARTICIPATES_IN",
        "channel": {"name": "joint_application"},
        "certainty": "MOU",
    }
    assert finding["removals"] == [{"party": {"id": "joint-bid-defaulter"}, "replaceLead": False}]
    pending = (await ask(api, query, subject={"party": "joint-bid-steel"}, asOf="2020-02-03"))["crossContamination"]
    assert [found["application"]["id"] for found in pending["findings"]] == ["joint-bid-school"]
    assert pending["findings"][0]["removals"] == [{"party": {"id": "joint-bid-lead"}, "replaceLead": True}]


async def test_a_planned_consortium_is_asked_by_codes(api: httpx.AsyncClient) -> None:
    query = """query Planned($lead: ID!, $members: [ID!], $suppliers: [ID!]) {
      ifJointlyFiled(lead: $lead, coBidders: $members, suppliers: $suppliers, on: "2018-06-01") {
        question asOf
        findings { nodes { application { id hypothetical } clears removals { nodes { party { id } } }
          participants { nodes { id } } } }
      }
    }"""
    answer = await ask(
        api,
        query,
        lead="91320500XXXX000275",  # joint-bid-partner
        members=["joint-bid-steel"],
        suppliers=["XXXX00043"],  # the organisation code of joint-bid-concrete, characters 9 to 17
    )
    shown = answer["ifJointlyFiled"]
    assert (shown["question"], shown["asOf"]) == ("ifJointlyFiled", "2018-06-01")
    assert shown["findings"] == [
        {
            "application": {"id": "planned-2018-06-01", "hypothetical": True},
            "clears": True,
            "removals": [{"party": {"id": "joint-bid-concrete"}}],
            "participants": [{"id": "joint-bid-concrete"}, {"id": "joint-bid-partner"}, {"id": "joint-bid-steel"}],
        }
    ]
