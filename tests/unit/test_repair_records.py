"""Events of a listing as lines of a file: what is accepted, and what is said of a line that is wrong."""

from typing import Any

import pytest

from cscs_graph.model.codes import EventKind
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.records import Unreadable, read_record
from cscs_graph.model.repair import _OUTCOMES, ListingEvent  # pyright: ignore[reportPrivateUsage]

EVENT = {"type": "ListingEvent", "party": "p", "listing": "l", "kind": "application", "valid_from": "2018-03-01"}


def _line(**changed: Any) -> dict[str, Any]:
    return {name: value for name, value in {**EVENT, **changed}.items() if value is not None}


def test_an_event_is_the_same_however_its_day_is_written() -> None:
    first, second = read_record(_line()), read_record(_line(valid_from="2018-03"))
    assert isinstance(first, ListingEvent)
    assert isinstance(second, ListingEvent)
    assert first.fact_id == second.fact_id


def test_two_events_of_one_kind_are_told_apart_by_day_and_document() -> None:
    lines = [_line(), _line(valid_from="2018-03-02"), _line(document_no="2"), _line(listing="m"), _line(kind="notice")]
    ids = {record.fact_id for line in lines if isinstance(record := read_record(line), ListingEvent)}
    assert len(ids) == len(lines)


@pytest.mark.parametrize(
    ("changed", "field", "reason"),
    [
        ({"valid_from": None}, "valid_from", "an event needs its day"),
        ({"kind": "end"}, "kind", "the `valid_until` of its Listing"),
        ({"kind": "decision"}, "outcome", "of `decision` it is 'granted' or 'refused'"),
        ({"kind": "decision", "outcome": "accepted"}, "outcome", "not 'accepted'"),
        ({"outcome": "granted"}, "outcome", "of `application` it is none"),
        ({"kind": "appeal"}, "kind", "Input should be"),
        ({"listing": None}, "listing", "required"),
    ],
)
def test_a_wrong_line_is_refused_with_its_field(changed: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as refused:
        read_record(_line(**changed))
    assert refused.value.field == field


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.END])
def test_every_event_has_words_in_both_languages(kind: EventKind) -> None:
    for outcome in _OUTCOMES.get(kind, (None,)):
        code = f"{kind}_{outcome}" if outcome else str(kind)
        assert all(language(name).word("listing_event", code) for name in _codes())


def _codes() -> list[LanguageCode]:
    return list(LanguageCode)
