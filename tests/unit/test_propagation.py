"""The walk by itself, over a hand-made graph: rounds, bounds, classes, certainty, and who is reached when."""

from datetime import date
from typing import Any, cast

from cscs_graph.analysis.cascade.propagation import Propagation, Seed, propagate
from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.catalog import Kind, catalogue
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.model.time import OPEN_END, Span

CHANNELS = catalogue().of_kind(Kind.CHANNEL)
EVER = Span(date(2016, 1, 1), OPEN_END)
ALL = frozenset(TargetClass)


class Scripted:
    """Stands in for a transaction: rows by channel and start, and a count of what was asked."""

    def __init__(self, *links: tuple[str, str, str]) -> None:
        self.links = links
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    async def run(self, name: str, **parameters: Any) -> list[Row]:
        frontier = tuple(parameters["frontier"])
        self.asked.append((name, frontier))
        return [
            {
                **{"from_id": near, "to_id": far, "type": "TIE", "detail": "", "fact_id": f"{near}-{far}"},
                **{"valid_from": EVER.start, "valid_until": EVER.end, "source_id": "source"},
            }
            for channel, near, far in self.links
            if channel == name and near in frontier
        ]


async def _spread(
    script: Scripted,
    depth: int = 5,
    parties: int = 100,
    minimum: Certainty = Certainty.ANECDOTAL,
    targets: frozenset[TargetClass] = ALL,
) -> Propagation:
    start = Seed("e0", "Entity", TargetClass.COMPANY, targets, Certainty.STATUTE, EVER)
    scope = Scope.of(date(2018, 1, 1), None, minimum, Bounds.of(depth, parties))
    return await propagate(cast(Transaction, script), CHANNELS, [start], scope)


def _ends(grown: Propagation) -> list[tuple[str, TargetClass | None, Certainty]]:
    return [(arrival.id, arrival.target, arrival.certainty) for arrival in grown.parties()]


async def test_a_branch_is_reached_in_the_class_of_its_company() -> None:
    grown = await _spread(Scripted(("branch", "e0", "e1"), ("branch", "e1", "e2"), ("actual_controller", "e0", "e3")))
    assert _ends(grown) == [
        ("e1", TargetClass.COMPANY, Certainty.STATUTE),
        ("e3", TargetClass.ACTUAL_CONTROLLER, Certainty.MOU),
        ("e2", TargetClass.COMPANY, Certainty.STATUTE),
    ]


async def test_a_channel_from_the_listed_is_not_followed_from_the_reached() -> None:
    """The people of a branch are not the people of the listed company (4.2)."""
    grown = await _spread(Scripted(("branch", "e0", "e1"), ("legal_representative", "e1", "p1")))
    assert [end[0] for end in _ends(grown)] == ["e1"]


async def test_a_class_outside_the_scope_is_not_asked_for() -> None:
    script = Scripted(("legal_representative", "e0", "p0"))
    grown = await _spread(script, targets=frozenset({TargetClass.COMPANY}))
    assert _ends(grown) == []
    assert "legal_representative" not in [name for name, _ in script.asked]


async def test_a_channel_below_the_minimum_certainty_is_not_asked_for() -> None:
    links = (("legal_representative", "e0", "p0"), ("person_to_company", "p0", "e1"))
    strict, loose = Scripted(*links), Scripted(*links)
    assert [end[0] for end in _ends(await _spread(strict, minimum=Certainty.PRACTICE))] == ["p0"]
    assert _ends(await _spread(loose))[1] == ("e1", None, Certainty.ANECDOTAL)
    assert "person_to_company" not in [name for name, _ in strict.asked]


async def test_one_statement_a_channel_and_round_whatever_the_size_of_the_frontier() -> None:
    wide = Scripted(*(("branch", "e0", f"e{number}") for number in range(1, 50)))
    narrow = Scripted(("branch", "e0", "e1"))
    await _spread(wide)
    await _spread(narrow)
    assert [name for name, _ in wide.asked] == [name for name, _ in narrow.asked]
    assert all(frontier == tuple(sorted(set(frontier))) for _, frontier in wide.asked)


async def test_a_depth_that_cuts_the_walk_short_is_told() -> None:
    chain = [("branch", f"e{number}", f"e{number + 1}") for number in range(4)]
    short, whole = await _spread(Scripted(*chain), depth=2), await _spread(Scripted(*chain), depth=6)
    assert [end[0] for end in _ends(short)] == ["e1", "e2"]
    assert short.truncated is not None
    assert (short.truncated.reason, short.truncated.rounds) == ("depth", 2)
    assert whole.truncated is None
    assert [end[0] for end in _ends(whole)] == ["e1", "e2", "e3", "e4"]


async def test_too_many_parties_cut_the_walk_short() -> None:
    grown = await _spread(Scripted(*(("branch", "e0", f"e{number}") for number in range(1, 9))), parties=5)
    assert grown.truncated is not None
    assert (grown.truncated.reason, grown.truncated.parties) == ("parties", 9)


async def test_the_listed_party_is_not_reached_from_itself_and_the_shortest_way_is_kept() -> None:
    links = (("branch", "e0", "e1"), ("branch", "e1", "e0"), ("branch", "e1", "e2"), ("branch", "e0", "e2"))
    grown = await _spread(Scripted(*links))
    assert {arrival.id: len(arrival.path) for arrival in grown.parties()} == {"e1": 1, "e2": 1}


async def test_nothing_leads_on_from_an_application() -> None:
    grown = await _spread(Scripted(("joint_application", "e0", "a0"), ("branch", "a0", "e1")))
    assert [(arrival.id, arrival.certainty) for arrival in grown.applications()] == [("a0", Certainty.PRACTICE)]
    assert _ends(grown) == []
