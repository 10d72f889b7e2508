"""The propagation by itself, over a hand-made graph: rounds, bounds, classes, certainty, and who is reached when."""

from collections.abc import Sequence
from datetime import date

from cscs_graph.analysis.cascade.propagation import Edge, Propagation, Seed, propagate
from cscs_graph.analysis.core.bounds import Bounds
from cscs_graph.catalog import Channel, catalogue
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import OPEN_END, Span

CHANNELS = catalogue().channels()
EVER = Span(date(2016, 1, 1), OPEN_END)
ALL = frozenset(TargetClass)


class Scripted:
    """Stands in for the graph: edges by channel and source, and what was asked."""

    def __init__(self, *links: tuple[str, str, str]) -> None:
        self.links = links
        self.asked: list[tuple[set[str], tuple[str, ...]]] = []

    async def fetch(self, channels: Sequence[Channel], frontier: Sequence[str]) -> list[Edge]:
        by_name = {channel.name: channel for channel in channels}
        self.asked.append(({*by_name}, tuple(frontier)))
        return [
            Edge(by_name[name], near, far, Evidence("TIE", near, far, f"{near}-{far}", EVER, "source"))
            for name, near, far in self.links
            if name in by_name and near in frontier
        ]

    @property
    def channels(self) -> set[str]:
        return {name for names, _ in self.asked for name in names}


async def _reached(
    script: Scripted,
    depth: int = 5,
    parties: int = 100,
    minimum: Certainty = Certainty.ANECDOTAL,
    targets: frozenset[TargetClass] = ALL,
) -> Propagation:
    seed = Seed("e0", "Entity", TargetClass.COMPANY, targets, Certainty.STATUTE, EVER)
    propagation = Propagation.at([seed], [channel for channel in CHANNELS if minimum.admits(channel.raised_to)])
    await propagate(script.fetch, [propagation], Bounds(depth, parties))
    return propagation


def _ends(propagation: Propagation) -> list[tuple[str, TargetClass | None, Certainty]]:
    return [(one.id, one.target, one.certainty) for one in propagation.parties()]


async def test_a_branch_is_reached_in_the_class_of_its_company() -> None:
    found = await _reached(Scripted(("branch", "e0", "e1"), ("branch", "e1", "e2"), ("actual_controller", "e0", "e3")))
    assert _ends(found) == [
        ("e1", TargetClass.COMPANY, Certainty.PRACTICE),
        ("e3", TargetClass.ACTUAL_CONTROLLER, Certainty.MOU),
        ("e2", TargetClass.COMPANY, Certainty.PRACTICE),
    ]


async def test_a_channel_from_the_listed_is_not_followed_from_the_reached() -> None:
    """The people of a branch are not the people of the listed company (4.2)."""
    found = await _reached(Scripted(("branch", "e0", "e1"), ("legal_representative", "e1", "p1")))
    assert [end[0] for end in _ends(found)] == ["e1"]


async def test_a_class_outside_the_scope_is_not_asked_for() -> None:
    script = Scripted(("legal_representative", "e0", "p0"))
    found = await _reached(script, targets=frozenset({TargetClass.COMPANY}))
    assert _ends(found) == []
    assert "legal_representative" not in script.channels


async def test_a_channel_below_the_minimum_certainty_is_not_asked_for() -> None:
    links = (("legal_representative", "e0", "p0"), ("person_to_company", "p0", "e1"))
    strict, loose = Scripted(*links), Scripted(*links)
    assert [end[0] for end in _ends(await _reached(strict, minimum=Certainty.PRACTICE))] == ["p0"]
    assert _ends(await _reached(loose))[1] == ("e1", None, Certainty.ANECDOTAL)
    assert "person_to_company" not in strict.channels


async def test_one_statement_a_round_whatever_the_size_of_the_frontier() -> None:
    wide = Scripted(*(("branch", "e0", f"e{number}") for number in range(1, 50)))
    narrow = Scripted(("branch", "e0", "e1"))
    await _reached(wide)
    await _reached(narrow)
    assert [names for names, _ in wide.asked] == [names for names, _ in narrow.asked]
    assert all(frontier == tuple(sorted(set(frontier))) for _, frontier in wide.asked)


async def test_a_depth_that_cuts_the_propagation_short_is_told() -> None:
    chain = [("branch", f"e{number}", f"e{number + 1}") for number in range(4)]
    short, whole = await _reached(Scripted(*chain), depth=2), await _reached(Scripted(*chain), depth=6)
    assert [end[0] for end in _ends(short)] == ["e1", "e2"]
    assert short.truncated is not None
    assert (short.truncated.reason, short.truncated.rounds) == ("depth", 2)
    assert whole.truncated is None
    assert [end[0] for end in _ends(whole)] == ["e1", "e2", "e3", "e4"]


async def test_too_many_parties_cut_the_propagation_short() -> None:
    found = await _reached(Scripted(*(("branch", "e0", f"e{number}") for number in range(1, 9))), parties=5)
    assert found.truncated is not None
    assert (found.truncated.reason, found.truncated.parties) == ("parties", 9)


async def test_the_listed_party_is_not_reached_from_itself_and_the_shortest_path_is_kept() -> None:
    links = (("branch", "e0", "e1"), ("branch", "e1", "e0"), ("branch", "e1", "e2"), ("branch", "e0", "e2"))
    found = await _reached(Scripted(*links))
    assert {one.id: len(one.path) for one in found.parties()} == {"e1": 1, "e2": 1}


async def test_nothing_leads_on_from_an_application() -> None:
    found = await _reached(Scripted(("joint_application", "e0", "a0"), ("branch", "a0", "e1")))
    assert [(one.id, one.certainty) for one in found.applications()] == [("a0", Certainty.PRACTICE)]
    assert _ends(found) == []


async def test_the_more_certain_of_two_paths_is_kept_however_long() -> None:
    """By single reports at once, or as a branch of a branch of the company: the practice counts (DESIGN of certainty)."""
    links = (("legal_representative", "e0", "p0"), ("person_to_company", "p0", "e3"))
    longer = (("branch", "e0", "e1"), ("branch", "e1", "e2"), ("branch", "e2", "e3"))
    found = await _reached(Scripted(*links, *longer))
    by_class = {one.target: (one.certainty, len(one.path)) for one in found.parties() if one.id == "e3"}
    assert by_class[TargetClass.COMPANY] == (Certainty.PRACTICE, 3)
    assert by_class[None] == (Certainty.ANECDOTAL, 2)
