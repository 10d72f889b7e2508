"""Cascading punishment (§4.2): who must punish whom, how, through which path and under which rule."""

from collections.abc import Sequence
from datetime import date

from cscs_graph.analysis import consequences as parts
from cscs_graph.analysis import proof
from cscs_graph.analysis.asking import Question
from cscs_graph.analysis.bounds import Scope
from cscs_graph.analysis.coverage import coverage_of
from cscs_graph.analysis.lookup import Lookup
from cscs_graph.analysis.rulebook import Rulebook, rulebook
from cscs_graph.analysis.stays import Stay, stay_of_listing, stays_of, supposed
from cscs_graph.analysis.walk import Start, spread
from cscs_graph.catalog import Kind
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    CascadeAnswer,
    PartyKind,
    PartyRef,
    Truncation,
)
from cscs_graph.model.codes import ListKind, TargetClass
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, Span

_ALWAYS = Span(UNKNOWN_START, OPEN_END)
"""A way to a party lasts as long as its links; each answer cuts it to the stay that it is about."""


async def cascading_punishment(graph: Graph, party_id: str, scope: Scope) -> CascadeAnswer:
    """What follows from the lists that a party is on. Raises NotFound where no such party is loaded."""

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        stays = (await stays_of(transaction, lookup, [party_id], scope)).get(party_id, [])
        question = Question("cascadingPunishment", scope, {"party": party_id})
        return await _answer(graph, transaction, lookup, question, subject, stays)

    return await graph.read(work)


async def cascade_of_listing(graph: Graph, listing_id: str, scope: Scope) -> CascadeAnswer:
    """What follows from one stay on a list; nothing, where it is not in force on the day asked about."""

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        stay = await stay_of_listing(transaction, lookup, listing_id, scope)
        if stay is None:
            raise NotFound(f"no listing {listing_id!r} is known at that time")
        subject = await lookup.party(stay.party_id)
        all_stays = (await stays_of(transaction, lookup, [stay.party_id], scope)).get(stay.party_id, [])
        kept = [other for other in all_stays if other.ref.id == listing_id or other.credit_list.kind is ListKind.RED]
        question = Question("cascadingPunishment", scope, {"listing": listing_id})
        return await _answer(graph, transaction, lookup, question, subject, kept)

    return await graph.read(work)


async def if_listed(graph: Graph, party_id: str, list_id: str, on: date, scope: Scope) -> CascadeAnswer:
    """What would follow from that list alone if the party were put on it on that day."""
    if on > scope.moment.as_of:
        raise BadInput(f"on: {on} is after asOf {scope.moment.as_of}; leave asOf out, or ask as of a later day")

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        credit_list = await lookup.credit_list(list_id)
        if credit_list.listable and subject.kind.value.title() not in credit_list.listable:
            raise BadInput(f"list: {list_id!r} holds {' and '.join(credit_list.listable)} only, not a {subject.kind}")
        stays = (await stays_of(transaction, lookup, [party_id], scope)).get(party_id, [])
        reds = [stay for stay in stays if stay.credit_list.kind is ListKind.RED]
        question = Question("ifListed", scope, {"party": party_id, "list": list_id, "on": on})
        return await _answer(
            graph, transaction, lookup, question, subject, [supposed(party_id, credit_list, on), *reds]
        )

    return await graph.read(work)


def starts_of(stays: Sequence[Stay], rules: Rulebook, kind: PartyKind) -> Start:
    """A listed party as a start of the walk: with the strongest of its listings, and all classes they may meet."""
    best = min(stays, key=lambda stay: (stay.certainty.rank, stay.span.start, stay.ref.id))
    listed_as = TargetClass.COMPANY if kind is PartyKind.ENTITY else TargetClass.PERSON
    targets = frozenset(target for stay in stays for target in rules.scope(stay.credit_list.id))
    return Start(best.party_id, kind.value.title(), listed_as, targets, best.certainty, _ALWAYS)


async def _answer(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    question: Question,
    subject: PartyRef,
    stays: list[Stay],
) -> CascadeAnswer:
    scope = question.scope
    listed = [stay for stay in stays if stay.credit_list.kind is ListKind.BLACK]
    black = [stay for stay in listed if stay.counts]
    red = [stay for stay in stays if stay.credit_list.kind is ListKind.RED and stay.counts]
    rules = await rulebook(transaction, lookup, {stay.credit_list.id for stay in stays}, scope.moment)
    starts = [starts_of(black, rules, subject.kind)] if black else []
    grown = await spread(transaction, graph.catalogue.of_kind(Kind.CHANNEL), starts, scope)
    names = await proof.names_for(
        lookup,
        stays,
        (step for arrival in grown.arrivals.values() for step in arrival.path),
        proof.sources_of(rules),
        (arrival.id for arrival in grown.applications()),
    )
    case = parts.Case(subject, black, red, rules, grown, lookup, names, await lookup.parties([subject.id]), scope)
    consequences = list(parts.consequences(case))
    truncated = grown.truncated
    if len(consequences) > scope.bounds.rows:
        truncated = Truncation(reason="rows", rounds=grown.rounds, parties=len(grown.arrivals))
    lost = list(parts.rewards_lost(case))
    lost_ids = {reward.listing.id for reward in lost}
    return CascadeAnswer(
        **await question.heading(transaction),
        regime=rules.regimes(),
        coverage=await coverage_of(transaction, rules, [stay.credit_list for stay in stays]),
        truncated=truncated,
        subject=subject,
        listings=tuple(stay.ref for stay in listed),
        consequences=tuple(consequences[: scope.bounds.rows]),
        reached=tuple(parts.reached(case)),
        applications=tuple(parts.applications_at_risk(case, await lookup.applications(()), graph.catalogue)),
        rewards=tuple(parts.rewards(case, lost_ids)),
        rewards_lost=tuple(lost),
    )
