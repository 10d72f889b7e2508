"""Listings of one list as one group: from when, until when, and what is not known of that."""

from datetime import date

import pytest

from cscs_graph.export.gathered import by_list, may_end
from cscs_graph.model.answers import ListingRef, ListRef
from cscs_graph.model.codes import ListKind

BLACK = ListRef(id="black", name_en="Fictitious blacklist", kind=ListKind.BLACK)
EARLY, LATE = date(2018, 1, 1), date(2019, 1, 1)


def listing(number: int, since: date | None, until: date | None = None, removal: date | None = None) -> ListingRef:
    return ListingRef(
        id=f"l{number}", party_id="p", credit_list=BLACK, since=since, until=until, earliest_removal=removal
    )


@pytest.mark.parametrize(
    ("until", "removal", "end"), [(LATE, EARLY, LATE), (None, EARLY, EARLY), (LATE, None, LATE), (None, None, None)]
)
def test_a_listing_may_end_when_it_is_recorded_to_else_when_its_rules_allow(
    until: date | None, removal: date | None, end: date | None
) -> None:
    assert may_end(listing(1, EARLY, until, removal)) == end


def test_all_may_have_ended_when_the_last_may_have() -> None:
    (group,) = by_list([listing(1, EARLY, None, EARLY), listing(2, EARLY, LATE)])
    assert group.until == LATE
    (group,) = by_list([listing(1, EARLY, LATE), listing(2, EARLY)])
    assert group.until is None


def test_the_first_day_is_not_known_where_the_start_of_one_is_not() -> None:
    (group,) = by_list([listing(1, LATE), listing(2, EARLY)])
    assert (group.first, group.last) == (EARLY, LATE)
    (group,) = by_list([listing(1, LATE), listing(2, None)])
    assert group.first is None
