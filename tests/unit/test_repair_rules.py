"""The rules of repair as reference data: which of them fits whom and when, and what a changed row changes."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest

from cscs_graph.analysis.repair.state_machine import TRANSITIONS
from cscs_graph.analysis.repair.terms import Days, Stated, days_of, view_of
from cscs_graph.analysis.rulebook.calendar import WorkingCalendar
from cscs_graph.analysis.rulebook.repair_rules import RepairRules, RuleKey, Step, Term
from cscs_graph.model.answers import RuleBasis
from cscs_graph.model.codes import Certainty, CounterTrigger, EventKind, TermAspect, TermBasis, Tier
from cscs_graph.model.repair import CounterRule, RepairEdition, RepairRule, RepairStep, RepairTerm
from cscs_graph.model.supersession import PointToConfirm
from cscs_graph.model.time import Span, none_if_open
from tests.reference import reference_records

RECORDS = reference_records()
TERMS = [record for record in RECORDS if isinstance(record, RepairTerm)]
STEPS = [record for record in RECORDS if isinstance(record, RepairStep)]
COUNTERS = [record for record in RECORDS if isinstance(record, CounterRule)]
EDITIONS = {record.id: record for record in RECORDS if isinstance(record, RepairEdition)}
LISTED = date(2018, 3, 31)


def _basis(record: RepairTerm | RepairStep) -> RuleBasis:
    return RuleBasis(
        rule_id=record.fact_id,
        edition_id=record.edition,
        edition="",
        edition_zh=None,
        document_no=None,
        section=record.section,
        certainty=record.certainty,
        since=none_if_open(record.valid_from),
        until=none_if_open(record.valid_until),
        text_zh=None,
        note=None,
        source=None,
    )


def _term(record: RepairTerm) -> Term:
    same = {
        name: getattr(record, name)
        for name in Term.__dataclass_fields__
        if name not in {"list_ids", "span", "basis", "irreparable", "several_grounds"}
    }
    return Term(
        list_ids=record.lists,
        span=Span(record.valid_from, record.valid_until),
        basis=_basis(record),
        irreparable=bool(record.irreparable),
        several_grounds=bool(record.several_grounds),
        **same,
    )


def _step(record: RepairStep) -> Step:
    same = {
        name: getattr(record, name) for name in Step.__dataclass_fields__ if name not in {"list_ids", "span", "basis"}
    }
    return Step(list_ids=record.lists, span=Span(record.valid_from, record.valid_until), basis=_basis(record), **same)


CERTAIN = [record for record in TERMS if Certainty.PRACTICE.admits(record.certainty)]
RULES = RepairRules(
    tuple(_term(record) for record in CERTAIN),
    tuple(_step(record) for record in STEPS if Certainty.PRACTICE.admits(record.certainty)),
    WorkingCalendar.of(()),
)


@pytest.mark.parametrize(
    ("list_id", "tier", "region", "day", "rule"),
    [
        ("environment", None, None, date(2018, 1, 1), "practice_term"),
        ("environment", Tier.GENERAL, None, date(2018, 1, 1), "practice_term_general"),
        ("environment", Tier.SERIOUS, None, date(2026, 3, 31), "practice_term_serious"),
        ("environment", Tier.SERIOUS, None, date(2026, 4, 1), "stay_2026_serious"),
        ("environment", Tier.MINOR, None, date(2026, 4, 1), None),  # a list is no minor information
        ("environment", Tier.GENERAL, None, date(2026, 4, 1), None),
        ("environment", None, None, date(2026, 4, 1), None),
        ("environment", Tier.PARTICULARLY_SERIOUS, None, date(2023, 4, 30), "practice_term_particularly_serious"),
        ("environment", Tier.PARTICULARLY_SERIOUS, None, date(2026, 4, 1), None),
        ("court_defaulters", Tier.SERIOUS, None, date(2017, 4, 30), "court_defaulters_2013"),
        ("court_defaulters", Tier.SERIOUS, None, date(2017, 5, 1), "court_defaulters_2017"),
        ("court_defaulters", Tier.SERIOUS, None, date(2026, 5, 1), "court_defaulters_2017"),
        ("migrant_wages", None, None, date(2021, 12, 31), "practice_term"),
        ("migrant_wages", None, None, date(2022, 1, 1), "migrant_wages_2021"),
        ("statistics", None, None, date(2022, 5, 18), "statistics_2019"),
        ("statistics", None, None, date(2022, 5, 19), "practice_term"),
        ("work_safety", None, "140000", date(2024, 1, 1), "shanxi_work_safety"),
        ("work_safety", None, "130000", date(2024, 1, 1), "practice_term"),
        ("work_safety", None, None, date(2024, 1, 1), "practice_term"),
        ("train_ban", None, None, date(2019, 1, 1), "practice_term"),  # a single case is not counted by default
    ],
)
def test_which_term_fits(list_id: str, tier: Tier | None, region: str | None, day: date, rule: str | None) -> None:
    found = RULES.term(TermAspect.STAY, RuleKey(list_id, tier, "Entity", region), day)
    assert (found.basis.rule_id if found else None) == rule


@pytest.mark.parametrize(
    ("rule", "happened", "stated", "expected"),
    [
        # three months from 31 March end on 30 June, six on 30 September
        ("practice_term_general", {}, None, Days(date(2018, 6, 30), date(2018, 6, 30), TermBasis.RULE)),
        ("practice_term_serious", {}, None, Days(date(2018, 9, 30), date(2018, 9, 30), TermBasis.RULE)),
        ("practice_term_general", {}, date(2020, 1, 1), Days(date(2020, 1, 1), date(2020, 1, 1), TermBasis.DECISION)),
        ("practice_term_particularly_serious", {}, None, Days(None, None, TermBasis.RULE)),
        # two years, or performance
        ("court_defaulters_2017", {}, None, Days(None, date(2020, 3, 31), TermBasis.RULE)),
        (
            "court_defaulters_2017",
            {EventKind.FULFILMENT: date(2018, 5, 2)},
            None,
            Days(date(2018, 5, 2), date(2018, 5, 2), TermBasis.RULE),
        ),
        # paid before the listing: six months run from the listing
        (
            "migrant_wages_2021",
            {EventKind.FULFILMENT: date(2018, 1, 2)},
            None,
            Days(date(2018, 9, 30), date(2018, 9, 30), TermBasis.RULE),
        ),
        ("statistics_2019", {}, None, Days(date(2018, 9, 30), date(2018, 9, 30), TermBasis.RULE)),
        ("flight_ban_2018", {}, None, Days(date(2019, 3, 31), date(2019, 3, 31), TermBasis.RULE)),
        # 30 days of April, 31, 30, 31 and 31 to the end of August are 153; 27 more
        ("train_ban_2018", {}, None, Days(date(2018, 9, 27), date(2018, 9, 27), TermBasis.RULE)),
        ("gov_procurement_ban", {}, None, Days(date(2019, 3, 31), date(2019, 3, 31), TermBasis.RULE)),
    ],
)
def test_the_earliest_days(rule: str, happened: dict[EventKind, date], stated: date | None, expected: Days) -> None:
    term = _term(next(record for record in TERMS if record.fact_id == rule))
    given = Stated(LISTED, stated, None)
    assert days_of(view_of(term, given, happened), given) == expected


def test_a_listing_of_unknown_start_has_no_earliest_day() -> None:
    given = Stated(None, None, 6)
    for record in TERMS:
        view = view_of(_term(record), given, {EventKind.FULFILMENT: date(2018, 5, 2)})
        assert days_of(view, given).application is None, record.fact_id


def test_the_minimum_of_the_list_counts_where_the_rules_are_silent() -> None:
    assert days_of(None, Stated(LISTED, None, 6)) == Days(date(2018, 9, 30), date(2018, 9, 30), TermBasis.LIST)
    assert days_of(None, Stated(LISTED, None, None)) == Days(None, None, None)


def test_a_changed_row_changes_exactly_the_answers_that_draw_on_it() -> None:
    cases = [
        (RuleKey(list_id, tier, "Entity", None), day)
        for list_id, tier, day in product(
            ("environment", "court_defaulters", "migrant_wages", "food_drug"),
            (None, *Tier),
            (date(2018, 1, 1), date(2020, 1, 1), date(2024, 1, 1), date(2026, 5, 1)),
        )
    ]
    changed = "practice_term_serious"
    other = replace(
        RULES,
        terms=tuple(
            replace(term, minimum_months=term.minimum_months and term.minimum_months + 1)
            if term.basis.rule_id == changed
            else term
            for term in RULES.terms
        ),
    )
    differing = [
        place
        for place, (case, day) in enumerate(cases)
        if RULES.term(TermAspect.STAY, case, day) != other.term(TermAspect.STAY, case, day)
    ]
    drawing = [
        place
        for place, (case, day) in enumerate(cases)
        if (found := RULES.term(TermAspect.STAY, case, day)) and found.basis.rule_id == changed
    ]
    assert differing == drawing
    assert len(drawing) == 2 * 3 + 2  # two lists without terms of their own on three days, the wages on two before 2022


@pytest.mark.parametrize(
    ("tier", "day", "kinds"),
    [
        (Tier.SERIOUS, date(2018, 1, 1), "fulfilment application acceptance interview inspection decision publication"),
        (
            Tier.GENERAL,
            date(2018, 1, 1),
            "fulfilment application acceptance interview inspection decision publication",
        ),
        (Tier.GENERAL, date(2026, 4, 1), "fulfilment commitment application acceptance decision publication"),
    ],
)
def test_the_procedure_that_is_demanded(tier: Tier, day: date, kinds: str) -> None:
    """Section 4.3, the six steps; order 36: conditions, application, decision."""
    steps = RULES.procedure(RuleKey("environment", tier, "Entity", None), day)
    assert [str(step.kind) for step in steps if step.demanded(tier)] == kinds.split()


def test_a_course_helps_the_general_tier_only() -> None:
    for tier in (None, *Tier):
        steps = RULES.procedure(RuleKey("environment", tier, "Entity", None), date(2018, 1, 1))
        assert (EventKind.TRAINING in {step.kind for step in steps}) == (tier is Tier.GENERAL)


_TOLD_APART = ("lists", "aspect", "tier", "subject", "grounds", "several_grounds", "region")


def test_no_two_rules_of_a_kind_hold_at_once() -> None:
    """What is not told apart by list, aspect, tier, party, ground or region follows one upon the other."""
    for one, other in combinations(TERMS, 2):
        if all(getattr(one, name) == getattr(other, name) for name in _TOLD_APART):
            assert one.valid_until <= other.valid_from or other.valid_until <= one.valid_from, (
                one.fact_id,
                other.fact_id,
            )


def test_every_rule_lies_within_its_edition_and_names_its_place() -> None:
    rules: list[RepairRule] = [*TERMS, *STEPS, *COUNTERS]
    used = {getattr(rule, "edition") for rule in rules}  # noqa: B009 - stated by the classes below the common one
    assert used == EDITIONS.keys()
    for rule in rules:
        edition = EDITIONS[getattr(rule, "edition")]  # noqa: B009
        assert edition.valid_from <= rule.valid_from < rule.valid_until <= edition.valid_until, rule.fact_id
        assert rule.source_id
        assert edition.name_zh or edition.section or rule.note, rule.fact_id


def test_every_trigger_has_a_rule_for_all_lists() -> None:
    assert {rule.trigger for rule in COUNTERS if not rule.lists} == set(CounterTrigger)


def test_every_step_of_a_procedure_moves_the_machine_or_is_a_condition() -> None:
    moving = {transition.kind for transition in TRANSITIONS}
    conditions = {kind for record in TERMS for kind in record.conditions} | {EventKind.TRAINING}
    assert {step.kind for step in STEPS} <= moving | conditions


GROUNDS = {number: f"court_defaulters.{number}" for number in range(1, 7)}
"""Article 1 of the court rules, no. 1 to 6."""


@pytest.mark.parametrize(
    ("grounds", "months", "over"),
    [
        # article 2: no term for no. 1; two years for no. 2 to 6, one to three more for violence or for several acts
        ((1,), None, None),
        ((2,), (24, 12, 36), date(2023, 3, 31)),
        ((3,), (24, None, None), date(2020, 3, 31)),
        ((4,), (24, None, None), date(2020, 3, 31)),
        ((5,), (24, None, None), date(2020, 3, 31)),
        ((6,), (24, None, None), date(2020, 3, 31)),
        ((3, 4), (24, 12, 36), date(2023, 3, 31)),
        ((), (24, 12, 36), date(2023, 3, 31)),
    ],
)
def test_the_ground_of_a_court_listing_decides_its_term(
    grounds: tuple[int, ...], months: tuple[int | None, ...] | None, over: date | None
) -> None:
    key = RuleKey("court_defaulters", None, "Entity", None, tuple(GROUNDS[number] for number in grounds))
    term = RULES.term(TermAspect.STAY, key, LISTED)
    assert term is not None
    found = (term.term_months, term.extension_min_months, term.extension_max_months)
    assert found == (months or (None, None, None))
    found_over = RULES.longest_end(key, LISTED)
    assert (found_over and found_over[0]) == over
    assert found_over is None or not found_over[1].reported


def test_where_the_ground_is_not_known_the_term_of_each_is_told() -> None:
    unknown = RuleKey("court_defaulters", None, "Entity", None)
    told = RULES.terms_by_ground(TermAspect.STAY, unknown, LISTED)
    assert {(term.grounds, term.several_grounds, term.term_months) for term in told} == {
        ((GROUNDS[1],), False, None),
        ((GROUNDS[2],), False, 24),
        (tuple(GROUNDS[number] for number in (3, 4, 5, 6)), False, 24),
        ((), True, 24),
    }
    assert RULES.terms_by_ground(TermAspect.STAY, replace(unknown, grounds=(GROUNDS[3],)), LISTED) == ()
    assert RULES.terms_by_ground(TermAspect.STAY, replace(unknown, list_id="environment"), LISTED) == ()
    assert RULES.terms_by_ground(TermAspect.STAY, unknown, date(2017, 4, 30)) == (), "the rules of 2013 know no grounds"


def test_an_edition_is_one_document() -> None:
    """Two documents have two beginnings and two ends."""
    for edition in EDITIONS.values():
        assert ";" not in f"{edition.name_zh}{edition.document_no}", edition.id


@pytest.mark.parametrize(
    ("list_id", "aspect", "tier", "day", "rule"),
    [
        # the list of abnormal operations goes on when that of serious violators gets rules of its own
        ("samr_untrustworthy", TermAspect.STAY, Tier.GENERAL, date(2021, 8, 31), "samr_abnormal_2014"),
        ("samr_untrustworthy", TermAspect.STAY, Tier.GENERAL, date(2021, 9, 1), "samr_abnormal_2014"),
        ("samr_untrustworthy", TermAspect.STAY, Tier.GENERAL, date(2024, 3, 10), "samr_abnormal_2024"),
        ("samr_untrustworthy", TermAspect.STAY, Tier.SERIOUS, date(2021, 8, 31), "samr_serious_2014"),
        ("samr_untrustworthy", TermAspect.STAY, Tier.SERIOUS, date(2025, 12, 25), "samr_serious_2025"),
        # the measures of 2021 end with order 107
        ("samr_untrustworthy", TermAspect.PUBLICATION, None, date(2025, 12, 24), "samr_publication_untrustworthy"),
        ("food_drug", TermAspect.PUBLICATION, Tier.GENERAL, date(2025, 12, 25), "samr_publication_2025_general"),
        ("food_drug", TermAspect.PUBLICATION, Tier.SERIOUS, date(2025, 12, 25), "samr_publication_2025_serious"),
    ],
)
def test_what_rules_market_regulation(
    list_id: str, aspect: TermAspect, tier: Tier | None, day: date, rule: str | None
) -> None:
    found = RULES.term(aspect, RuleKey(list_id, tier, "Entity", None), day)
    assert (found.basis.rule_id if found else None) == rule


def test_what_no_text_seen_says_of_a_term_is_to_be_confirmed() -> None:
    points = [record for record in RECORDS if isinstance(record, PointToConfirm)]
    about = " ".join(point.about for point in points)
    for rule in ("ndrc_527_2019", "samr_publicity_2021", "samr_repair_2021", "samr_serious_2014", "stay_2026_serious"):
        assert rule in about, rule
    tiers = {term.tier for term in TERMS if term.edition == "ndrc_527_2019"}
    assert Tier.PARTICULARLY_SERIOUS not in tiers, "the passage was not seen: a row would be made up"
