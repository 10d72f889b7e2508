"""A question of a day is answered by the law of that day: what no longer rules is left out, named, and shown when asked for."""

import re
from datetime import date

import pytest

from cscs_graph.analysis.cascade.punishment import CascadingPunishment, IfListed
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.reference.directory import MouById
from cscs_graph.analysis.reference.documents import PointsToConfirm
from cscs_graph.analysis.repair.question import Repair
from cscs_graph.cli.saying import texts
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer
from cscs_graph.model.codes import Certainty, Domain, EventKind, ImposerBasis, RepairState, RuleState, TargetClass
from cscs_graph.model.language import LanguageCode

COMPANY, LATER = "joint-bid-steel", date(2026, 6, 1)
LAST, FIRST = date(2021, 12, 31), date(2022, 1, 1)
"""The last day of the transition of 国办发〔2020〕49号, and the first after it."""


async def _if_listed(graph: Graph, on: str, day: date, *, superseded: bool = False) -> CascadeAnswer:
    return await ask(graph, IfListed.of(party=COMPANY, list=on, as_of=day, superseded_rules=superseded or None))


def _documents(answer: CascadeAnswer) -> set[str]:
    return {basis.mou.id for one in answer.consequences for basis in one.bases}


@pytest.mark.parametrize(
    ("on", "memorandum", "now"),
    [
        ("tax_violations", "tax_violations_2016", {"sta_order_54"}),
        ("migrant_wages", "migrant_wages_2017", {"wage_regulation_2020"}),
        ("food_drug", "food_drug_2016", {"food_safety_regulation_2019"}),
        ("gov_procurement", "gov_procurement_2018", {"procurement_law_2014"}),
        ("work_safety", "safety_2016", {"work_safety_law_2021"}),
        ("environment", "environment_2016", set()),
        ("financial_sector", "financial_sector_2017", set()),
    ],
)
async def test_what_ruled_is_left_out_and_named(graph: Graph, on: str, memorandum: str, now: set[str]) -> None:
    today = await _if_listed(graph, on, LATER)
    assert _documents(today) == now
    assert all(basis.mou.state is RuleState.IN_FORCE for one in today.consequences for basis in one.bases)
    (ended,) = [one.mou for one in today.coverage.superseded if one.mou.id == memorandum]
    assert ended.state is (RuleState.SUPERSEDED if now else RuleState.REPLACED_UNLOADED)
    assert ended.superseded is not None
    assert (ended.superseded.since, ended.superseded.certainty) == (FIRST, Certainty.PRACTICE)
    assert now <= {one.id for one in ended.superseded.by}
    assert (on in today.coverage.lists_without_measures) is not bool(now)


async def test_it_ruled_until_the_transition_ended(graph: Graph) -> None:
    """25 measures of the memorandum on taxes, one of them for persons who practise under registration and one each for who leaves
    the country, holds posts or consumes: the day before, and none the day after."""
    before, after = [await _if_listed(graph, "tax_violations", day) for day in (LAST, FIRST)]
    assert (_documents(before), _documents(after)) == ({"tax_violations_2016"}, set())
    assert not before.coverage.superseded
    assert {one.mou.id for one in after.coverage.superseded} == {"tax_violations_2016"}


async def test_it_is_shown_when_asked_for_and_says_that_it_no_longer_rules(graph: Graph) -> None:
    answer = await _if_listed(graph, "gov_procurement", LATER, superseded=True)
    assert _documents(answer) == {"gov_procurement_2018", "procurement_law_2014"}
    assert not answer.coverage.superseded
    old = [one for one in answer.consequences if one.mou.id == "gov_procurement_2018"]
    assert len(old) == 11, "measures 1 to 11 of 34 are loaded"
    for one in old:
        assert one.mou.state is RuleState.SUPERSEDED
        assert one.sentence_en.startswith("By a rule that no longer rules, ")
        assert one.sentence_zh.startswith("依照已不再作为依据的规则，")
        steps = {step.to_id for step in one.proof if step.type == "SUPERSEDED_BY"}
        assert steps == {"basic_measures_2024", "procurement_law_2014"}
    assert all("no longer rules" not in one.sentence_en for one in answer.consequences if one not in old)


async def test_a_memorandum_says_of_each_day_whether_it_rules(graph: Graph) -> None:
    states = [
        (await ask(graph, MouById.of(id="tax_violations_2016", as_of=day))).state  # type: ignore[union-attr]
        for day in (date(2016, 11, 30), LAST, FIRST, date(2022, 2, 1))
    ]
    assert states == [
        RuleState.NOT_IN_FORCE,
        RuleState.IN_FORCE,
        RuleState.REPLACED_UNLOADED,  # order 54 begins on 1 February 2022
        RuleState.SUPERSEDED,
    ]


async def test_a_rule_keeps_its_own_days(graph: Graph) -> None:
    """The court rules on the list rule since 1 May 2017, long before the basic list of 2021."""
    days = (date(2017, 4, 30), date(2017, 5, 1))
    before, after = [_documents(await _if_listed(graph, "court_defaulters", day)) for day in days]
    assert after - before == {"court_list_rules_2017"}


@pytest.mark.parametrize(("on", "end"), [(date(2018, 4, 2), date(2019, 4, 2)), (date(2018, 6, 1), None)])
async def test_the_term_of_an_older_customs_order_is_not_told_of_later_listings(
    graph: Graph, on: date, end: date | None
) -> None:
    """Announcement 2018 no. 32, art. 2: one year for those found dishonest by 30 April 2018 under order 225."""
    question = IfListed.of(party="private-listing-company", list="customs_dishonest", on=on, as_of=on)
    answer = await ask(graph, question)
    own = [one for one in answer.consequences if one.target.party.id == "private-listing-company"]
    assert own
    assert {one.earliest_end for one in own} == {end}


async def test_a_step_that_a_statute_states_is_as_certain_as_the_statute(graph: Graph) -> None:
    """Article 3 of the court rules of 2015 names the legal representative of a listed company."""
    question = IfListed.of(
        party="private-listing-company",
        list="court_defaulters",
        as_of=date(2019, 6, 3),
        minimum_certainty=Certainty.STATUTE,
    )
    answer = await ask(graph, question)
    chair = [one for one in answer.consequences if one.target.party.id == "private-listing-chair"]
    assert {one.measure.id for one in chair} == {f"consumption_rules_2015.c{number}" for number in range(1, 10)}
    assert {one.certainty for one in chair} == {Certainty.STATUTE}
    assert {step.certainty for one in chair for step in one.proof if step.channel} == {Certainty.STATUTE}
    assert ("private-listing-chair", Certainty.STATUTE) in {(one.party.id, one.certainty) for one in answer.reached}


async def test_who_imposes_is_named_described_one_of_the_signatories_or_not_stated(graph: Graph) -> None:
    tax, wages, safety, courts = [
        await _if_listed(graph, *asked)
        for asked in (
            ("tax_violations", date(2019, 7, 1)),
            ("migrant_wages", date(2021, 7, 1)),
            ("work_safety", LATER),
            ("court_defaulters", date(2019, 7, 1)),
        )
    ]
    by_number = {one.measure.number: one for one in tax.consequences}
    assert by_number["9"].imposer_basis is ImposerBasis.NAMED
    assert [agency.id for agency in by_number["9"].imposed_by] == ["mof"]
    nobody = by_number["20"]  # public resource trading
    assert (nobody.imposer_basis, nobody.imposed_by) == (ImposerBasis.ONE_OF_SIGNATORIES, ())
    (signed,) = tax.signatories
    assert (signed.mou_id, {agency.id for agency in signed.agencies}) == ("tax_violations_2016", {*nobody.one_of})
    assert "saic" not in nobody.one_of, "its work went to SAMR in 2018"
    assert "one or several of the 34 signatories of the document" in nobody.sentence_en
    regulation = [one for one in wages.consequences if one.mou.id == "wage_regulation_2020"]
    assert {one.imposer_basis for one in regulation} == {ImposerBasis.DESCRIBED}, (
        "article 48: the departments concerned"
    )
    assert "由有关部门实施" in regulation[0].sentence_zh
    opinion = [one for one in courts.consequences if one.mou.id == "central_opinion_2016"]
    assert {one.imposer_basis for one in opinion} == {ImposerBasis.NOT_STATED}
    assert "实施单位在所见文本中均未载明" in opinion[0].sentence_zh
    (estate,) = [one for one in courts.consequences if one.mou.id == "real_estate_restriction_2018"]
    assert (estate.imposer_basis, estate.imposed_by) == (ImposerBasis.ONE_OF_SIGNATORIES, ())
    assert "one or several of the 3 signatories" in estate.sentence_en
    described = [one for one in safety.consequences if one.imposer_basis is ImposerBasis.DESCRIBED]
    assert described
    assert "imposed by: The departments and institutions concerned" in described[0].sentence_en
    assert "由有关部门和机构实施" in described[0].sentence_zh


async def test_a_listing_whose_longest_term_is_over_may_have_ended(graph: Graph) -> None:
    """Listed on 15 January 2018 without an end. No rule on the term of its list is loaded: the five years are what the report
    says of lists in general (§4.3), and are told as that."""
    before, after = [
        await ask(graph, CascadingPunishment.of(party="joint-bid-sand", as_of=day))
        for day in (date(2023, 1, 14), date(2023, 1, 15))
    ]
    assert [one.term_over for one in (*before.listings, *after.listings)] == [None, date(2023, 1, 15)]
    assert [one.term_reported for one in (*before.listings, *after.listings)] == [None, "2020-11-16"]
    told = "the longest that a report of 2020 gives for lists in general was over on 15 January 2023"
    said = [[told in one.sentence_en for one in answer.consequences] for answer in (before, after)]
    assert not any(said[0])
    assert said[1]
    assert all(said[1])
    assert all(
        "2020年报告就各名单一般所述的最长期限已于2023年1月15日届满" in one.sentence_zh for one in after.consequences
    )
    for answer, over in ((before, False), (after, True)):
        bases = [basis for one in answer.consequences for basis in one.bases]
        found = (*answer.consequences, *bases, *answer.reached, *answer.ramifications, *answer.applications)
        assert {one.if_still_listed for one in found} == {over}


async def test_what_a_lawyer_has_to_confirm_can_be_asked(graph: Graph) -> None:
    points = {one.id: one for one in await ask(graph, PointsToConfirm())}
    assert points["transition_of_2020"].settled_by_zh.startswith("国办发〔2020〕49号全文")
    ended = await ask(graph, MouById.of(id="customs_dishonest_2017", as_of=LATER))
    assert ended is not None
    assert ended.superseded is not None
    assert {*ended.superseded.rests_on} <= points.keys()


async def test_what_follows_from_a_listing_that_may_be_over_is_said_with_that_doubt(graph: Graph) -> None:
    """Two years, longer by three at most: that of glass of 3 June 2019 cannot last beyond 3 June 2024, and no end is recorded."""
    sure, unsure = [
        (await ask(graph, CascadingPunishment.of(party="joint-bid-glass", as_of=day))).consequences[0]
        for day in (date(2024, 6, 2), date(2024, 6, 3))
    ]
    assert sure.sentence_en.startswith("According to the loaded records and rules, ")
    assert unsure.sentence_en.startswith("If the listing still stands, which is not known, ")
    assert "would be subject to" in unsure.sentence_en
    assert unsure.sentence_zh.startswith("如该列入尚未终止（是否终止不详），")
    assert (sure.if_still_listed, unsure.if_still_listed) == (False, True)
    assert "since the longest term that its rules know was over on 3 June 2024" in unsure.sentence_en
    assert (sure.listing.term_reported, unsure.listing.term_reported) == (None, None)


async def test_an_annulled_listing_has_no_term(graph: Graph) -> None:
    """The objection of Traders H was upheld on 20 June 2018: nothing is left to wait for, whatever the rule of the list says."""
    found = (await ask(graph, Repair.of(listing="credit-repair-listing-debtor", as_of=LATER))).repair
    assert found.state is RepairState.ANNULLED
    assert (found.earliest_application, found.earliest_removal, found.unless, found.listing.term_over) == (None,) * 4


async def test_a_listing_with_a_term_ends_without_performance(graph: Graph) -> None:
    """法释〔2017〕7号, article 10: three working days after the term the court deletes it; performance ends it sooner."""
    found = (await ask(graph, Repair.of(listing="joint-bid-listing-glass", as_of=date(2022, 1, 10)))).repair
    assert (found.earliest_removal, found.unless, found.blocks) == (date(2021, 6, 3), EventKind.FULFILMENT, ())


async def test_what_a_lawyer_has_to_confirm_is_said_with_the_answer(graph: Graph) -> None:
    """Of the documents that the answer draws on, and of those that it leaves out; in both languages."""
    answer = await _if_listed(graph, "court_defaulters", LATER)
    about = {one.mou.id: set(one.mou.to_confirm) for one in answer.coverage.mous}
    assert about["central_opinion_2016"] >= {"opinion_64_imposers"}
    points = {one.id: one for one in await ask(graph, PointsToConfirm())}
    for name in about["central_opinion_2016"]:
        assert any(points[name].question_en in note for note in answer.coverage.notes)
        assert any(points[name].question_zh in note for note in answer.coverage.notes_zh)
    assert any(points["court_grading"].question_en in note for note in answer.coverage.notes), "it is about the list"
    assert not any(points["orders_first_day"].question_en in note for note in answer.coverage.notes), "of another list"
    left_out = await _if_listed(graph, "tax_violations", LATER)
    assert any(points["transition_of_2020"].question_en in note for note in left_out.coverage.notes)
    assert all(
        "lawyer" not in note for note in (await _if_listed(graph, "environment", date(2018, 6, 1))).coverage.notes
    )


async def test_a_joint_filing_tells_of_no_doubt_about_anything_else(graph: Graph) -> None:
    """Of the hospital a member endangers it, by a notice on tenders; of the bridge a mere supplier does (§9.5)."""
    points = {one.question_en: one.id for one in await ask(graph, PointsToConfirm())}
    told: dict[str, set[str]] = {}
    for name, day in (("joint-bid-hospital", date(2019, 6, 3)), ("joint-bid-bridge", date(2018, 6, 1))):
        notes = (await ask(graph, CrossContamination.of(application=name, as_of=day))).coverage.notes
        told[name] = {one for question, one in points.items() if any(question in note for note in notes)}
    assert told == {"joint-bid-hospital": {"consortium_change"}, "joint-bid-bridge": set()}


async def test_a_practice_is_told_as_of_the_report_that_tells_it(graph: Graph) -> None:
    """The report is of November 2020: whether lenders do so today is not known. A law is not reported."""
    answer = await _if_listed(graph, "food_drug", LATER)
    said = {one.rule_id: one for one in answer.ramifications}
    loans = next(one for one in said.values() if one.domain is Domain.FINANCE_AND_CREDIT)
    assert (loans.certainty, loans.reported) == (Certainty.PRACTICE, "2020-11-16")
    assert "what a report of 2020 tells of those on such a list" in loans.sentence_en
    assert "whether that is still done is not known" in loans.sentence_en
    assert "2020年报告就此类名单所述的" in loans.sentence_zh
    assert "现今是否仍有此做法不详" in loans.sentence_zh
    assert {one.since for one in said.values() if one.reported} == {None}, "since when is not known either"
    assert None not in {one.since for one in said.values() if not one.reported}
    assert {one.reported for one in said.values() if one.certainty is Certainty.STATUTE} <= {None}


async def test_said_as_texts_measures_have_their_common_grounds_once(graph: Graph) -> None:
    answer = await _if_listed(graph, "migrant_wages", date(2018, 6, 1))
    said = list(texts(answer, LanguageCode.EN))
    assert len(answer.consequences) > 3
    assert sum("what follows from the list" in text for text in said) == 1
    assert sum("is put on the blacklist" in text for text in said) < len(said)
    assert all(any(one.measure.name_en in text for text in said) for one in answer.consequences)


async def test_where_nothing_is_told_a_sentence_says_why(graph: Graph) -> None:
    """Husi was on its list until 2018 (§4.3): a cascade of a later day says that, and never that it is clean."""
    answer = await ask(graph, CascadingPunishment.of(party="shanghai-husi", as_of=LATER))
    english, chinese = (list(texts(answer, code)) for code in (LanguageCode.EN, LanguageCode.ZH))
    assert english[0].startswith("No measure is told of Shanghai Husi: ")
    assert "until some day in 2018: by what is loaded, nothing follows from that listing any more" in english[1]
    assert "未列出上海福喜食品有限公司的任何措施" in chinese[0]
    assert len(english) == len(chinese) == 2


async def test_a_limit_whose_last_day_is_off_is_told_with_that_doubt(graph: Graph) -> None:
    """Five days from the inspection of 20 March 2018 end on 25 March, a Sunday."""
    answer = await ask(graph, Repair.of(listing="credit-repair-listing-dyer", as_of=date(2018, 3, 26)))
    assert any("no working day (2018-03-25)" in note for note in answer.coverage.notes)
    points = {one.id: one for one in await ask(graph, PointsToConfirm())}
    assert any(points["last_day_on_holiday"].question_en in note for note in answer.coverage.notes)


async def test_a_supposed_listing_of_which_nothing_is_told_is_no_fact(graph: Graph) -> None:
    answer = await _if_listed(graph, "customs_dishonest", LATER)
    assert answer.consequences == ()
    (english,) = [text for text in texts(answer, LanguageCode.EN) if "no measure could be told" in text]
    (chinese,) = [text for text in texts(answer, LanguageCode.ZH) if "未能列出任何措施" in text]
    assert (english[:3], chinese[:2]) == ("If ", "假设")


@pytest.mark.parametrize(("on", "signed"), [("overloading", 36), ("environment", 31), ("tax_violations", 34)])
async def test_who_may_impose_it_are_as_many_as_the_document_states(graph: Graph, on: str, signed: int) -> None:
    """Also where fewer of them are loaded, or some of them were merged in 2018."""
    answer = await _if_listed(graph, on, date(2019, 6, 1))
    told = {one.bases[0].imposed(LanguageCode.EN) for one in answer.consequences if one.bases[0].one_of}
    assert {found[1] for said in told if (found := re.search(r"the (\d+) signatories", said))} == {str(signed)}


async def test_a_what_if_dated_back_doubts_whether_the_listing_would_still_stand(graph: Graph) -> None:
    """Order 45: three years from the listing (§4.3). Supposed on 28 February 2022, they were over on 28 February 2025."""
    answers = [
        await ask(graph, IfListed.of(party="joint-bid-sand", list="migrant_wages", on=date(2022, 2, 28), as_of=day))
        for day in (date(2025, 2, 27), date(2025, 2, 28))
    ]
    supposed = [next(one for one in answer.listings if one.hypothetical) for answer in answers]
    assert [one.term_over for one in supposed] == [None, date(2025, 2, 28)]
    told = [next(one for one in answer.consequences if one.listing.hypothetical) for answer in answers]
    opening = "If the supposition in the grounds were true and the listing still stood,"
    assert [one.sentence_en.startswith(opening) for one in told] == [False, True]
    assert "如依据中所列假设成立且该列入尚未终止" in told[1].sentence_zh


async def test_a_link_cites_the_document_that_itself_names_whom_it_reaches(graph: Graph) -> None:
    """Article 3 of the court rules on consumption names the legal representative; the channel of §4.2 is then no report's."""
    answer = await ask(graph, CascadingPunishment.of(party="joint-bid-defaulter", as_of=date(2019, 6, 3)))
    links = {
        basis.mou.id: next(step for step in basis.proof if step.type == "LEGAL_REPRESENTATIVE_OF")
        for one in answer.consequences
        for basis in one.bases
        if basis.target.target_class is TargetClass.LEGAL_REPRESENTATIVE
    }
    assert {name: step.laid_down_in for name, step in links.items()} == {name: name for name in links}
    assert "in “Court rules on consumption" in links["consumption_rules_2015"].sentence_en
    assert "Trivium" not in links["consumption_rules_2015"].sentence_en


async def test_that_a_branch_is_bound_is_drawn_from_company_law_and_counts_as_practice(graph: Graph) -> None:
    """Article 14 of the law of 2018 and article 13 of that of 2023 are about liability; by the report it varies (§9.4)."""
    day = date(2022, 1, 1)
    answer = await ask(graph, IfListed.of(party="actual-control-bottom", list="environment", on=day, as_of=day))
    (branch,) = {step for one in answer.reached for step in one.proof if step.type == "BRANCH_OF"}
    assert "art. 14 Company Law 2018; art. 13 Company Law 2023" in branch.sentence_en
    assert "《公司法》（2018年修正）第十四条；《公司法》（2023年修订）第十三条" in branch.sentence_zh
    assert branch.certainty is Certainty.PRACTICE
    assert "is drawn from this, and no text seen states it" in branch.sentence_en
    assert "系由此推断，所见文本均未明文规定" in branch.sentence_zh
    assert any("Does what restricts a company restrict its branches" in note for note in answer.coverage.notes)
    strict = await ask(
        graph,
        IfListed.of(party="actual-control-bottom", list="environment", on=day, as_of=day, minimum_certainty="mou"),
    )
    assert [one.party.id for one in strict.reached if "branch" in one.party.id] == []
    assert not any("its branches" in note for note in strict.coverage.notes)
