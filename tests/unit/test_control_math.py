"""Ownership and control over arrays, worked by hand."""

import numpy as np
import pytest

from cscs_graph.analysis.control.cycles import Convention
from cscs_graph.analysis.control.fixpoint import Majority, control
from cscs_graph.analysis.control.holdings import Concert
from cscs_graph.analysis.control.integrated import integrated
from cscs_graph.analysis.control.rings import faults, rings
from cscs_graph.analysis.control.ultimate import Concerts, Seat, dominated, in_rings
from cscs_graph.analysis.control.whole import Derived, derived
from cscs_graph.model.answers import FaultKind
from tests.control import exactly, made, pairs_of

HALF_OR_MORE = Majority(0.5, inclusive=True)


def test_exactly_one_half_is_control_by_the_one_rule_and_not_by_the_other() -> None:
    """0.3 and 0.2 make one half to the last digit, as floats would not promise."""
    holdings = made(4, exactly((0, 1, 1.0), (0, 2, 0.3), (1, 2, 0.2), (3, 2, 0.5)))
    assert pairs_of(control(holdings, Majority()).certain) == {(0, 1)}
    assert pairs_of(control(holdings, HALF_OR_MORE).certain) == {(0, 1), (0, 2), (3, 2)}


def test_a_subsidiary_votes_for_its_parent() -> None:
    holdings = made(3, exactly((0, 1, 0.6), (1, 2, 0.3), (0, 2, 0.21)))
    assert pairs_of(control(holdings, Majority()).certain) == {(0, 1), (0, 2)}


def test_an_unknown_share_is_at_most_what_the_others_leave() -> None:
    """40 % are held by another: up to 60 % may be control. 60 % are held by another: 40 % may not."""
    some = control(made(3, [(0, 1, 0, 1), (2, 1, 0.4, 0.4)]), Majority())
    assert (pairs_of(some.certain), pairs_of(some.possible)) == (set(), {(0, 1)})
    none = control(made(3, [(0, 1, 0, 1), (2, 1, 0.6, 0.6)]), Majority())
    assert pairs_of(none.certain) == pairs_of(none.possible) == {(2, 1)}


def test_what_is_unknown_of_two_together_is_one_rest() -> None:
    """0 controls 1; both have unknown shares of 2, of which 70 % are taken: together they have 30 % at most."""
    ties = [(0, 1, 1.0, 1.0), (0, 2, 0.0, 1.0), (1, 2, 0.0, 1.0), (3, 2, 0.7, 0.7)]
    assert pairs_of(control(made(4, ties), Majority()).possible) == {(0, 1), (3, 2)}


def test_a_company_has_no_votes_in_itself() -> None:
    """It holds 20 % of itself: 45 % of the whole are more than half of the 80 % that vote (art. 116)."""
    holdings = made(2, exactly((1, 1, 0.2), (0, 1, 0.45)))
    assert pairs_of(control(holdings, Majority()).certain) == {(0, 1)}
    # of what it does not own of itself, 0 owns 0.45 / 0.8
    assert integrated(holdings, np.array([0])).of(0, 1) == pytest.approx((0.5625, 0.5625))


def test_a_nominee_controls_nothing_and_its_votes_are_taken_from_the_rest() -> None:
    holdings = made(4, [(0, 1, 1.0, 1.0), (1, 2, 0.7, 0.7), (3, 2, 0.0, 1.0)], nominees=[1])
    found = control(holdings, Majority())
    assert pairs_of(found.possible) == {(0, 1)}
    assert integrated(holdings, np.array([0])).of(0, 2) == (0, 0)


def test_declared_control_passes_upwards() -> None:
    holdings = made(4, exactly((0, 1, 1.0), (3, 2, 1.0)), declared=[(1, 2)])
    assert pairs_of(control(holdings, Majority()).certain) == {(0, 1), (0, 2), (1, 2), (3, 2)}


def test_a_concert_votes_as_one_where_it_is_declared() -> None:
    ties = exactly((0, 2, 0.3), (1, 2, 0.25), (0, 3, 0.3), (1, 3, 0.3), (2, 4, 1.0))
    everywhere = control(made(5, ties, concerts=[Concert((0, 1))]), Majority())
    assert pairs_of(everywhere.certain) == {(2, 4), (5, 2), (5, 3), (5, 4)}
    in_one = control(made(5, ties, concerts=[Concert((0, 1), regarding=2)]), Majority())
    assert pairs_of(in_one.certain) == {(2, 4), (5, 2), (5, 4)}
    whole = derived(made(5, ties, concerts=[Concert((0, 1), regarding=2)]), Majority())
    edges = list(zip(whole.controller.tolist(), whole.company.tolist(), whole.joint.tolist(), strict=True))
    assert edges == [(0, 2, True), (1, 2, True), (0, 4, True), (1, 4, True)]


def test_a_concert_is_not_named_where_one_member_is_enough() -> None:
    whole = derived(made(3, exactly((0, 2, 0.6), (1, 2, 0.2)), concerts=[Concert((0, 1))]), Majority())
    assert list(zip(whole.controller.tolist(), whole.joint.tolist(), strict=True)) == [(0, False)]


def test_a_ring_ends_and_nobody_in_it_is_above_the_others() -> None:
    holdings = made(3, exactly((0, 1, 0.8), (1, 0, 0.55), (2, 0, 0.3)))
    found = control(holdings, Majority()).certain
    assert pairs_of(found) == {(0, 1), (1, 0)}
    assert not dominated(found).any()
    assert in_rings(found).tolist() == [True, True, False]
    assert rings(holdings) == ((0, 1),)
    # 2 has 0.3 of 0, which owns 0.8 x 0.55 of itself: 0.3 / 0.56, and 0.8 of that in 1
    assert integrated(holdings, np.array([2])).of(0, 0)[0] == pytest.approx(0.3 / 0.56)
    assert integrated(holdings, np.array([2])).of(0, 1)[0] == pytest.approx(0.24 / 0.56)


def test_an_owner_inside_a_cycle_is_counted_once_or_as_often_as_it_turns() -> None:
    """0 holds half of 1, which holds half of 0: once it is 0.5, turning without end 0.5 / (1 - 0.25)."""
    holdings = made(2, exactly((0, 1, 0.5), (1, 0, 0.5)))
    assert integrated(holdings, np.array([0])).of(0, 1)[0] == pytest.approx(0.5)
    assert integrated(holdings, np.array([0])).of(0, 0)[0] == pytest.approx(0.25)
    turning = integrated(holdings, np.array([0]), Convention.LEONTIEF)
    assert turning.of(0, 1)[0] == pytest.approx(2 / 3)


def test_a_closed_ring_is_a_fault_and_has_bounds() -> None:
    holdings = made(3, exactly((0, 1, 1.0), (1, 0, 1.0), (2, 0, 0.1)))
    owned = integrated(holdings, np.arange(3))
    assert [members.tolist() for members in owned.singular] == [[0, 1]]
    assert owned.of(0, 1) == (1, 1)
    assert owned.of(2, 1) == (pytest.approx(0.1), 1) or owned.of(2, 1)[1] <= 1
    kinds = [(fault.kind, fault.companies) for fault in faults(holdings, owned.singular)]
    assert kinds == [(FaultKind.TOTAL_ABOVE_WHOLE, (0,)), (FaultKind.CLOSED_RING, (0, 1))]


def test_a_ring_of_unknown_shares_bounds_from_above_and_is_no_fault() -> None:
    holdings = made(3, [(0, 1, 0, 1), (1, 0, 0, 1), (2, 0, 0.1, 0.1)])
    owned = integrated(holdings, np.arange(3))
    assert owned.singular == ()
    low, high = owned.of(2, 0)
    assert (low, high) == (pytest.approx(0.1), pytest.approx(1))  # 0.1 / (1 - 0.9) where the ring has the rest


def test_more_than_the_whole_is_reported_and_not_scaled() -> None:
    holdings = made(3, exactly((0, 2, 0.7), (1, 2, 0.5)))
    (fault,) = faults(holdings, ())
    assert (fault.kind, fault.companies, fault.total) == (FaultKind.TOTAL_ABOVE_WHOLE, (2,), 1_200_000_000)
    assert integrated(holdings, np.array([0])).of(0, 2) == (0.7, 0.7)


@pytest.mark.parametrize(
    ("shares", "excess"),
    [
        ([0.3334, 0.3334, 0.3333], 0),  # 100.01 %: three times half of a hundredth of a percent
        ([0.34, 0.33, 0.34], 0),  # 101 % in whole percents
        ([0.51, 0.5], 0),
        ([0.6, 0.5], 0.1),
        ([0.5001, 0.5001], 0.0002),  # more than two halves of a hundredth of a percent
        ([0.5, 0.5], 0),
        ([0.01] * 104, 0.04),  # rounding explains one percent at most, however many there are
    ],
)
def test_rounding_is_no_fault_and_more_than_rounding_is(shares: list[float], excess: float) -> None:
    holdings = made(len(shares) + 1, exactly(*((place + 1, 0, share) for place, share in enumerate(shares))))
    assert holdings.shares.excess[0] == round(excess * 1e9)
    assert bool(faults(holdings, ())) == (excess > 0)


def test_what_is_stated_too_much_is_nobodys_for_certain() -> None:
    """98 % and 5 %: 3 % too much. Whoever's they are, the first has 95 % at least, the second 2 %."""
    holdings = made(3, exactly((0, 2, 0.98), (1, 2, 0.05)))
    assert pairs_of(control(holdings, Majority()).certain) == {(0, 2)}
    sure = integrated(holdings, np.array([0, 1]), doubted=True)
    assert (sure.of(0, 2), sure.of(1, 2)) == ((0.95, 0.98), (0.02, 0.05))
    whole = derived(holdings, Majority())
    assert (whole.votes_low.tolist(), whole.votes_high.tolist()) == ([950_000_000], [980_000_000])


def test_sources_that_cannot_both_be_right_leave_everything_between_open() -> None:
    holdings = made(2, exactly((0, 1, 0.3), (0, 1, 0.55)), sources=[0, 1])
    found = control(holdings, Majority())
    assert (pairs_of(found.certain), pairs_of(found.possible)) == (set(), {(0, 1)})
    (fault,) = faults(holdings, ())
    assert (fault.kind, fault.companies, fault.holder) == (FaultKind.SOURCES_DIFFER, (1,), 0)


def test_votes_that_a_source_states_go_before_those_taken_from_the_capital() -> None:
    """The register states 60 % of the votes; the vendor knows the 10 % of the capital only."""
    holdings = made(2, exactly((0, 1, 0.1), (0, 1, 0.1)), sources=[0, 1], votes={0: 0.6})
    assert pairs_of(control(holdings, Majority()).certain) == {(0, 1)}
    assert faults(holdings, ()) == ()


def test_whoever_controls_a_partner_stands_for_it_in_a_concert() -> None:
    """4 controls 0, and 5 controls 4; 0 and 1 together have 55 % of 2, which has all of 3."""
    ties = exactly((4, 0, 0.6), (5, 4, 0.7), (0, 2, 0.2), (1, 2, 0.35), (2, 3, 1.0))
    whole = derived(made(6, ties, concerts=[Concert((0, 1), regarding=2)]), Majority())
    joint = {(int(party), int(held)) for party, held, joint in zip(*_edges(whole), strict=True) if joint}
    assert joint == {(1, 2), (5, 2), (1, 3), (5, 3)}


def test_one_who_controls_both_partners_needs_no_concert() -> None:
    ties = exactly((3, 0, 0.6), (3, 1, 0.6), (0, 2, 0.3), (1, 2, 0.3))
    whole = derived(made(4, ties, concerts=[Concert((0, 1))]), Majority())
    assert [edge for edge in zip(*_edges(whole), strict=True) if edge[1] == 2] == [(3, 2, False)]


def test_concerts_that_control_each_others_partners_come_to_an_end() -> None:
    """0 and 1 have 60 % of 2, and 2 and 3 have 60 % of 0: a ring of concerts."""
    ties = exactly((0, 2, 0.3), (1, 2, 0.3), (2, 0, 0.3), (3, 0, 0.3))
    whole = derived(made(4, ties, concerts=[Concert((0, 1)), Concert((2, 3))]), Majority())
    assert {int(party) for party in whole.controller} <= {0, 1, 2, 3}


def _edges(whole: Derived) -> tuple[list[int], list[int], list[bool]]:
    return whole.controller.tolist(), whole.company.tolist(), whole.joint.tolist()


def test_who_sits_in_a_ring_of_concerts_does_not_hang_on_which_is_asked_first() -> None:
    ties = exactly((0, 2, 0.3), (1, 2, 0.3), (2, 0, 0.3), (3, 0, 0.3))
    holdings = made(4, ties, concerts=[Concert((0, 1)), Concert((2, 3))])
    found = control(holdings, Majority())
    asked: list[dict[int, tuple[Seat, ...]]] = []
    for order in ((4, 5), (5, 4)):
        concerts = Concerts(holdings, found, dominated(found.certain))
        asked.append({node: concerts.seats(node) for node in order})
    assert asked[0] == asked[1]
    assert {seat.party for seat in asked[0][4]} == {0, 1, 2, 3}
