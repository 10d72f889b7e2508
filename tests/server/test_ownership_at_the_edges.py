"""Ownership and control where sources disagree, are cut short or say too much; every share is worked out by hand."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.control import extract
from cscs_graph.analysis.control.beneficial import BeneficialOwners
from cscs_graph.analysis.control.controllers import ActualControllers, ControlledCompanies
from cscs_graph.analysis.control.interest import IntegratedOwnership
from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, Summary, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.answers import ActualControllersAnswer, FaultKind
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.rules import Source
from tests.conftest import Store
from tests.contract.running import column
from tests.loading import load

DAY = date(2025, 1, 1)
Line = dict[str, Any]


def firm(key: str, **stated: Any) -> Line:
    return {"type": "Entity", "id": f"edge-{key}", "name": f"Invented {key}"} | stated


def person(name: str) -> Line:
    return {"type": "Person", "id": f"edge-{name}", "name": f"Invented {name}"}


def tie(kind: str, holder: str, held: str, **stated: Any) -> Line:
    return {"type": kind, "from": f"edge-{holder}", "to": f"edge-{held}", "valid_from": "2015-01-01", **stated}


def owns(holder: str, held: str, share: float | None = None, **stated: Any) -> Line:
    return tie("OWNS", holder, held, **({} if share is None else {"share": share}), **stated)


REGISTER, VENDOR = {"source_id": "edge-register"}, {"source_id": "edge-vendor", "valid_from": "2015-01-02"}
LINES: list[Line] = [
    {"type": "Source", "id": "edge-register", "title": "Invented register"},
    {"type": "Source", "id": "edge-vendor", "title": "Invented vendor"},
    *map(person, ("p", "q", "r")),
    # one holding that two sources tell
    *map(firm, ("same", "same-major", "differs", "known", "parcels")),
    owns("p", "same", 0.4, **REGISTER),
    owns("p", "same", 0.4, **VENDOR),
    owns("q", "same", 0.2, **REGISTER),
    owns("p", "same-major", 0.6, **REGISTER),
    owns("p", "same-major", 0.6, **VENDOR),
    owns("q", "same-major", 0.4, **REGISTER),
    owns("p", "differs", 0.3, **REGISTER),
    owns("p", "differs", 0.55, **VENDOR),
    owns("p", "known", None, **REGISTER),
    owns("p", "known", 0.6, **VENDOR),
    owns("p", "parcels", 0.3, **REGISTER, id="edge-parcel-one"),
    owns("p", "parcels", 0.25, **REGISTER, id="edge-parcel-two"),
    # below somebody who holds by two arms
    *map(firm, ("x", "z", "m", "c")),
    owns("x", "z", 1),
    owns("x", "m", 0.3),
    owns("z", "m", 0.3),
    owns("m", "c", 1),
    # votes beyond the whole, and a company's own shares
    *map(firm, ("votes", "own")),
    owns("p", "votes", 0.1, votes_min=0.6, votes_max=0.6),
    owns("q", "votes", 0.9),
    owns("own", "own", 0.2),
    owns("q", "own", 0.05, votes_min=0.21, votes_max=0.21),
    # totals that rounding explains
    firm("rounded"),
    owns("p", "rounded", 0.3334),
    owns("q", "rounded", 0.3334),
    owns("r", "rounded", 0.3333),
    # a chain of six
    *(firm(f"chain-{place}") for place in range(6)),
    *(owns(f"chain-{place}", f"chain-{place + 1}", 0.8) for place in range(5)),
    # two that hold each other
    *map(firm, ("ring-a", "ring-b")),
    owns("ring-a", "ring-b", 0.6),
    owns("ring-b", "ring-a", 0.7),
    # partnerships
    firm("unled", kind="partnership"),
    firm("led-by-two", name="Invented 二合伙企业（普通合伙）"),
    owns("p", "unled", 0.9),
    owns("q", "unled", 0.1),
    owns("r", "led-by-two", 1),
    tie("EXECUTIVE_PARTNER_OF", "p", "led-by-two"),
    tie("EXECUTIVE_PARTNER_OF", "q", "led-by-two"),
    # partners whom one party controls
    *map(firm, ("first", "second", "target")),
    owns("p", "first", 0.6),
    owns("p", "second", 0.6),
    owns("first", "target", 0.3),
    owns("second", "target", 0.3),
    tie("ACTS_IN_CONCERT_WITH", "first", "second"),
    # told twice: a branch, an executive partner
    firm("head"),
    firm("branch", kind="branch"),
    firm("led", kind="partnership"),
    *(tie("BRANCH_OF", "branch", "head", valid_from=day) for day in ("2015-01-01", "2016-01-01")),
    *(tie("EXECUTIVE_PARTNER_OF", "p", "led", **source) for source in (REGISTER, VENDOR)),
    owns("p", "led", 0.01, **REGISTER),
]


@pytest_asyncio.fixture(scope="module")
async def edges(store: Store) -> AsyncIterator[Graph]:
    await load(store.graph, *LINES, source="edges")
    yield store.graph


async def controllers(graph: Graph, name: str) -> ActualControllersAnswer:
    return await ask(graph, ActualControllers.of(party=f"edge-{name}", as_of=DAY))


def named(said: ActualControllersAnswer) -> dict[str, tuple[bool, float, float]]:
    """Per controller whether it is certain, and its votes."""
    links = said.controllers
    return {link.party.id.removeprefix("edge-"): (link.certain, link.votes_min, link.votes_max) for link in links}


def kinds(said: ActualControllersAnswer) -> list[FaultKind]:
    return [fault.kind for fault in said.faults]


@pytest.mark.parametrize(
    ("company", "expected", "faults"),
    [
        ("same", {}, []),  # 40 %, twice told: no majority
        ("same-major", {"p": (True, 0.6, 0.6)}, []),
        ("differs", {"p": (False, 0.3, 0.55)}, [FaultKind.SOURCES_DIFFER]),
        ("known", {"p": (True, 0.6, 0.6)}, []),  # one says any share, the other 60 %
        ("parcels", {"p": (True, 0.55, 0.55)}, []),
        # 60 % of the votes, and 90 % that follow the capital: 50 % too much, which may be whoever's
        ("votes", {"p": (False, 0.1, 0.6), "q": (False, 0.4, 0.9)}, [FaultKind.VOTES_ABOVE_WHOLE]),
        ("rounded", {}, []),
        ("unled", {"p": (False, 0, 1), "q": (False, 0, 1)}, []),
        ("led-by-two", {"p": (False, 0, 1), "q": (False, 0, 1)}, []),
        ("led", {"p": (True, 1, 1)}, []),
        ("target", {"p": (True, 0.6, 0.6)}, []),  # who controls both partners is enough alone
        ("branch", {"head": (True, 1, 1)}, []),
    ],
)
async def test_nothing_is_certain_that_is_said_twice_or_too_much(
    edges: Graph, company: str, expected: dict[str, tuple[bool, float, float]], faults: list[FaultKind]
) -> None:
    said = await controllers(edges, company)
    assert named(said) == expected
    assert kinds(said) == faults


async def test_what_two_sources_tell_is_proved_by_both(edges: Graph) -> None:
    (link,) = (await controllers(edges, "same-major")).controllers
    assert {step.source.id for step in link.proof if step.source} == {"edge-register", "edge-vendor"}
    assert (link.share_min, link.share_max) == (0.6, 0.6)


async def test_a_dispute_names_company_holder_and_both_sources(edges: Graph) -> None:
    (fault,) = (await controllers(edges, "differs")).faults
    assert [party.id for party in fault.parties] == ["edge-differs", "edge-p"]
    assert {step.source.id for step in fault.holdings if step.source} == {"edge-register", "edge-vendor"}


async def test_from_either_side_the_same_is_at_the_top(edges: Graph) -> None:
    """X has 30 % of M, and 30 % more through Z: M is not the top of what it holds, whoever is asked."""
    below = await ask(edges, ControlledCompanies.of(party="edge-m", as_of=DAY))
    assert [(link.party.id, link.ultimate) for link in below.controlled] == [("edge-c", False)]
    above = await controllers(edges, "c")
    assert [(link.party.id, link.ultimate) for link in above.controllers] == [("edge-x", True), ("edge-m", False)]


async def test_the_chain_of_control_is_told_from_the_top_down(edges: Graph) -> None:
    said = await controllers(edges, "chain-4")
    names = [f"edge-chain-{place}" for place in range(5)]
    assert [link.party.id for link in said.controllers] == names[:4]
    assert [[party.id for party in link.chain] for link in said.controllers] == [names[start:] for start in range(4)]


async def test_a_chain_through_a_concert_leads_over_the_partner_that_is_controlled(edges: Graph) -> None:
    said = await ask(edges, ActualControllers.of(party="actual-control-jointly-held", as_of=DAY))
    chains = {
        link.party.id: [party.id.removeprefix("actual-control-") for party in link.chain] for link in said.controllers
    }
    assert chains == {
        "actual-control-behind": ["behind", "partner-company", "jointly-held"],
        "actual-control-partner-company": ["partner-company", "jointly-held"],
        "actual-control-partner-three": ["partner-three", "jointly-held"],
    }


async def test_nobody_is_at_the_top_of_what_was_cut(edges: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_ROUNDS", 3)
    said = await controllers(edges, "chain-5")
    assert said.truncated is not None
    assert [link.party.id for link in said.controllers] == ["edge-chain-2", "edge-chain-3", "edge-chain-4"]
    assert [link.party.id for link in said.controllers if link.ultimate] == []
    assert said.group_heads == ()


async def test_a_ring_has_one_head_from_either_side(edges: Graph) -> None:
    for side in ("ring-a", "ring-b"):
        said = await controllers(edges, side)
        assert [party.id for party in said.group_heads] == ["edge-ring-a"], side
        (ring,) = said.rings
        assert ring.controls_itself


async def test_a_company_casts_no_votes_in_itself(edges: Graph) -> None:
    """21 % of all votes are 26.25 % of the 80 % that can be cast."""
    said = await ask(edges, BeneficialOwners.of(party="edge-own", as_of=DAY))
    (owner,) = [owner for owner in said.owners if owner.certain]
    assert (owner.person.id, owner.rule.id, owner.votes_min) == ("edge-q", "boi_2024_votes", 0.2625)


async def test_the_share_of_any_holder_can_be_asked(edges: Graph) -> None:
    """0.8 x 0.8 x 0.8, nothing directly; it controls the next, so that it votes 80 %."""
    said = await ask(edges, IntegratedOwnership.of(holder="edge-chain-0", company="edge-chain-3", as_of=DAY))
    assert (said.share_min, said.share_max) == (0.512, 0.512)
    assert (said.direct_min, said.direct_max, said.votes_min) == (0, 0, 0.8)
    assert [step.to_id for step in said.proof] == ["edge-chain-1", "edge-chain-2", "edge-chain-3"]
    other = await ask(edges, IntegratedOwnership.of(holder="edge-p", company="edge-chain-3", as_of=DAY))
    assert (other.share_max, other.votes_max, other.proof) == (0, 0, ())


async def _loaded(graph: Graph, folder: Path, *lines: Line) -> Summary:
    found = items([dict(line) for line in lines], Origin("edges", 1, ""))
    return await load_items(graph, found, Source(id="edges", title="Edges"), folder / "rejected.jsonl")


async def test_two_holdings_without_ids_are_not_taken_for_a_correction(edges: Graph, tmp_path: Path) -> None:
    lines = [firm("twice"), owns("p", "twice", 0.3), owns("p", "twice", 0.25)]
    summary = await _loaded(edges, tmp_path, *lines)
    assert (summary.total(Outcome.CREATED), summary.total(Outcome.REFUSED)) == (2, 1)
    assert "another line of this load says something else of the same fact" in summary.message
    assert (await _loaded(edges, tmp_path, *lines[:2])).total(Outcome.UNCHANGED) == 2
    assert (await _loaded(edges, tmp_path, lines[2])).total(Outcome.UPDATED) == 1  # a later load corrects


async def test_an_agreement_follows_the_company_that_it_is_about(edges: Graph, tmp_path: Path) -> None:
    """By an organisation code, and after the company has its USCC: 30 % and 25 % vote as one."""
    uscc = make_uscc("91", "310115", "MA1EDGE0")
    org_code = uscc[8:17]
    concert = tie("ACTS_IN_CONCERT_WITH", "q", "r", regarding=org_code)
    known = {"type": "Entity", "org_code": org_code, "name": "Invented concerted"}
    held = [owns(holder, "x", share) | {"to": f"org:{org_code}"} for holder, share in (("q", 0.3), ("r", 0.25))]
    await load(edges, known, *held, concert, source="edges")
    assert await column(
        edges, "MATCH ()-[t:ACTS_IN_CONCERT_WITH]-({id: 'edge-q'}) RETURN t.regarding AS regarding"
    ) == [f"org:{org_code}"]
    await load(edges, {"type": "Entity", "uscc": uscc, "name": "Invented concerted"}, source="edges")
    said = await ask(edges, ActualControllers.of(party=uscc, as_of=DAY))
    assert [(link.party.id, bool(link.jointly_with)) for link in said.controllers] == [
        ("edge-q", True),
        ("edge-r", True),
    ]
    stray = await _loaded(edges, tmp_path, tie("ACTS_IN_CONCERT_WITH", "p", "q", regarding="edge-nowhere"))
    assert "regarding: no Entity 'edge-nowhere' is loaded" in stray.message


async def test_an_organisation_is_an_executive_partner_and_no_legal_representative(
    edges: Graph, tmp_path: Path
) -> None:
    said = await _loaded(edges, tmp_path, tie("LEGAL_REPRESENTATIVE_OF", "x", "unled"))
    assert "but a Person is wanted here; an organisation that acts for a partnership is its EXECUTIVE_PARTNER_OF" in (
        said.message
    )
