"""The part of the graph that an answer about ownership and control needs, fetched a frontier at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, units
from cscs_graph.analysis.control.holdings import Concert, Holdings
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import Truncation
from cscs_graph.model.codes import Bound
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import Moment, Span

MOST_ROUNDS = 100
"""Levels of holdings that are followed."""
MOST_PARTIES = 50_000
"""Parties beyond which an answer says that it was cut short."""
_WHOLE = "BRANCH_OF"


@dataclass(frozen=True, slots=True)
class Fact:
    """One tie with its evidence. Read from the holder, controller or company of a branch to what it holds."""

    kind: str
    holder: str
    held: str
    share_low: int
    share_high: int
    low: int
    """Votes, in billionths."""
    high: int
    nominee: bool
    basis: str
    evidence: Evidence

    @property
    def is_holding(self) -> bool:
        """A branch is held whole."""
        return self.kind in ("OWNS", _WHOLE)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two parties that act in concert, everywhere or regarding one company."""

    members: tuple[str, str]
    regarding: str | None
    evidence: Evidence


@dataclass(slots=True)
class Extract:
    """Everything fetched so far. `hops` holds the distance of each party from where it began."""

    hops: dict[str, int]
    facts: dict[tuple[str, str], Fact] = field(default_factory=dict[tuple[str, str], Fact])
    agreements: dict[str, Agreement] = field(default_factory=dict[str, Agreement])
    truncated: Truncation | None = None

    def add(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self.facts[fact.evidence.fact_id, fact.held] = fact

    def reach(self, parties: Iterable[str], hop: int) -> list[str]:
        """Those that were not reached before, in order."""
        fresh = sorted(set(parties) - self.hops.keys())
        self.hops |= dict.fromkeys(fresh, hop)
        return fresh

    def parties(self) -> tuple[str, ...]:
        """Everybody who is named, in the order of the ids."""
        ends = {end for fact in self.facts.values() for end in (fact.holder, fact.held)}
        members = {member for agreement in self.agreements.values() for member in agreement.members}
        return tuple(sorted(ends | members | self.hops.keys()))


async def read_up(transaction: Transaction, ids: Iterable[str], moment: Moment, most: int = MOST_PARTIES) -> Extract:
    """Everybody who holds, directly or not, shares in these companies or is declared to control them.

    A nominee is shown and not crossed: whoever owns it does not own what it holds for others.
    """
    extract = Extract({})
    frontier = extract.reach(ids, 0)
    for hop in range(1, MOST_ROUNDS + 2):
        if not frontier or _is_cut(extract, hop, most):
            break
        facts = await holders_of(transaction, frontier, moment)
        extract.add(facts)
        extract.reach((fact.holder for fact in facts if fact.nominee), hop)
        frontier = extract.reach((fact.holder for fact in facts if not fact.nominee), hop)
    await _concerts(transaction, extract, extract.hops, moment)
    return extract


async def read_down(transaction: Transaction, party: str, moment: Moment, most: int = MOST_PARTIES) -> Extract:
    """Everything that a party, or who acts in concert with it, holds or controls; and who else holds that."""
    extract = Extract({})
    await _concerts(transaction, extract, [party], moment)
    partners = {member for agreement in extract.agreements.values() for member in agreement.members}
    frontier = extract.reach({party, *partners}, 0)
    for hop in range(1, MOST_ROUNDS + 2):
        if not frontier or _is_cut(extract, hop, most):
            break
        facts = await holdings_of(transaction, frontier, moment)
        extract.add(facts)
        frontier = extract.reach((fact.held for fact in facts if not fact.nominee), hop)
    extract.add(await holders_of(transaction, sorted(extract.hops), moment))
    return extract


def _is_cut(extract: Extract, hop: int, most: int) -> bool:
    if len(extract.hops) > most or hop > MOST_ROUNDS:
        reason = Bound.PARTIES if len(extract.hops) > most else Bound.DEPTH
        extract.truncated = Truncation(reason=reason, rounds=hop - 1, parties=len(extract.hops))
    return extract.truncated is not None


async def holders_of(transaction: Transaction, frontier: list[str], moment: Moment) -> list[Fact]:
    rows = await transaction.run("holdings_in", frontier=frontier, **moment.parameters)
    rows += await transaction.run("companies_of_branches", frontier=frontier, **moment.parameters)
    return [fact_of(row) for row in rows]


async def holdings_of(transaction: Transaction, frontier: list[str], moment: Moment) -> list[Fact]:
    rows = await transaction.run("holdings_of", frontier=frontier, **moment.parameters)
    rows += await transaction.run("branches_of", frontier=frontier, **moment.parameters)
    return [fact_of(row) for row in rows]


async def _concerts(transaction: Transaction, extract: Extract, ids: Iterable[str], moment: Moment) -> None:
    """Agreements of these parties, and of whoever they lead to."""
    frontier = sorted(ids)
    asked = set(frontier)
    while frontier:
        rows = await transaction.run("concerts_of", frontier=frontier, **moment.parameters)
        for row in rows:
            extract.agreements[row["fact_id"]] = agreement_of(row)
        frontier = sorted({end for row in rows for end in (row["from_id"], row["to_id"])} - asked)
        asked |= {*frontier}


async def read_component(transaction: Transaction, ids: Iterable[str], moment: Moment, most: int) -> Extract | None:
    """Everything that is connected with these parties, in whatever direction; None where it is more than `most`."""
    extract = Extract({})
    frontier = extract.reach(ids, 0)
    hop = 0
    while frontier:
        if len(extract.hops) > most:
            return None
        hop += 1
        facts = await holders_of(transaction, frontier, moment) + await holdings_of(transaction, frontier, moment)
        extract.add(facts)
        known = set(extract.agreements)
        await _concerts(transaction, extract, frontier, moment)
        fresh = [extract.agreements[name] for name in extract.agreements.keys() - known]
        near = {end for fact in facts for end in (fact.holder, fact.held)}
        near |= {end for agreement in fresh for end in (*agreement.members, agreement.regarding) if end is not None}
        frontier = extract.reach(near, hop)
    return extract


def agreement_of(row: Row) -> Agreement:
    """A row of a statement on concerts."""
    ends = (row["from_id"], row["to_id"])
    return Agreement(ends, row["regarding"], _evidence(row, "ACTS_IN_CONCERT_WITH"))


def fact_of(row: Row) -> Fact:
    """A row of `holdings_in`, `holdings_of`, or one that ties a branch to its company."""
    kind = row["type"]
    if kind == _WHOLE:
        shares = votes = (UNIT, UNIT)
    elif kind == "OWNS":
        shares = units(row["share_min"]), units(row["share_max"])
        stated = row["votes_min"] is not None
        votes = (units(row["votes_min"]), units(row["votes_max"])) if stated else shares
    else:
        shares = votes = (0, 0)
    basis = row.get("basis") or ""
    return Fact(
        kind=kind,
        holder=row["from_id"],
        held=row["to_id"],
        share_low=shares[0],
        share_high=shares[1],
        low=votes[0],
        high=votes[1],
        nominee=bool(row.get("nominee")),
        basis=basis,
        evidence=_evidence(row, kind, basis or _percent(*shares)),
    )


def _evidence(row: Row, kind: str, detail: str = "") -> Evidence:
    ends = (row["from_id"], row["to_id"])
    return Evidence(
        type=kind,
        from_id=ends[1] if kind == _WHOLE else ends[0],
        to_id=ends[0] if kind == _WHOLE else ends[1],
        fact_id=row["fact_id"],
        span=Span(row["valid_from"], row["valid_until"]),
        source_id=row["source_id"],
        detail="" if kind == _WHOLE else detail,
        section="9.6",
    )


def _percent(low: int, high: int) -> str:
    if (low, high) == (0, UNIT):
        return "share not known"
    return _shown(low) if low == high else f"{_shown(low)} to {_shown(high)}"


def _shown(amount: int) -> str:
    return f"{amount * 100 / UNIT:.6f}".rstrip("0").rstrip(".") + " %"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An extract as arrays, with the number of each party and the node of each concert."""

    ids: tuple[str, ...]
    place: dict[str, int]
    holdings: Holdings
    facts: tuple[Fact, ...]
    concerts: tuple[tuple[Agreement, ...], ...]
    """By the place of a concert: the facts that declare it."""


def numbered(extract: Extract) -> Numbered:
    """In a total order, so that the same data gives the same bytes."""
    ids = extract.parties()
    place = {identity: number for number, identity in enumerate(ids)}
    facts = tuple(sorted(extract.facts.values(), key=lambda fact: (fact.held, fact.holder, fact.evidence.fact_id)))
    held = [fact for fact in facts if fact.is_holding]
    declared = [fact for fact in facts if not fact.is_holding and not fact.nominee]
    concerts = concert_groups(extract, place)
    holdings = Holdings(
        parties=len(ids),
        holder=_ints(place[fact.holder] for fact in held),
        held=_ints(place[fact.held] for fact in held),
        share_low=_ints(fact.share_low for fact in held),
        share_high=_ints(fact.share_high for fact in held),
        votes_low=_ints(fact.low for fact in held),
        votes_high=_ints(fact.high for fact in held),
        attributed=np.asarray([not fact.nominee for fact in held], dtype=np.bool_),
        controller=_ints(place[fact.holder] for fact in declared),
        controlled=_ints(place[fact.held] for fact in declared),
        concerts=tuple(concert for concert, _ in concerts),
    )
    return Numbered(ids, place, holdings, facts, tuple(agreements for _, agreements in concerts))


def _ints(values: Iterable[int]) -> Any:
    return np.asarray(list(values), dtype=np.int64)


def concert_groups(extract: Extract, place: dict[str, int]) -> list[tuple[Concert, tuple[Agreement, ...]]]:
    """Parties tied by agreements about the same thing form one concert. An agreement about a company not met is left out."""
    groups: dict[str | None, list[tuple[set[str], list[Agreement]]]] = {}
    for _, agreement in sorted(extract.agreements.items()):
        if agreement.regarding is not None and agreement.regarding not in place:
            continue
        joined = [group for group in groups.get(agreement.regarding, []) if group[0] & {*agreement.members}]
        others = [group for group in groups.get(agreement.regarding, []) if not group[0] & {*agreement.members}]
        members = set(agreement.members).union(*(group[0] for group in joined))
        facts = [fact for group in joined for fact in group[1]] + [agreement]
        groups[agreement.regarding] = [*others, (members, facts)]
    return [
        (
            Concert(
                tuple(sorted(place[member] for member in members)), None if regarding is None else place[regarding]
            ),
            tuple(facts),
        )
        for regarding in sorted(groups, key=lambda name: name or "")
        for members, facts in sorted(groups[regarding], key=lambda group: sorted(group[0]))
    ]
