"""Days, times of record, and the moment from which a question looks."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from cscs_graph.analysis.listings.in_force import earliest_end_of
from cscs_graph.model.answers import ListRef
from cscs_graph.model.codes import ListKind
from cscs_graph.model.listings import Listing
from cscs_graph.model.partial import known_to
from cscs_graph.model.parties import Owns
from cscs_graph.model.records import Unreadable, read_record
from cscs_graph.model.time import NEVER, OPEN_END, UNKNOWN_START, Moment, Span, months_later, none_if_open

CHINA = timezone(timedelta(hours=8))


def _owns(**stated: Any) -> Owns:
    record = read_record({"type": "OWNS", "from": "a", "to": "b", **stated})
    assert isinstance(record, Owns)
    return record


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016", date(2016, 1, 1)),
        (2016, date(2016, 1, 1)),
        ("2016-09", date(2016, 9, 1)),
        (" 2016-09-30 ", date(2016, 9, 30)),
        ("2016-02-29", date(2016, 2, 29)),
        (date(2016, 9, 30), date(2016, 9, 30)),
    ],
)
def test_a_partial_date_means_its_first_day(written: object, day: date) -> None:
    assert _owns(valid_from=written).valid_from == day


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2018-03-05",
            "2018/3/5",
            "2018/03/05",
            "2018.03.05",
            "2018-3-5",
            "2018年3月5日",
            "2018年03月05日",
            "２０１８-０３-０５",
        ),
        *("20180305", 20180305, "43164", 43164, "2018-03-05 00:00:00", "2018/3/5 8:00", "2018年3月5日 08:00"),
        *("2018-03-05T00:00:00+08:00", "2018-03-05T00:00:00.000Z", "2018-03-04T16:00:00Z", datetime(2018, 3, 5, 9)),
    ],
)
def test_a_day_is_read_in_every_form_that_means_one_day_only(written: object) -> None:
    """43164 days after 1899-12-30 are 2018-03-05; midnight in China is four in the afternoon before in UTC."""
    assert _owns(valid_from=written).valid_from == date(2018, 3, 5)


@pytest.mark.parametrize(("written", "day"), [("2018年3月", date(2018, 3, 1)), ("2018年", date(2018, 1, 1))])
def test_a_month_of_china_is_its_first_day(written: str, day: date) -> None:
    assert _owns(valid_from=written).valid_from == day


@pytest.mark.parametrize("written", ["长期", "长期有效", "永久", "无固定期限", "至今", None, "", "9999-12-31"])
def test_an_end_may_be_said_to_be_none(written: object) -> None:
    assert _owns(valid_from="2018-03-05", valid_until=written).valid_until == OPEN_END


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2016-13",
            "2015-02-29",
            "16",
            16,
            "soon",
            True,
            0,
            "86400",
            42614.0,
            "0000-00-00",
            "1900-01-00",
            "—",
            "长期",
        ),
        *("05/03/2018", "3/5/2018", 1520179200000, "1520179200000", "2018-03-05T25:00:00", "2018-03-05T00:00:00+99:00"),
        *([1], {}, "2018-03-05abc", "2018-03/05/06", "二〇一八年三月五日"),
    ],
)
def test_no_date_is_made_up(written: object) -> None:
    """Neither of seconds since 1970, nor of days and months whose order nobody knows. The message shows the form."""
    with pytest.raises(Unreadable, match=r"valid_from.*(a day is written 2016-09-01|Input should be)"):
        _owns(valid_from=written)


def test_ends_that_are_not_stated_are_open() -> None:
    fact = _owns()
    assert (fact.valid_from, fact.valid_until, fact.superseded_at) == (UNKNOWN_START, OPEN_END, NEVER)
    assert [none_if_open(day) for day in (fact.valid_from, fact.valid_until, None, date(2018, 1, 1))] == [
        *(None, None, None),
        date(2018, 1, 1),
    ]


@pytest.mark.parametrize(
    ("start", "end"), [("2018-01-02", "2018-01-01"), ("2018-01-01", "2018-01-01"), ("2018-02", "2018-01")]
)
def test_an_end_comes_after_its_start(start: str, end: str) -> None:
    with pytest.raises(Unreadable, match="is not before valid_until"):
        _owns(valid_from=start, valid_until=end)


def test_a_time_of_record_comes_before_the_correction() -> None:
    with pytest.raises(Unreadable, match="is not before superseded_at"):
        _owns(recorded_at="2020-01-01T00:00:00", superseded_at="2020-01-01T00:00:00")


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2018-06-01", datetime(2018, 6, 1)),
        ("2018-06-01T08:00:00+08:00", datetime(2018, 6, 1)),
        ("2018-06-01T00:00:00Z", datetime(2018, 6, 1)),
        (datetime(2018, 6, 1, 8, tzinfo=CHINA), datetime(2018, 6, 1)),
        (date(2018, 6, 1), datetime(2018, 6, 1)),
        ("2018/6/1 8:00", datetime(2018, 6, 1, 8)),
        ("2018-06-01 08:00:00", datetime(2018, 6, 1, 8)),
        ("2018-06-01T08:00:00.123456789Z", datetime(2018, 6, 1, 8, 0, 0, 123456)),
        ("2018-05-31T24:00:00", datetime(2018, 6, 1)),
    ],
)
def test_times_of_record_are_kept_in_utc_without_a_zone(written: object, time: datetime) -> None:
    assert _owns(recorded_at=written).recorded_at == time


@pytest.mark.parametrize("written", ["2016", 2016, 1527811200, "yesterday", "2018-06"])
def test_no_time_is_made_up(written: object) -> None:
    with pytest.raises(Unreadable, match="recorded_at"):
        _owns(recorded_at=written)


def test_a_moment_says_whether_it_is_now() -> None:
    assert Moment.at(date(2018, 6, 1)).known_now
    stated = Moment.at(date(2018, 6, 1), datetime(2020, 1, 1, 8, tzinfo=CHINA))
    assert (stated.known_now, stated.known_at) == (False, datetime(2020, 1, 1))
    assert Moment.at().known_at > datetime.now(UTC).replace(tzinfo=None)


def test_an_overlap_is_what_all_spans_share() -> None:
    spans = [Span(date(2017, month, 1), date(2018, month, 1)) for month in (1, 6, 3)]
    assert Span.overlap(*spans) == (date(2017, 6, 1), date(2018, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2018, 8, 31), 1, date(2018, 9, 30)),
        (date(2018, 12, 15), 12, date(2019, 12, 15)),
        (date(2018, 11, 30), 3, date(2019, 2, 28)),
        (date(2018, 5, 1), 0, date(2018, 5, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("until", "stated", "months", "end"),
    [
        (date(2019, 3, 1), date(2020, 1, 1), 6, date(2019, 3, 1)),  # it is known when it ended
        (OPEN_END, date(2020, 1, 1), 6, date(2020, 1, 1)),  # the decision's own term, not the list's
        (OPEN_END, None, 6, date(2018, 12, 1)),  # six months of the list after 1 June 2018
        (OPEN_END, None, 0, date(2018, 6, 1)),
        (OPEN_END, None, None, None),  # no term is known, and none is guessed
    ],
)
def test_the_earliest_end_of_a_stay(until: date, stated: date | None, months: int | None, end: date | None) -> None:
    assert earliest_end_of(Span(date(2018, 6, 1), until), stated, _with(months)) == end


def _with(months: int | None, before: date | None = None) -> ListRef:
    return ListRef(id="l", name_en="l", kind=ListKind.BLACK, minimum_term_months=months, minimum_term_before=before)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2018, 4, 30), date(2019, 4, 30)),
        (date(2018, 5, 1), None),  # a later rule has a term of its own, which is not known
        (date(2018, 6, 1), None),
        (known_to(date(2018, 4, 1), "2018-04"), date(2019, 4, 1)),
        (known_to(date(2018, 1, 1), "2018"), None),  # before or after May is not known
    ],
)
def test_a_term_that_ended_is_that_of_listings_before_its_end(start: date, end: date | None) -> None:
    """Customs announcement 2018 no. 32, article 2: enterprises found dishonest by 30 April 2018."""
    assert earliest_end_of(Span(start, OPEN_END), None, _with(12, date(2018, 5, 1))) == end


def test_no_term_is_counted_from_an_unknown_start() -> None:
    assert earliest_end_of(Span(UNKNOWN_START, OPEN_END), None, _with(12)) is None


@pytest.mark.parametrize(
    ("start", "end", "days", "stated"),
    [
        ("2016", "2018", (date(2016, 1, 1), date(2019, 1, 1)), "2016/2018"),
        ("2016-09", None, (date(2016, 9, 1), OPEN_END), "2016-09/.."),
        ("2016-09", "长期", (date(2016, 9, 1), OPEN_END), "2016-09/.."),
        ("2016", "9999-12-31", (date(2016, 1, 1), OPEN_END), "2016/.."),
        ("2016年9月", "2016-12", (date(2016, 9, 1), date(2017, 1, 1)), "2016-09/2016-12"),
        ("2016-09-03", "2018", (date(2016, 9, 3), date(2019, 1, 1)), "2016-09-03/2018"),
        (None, "2018", (UNKNOWN_START, date(2019, 1, 1)), "../2018"),
        ("2016-09-03", "2018-01-01", (date(2016, 9, 3), date(2018, 1, 1)), None),
        ("2018", "2018", (date(2018, 1, 1), date(2019, 1, 1)), "2018/2018"),
    ],
)
def test_what_is_known_to_a_year_or_a_month_lasts_through_it(
    start: str | None, end: str | None, days: tuple[date, date], stated: str | None
) -> None:
    given = {name: day for name, day in (("valid_from", start), ("valid_until", end)) if day is not None}
    fact = _owns(**given)
    assert ((fact.valid_from, fact.valid_until), fact.days_stated) == (days, stated)


def test_days_and_what_is_stated_of_them_agree() -> None:
    again = _owns(valid_from="2016-01-01", valid_until="2019-01-01", days_stated="2016/2018")
    assert again.days_stated == "2016/2018"
    with pytest.raises(Unreadable, match="does not begin"):
        _owns(valid_from="2017-01-01", days_stated="2016/..")
    with pytest.raises(Unreadable, match="does not end"):
        _owns(valid_from="2016-01-01", valid_until="2020-01-01", days_stated="2016/2018")


def _listed(**stated: str) -> Listing:
    listing = read_record({"type": "Listing", "id": "l", "party": "a", "list": "court_defaulters", **stated})
    assert isinstance(listing, Listing)
    return listing


@pytest.mark.parametrize(
    ("stated", "days", "days_stated", "start"),
    [
        ({}, (UNKNOWN_START, OPEN_END), None, UNKNOWN_START),
        ({"filed_on": "2020-03-05"}, (date(2020, 3, 5), OPEN_END), "[2020-03-05..]/..", UNKNOWN_START),
        ({"document_no": "(2020)鄂0103执1号"}, (date(2020, 1, 1), OPEN_END), "[2020-01-01..]/..", UNKNOWN_START),
        (
            {"document_no": "（2020）鄂0103执恢1号", "filed_on": "2020-03-05"},
            (date(2020, 3, 5), OPEN_END),
            "[2020-03-05..]/..",
            UNKNOWN_START,
        ),
        ({"document_no": "苏环罚字〔2020〕3号"}, (UNKNOWN_START, OPEN_END), None, UNKNOWN_START),
        ({"filed_on": "2020年3月"}, (date(2020, 3, 1), OPEN_END), "[2020-03-01..]/..", UNKNOWN_START),
        (
            {"filed_on": "2020-03-05", "valid_until": "2021"},
            (date(2020, 3, 5), date(2022, 1, 1)),
            "[2020-03-05..]/2021",
            UNKNOWN_START,
        ),
        ({"filed_on": "2020-03-05", "valid_from": "2020-06-01"}, (date(2020, 6, 1), OPEN_END), None, date(2020, 6, 1)),
        ({"filed_on": "2020-03-05", "valid_from": "2020"}, (date(2020, 3, 5), OPEN_END), "2020/..", date(2020, 3, 5)),
        ({"filed_on": "2019-03-05", "valid_from": "2020"}, (date(2020, 1, 1), OPEN_END), "2020/..", date(2020, 1, 1)),
        (
            {"filed_on": "2020-03-05", "valid_until": "2020-03-05"},
            (UNKNOWN_START, date(2020, 3, 5)),
            None,
            UNKNOWN_START,
        ),
    ],
)
def test_nobody_is_listed_by_a_case_before_it_was_filed_and_that_day_is_no_start(
    stated: dict[str, str], days: tuple[date, date], days_stated: str | None, start: date
) -> None:
    fact = _listed(**stated)
    assert ((fact.valid_from, fact.valid_until), fact.days_stated) == (days, days_stated)
    assert Span.stated(fact.valid_from, fact.valid_until, fact.days_stated).start == start


def test_a_day_that_a_start_does_not_precede_is_kept_when_read_again_and_must_agree() -> None:
    again = _listed(valid_from="2020-03-05", days_stated="[2020-03-05..]/..", filed_on="2020-03-05")
    assert again.days_stated == "[2020-03-05..]/.."
    with pytest.raises(Unreadable, match="does not begin"):
        _listed(valid_from="2020-03-06", days_stated="[2020-03-05..]/..")


def test_a_listing_is_the_same_whether_a_filing_day_is_stated_or_not() -> None:
    party = {"type": "Listing", "party": "a", "list": "court_defaulters", "document_no": "（2020）鄂0103执1号"}
    assert _fact_id(party) == _fact_id({**party, "filed_on": "2020-03-05"})


def _fact_id(line: dict[str, str]) -> str:
    fact = read_record(line)
    assert isinstance(fact, Listing)
    return fact.fact_id
