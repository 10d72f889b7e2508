"""Days that are known to a month or a year: how they are compared, counted on, and said in both languages."""

import pickle
from datetime import date, timedelta

import pytest

from cscs_graph.export.prov import document_of
from cscs_graph.model.answers import ProofStep, StepKind
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.partial import first_day, interval, known_to, latest, said_of, soonest
from cscs_graph.model.time import Span, is_over, months_later

YEAR, MONTH = known_to(date(2016, 1, 1), "2016"), known_to(date(2016, 9, 1), "2016-09")
THROUGH_2018 = known_to(date(2019, 1, 1), "2018")


def test_a_partial_day_is_a_day_and_reads_as_far_as_it_is_known() -> None:
    assert date(2016, 1, 1) == YEAR
    assert f"{YEAR} {MONTH}" == "2016 2016-09"
    assert YEAR.isoformat() == "2016-01-01", "machines get a day, and what is known of it beside"
    assert said_of(YEAR + timedelta(days=1)) is None, "what is reckoned by the calendar is a mere day"
    assert said_of(pickle.loads(pickle.dumps(YEAR))) == "2016"


@pytest.mark.parametrize(
    ("days", "first", "said"),
    [
        # in 2016, and from September 2016: some day between September and December
        ((YEAR, MONTH), date(2016, 9, 1), "2016"),
        ((YEAR, date(2016, 9, 3)), date(2016, 9, 3), "2016"),
        ((YEAR, date(2017, 2, 1)), date(2017, 2, 1), None),
        ((YEAR, date(2016, 12, 31)), date(2016, 12, 31), None),
        ((MONTH, date(2016, 1, 1)), date(2016, 9, 1), "2016-09"),
    ],
)
def test_when_several_have_begun(days: tuple[date, ...], first: date, said: str | None) -> None:
    for found in (latest(days), latest(days[::-1])):
        assert (found, said_of(found)) == (first, said)


@pytest.mark.parametrize(
    ("ends", "first", "said"),
    [
        ((THROUGH_2018, date(2018, 6, 1)), date(2018, 6, 1), "2018"),  # in 2018, on 1 June at the latest
        ((THROUGH_2018, date(2017, 6, 1)), date(2017, 6, 1), None),
        ((THROUGH_2018, date(2019, 6, 1)), date(2019, 1, 1), "2018"),
    ],
)
def test_when_the_first_of_several_ends(ends: tuple[date, ...], first: date, said: str | None) -> None:
    found = soonest(ends)
    assert (found, said_of(found)) == (first, said)
    assert Span.overlap(*(Span(date(2000, 1, 1), end) for end in ends)).end == first


@pytest.mark.parametrize(
    ("day", "months", "there", "said"),
    [
        (YEAR, 24, date(2018, 1, 1), "2018"),
        (YEAR, 6, date(2016, 7, 1), "2016-07"),
        (MONTH, 6, date(2017, 3, 1), "2017-03"),
        (date(2016, 9, 3), 6, date(2017, 3, 3), None),
    ],
)
def test_no_day_comes_of_months_after_a_year(day: date, months: int, there: date, said: str | None) -> None:
    found = months_later(day, months)
    assert (found, said_of(found)) == (there, said)


def test_a_year_is_over_when_it_has_passed() -> None:
    over = months_later(YEAR, 24)
    assert [is_over(over, day) for day in (date(2018, 1, 1), date(2018, 12, 31), date(2019, 1, 1))] == [0, 0, 1]
    assert is_over(date(2018, 1, 1), date(2018, 1, 1))


def test_what_is_known_of_both_ends_is_an_interval() -> None:
    assert interval(YEAR, THROUGH_2018) == "2016/2018"
    assert interval(MONTH, None) == "2016-09/.."
    assert interval(date(2016, 9, 1), None) is None
    assert first_day(THROUGH_2018) == date(2018, 1, 1)


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (YEAR, "2016", "2016年"),
        (MONTH, "September 2016", "2016年9月"),
        (date(2016, 9, 1), "1 September 2016", "2016年9月1日"),
    ],
)
def test_days_in_words(day: date, en: str, zh: str) -> None:
    assert (language(LanguageCode.EN).day(day), language(LanguageCode.ZH).day(day)) == (en, zh)


def _listed(since: date, until: date | None) -> ProofStep:
    return ProofStep(
        kind=StepKind.FACT,
        type="ESTABLISHED_BY",
        from_id="list",
        from_name="Food",
        from_name_zh="食品",
        to_id="mou",
        to_name="Rules",
        to_name_zh="办法",
        fact_id="tie",
        since=since,
        until=until,
        source=None,
    )


def test_sentences_invent_no_day() -> None:
    step = _listed(MONTH, THROUGH_2018)
    assert step.sentence_en == (
        "What follows from the list “Food” is laid down in “Rules”, applicable from September 2016 until some day in 2018."
    )
    assert step.sentence_zh == "“食品”的后果由《办法》规定，自2016年9月起适用至2018年内某日。"


def test_an_answer_says_what_is_known_of_its_days_and_keeps_it_when_read_again() -> None:
    step = _listed(YEAR, THROUGH_2018)
    assert step.model_dump(mode="json")["days_stated"] == "2016/2018"
    again = ProofStep.model_validate_json(step.model_dump_json())
    assert (said_of(again.since or date.min), said_of(again.until or date.min)) == ("2016", "2018")
    assert again.sentence_en == step.sentence_en


def test_provenance_has_years_and_months_as_such() -> None:
    class One:
        proof = (_listed(MONTH, THROUGH_2018),)
        sentence_en = sentence_zh = "one"

    rules = [
        entity
        for entity in document_of(One())["entity"].values()
        if "cscs:validFrom" in entity  # pyright: ignore[reportArgumentType]
    ]
    assert [rule["cscs:validFrom"] for rule in rules] == [{"$": "2016-09", "type": "xsd:gYearMonth"}]
    assert [rule["cscs:validUntil"] for rule in rules] == [{"$": "2018", "type": "xsd:gYear"}]
