"""The smallest cases in which two questions could disagree, or a weaker fact hide a stronger one."""

from datetime import date

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.repair.question import Repair as RepairQuestion
from cscs_graph.graph.connection import Graph
from cscs_graph.model.base import Fact
from cscs_graph.model.codes import Certainty
from cscs_graph.model.records import read_record
from tests.property.asking import Asked, View, load, loaded, on, stored
from tests.property.rules import rows
from tests.property.worlds import APPLICATION, Line, World, parties

DATED = {"valid_from": "2016-06-01", "recorded_at": "2019-01-01T00:00:00"}
LISTED: Line = {"type": "Listing", "id": "@l", "party": "@e0", "list": "court_defaulters", **DATED}
REPRESENTATIVE: Line = {"type": "LEGAL_REPRESENTATIVE_OF", "id": "@r", "from": "@p0", "to": "@e0", **DATED}


def _branch(part: str, whole: str) -> Line:
    return {"type": "BRANCH_OF", "id": f"@b{part[1:]}", "from": part, "to": whole, **DATED}


def _post(role: str, company: str = "@e0", number: int = 0) -> Line:
    return {"type": "OFFICER_OF", "id": f"@o{number}{role}", "from": "@p0", "to": company, "role": role, **DATED}


def _part(party: str, role: str = "listed_supplier") -> Line:
    return {"type": "PARTICIPATES_IN", "id": f"@t{role}", "from": party, "to": APPLICATION, "role": role, **DATED}


def _on(minimum: Certainty = Certainty.PRACTICE, depth: int = 4) -> View:
    return on(date(2018, 1, 1), None, minimum, depth)


async def _with(graph: Graph, *facts: Line) -> Asked:
    return await loaded(graph, World((*parties(), *facts)))


async def _agree(asked: Asked, view: View) -> None:
    """The cascade of the listed company and the contamination of the application name the same parties."""
    at_risk = {one.party.id for one in (await asked.cascade("@e0", view)).applications}
    (finding,) = (await asked.contamination(view)).findings
    assert at_risk
    assert {one.party.id for one in finding.contaminators} == at_risk


async def test_a_branch_of_a_branch_of_a_listed_company_taints_a_bid(graph: Graph) -> None:
    await _agree(
        await _with(graph, LISTED, _branch("@e1", "@e0"), _branch("@e2", "@e1"), _part("@e2", "co_bidder")), _on()
    )


async def test_a_representative_of_a_listed_company_taints_a_filing(graph: Graph) -> None:
    asked = await _with(graph, LISTED, REPRESENTATIVE, _part("@p0"))
    at_risk = (await asked.cascade("@e0", _on())).applications
    assert [asked.named(one.proof[-1].from_id) for one in at_risk] == ["@p0"]
    (finding,) = (await asked.contamination(_on())).findings
    assert [asked.named(one.party.id) for one in finding.contaminators] == ["@p0"]


async def test_the_company_of_a_reached_person_taints_a_bid_anecdotally(graph: Graph) -> None:
    asked = await _with(graph, LISTED, REPRESENTATIVE, _post("director", "@e1"), _part("@e1", "co_bidder"))
    (finding,) = (await asked.contamination(_on(Certainty.ANECDOTAL))).findings
    assert [asked.named(one.party.id) for one in finding.contaminators] == ["@e1"]


async def test_a_weaker_minimum_leaves_a_risk_as_certain_as_it_was(graph: Graph) -> None:
    chain = (_branch("@e1", "@e0"), _branch("@e2", "@e1"), _branch("@e3", "@e2"))
    asked = await _with(graph, LISTED, *chain, REPRESENTATIVE, _post("manager", "@e3"), _part("@e3"))
    (strict,) = (await asked.cascade("@e0", _on())).applications
    loose = (await asked.cascade("@e0", _on(Certainty.ANECDOTAL))).applications
    assert strict.certainty is Certainty.PRACTICE
    assert min((one.certainty for one in loose), key=lambda grade: grade.rank) is Certainty.PRACTICE


async def test_of_two_paths_to_a_bidder_the_more_certain_is_told_though_it_is_longer(graph: Graph) -> None:
    """Both begin at an actual controller: a person who manages the bidder, and a company of whose branch it is a branch."""
    control = [
        {"type": "ACTUALLY_CONTROLS", "id": f"@k{who[1:]}", "from": who, "to": "@e0", **DATED} for who in ("@p0", "@e1")
    ]
    chain = (_branch("@e2", "@e1"), _branch("@e3", "@e2"))
    asked = await _with(graph, LISTED, *control, *chain, _post("manager", "@e3"), _part("@e3"))
    view = _on(Certainty.ANECDOTAL)
    (finding,) = (await asked.contamination(view)).findings
    assert [one.certainty for one in finding.contaminators] == [Certainty.PRACTICE]
    assert Certainty.PRACTICE in {one.certainty for one in (await asked.cascade("@e0", view)).applications}


async def test_the_courts_reach_who_is_responsible_for_the_debt_and_not_for_some_other_violation(graph: Graph) -> None:
    """The rules of 2015 on consumption, article 3: those directly responsible for what keeps the debt from being paid."""
    post = _post("responsible_person")
    debt = await _with(graph, LISTED, {**post, "regarding": "court_defaulters"})
    answer = await debt.cascade("@e0", _on(Certainty.STATUTE))
    assert {debt.named(one.party.id): one.certainty for one in answer.reached} == {"@p0": Certainty.STATUTE}
    food = await _with(graph, LISTED, {**post, "regarding": "food_drug"})
    answer = await food.cascade("@e0", _on(Certainty.ANECDOTAL))
    assert answer.reached == ()
    assert {food.named(one.target.party.id) for one in answer.consequences} == {"@e0"}


async def test_a_person_responsible_for_what_is_not_stated_is_reached_and_that_is_said(graph: Graph) -> None:
    """A law that names the class does not say that this person is of it."""
    asked = await _with(graph, LISTED, _post("responsible_person"))
    answer = await asked.cascade("@e0", _on())
    on_person = [one for one in answer.consequences if asked.named(one.target.party.id) == "@p0"]
    assert {one.certainty for one in (*answer.reached, *on_person)} == {Certainty.PRACTICE}
    assert on_person
    assert "in the matter of which list is not stated" in answer.reached[0].sentence_en
    assert (await asked.cascade("@e0", _on(Certainty.MOU))).reached == ()


async def test_what_two_stays_say_ends_with_the_later_and_began_with_the_earlier(graph: Graph) -> None:
    first = {**LISTED, "valid_until": "2018-06-01"}
    second = {**LISTED, "id": "@l2", "valid_from": "2017-03-01", "valid_until": "2019-06-01"}
    answer = await (await _with(graph, first, second)).cascade("@e0", _on())
    met = {one.earliest_end for one in answer.consequences}, {one.since for one in answer.consequences}
    assert (
        met
        == (
            {date(2019, 6, 1)},
            {date(2016, 6, 1), date(2016, 9, 22), date(2016, 9, 25), date(2017, 5, 1)},
        )
    )  # of the rules on consumption, of 2015, the stay; when the notice on tenders, the opinion and the court rules took effect
    assert {len(one.bases) for one in answer.consequences} == {2}


async def test_who_several_listings_on_one_list_reach_alike_is_shown_once(graph: Graph) -> None:
    """Seven listings by seven courts on one day: the representative is reached once, by all of them."""
    seven = [{**LISTED, "id": f"@l{number}"} for number in range(7)]
    answer = await (await _with(graph, *seven, REPRESENTATIVE, _part("@e0"))).cascade("@e0", _on())
    assert len(answer.listings) == 7
    (reached,) = answer.reached
    (risk,) = answer.applications
    assert len(reached.listings) == len(risk.listings) == 7
    assert len({one.rule_id for one in answer.ramifications}) == len(answer.ramifications)
    assert {len(one.bases) for one in answer.consequences} == {7}


async def test_a_limit_that_ends_in_a_year_without_holidays_is_told(graph: Graph) -> None:
    """Applied on the last working day of the last year whose holidays are loaded: the limit ends in the year after."""
    year = max(int(row["year"]) for row in rows("holidays.csv"))
    listed = {**LISTED, "valid_from": f"{year}-04-01", "tier": "general", "list": "environment"}
    event: Line = {"type": "ListingEvent", "party": "@e0", "listing": "@l", "recorded_at": "2019-01-01T00:00:00"}
    applied = {**event, "id": "@v1", "kind": "application", "valid_from": f"{year}-12-31"}
    asked = await _with(graph, listed, applied)
    notes: list[list[str]] = []
    for day in (date(year, 11, 30), date(year, 12, 31)):
        question = RepairQuestion.of(listing=f"{asked.prefix}l", as_of=day)
        notes.append([note for note in (await ask(graph, question)).coverage.notes if "public holidays" in note])
    assert notes[0] == []
    assert [str(year + 1) in note for note in notes[1]] == [True]


async def test_what_follows_ends_with_the_first_decision_that_ends_the_listing(graph: Graph) -> None:
    """Known today, both decisions say something of the day before them: a withdrawal, and later an objection upheld."""
    event: Line = {"type": "ListingEvent", "party": "@e0", "listing": "@l", "recorded_at": "2019-01-01T00:00:00"}
    withdrawn = {**event, "id": "@v1", "kind": "withdrawal", "valid_from": "2018-06-01"}
    upheld = {**event, "id": "@v2", "kind": "objection_decided", "outcome": "upheld", "valid_from": "2018-09-01"}
    ends = [
        {one.earliest_end for one in (await asked.cascade("@e0", _on())).consequences}
        for asked in await stored(
            graph, [World((*parties(), LISTED, *events)) for events in ((withdrawn,), (withdrawn, upheld))]
        )
    ]
    assert ends == [{date(2018, 6, 1)}, {date(2018, 6, 1)}]


async def test_a_consequence_ends_with_its_memorandum(graph: Graph) -> None:
    """The edition of 2014 on tax violations was in force until that of December 2016."""
    taxed = {**LISTED, "list": "tax_violations", "valid_until": "2018-06-01"}
    answer = await (await _with(graph, taxed)).cascade("@e0", on(date(2016, 9, 1), None))
    bases = [basis for one in answer.consequences for basis in one.bases]
    assert {basis.mou.id for basis in bases} == {"tax_violations_2014"}
    assert {one.since for one in (*bases, *answer.consequences)} == {date(2016, 6, 1)}
    assert {one.rule_until for one in (*bases, *answer.consequences)} == {date(2017, 1, 1)}, "after December"
    ends = {(one.measure.number, one.earliest_end) for one in bases if one.earliest_end != date(2016, 12, 1)}
    assert ends == {("9", None)}, "a period without procurement runs on by itself"
    (whole,) = {
        one.sentence_en.partition(". How well")[0].rpartition(", from")[2] for one in bases if one.measure.number == "1"
    }
    assert whole == " 1 June 2016, by this document no longer from December 2016 on"


async def test_a_lead_that_is_also_a_supplier_is_seen_as_the_lead(graph: Graph) -> None:
    """The notice bars the consortium as a whole; the certainty is that of the memorandum."""
    supplier = {**_part("@e0"), "id": "@t0"}
    asked = await _with(graph, LISTED, supplier, _part("@e0", "lead"))
    risks = (await asked.cascade("@e0", _on())).applications
    assert Certainty.MOU in {one.certainty for one in risks}


async def test_a_list_of_companies_only_does_not_reach_through_people(graph: Graph) -> None:
    narrow = {**LISTED, "id": "@n", "list": "electronic_certification", "valid_from": "2017-06-01"}
    asked = await _with(graph, LISTED, narrow, REPRESENTATIVE, _part("@p0"))
    risks = (await asked.cascade("@e0", _on())).applications
    assert {one.listing.credit_list.id for one in risks} == {"court_defaulters"}


async def test_a_tie_is_as_certain_as_the_best_of_all_its_paths(graph: Graph) -> None:
    others = [_post("other", number=number) for number in range(5)]
    asked = await _with(graph, *others, _post("director", number=9))
    (tie,) = (await asked.linkage("@e0", _on())).ties
    assert tie.from_subject is Certainty.MOU


async def test_an_application_filed_elsewhere_is_filed_there_only(graph: Graph) -> None:
    first: Line = {"type": "Application", "id": "@a1", "title": "law", "filed_with": "ndrc"}
    asked = await loaded(graph, World((first,)))
    await load(graph, World(({**first, "filed_with": "pboc"},)).named(asked.prefix))
    (finding,) = (await asked.contamination(application="@a1")).findings
    assert finding.application.filed_with is not None
    assert finding.application.filed_with.id == "pboc"


async def test_to_ask_about_a_state_holder_is_not_to_cross_it(graph: Graph) -> None:
    holder: Line = {"type": "Entity", "id": "@h", "name": "虚构国有资产持有人", "state_holder": True}
    control = [{"type": "ACTUALLY_CONTROLS", "id": f"@k{n}", "from": "@h", "to": f"@e{n}", **DATED} for n in (0, 1)]
    asked = await loaded(graph, World((*parties(), holder, *control)))
    assert {asked.named(tie.party.id) for tie in (await asked.linkage("@h", _on())).ties} == {"@e0", "@e1"}
    assert [asked.named(tie.party.id) for tie in (await asked.linkage("@e0", _on())).ties] == []


def test_the_same_day_written_shorter_is_the_same_fact() -> None:
    facts = [
        read_record({"type": "BRANCH_OF", "from": "a", "to": "b", "valid_from": day})
        for day in ("2018-01", "2018-01-01")
    ]
    assert len({fact.fact_id for fact in facts if isinstance(fact, Fact)}) == 1


async def test_an_answer_is_cut_short_only_where_there_is_more(graph: Graph) -> None:
    chain = (_branch("@e1", "@e0"), _branch("@e2", "@e1"))
    whole = await (await _with(graph, LISTED, REPRESENTATIVE, chain[0])).cascade("@e0", _on(depth=1))
    cut = await (await _with(graph, LISTED, REPRESENTATIVE, *chain)).cascade("@e0", _on(depth=1))
    assert whole.truncated is None
    assert cut.truncated is not None
    assert (cut.truncated.reason, cut.truncated.rounds) == ("depth", 1)


async def test_contamination_says_where_it_looked_no_further(graph: Graph) -> None:
    """The listed company is two links away: beyond a depth of one, and said so; nothing is beyond a depth of two."""
    chain = (_branch("@e1", "@e0"), _branch("@e2", "@e1"), _part("@e2", "co_bidder"))
    asked = await _with(graph, LISTED, *chain)
    near, far = await asked.contamination(_on(depth=1)), await asked.contamination(_on(depth=2))
    assert near.findings[0].contaminators == ()
    assert near.truncated is not None
    assert near.truncated.reason == "depth"
    assert [asked.named(one.party.id) for one in far.findings[0].contaminators] == ["@e2"]
    assert far.truncated is None


async def test_a_company_is_not_tainted_by_measures_on_persons(graph: Graph) -> None:
    """Of the four articles of the notice on court defaulters, two concern persons, and of the two on companies one only
    encourages to prefer other tender agents, which bars nobody."""
    asked = await _with(graph, LISTED, _part("@e0", "co_bidder"))
    (finding,) = (await asked.contamination(_on())).findings
    (company,) = finding.contaminators
    shown = {measure.id for measure in company.measures if measure.id.startswith("bidding_defaulters_2016")}
    assert shown == {"bidding_defaulters_2016.1"}


async def test_a_wider_window_keeps_what_began_in_the_time_of_an_earlier_listing(graph: Graph) -> None:
    """With a year before it, the later listing covers the new post as well, but its person had left long before."""
    later = {**LISTED, "id": "@l2", "valid_from": "2018-06-01"}
    left = {**REPRESENTATIVE, "valid_until": "2016-12-31"}
    elsewhere = {**REPRESENTATIVE, "id": "@r1", "to": "@e1", "valid_from": "2017-06-01"}
    asked = await _with(graph, {**LISTED, "valid_until": "2017-12-31"}, later, left, elsewhere)
    for months in (0, 12):
        said = await asked.phoenix("@e0", on(date(2018, 9, 1), None), months)
        found = [(asked.named(one.company.id), asked.named(one.listing.id)) for one in said.companies]
        assert found == [("@e1", "@l")], months
