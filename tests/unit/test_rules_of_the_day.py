"""The rules of a day: by hand where a law is stated, and on the reference data where the report or a document says the answer."""

from datetime import date, datetime

import pytest

from cscs_graph.analysis.rulebook.book import VIEWS, Rulebook, RulesOfTheDay
from cscs_graph.errors import NotFound
from cscs_graph.model.base import Record
from cscs_graph.model.codes import Certainty, CounterEffect, CounterTrigger, Domain, Effect, Level, ListKind
from cscs_graph.model.criteria import DecisionLevel
from cscs_graph.model.repair import CounterRule, RepairEdition
from cscs_graph.model.rules import (
    Agency,
    BranchOfficeOf,
    CreditList,
    EstablishedBy,
    Measure,
    Mou,
    Signed,
    Source,
    SucceededBy,
)
from cscs_graph.model.time import OPEN_END, Moment
from tests.reference import reference_records

RECORDS = reference_records()
REFERENCE = Rulebook.of(RECORDS)
REFORM = date(2018, 3, 17)


def at(day: str, known_at: datetime | None = None) -> Moment:
    return Moment.at(date.fromisoformat(day), known_at)


def _agency(name: str, since: str | None = None) -> Agency:
    return Agency.model_validate({"id": name, "name_en": name.title(), "valid_from": since})


def _succeeded(before: str, after: str, day: str, **more: object) -> SucceededBy:
    return SucceededBy.model_validate({"from": before, "to": after, "valid_from": day, **more})


LIST = CreditList(id="list", name_en="List", kind=ListKind.BLACK, controlled_by=("new",))
MOU = Mou.model_validate({"id": "mou", "title_zh": "备忘录", "valid_from": "2016-05-09"})
TIE = EstablishedBy.model_validate({"from": "list", "to": "mou", "valid_from": "2016-05-09", "id": "tie"})
MEASURE = Measure.model_validate(
    {
        "mou": "mou",
        "number": "1",
        "name_en": "Bar",
        "effect": Effect.RESTRICT,
        "imposed_by": ["old"],
        "valid_from": "2016-05-09",
    }
)
WORLD: list[Record] = [
    _agency("old"),
    _agency("new", "2018"),
    _agency("newest", "2023"),
    _succeeded("old", "new", "2018-03-17"),
    _succeeded("new", "newest", "2023-05-18"),
    LIST,
    MOU,
    TIE,
    MEASURE,
    Signed.model_validate({"from": "old", "to": "mou", "order": 2, "valid_from": "2016-05-09"}),
    Source(id="law", title="A law"),
]


def on(day: str, *more: Record, known_at: datetime | None = None, without: type[Record] | None = None) -> RulesOfTheDay:
    records = [record for record in WORLD if without is None or not isinstance(record, without)]
    return Rulebook.of([*records, *more]).on(at(day, known_at))


def controllers(rules: RulesOfTheDay, list_id: str = "list") -> list[str]:
    return [agency.id for agency in rules.lists[list_id].controlled_by]


@pytest.mark.parametrize(
    ("day", "agency"),
    [
        ("2017-06-01", "old"),
        ("2018-01-15", "old"),  # the year in which the new one began, but before the reform of that year
        ("2018-03-16", "old"),
        ("2018-03-17", "new"),
        ("2023-05-17", "new"),
        ("2023-05-18", "newest"),
    ],
)
def test_a_list_is_controlled_and_a_measure_imposed_by_the_agency_of_the_day(day: str, agency: str) -> None:
    rules = on(day)
    assert controllers(rules) == [agency]
    assert rules.relations(agency).controls == ("list",)
    assert [one.id for one in rules.measures("mou")[0].imposed_by] == [agency]
    assert [(mou.id, rule.ref.number) for mou, rule in rules.imposed_by(agency)] == [("mou", "1")]
    assert rules.imposed_by("old") == () or agency == "old"


def test_the_controller_of_an_early_day_does_not_wait_until_the_reform_is_known() -> None:
    """The list names its controller by a later name whenever it is read; only who imposes follows what was known."""
    early = on("2017-06-01", known_at=datetime(2017, 6, 1))
    assert controllers(early) == ["old"]
    assert early.succession.steps == {}
    assert controllers(on("2019-01-01", known_at=datetime(2018, 1, 1))) == ["new"]


def test_a_succession_that_was_corrected_away_leads_nowhere() -> None:
    wrong = _succeeded("other", "new", "2018-03-17", superseded_at="2019-01-01", recorded_at="2018-03-17")
    signed = Signed.model_validate({"from": "other", "to": "mou", "order": 1, "valid_from": "2016-05-09"})
    assert controllers(on("2017-06-01", _agency("other"), wrong, signed)) == ["old"]
    assert controllers(on("2017-06-01", _agency("other"), wrong, signed, known_at=datetime(2018, 6, 1))) == ["other"]


def test_of_several_predecessors_the_one_that_leads_in_the_memorandum_controlled_the_list() -> None:
    merged = [_agency("aaa"), _succeeded("aaa", "new", "2018-03-17")]
    third = Signed.model_validate({"from": "aaa", "to": "mou", "order": 3, "valid_from": "2016-05-09"})
    assert controllers(on("2017-06-01", *merged, third)) == ["old"]
    assert controllers(on("2017-06-01", *merged, without=Signed)) == ["aaa", "old"]  # nobody signed: either of them


def test_whoever_takes_over_some_fields_imposes_the_measures_of_these_only() -> None:
    split = [_succeeded("old", "customs", "2018-03-17", domains=["customs_and_trade"]), _agency("customs")]
    rest = _succeeded("old", "new", "2018-03-17", domains=["other"])
    border = MEASURE.model_copy(update={"number": "2", "domain": Domain.CUSTOMS_AND_TRADE, "id": "border"})
    rules = on("2019-01-01", *split, border, rest, without=SucceededBy)
    assert {one.ref.number: [agency.id for agency in one.imposed_by] for one in rules.measures("mou")} == {
        "1": ["new"],
        "2": ["customs"],
    }
    assert [one.id for one in rules.succession.responsible_agencies(["old"])] == ["customs", "new"]


def test_whoever_divided_the_work_left_no_field_without_an_agency() -> None:
    divided: dict[str, list[tuple[Domain, ...]]] = {}
    for one in RECORDS:
        if isinstance(one, SucceededBy):
            divided.setdefault(one.from_id, []).append(one.domains)
    by_field = {name: parts for name, parts in divided.items() if any(parts)}
    assert "aqsiq" in by_field
    assert [
        name for name, parts in by_field.items() if sorted(field for part in parts for field in part) != sorted(Domain)
    ] == []


def test_successions_in_a_ring_end() -> None:
    ring = [_succeeded("new", "old", "2018-03-17"), _agency("lone", "2020")]
    assert controllers(on("2017-01-01", *ring)) == ["old"]
    assert controllers(
        on("2017-01-01", CreditList(id="other", name_en="O", kind=ListKind.RED, controlled_by=("lone",)), *ring),
        "other",
    ) == ["lone"]


@pytest.mark.parametrize(
    ("list_id", "day", "expected"),
    [
        ("work_safety", "2017-06-01", ["saws"]),
        ("work_safety", "2018-03-17", ["mem"]),
        ("red_work_safety", "2017-06-01", ["saws"]),
        ("environment", "2017-06-01", ["mep"]),
        ("samr_untrustworthy", "2017-06-01", ["saic"]),  # "SAIC before 2018", the note on the list says
        ("inspection_quarantine", "2018-02-01", ["aqsiq"]),  # "Kept by AQSIQ until its functions went to SAMR"
        ("food_drug", "2017-06-01", ["cfda"]),
        ("insurance", "2017-09-01", ["circ"]),
        ("insurance", "2020-06-01", ["cbirc"]),
        ("insurance", "2024-06-01", ["nfra"]),
        ("customs_dishonest", "2017-06-01", ["gac"]),  # it took over a part of another, but existed before
        ("train_ban", "2018-06-01", ["china_railway_corporation"]),
        ("quality_violations", "2017-06-01", ["aqsiq", "cfda", "saic"]),  # no signatory of its memorandum is loaded
        ("fake_reviews", "2017-06-01", ["cac", "ndrc", "pboc"]),
        ("oil_gas", "2018-06-01", []),
    ],
)
def test_who_controlled_a_list_on_a_day(list_id: str, day: str, expected: list[str]) -> None:
    assert controllers(REFERENCE.on(at(day)), list_id) == expected


def test_before_its_memorandum_a_list_has_rules_that_are_not_in_force() -> None:
    before, after = on("2016-05-08").of(["list", "unheard"]), on("2016-05-09").of(["list", "unheard"])
    assert before.not_in_force == {"list"}
    assert before.without_rules() == ("unheard",)
    assert [mou.ref.id for mou in after.mous("list")] == ["mou"]
    assert [mou.id for mou in on("2016-05-08").mous_of("list")] == ["mou"]


def test_the_last_day_of_a_rule_is_the_one_before_its_end() -> None:
    ended = MOU.model_copy(update={"valid_until": date(2020, 1, 1)})
    in_force = [bool(on(day, ended, without=Mou).of(["list"]).mous("list")) for day in ("2019-12-31", "2020-01-01")]
    assert in_force == [True, False]


def test_what_is_recorded_later_does_not_exist_yet() -> None:
    late = TIE.model_copy(update={"recorded_at": datetime(2020, 1, 1)})
    rules = on("2019-01-01", late, known_at=datetime(2019, 12, 31), without=EstablishedBy)
    assert rules.of(["list"]).without_rules() == ("list",)
    assert rules.mous_of("list") == ()
    assert on("2019-01-01", late, without=EstablishedBy).of(["list"]).mous("list")


def test_a_correction_is_read_as_it_was_known() -> None:
    first = MEASURE.model_copy(
        update={"name_en": "First", "recorded_at": datetime(2016, 6, 1), "superseded_at": datetime(2020, 1, 1)}
    )
    second = MEASURE.model_copy(update={"name_en": "Second", "recorded_at": datetime(2020, 1, 1)})
    named = [
        [rule.ref.name_en for rule in on("2019-01-01", first, second, known_at=time, without=Measure).measures("mou")]
        for time in (datetime(2016, 5, 20), datetime(2019, 12, 31), datetime(2020, 1, 1), None)
    ]
    assert named == [[], ["First"], ["Second"], ["Second"]]


def test_all_moments_between_two_changes_of_the_rules_are_one() -> None:
    book = Rulebook.of(WORLD)
    assert book.on(at("2017-01-01")) is book.on(at("2017-01-02")) is book.on(at("2017-01-01", datetime(2024, 1, 1)))
    assert book.on(at("2018-03-16")) is not book.on(at("2018-03-17"))
    assert book.on(at("2019-01-01", datetime(2018, 3, 16))) is not book.on(at("2019-01-01", datetime(2018, 3, 17)))


def test_a_rule_recorded_for_a_time_to_come_counts_when_that_time_has_come() -> None:
    late = TIE.model_copy(update={"recorded_at": datetime(2030, 1, 1)})
    book = Rulebook.of([record for record in WORLD if record is not TIE] + [late])
    now, then = (
        Moment.at(date(2019, 1, 1)),
        Moment(as_of=date(2019, 1, 1), known_at=datetime(2030, 1, 1), known_now=True),
    )
    assert book.on(now).of(["list"]).mous("list") == ()
    assert book.on(then).of(["list"]).mous("list")


def test_only_so_many_days_are_kept() -> None:
    book = Rulebook.of(
        [
            *WORLD,
            *(
                CreditList.model_validate(
                    {"id": f"l{n}", "name_en": "L", "kind": "red", "valid_from": f"{1900 + n}-01-01"}
                )
                for n in range(2 * VIEWS)
            ),
        ]
    )
    first = book.on(at("1950-06-01"))
    assert book.on(at("1950-06-01")) is first
    for year in range(1951, 1951 + VIEWS):
        book.on(at(f"{year}-06-01"))
    assert book.on(at("1950-06-01")) is not first


def test_what_is_not_loaded_is_said() -> None:
    rules = on("2019-01-01")
    with pytest.raises(NotFound, match="no list 'unheard' is loaded"):
        rules.credit_list("unheard")
    assert rules.credit_list("list").name_en == "List"
    assert rules.source("law") == rules.sources["law"]
    assert rules.source("unheard") is rules.source(None) is None


def test_who_signed_stands_in_the_order_of_the_document() -> None:
    more = [
        Signed.model_validate({"from": name, "to": "mou", "order": order, "valid_from": "2016-05-09"})
        for name, order in (("newest", 1), ("new", None))
    ]
    rules = on("2019-01-01", *more)
    assert rules.signatories("mou") == ("newest", "old", "new")
    assert [mou.id for mou in rules.signed_by("old")] == ["mou"]
    assert rules.signed_by("unheard") == ()


def test_an_office_belongs_to_the_agency_above_it_on_the_day_of_the_decision() -> None:
    above = [
        BranchOfficeOf.model_validate({"from": "county", "to": "city", "recorded_at": "2015-01-01"}),
        BranchOfficeOf.model_validate(
            {"from": "city", "to": "old", "valid_until": "2018-03-17", "recorded_at": "2015-01-01"}
        ),
        BranchOfficeOf.model_validate(
            {"from": "city", "to": "new", "valid_from": "2018-03-17", "recorded_at": "2018-03-17"}
        ),
    ]
    rules = on("2020-01-01", *above, _agency("county"), _agency("city"))
    tops = {
        day: [one.id for one in rules.national_agencies("county", date.fromisoformat(day))]
        for day in ("2017-01-01", "2019-01-01")
    }
    assert tops == {"2017-01-01": ["old"], "2019-01-01": ["new"]}
    assert [one.id for one in rules.national_agencies("old", date(2017, 1, 1))] == ["old"]
    assert rules.relations("city").part_of == ("new", "old")


def _rule(name: str, since: str, *lists: str, effect: str = "suspends", certainty: str = "statute") -> CounterRule:
    return CounterRule.model_validate(
        {
            "id": name,
            "edition": "edition",
            "trigger": "objection_pending",
            "effect": effect,
            "lists": lists,
            "valid_from": since,
            "certainty": certainty,
        }
    )


def test_a_rule_of_the_list_goes_before_a_general_one_then_the_latest() -> None:
    rules = on(
        "2026-01-01",
        RepairEdition(id="edition", name_en="Edition"),
        _rule("own-early", "2015-01-01", "list"),
        _rule("own-late", "2017-01-01", "list"),
        _rule("general", "2018-01-01"),
        _rule("draft", "2019-01-01", "list", certainty="draft"),
    )

    def chosen(list_id: str, day: str, minimum: Certainty = Certainty.PRACTICE) -> str | None:
        found = rules.dispute_rule(CounterTrigger.OBJECTION_PENDING, list_id, date.fromisoformat(day), minimum)
        return found and found.rule_id

    assert chosen("list", "2016-01-01") == "own-early"
    assert chosen("list", "2020-01-01") == "own-late"
    assert chosen("list", "2020-01-01", Certainty.DRAFT) == "draft"
    assert chosen("other", "2020-01-01") == "general"
    assert chosen("other", "2017-12-31") is None
    found = rules.dispute_rule(CounterTrigger.OBJECTION_PENDING, "list", date(2020, 1, 1), Certainty.PRACTICE)
    assert found
    assert (found.effect, found.basis.edition, found.basis.until) == (CounterEffect.SUSPENDS, "Edition", None)


def test_a_decision_is_governed_by_the_latest_rule_on_levels_of_its_day() -> None:
    levels = [
        DecisionLevel.model_validate(
            {
                "id": name,
                "list": "list",
                "name_en": name,
                "minimum_level": Level.COUNTY,
                "certainty": "statute",
                "valid_from": since,
            }
        )
        for name, since in (("early", "2015-01-01"), ("late", "2018-01-01"))
    ]
    rules = on("2026-01-01", *levels)
    found = {
        day: rules.decision_level("list", date.fromisoformat(day)) for day in ("2014-01-01", "2016-01-01", "2020-01-01")
    }
    assert {day: level and level.id for day, level in found.items()} == {
        "2014-01-01": "early",
        "2016-01-01": "early",
        "2020-01-01": "late",
    }


def test_open_ends_do_not_leave_the_rulebook() -> None:
    rules = REFERENCE.on(at("2026-05-01"))
    shown = (*rules.enforcements, *rules.general_criteria, *rules.decision_levels, *rules.regimes, *rules.policies)
    assert shown
    assert all(OPEN_END not in (one.since, one.until) and date(1, 1, 1) not in (one.since, one.until) for one in shown)
    assert [one.number for one in rules.record_categories] == list(range(1, 20))


def test_a_list_is_named_as_the_rules_of_the_day_name_it() -> None:
    """Orders 54 of the tax administration and 44 of SAMR gave their lists other names, from their first day on."""
    told = {
        day: [REFERENCE.on(at(day)).lists[name].name_zh for name in ("tax_violations", "court_defaulters")]
        for day in ("2022-01-31", "2022-02-01")
    }
    assert told == {
        "2022-01-31": ["重大税收违法案件当事人名单", "失信被执行人名单"],
        "2022-02-01": ["重大税收违法失信主体名单", "失信被执行人名单"],
    }
