"""Rules beside lists and memoranda: criteria, levels, policies, provinces, enforcers, sectors, later regimes."""

from collections import Counter
from datetime import date
from itertools import pairwise

from cscs_graph.model.codes import (
    Certainty,
    CriterionKind,
    DocumentKind,
    EnforcementKind,
    Level,
    ListKind,
    RegulationStatus,
    RegulationSubject,
)
from cscs_graph.model.criteria import DecisionLevel, EntryCriterion
from cscs_graph.model.documents import CatalogueClass, CatalogueEdition, Policy, ProvincialRegulation
from cscs_graph.model.enforcement import Enforcement
from cscs_graph.model.findings import PrioritySector, RecordCompleteness
from cscs_graph.model.repair import RepairEdition, RepairStep, RepairTerm
from cscs_graph.model.rules import Agency, CreditList, EstablishedBy, Mou, Regime
from cscs_graph.model.time import OPEN_END
from tests.unit.test_reference import LISTS, MOUS, of

CRITERIA = of(EntryCriterion)
MEMORANDA, LATER = "mou_2014_2020", "law_and_basic_list"


def criteria(list_id: str | None) -> list[EntryCriterion]:
    return sorted((each for each in CRITERIA if each.credit_list == list_id), key=lambda each: each.number)


def test_customs_states_ten_violations_and_five_are_named() -> None:
    """Section 4.1 names five of ten; note 30 of section 9.2 adds that one of them leaves the rest to customs."""
    assert LISTS["customs_dishonest"].criteria_stated == 10
    named = criteria("customs_dishonest")
    assert [each.name_en.split()[0] for each in named] == ["Smuggling", "More", "Arrears", "False", "Serious", "Other"]
    assert [each.number for each in named if each.open_ended] == [6]
    assert (named[1].share_above, named[1].period_months) == (0.001, 12)
    assert {each.kind for each in named} == {CriterionKind.SUFFICIENT}


def test_tax_arrears_count_above_rmb_100_000() -> None:
    """Section 4.1."""
    assert [each.amount_rmb_above for each in criteria("tax_violations")] == [None, 100_000, None, None]


def test_the_tax_redlist_wants_two_years_in_full_and_no_blacklist() -> None:
    """Section 4.1."""
    paid, clean = criteria("red_a_grade_taxpayers")
    assert (paid.period_months, clean.no_blacklisting) == (24, True)
    assert {paid.kind, clean.kind} == {CriterionKind.REQUIRED}


def test_the_work_safety_redlist_has_six_criteria() -> None:
    """Section 4.1 names three of six; notice 133 of 2017 has them all."""
    six = criteria("red_work_safety")
    assert len(six) == LISTS["red_work_safety"].criteria_stated == 6
    of_the_report = [each for each in six if each.section and each.section.startswith("4.1")]
    assert [each.number for each in of_the_report] == [1, 2, 4, 6]
    assert [each.number for each in six if each.period_months == 36] == [2, 3, 4]
    assert [each.number for each in six if each.no_blacklisting] == [6]


def test_redlists_that_a_blacklisting_ends_say_so_in_a_criterion() -> None:
    strict = {each.credit_list for each in CRITERIA if each.no_blacklisting}
    assert strict == {credit_list.id for credit_list in LISTS.values() if credit_list.requires_no_blacklisting}


def test_the_draft_of_2020_wants_a_serious_violation_and_one_of_four() -> None:
    """Section 4.1; released in July 2020 (section 2)."""
    draft = criteria(None)
    assert Counter(each.kind for each in draft) == {CriterionKind.REQUIRED: 1, CriterionKind.ALTERNATIVE: 4}
    assert {(each.applies_to, each.certainty, each.valid_from) for each in draft} == {
        (ListKind.BLACK, Certainty.DRAFT, date(2020, 7, 1))
    }


def test_a_criterion_stands_once_and_belongs_to_a_list_or_a_kind() -> None:
    places = Counter((each.credit_list, each.number) for each in CRITERIA)
    assert [place for place, count in places.items() if count > 1] == []
    assert all((each.credit_list is None) == (each.applies_to is not None) for each in CRITERIA)
    for credit_list in of(CreditList):
        named = len(criteria(credit_list.id))
        assert credit_list.criteria_stated is None or named <= credit_list.criteria_stated, credit_list.id


def test_decisions_are_not_made_below_the_county_and_reviewed_by_the_province() -> None:
    """Section 4.1, the draft of 2020; lists with rules of their own say otherwise or the same."""
    (general,) = [level for level in of(DecisionLevel) if level.credit_list is None]
    assert (general.minimum_level, general.review_level, general.generally) == (Level.COUNTY, Level.PROVINCIAL, True)
    assert (general.applies_to, general.certainty, general.valid_from) == (
        ListKind.BLACK,
        Certainty.DRAFT,
        date(2020, 7, 1),
    )
    own = {level.credit_list: level.minimum_level for level in of(DecisionLevel) if level.credit_list}
    assert own["telecom_fraud"] is Level.MUNICIPAL
    assert {*own.values()} == {Level.MUNICIPAL, Level.COUNTY}


def test_the_national_policies_are_those_of_appendix_ii() -> None:
    years = [policy.issued for policy in sorted(of(Policy), key=lambda policy: policy.number)]
    assert years == ["2007", "2007/08", "2014", "2014", "2014", "2015", "2016", "2017", "2019", "2020"]
    assert [policy.number for policy in of(Policy) if policy.draft] == [10]


def test_the_provincial_regulations_are_those_of_appendix_iv() -> None:
    """37 rows of 31 provinces, counted in the table; six announced, seven without announcement (section 8.2)."""
    rows = of(ProvincialRegulation)
    assert sorted(row.number for row in rows) == list(range(1, 38))
    assert len({row.region for row in rows}) == 31
    assert Counter(row.status for row in rows) == {
        RegulationStatus.EFFECTIVE: 15,
        RegulationStatus.DRAFT: 9,
        RegulationStatus.UNRELEASED: 6,
        RegulationStatus.NONE: 7,
    }
    none = [row for row in rows if row.status is RegulationStatus.NONE]
    assert sorted(row.province for row in none) == [
        "Guangxi",
        "Hainan",
        "Hunan",
        "Jiangxi",
        "Shanxi",
        "Sichuan",
        "Tibet",
    ]
    assert all(row.title_zh is None and row.subject is None for row in none)
    shanghai = next(row for row in rows if row.province == "Shanghai")
    assert (shanghai.subject, shanghai.dated, shanghai.valid_from) == (
        RegulationSubject.PROVINCIAL_SOCIAL_CREDIT,
        "2017-10",
        date(2017, 10, 1),
    )
    trial = [row.province for row in rows if row.trial]
    assert (trial, sorted(row.province for row in rows if row.interim)) == (["Ningxia"], ["Anhui", "Fujian", "Ningxia"])


def test_eight_platforms_do_five_things() -> None:
    """Section 4.4."""
    penalties = [each for each in of(Enforcement) if each.kind is EnforcementKind.PENALTY]
    platforms = {agency.id for agency in of(Agency) if agency.kind == "platform"}
    assert len(penalties) == 5
    assert len(platforms) == 8
    assert all({*each.enforcers} == platforms and each.enforcers_stated == 8 for each in penalties)
    assert {each.credit_list for each in penalties} == {"fake_reviews"}


def test_an_association_and_the_announced_lists() -> None:
    """Section 4.4 and the last table of Appendix III."""
    done = [each for each in of(Enforcement) if each.enforcers == ("ccpia",) and each.certainty is Certainty.PRACTICE]
    assert {each.kind for each in done} == {
        EnforcementKind.LIST_ADMINISTRATION,
        EnforcementKind.CREDIT_RECORDS,
        EnforcementKind.JOINT_PUNISHMENT,
    }
    announced = {each.credit_list for each in of(Enforcement) if each.certainty is Certainty.DRAFT} - {None}
    assert announced == {"medical_advertising", "bike_sharing", "disabled_children"}
    medical = next(each for each in of(Enforcement) if each.credit_list == "medical_advertising")
    assert (medical.enforcers_stated, medical.enforcers) == (8, ("ccpia",))
    (limit,) = [each for each in of(Enforcement) if each.kind is EnforcementKind.LIMIT]
    assert (limit.enforcers, limit.certainty) == ((), Certainty.DRAFT)


def test_eight_sectors_come_first() -> None:
    """Section 9.9."""
    assert sorted(sector.number for sector in of(PrioritySector)) == list(range(1, 9))


def test_completeness_of_records_is_that_of_section_8_1() -> None:
    shares = {each.agency: (each.share_min, each.share_max) for each in of(RecordCompleteness) if each.agency}
    assert shares == {
        "gac": (0.89, 0.89),
        "sta": (0.89, 0.89),
        "mohurd": (0, 0),
        "mot": (0.25, 0.25),
        "miit": (0.2, 0.2),
    }
    stated = {agency.id: agency for agency in of(Agency) if agency.record_share_max is not None}
    assert {name: (agency.record_share_min, agency.record_share_max) for name, agency in stated.items()} == shares
    (others,) = [each for each in of(RecordCompleteness) if each.id == "other_agencies"]
    assert (others.share_min, others.share_max, others.of_total) == (0.1, 0.9, 10 - 5)


def test_two_regimes_group_rules_and_date_none() -> None:
    regimes = {regime.id: regime for regime in of(Regime)}
    assert {*regimes} == {MEMORANDA, LATER}
    assert all(regime.valid_until is None for regime in regimes.values())
    assert regimes[LATER].valid_from is None
    assert {mou.regime for mou in MOUS.values()} == {MEMORANDA, LATER}
    kinds = {regime: {mou.document_kind for mou in MOUS.values() if mou.regime == regime} for regime in regimes}
    assert kinds[LATER] == {
        DocumentKind.BASIC_LIST,
        DocumentKind.STATUTE,
        DocumentKind.DEPARTMENT_RULE,
        DocumentKind.NORMATIVE_DOCUMENT,
        DocumentKind.CENTRAL_POLICY,
    }
    assert kinds[MEMORANDA].isdisjoint(kinds[LATER])


def test_what_a_ministry_orders_binds_as_a_statute_and_what_it_only_notifies_does_not() -> None:
    """Legislation Law, article 91: rules of ministries are signed by their heads and issued by order."""
    ordered = {mou.id for mou in MOUS.values() if "令第" in (mou.document_no or "")}
    of_kind = {kind: {mou.id for mou in MOUS.values() if mou.document_kind is kind} for kind in DocumentKind}
    assert of_kind[DocumentKind.DEPARTMENT_RULE] == {
        name for name in ordered if "国务院令" not in MOUS[name].document_no
    }
    assert {mou.document_kind.certainty for mou in MOUS.values() if mou.id in ordered} == {Certainty.STATUTE}
    assert {"safety_red_rules_2017", "tourism_blacklist_rules_2018"} <= of_kind[DocumentKind.NORMATIVE_DOCUMENT]
    assert DocumentKind.NORMATIVE_DOCUMENT.certainty is Certainty.MOU


def test_no_notice_is_told_as_a_statute() -> None:
    """Numbers with a year in brackets are of notices and opinions; judicial interpretations are the exception."""
    editions = {one.id: one for one in of(RepairEdition)}
    assert [
        one.fact_id
        for one in (*of(RepairTerm), *of(RepairStep))
        if one.certainty is Certainty.STATUTE
        and "〔" in (number := editions[one.edition].document_no or "")
        and not number.startswith("法释")
    ] == []
    notified = {mou.source_id for mou in MOUS.values() if mou.document_kind is DocumentKind.NORMATIVE_DOCUMENT}
    assert [
        one.fact_id
        for one in (*CRITERIA, *of(DecisionLevel))
        if one.certainty is Certainty.STATUTE and one.source_id in notified
    ] == []


def test_a_rule_keeps_its_own_days_whatever_its_regime() -> None:
    """Nothing rules for a list before the document does, and no document is dated by the regime that groups it."""
    ties = [tie for tie in of(EstablishedBy) if MOUS[tie.to_id].regime == LATER]
    assert all(MOUS[tie.to_id].valid_from <= tie.valid_from < MOUS[tie.to_id].valid_until for tie in ties)
    begun = {(tie.from_id, tie.to_id): tie.valid_from for tie in ties}
    assert begun["court_defaulters", "court_list_rules_2017"] == date(2017, 5, 1)
    assert begun["court_defaulters", "consumption_rules_2015"] == date(2015, 7, 22)
    assert begun["migrant_wages", "wage_regulation_2020"] == date(2020, 5, 1)
    assert begun["food_drug", "food_safety_regulation_2019"] == date(2019, 12, 1)


def test_editions_follow_one_another() -> None:
    """11, 12 and 13 classes; the basic list of 2021 has 14 measures in three classes."""
    editions = sorted(of(CatalogueEdition), key=lambda edition: edition.valid_from)
    assert [edition.classes_stated for edition in editions] == [11, 12, 13]
    assert Counter(each.edition for each in of(CatalogueClass)) == {
        "catalogue_2021": 11,
        "catalogue_2022": 1,
        "catalogue_2024": 6,
    }
    lists = sorted(
        (mou for mou in of(Mou) if mou.document_kind is DocumentKind.BASIC_LIST and "_migrant_wages" not in mou.id),
        key=lambda mou: mou.valid_from,
    )
    assert [(before.valid_until, after.valid_from) for before, after in pairwise(lists)] == [
        (date(2022, 12, 28), date(2022, 12, 28)),
        (date(2024, 2, 18), date(2024, 2, 18)),
    ]
    assert lists[-1].valid_until == OPEN_END
    assert [mou.measures_stated for mou in lists] == [14, None, None]
