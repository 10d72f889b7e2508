"""Public answer keys: BODS fixtures and examples, and the subsidiaries that listed companies state."""

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cscs_graph.analysis.control.fixpoint import Majority, control
from cscs_graph.analysis.control.integrated import integrated
from cscs_graph.analysis.control.rings import faults, rings
from cscs_graph.model.answers import FaultKind
from tests.control import Tie, made, pairs_of

Locate = Callable[[str], Path]
FIXTURES = "bods/bods-v04-fixtures-0.1.1"
EXAMPLES = "bods/openownership-examples"
HALF = Majority(0.5, inclusive=True)


def statements(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text("utf-8"))


def relationships(path: Path, *, component: bool | None = None) -> Iterable[tuple[str, str, float, float]]:
    """Holder, company, least and largest share of every statement that names both; no stated share is any share."""
    for statement in statements(path):
        details = statement.get("recordDetails") or {}
        held, holder = details.get("subject"), details.get("interestedParty")
        if not isinstance(held, str) or not isinstance(holder, str):
            continue
        if component is not None and bool(details.get("isComponent")) is not component:
            continue
        shares = [one.get("share") for one in details["interests"] if one.get("type") in ("shareholding", None)]
        if shares:
            yield holder, held, *_interval(shares[0] or {})


def _interval(share: dict[str, float]) -> tuple[float, float]:
    if "exact" in share:
        return share["exact"] / 100, share["exact"] / 100
    low = share.get("minimum", share.get("exclusiveMinimum", 0))
    return low / 100, share.get("maximum", share.get("exclusiveMaximum", 100)) / 100


def numbered(found: Iterable[tuple[str, str, float, float]]) -> tuple[dict[str, int], list[Tie]]:
    rows = list(found)
    places = {name: place for place, name in enumerate(dict.fromkeys(end for row in rows for end in row[:2]))}
    return places, [(places[holder], places[held], low, high) for holder, held, low, high in rows]


def test_01_three_quarters_are_control_and_ownership(outside_data: Locate) -> None:
    places, ties = numbered(relationships(outside_data(f"{FIXTURES}/core/01-direct-ownership.json")))
    person, company = places["rec-jane-smith-1975"], places["rec-acme-holdings-ltd"]
    holdings = made(len(places), ties)
    assert pairs_of(control(holdings, Majority()).certain) == {(person, company)}
    assert integrated(holdings, np.array([person])).of(0, company) == (0.75, 0.75)


def test_10_a_closed_ring_ends_is_told_and_is_never_more_than_the_whole(outside_data: Locate) -> None:
    places, ties = numbered(relationships(outside_data(f"{FIXTURES}/edge-cases/10-circular-ownership.json")))
    holdings = made(len(places), ties)
    owned = integrated(holdings, np.arange(2))
    assert rings(holdings) == ((0, 1),)
    assert [fault.kind for fault in faults(holdings, owned.singular)] == [FaultKind.CLOSED_RING]
    assert owned.of(0, 1) == owned.of(1, 0) == (1, 1)


def test_11_who_is_not_identified_is_nobody(outside_data: Locate) -> None:
    path = outside_data(f"{FIXTURES}/edge-cases/11-anonymous-person.json")
    assert list(relationships(path)) == []


@pytest.mark.parametrize(
    "name",
    [
        "indirect-ownership",
        "multiple-indirect-ownership",
        "mutilple-indirect-ownership-2",
        "mixed-direct-and-indirect-ownership",
    ],
)
def test_what_an_example_sums_up_lies_within_what_its_components_allow(outside_data: Locate, name: str) -> None:
    """An example states the whole of an indirect ownership and its steps, of which some have no share."""
    path = outside_data(f"{EXAMPLES}/{name}.json")
    steps = list(relationships(path, component=True))
    places, ties = numbered([*steps, *((holder, held, 0, 0) for holder, held, *_ in relationships(path))])
    holdings = made(len(places), ties)
    summed = list(relationships(path, component=False))
    assert summed
    for holder, held, low, _ in summed:
        least, most = integrated(holdings, np.array([places[holder]])).of(0, places[held])
        assert least - 1e-9 <= low <= most + 1e-9


def test_two_halves_control_by_the_one_rule_only(outside_data: Locate) -> None:
    """Joint ownership: two persons with one half each of a company that has all of another."""
    places, ties = numbered(relationships(outside_data(f"{EXAMPLES}/joint-ownership.json"), component=False))
    holdings = made(len(places), ties)
    persons = [places[name] for name in places if name in ("1accb8b18b99", "f040df24d9ec")]
    assert len(persons) == 2
    above = {pair for pair in pairs_of(control(holdings, Majority()).certain) if pair[0] in persons}
    assert above == set()
    found = {pair[0] for pair in pairs_of(control(holdings, HALF).certain)}
    assert {*persons} <= found


def test_a_state_enterprise_is_held_whole_by_two_ways(outside_data: Locate) -> None:
    """76.5 % through a subsidiary that it holds whole, and 23.5 % directly: 100 %."""
    path = outside_data(f"{EXAMPLES}/bods-package-fi-soe.json")
    places, ties = numbered(row for row in relationships(path, component=True) if row[2] > 0)
    holder, held = places["7ff95ba3682c"], places["19f1c5afe9d7"]
    holdings = made(len(places), ties)
    assert integrated(holdings, np.array([holder])).of(0, held) == (1, 1)
    assert (holder, held) in pairs_of(control(holdings, Majority()).certain)


def test_listed_companies_control_what_they_state_more_than_half_of(outside_data: Locate) -> None:
    """One level: the shares of the file decide by themselves, and a cell without a number is any share."""
    rows: list[tuple[str, str, float, float]] = []
    with outside_data("judicial/sub_company.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            cell = row["上市公司参股比例"].strip()
            known = cell.replace(".", "", 1).isdigit()
            share = float(cell) / 100 if known else 0.0
            rows.append((row["关联上市公司全称"], row["公司名称"], share, share if known else 1.0))
    places, ties = numbered(rows)
    found, half = control(made(len(places), ties), Majority()), control(made(len(places), ties), HALF)
    assert pairs_of(found.certain) == {(holder, held) for holder, held, low, _ in ties if low > 0.5}
    assert pairs_of(half.certain) == {(holder, held) for holder, held, low, _ in ties if low >= 0.5}
    assert len(pairs_of(half.certain) - pairs_of(found.certain)) == sum(low == 0.5 for _, _, low, _ in ties)
    assert pairs_of(found.possible) == {(holder, held) for holder, held, _, high in ties if high > 0.5}
