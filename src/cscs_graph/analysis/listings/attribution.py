"""Local attribution: who keeps a list, which office put a party on it, and whether that office may (§4.1).

The lowest level of office that may decide is a rule with dates and a source, of one list or of all lists of a kind. A
list's own rule comes before the general one. A decision is compared with the rule in force on its day, or else with the
first one after it, and the answer says so: a draft of later years makes no decision unlawful.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.parties.files import credit_file
from cscs_graph.analysis.reference.list_rules import levels_of
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    AgencyRef,
    AttributionAnswer,
    AttributionRef,
    DecisionLevelRef,
    ListingAttribution,
    ListingRef,
    ListRef,
)
from cscs_graph.model.time import UNKNOWN_START, Moment, Span


@dataclass(frozen=True, slots=True)
class Decision:
    """What is attributed: a stay on a list, by whom and since when."""

    list_id: str
    office: str | None
    day: date | None

    @property
    def on(self) -> date:
        return self.day or UNKNOWN_START


def decision_of(listing: ListingRef) -> Decision:
    """What is attributed of a listing."""
    office = listing.decided_by.id if listing.decided_by else None
    return Decision(listing.credit_list.id, office, listing.since)


async def attributions_of_party(graph: Graph, party_id: str, scope: Scope) -> AttributionAnswer:
    """Every stay of a party up to the day, ended ones too, with its attribution. Raises NotFound."""
    file = await credit_file(graph, party_id, scope)
    found = await attributions(graph, [decision_of(listing) for listing in file.listings], scope.moment)
    return AttributionAnswer(
        party=file.party,
        as_of=file.as_of,
        known_at=file.known_at,
        listings=tuple(
            ListingAttribution(listing=listing, attribution=found[decision_of(listing)]) for listing in file.listings
        ),
    )


async def attributions(graph: Graph, decisions: Sequence[Decision], moment: Moment) -> dict[Decision, AttributionRef]:
    """The attribution of each decision. Statements: one a level of offices, however many decisions there are."""

    async def work(transaction: Transaction) -> dict[Decision, AttributionRef]:
        lookup = Lookup(transaction)
        lists = await lookup.lists(decision.list_id for decision in decisions)
        offices = {(decision.office, decision.on) for decision in decisions if decision.office}
        tops = await _tops(transaction, offices, moment)
        named = {office for office, _ in offices} | {top for found in tops.values() for top in found}
        agencies = await lookup.agencies(named)
        levels = await levels_of(transaction)
        return {
            decision: _attributed(
                decision,
                lists[decision.list_id],
                agencies.get(decision.office or ""),
                tuple(agencies[top] for top in tops.get((decision.office or "", decision.on), ())),
                rule_for(levels, lists[decision.list_id], decision.day),
            )
            for decision in decisions
        }

    return await graph.read(work)


def _attributed(
    decision: Decision,
    credit_list: ListRef,
    office: AgencyRef | None,
    national: tuple[AgencyRef, ...],
    rule: DecisionLevelRef | None,
) -> AttributionRef:
    return AttributionRef(
        owners=credit_list.controlled_by,
        deciding_office=office,
        national_agencies=national,
        level=office.level if office else None,
        below_minimum_level=office.level.is_below(rule.minimum_level) if office and rule else None,
        decided_before_rule=decision.day < rule.from_day if rule and decision.day else None,
        rule=rule,
    )


def rule_for(levels: Sequence[DecisionLevelRef], credit_list: ListRef, day: date | None) -> DecisionLevelRef | None:
    """The rule in force on the day, the list's own before that of its kind; where none was, the first one after it."""
    governs = [level for level in levels if level.list_id == credit_list.id]
    governs += [level for level in levels if level.list_id is None and level.applies_to == credit_list.kind]
    in_force = [level for level in governs if day is not None and level.from_day <= day < level.until_day]
    later = [level for level in governs if day is None or level.from_day > day]
    return next(iter(in_force), None) or min(later, key=lambda level: level.from_day, default=None)


async def _tops(
    transaction: Transaction, offices: set[tuple[str, date]], moment: Moment
) -> dict[tuple[str, date], tuple[str, ...]]:
    """Per office and day, the agencies at the top of its branch: itself where it is a branch of none."""
    above: dict[str, list[tuple[str, Span]]] = {}
    frontier = {office for office, _ in offices}
    while frontier:
        found = await transaction.run("offices_above", frontier=sorted(frontier), known_at=moment.known_at)
        above |= {office: [] for office in frontier}
        for row in found:
            above[row["office"]].append((row["above"], Span(row["valid_from"], row["valid_until"])))
        frontier = {row["above"] for row in found} - above.keys()
    return {(office, day): tuple(sorted(_climbed(office, day, above, frozenset()))) for office, day in offices}


def _climbed(office: str, day: date, above: dict[str, list[tuple[str, Span]]], passed: frozenset[str]) -> set[str]:
    """Where branches lead on the day. Offices that form a ring have no top; they end where they began."""
    passed |= {office}
    onward = [higher for higher, span in above.get(office, ()) if span.start <= day < span.end and higher not in passed]
    return {top for higher in onward for top in _climbed(higher, day, above, passed)} or {office}
