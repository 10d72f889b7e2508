"""The part of the graph that an answer about ownership and control needs, fetched a frontier at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, units
from cscs_graph.analysis.control.holdings import Concert, Holdings
from cscs_graph.analysis.control.partnerships import Votes, by_whoever_acts
from cscs_graph.errors import Message
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import Truncation
from cscs_graph.model.codes import Bound
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import Moment, Span

MOST_ROUNDS = 100
"""Levels of holdings that are followed."""
MOST_PARTIES = 50_000
"""Parties beyond which an answer says that it was cut short."""
BRANCH = "BRANCH_OF"
EXECUTIVE = "EXECUTIVE_PARTNER_OF"


@dataclass(frozen=True, slots=True)
class Fact:
    """One tie with its evidence. Read from the holder, controller or company of a branch to what it holds."""

    kind: str
    holder: str
    held: str
    share_low: int
    share_high: int
    low: int
    """Votes as stated, in billionths; where nothing is stated, the shares."""
    high: int
    votes_stated: bool
    nominee: bool
    partnership: bool
    """Whether what is held is a partnership."""
    basis: str
    evidence: Evidence

    @property
    def said_by(self) -> str:
        """Parcels of one source add up; to be a branch, or an executive partner, twice is to be it once."""
        return self.evidence.source_id if self.kind == "OWNS" else self.evidence.fact_id

    @property
    def is_holding(self) -> bool:
        """Whether it carries shares or votes. A branch is held whole; an executive partner has votes by its post."""
        return self.kind in ("OWNS", BRANCH, EXECUTIVE)


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
    asked: set[str] = field(default_factory=set[str])
    """Those whose agreements were asked for."""
    beyond: set[str] = field(default_factory=set[str])
    """Those whose own holders were not asked for, since the extract was cut before."""
    truncated: Truncation | None = None

    def add(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self.facts[fact.evidence.fact_id, fact.held] = fact

    def reach(self, parties: Iterable[str], hop: int) -> list[str]:
        """Those that were not reached before, in order."""
        fresh = sorted(set(parties) - self.hops.keys())
        self.hops |= dict.fromkeys(fresh, hop)
        return fresh

    def members(self) -> set[str]:
        """Everybody who acts in concert with somebody."""
        return {member for agreement in self.agreements.values() for member in agreement.members}

    def parties(self) -> tuple[str, ...]:
        """Everybody who is named, in the order of the ids."""
        ends = {end for fact in self.facts.values() for end in (fact.holder, fact.held)}
        return tuple(sorted(ends | self.members() | self.hops.keys()))


async def read_up(transaction: Transaction, ids: Iterable[str], moment: Moment, most: int = MOST_PARTIES) -> Extract:
    """Everybody who holds, directly or not, shares in these companies or is declared to control them.

    A nominee is shown and not crossed: whoever owns it does not own what it holds for others.
    """
    extract = Extract({})
    await _upwards(transaction, extract, extract.reach(ids, 0), moment, most)
    return extract


async def read_down(transaction: Transaction, party: str, moment: Moment, most: int = MOST_PARTIES) -> Extract:
    """Everything that a party holds or controls, or whoever acts in concert with it or with what it holds; and of all that
    what `read_up` reads, so that a company has the same controllers from either side."""
    extract = Extract({})
    frontier, hop = extract.reach([party], 0), 0
    while frontier and not _is_cut(extract, hop := hop + 1, most):
        await _concerts(transaction, extract, frontier, moment)
        frontier += extract.reach(extract.members(), hop - 1)
        facts = await holdings_of(transaction, frontier, moment)
        extract.add(facts)
        frontier = extract.reach((fact.held for fact in facts if not fact.nominee), hop)
    frontier = _above(extract, await holders_of(transaction, sorted(extract.hops), moment), hop)
    await _upwards(transaction, extract, frontier, moment, most)
    return extract


async def _upwards(transaction: Transaction, extract: Extract, frontier: list[str], moment: Moment, most: int) -> None:
    """Level by level. Who stands behind a member of a concert is asked for as well, though it may hold nothing here."""
    first = max(extract.hops.values(), default=0)
    for hop in range(1, MOST_ROUNDS + 2):
        if not frontier:
            await _concerts(transaction, extract, extract.hops, moment)
            frontier = extract.reach(extract.members(), first + hop)
        if not frontier:
            return
        if _is_cut(extract, hop, most):
            extract.beyond |= {*frontier}
            await _concerts(transaction, extract, extract.hops, moment)
            return
        frontier = _above(extract, await holders_of(transaction, frontier, moment), first + hop)


def _above(extract: Extract, facts: list[Fact], hop: int) -> list[str]:
    """The holders whose own holders come next."""
    extract.add(facts)
    extract.reach((fact.holder for fact in facts if fact.nominee), hop)
    return extract.reach((fact.holder for fact in facts if not fact.nominee), hop)


def _is_cut(extract: Extract, hop: int, most: int) -> bool:
    if len(extract.hops) <= most and hop <= MOST_ROUNDS:
        return False
    reason = Bound.PARTIES if len(extract.hops) > most else Bound.DEPTH
    extract.truncated = extract.truncated or Truncation(reason=reason, rounds=hop - 1, parties=len(extract.hops))
    return True


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
    frontier = sorted({*ids} - extract.asked)
    while frontier:
        extract.asked |= {*frontier}
        rows = await transaction.run("concerts_of", frontier=frontier, **moment.parameters)
        for row in rows:
            extract.agreements[row["fact_id"]] = agreement_of(row)
        frontier = sorted({end for row in rows for end in (row["from_id"], row["to_id"])} - extract.asked)


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
    amounts = stated_in(row)
    basis = row.get("basis") or ""
    return Fact(
        kind=kind,
        holder=row["from_id"],
        held=row["to_id"],
        share_low=amounts.shares[0],
        share_high=amounts.shares[1],
        low=amounts.votes[0],
        high=amounts.votes[1],
        votes_stated=amounts.votes_stated,
        nominee=bool(row.get("nominee")),
        partnership=bool(row.get("partnership")),
        basis=basis,
        evidence=_evidence(row, kind, basis or _percent(*amounts.shares)),
    )


class Amounts(NamedTuple):
    """What a row states of shares and votes: least and most, in billionths."""

    shares: tuple[int, int] = (0, 0)
    votes: tuple[int, int] = (0, 0)
    votes_stated: bool = False


def stated_in(row: Row) -> Amounts:
    """A declaration of control carries neither."""
    match row["type"]:
        case "OWNS":
            shares = units(row["share_min"]), units(row["share_max"])
            if row["votes_min"] is None:
                return Amounts(shares, shares)
            return Amounts(shares, (units(row["votes_min"]), units(row["votes_max"])), votes_stated=True)
        case "BRANCH_OF":
            return Amounts((UNIT, UNIT), (UNIT, UNIT), votes_stated=True)
        case _:
            return Amounts()


def _evidence(row: Row, kind: str, detail: str | Message = "") -> Evidence:
    ends = (row["from_id"], row["to_id"])
    return Evidence(
        type=kind,
        from_id=ends[1] if kind == BRANCH else ends[0],
        to_id=ends[0] if kind == BRANCH else ends[1],
        fact_id=row["fact_id"],
        span=Span.read(row),
        source_id=row["source_id"],
        detail="" if kind == BRANCH else str(detail),
        said=detail if isinstance(detail, Message) else None,
        section="9.6",
    )


def _percent(low: int, high: int) -> Message:
    if (low, high) == (0, UNIT):
        return Message("share not known")
    return _shown(low) if low == high else Message("{low} to {high}", {"low": _shown(low), "high": _shown(high)})


def _shown(amount: int) -> Message:
    return Message("{number} %", {"number": f"{amount * 100 / UNIT:.6f}".rstrip("0").rstrip(".")})


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
    sources = {name: number for number, name in enumerate(sorted({fact.said_by for fact in held}))}
    companies = _ints(place[fact.held] for fact in held)
    executive = _bools(fact.kind == EXECUTIVE for fact in held)
    holders = _ints(place[fact.holder] for fact in held)
    votes = by_whoever_acts(
        holders,
        companies,
        Votes(
            low=_ints(fact.low for fact in held),
            high=_ints(fact.high for fact in held),
            stated=_bools(fact.votes_stated for fact in held),
        ),
        _bools(fact.partnership for fact in held),
        executive,
    )
    holdings = Holdings(
        parties=len(ids),
        holder=holders,
        held=companies,
        source=_ints(sources[fact.said_by] for fact in held),
        share_low=_ints(fact.share_low for fact in held),
        share_high=_ints(fact.share_high for fact in held),
        votes_low=votes.low,
        votes_high=votes.high,
        votes_stated=votes.stated,
        capital=~executive,
        attributed=_bools(not fact.nominee for fact in held),
        controller=_ints(place[fact.holder] for fact in declared),
        controlled=_ints(place[fact.held] for fact in declared),
        concerts=tuple(concert for concert, _ in concerts),
    )
    return Numbered(ids, place, holdings, facts, tuple(agreements for _, agreements in concerts))


def _ints(values: Iterable[int]) -> Any:
    return np.asarray(list(values), dtype=np.int64)


def _bools(values: Iterable[bool]) -> Any:
    return np.asarray(list(values), dtype=np.bool_)


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
