"""Cascading punishment (§4.2): who must punish whom, how, through which path and under which rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis import proof
from cscs_graph.analysis.bounds import Scope
from cscs_graph.analysis.coverage import coverage_of
from cscs_graph.analysis.lookup import Lookup
from cscs_graph.analysis.rulebook import MeasureRule, MouRule, Rulebook, rulebook
from cscs_graph.analysis.stays import Stay, stay_of_listing, stays_of, supposed
from cscs_graph.analysis.walk import Arrival, Spread, Start, spread
from cscs_graph.catalog import Kind
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    ApplicationAtRisk,
    CascadeAnswer,
    Consequence,
    PartyKind,
    PartyRef,
    ProofStep,
    Reached,
    RewardLost,
    Target,
    Truncation,
)
from cscs_graph.model.codes import Certainty, Effect, ListKind, ParticipantRole, TargetClass
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, Span, shown

_ALWAYS = Span(UNKNOWN_START, OPEN_END)
"""A way to a party lasts as long as its links; each answer cuts it to the stay that it is about."""


async def cascading_punishment(graph: Graph, party_id: str, scope: Scope) -> CascadeAnswer:
    """What follows from the lists that a party is on. Raises NotFound where no such party is loaded."""

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        stays = (await stays_of(transaction, lookup, [party_id], scope)).get(party_id, [])
        return await _answer(graph, transaction, lookup, "cascadingPunishment", subject, stays, scope)

    return await graph.read(work)


async def cascade_of_listing(graph: Graph, listing_id: str, scope: Scope) -> CascadeAnswer:
    """What follows from one stay on a list; nothing, where it is not in force on the day asked about."""

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        stay = await stay_of_listing(transaction, lookup, listing_id, scope.moment)
        if stay is None:
            raise NotFound(f"no listing {listing_id!r} is known at that time")
        subject = await lookup.party(stay.party_id)
        all_stays = (await stays_of(transaction, lookup, [stay.party_id], scope)).get(stay.party_id, [])
        kept = [other for other in all_stays if other.ref.id == listing_id or other.credit_list.kind is ListKind.RED]
        return await _answer(graph, transaction, lookup, "cascadingPunishment", subject, kept, scope)

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
        return await _answer(
            graph, transaction, lookup, "ifListed", subject, [supposed(party_id, credit_list, on), *reds], scope
        )

    return await graph.read(work)


def starts_of(stays: Sequence[Stay], rules: Rulebook, kind: PartyKind) -> Start:
    """A listed party as a start of the walk: with the strongest of its listings, and all classes they may meet."""
    best = min(stays, key=lambda stay: (stay.certainty.rank, stay.span.start, stay.ref.id))
    listed_as = TargetClass.COMPANY if kind is PartyKind.ENTITY else TargetClass.PERSON
    targets = frozenset(target for stay in stays for target in rules.scope(stay.credit_list.id))
    return Start(best.party_id, kind.value.title(), listed_as, targets, best.certainty, _ALWAYS)


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything an answer is put together from."""

    subject: PartyRef
    black: list[Stay]
    red: list[Stay]
    rules: Rulebook
    grown: Spread
    lookup: Lookup
    names: proof.Names
    parties: dict[str, PartyRef]


async def _answer(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    question: str,
    subject: PartyRef,
    stays: list[Stay],
    scope: Scope,
) -> CascadeAnswer:
    black = [stay for stay in stays if stay.credit_list.kind is ListKind.BLACK]
    red = [stay for stay in stays if stay.credit_list.kind is ListKind.RED]
    rules = await rulebook(transaction, lookup, {stay.credit_list.id for stay in stays}, scope.moment)
    starts = [starts_of(black, rules, subject.kind)] if black else []
    grown = await spread(transaction, graph.catalogue.of_kind(Kind.CHANNEL), starts, scope)
    names = await proof.names_for(
        lookup,
        stays,
        (step for arrival in grown.arrivals.values() for step in arrival.path),
        _sources(rules),
        (arrival.id for arrival in grown.applications()),
    )
    case = _Case(subject, black, red, rules, grown, lookup, names, await lookup.parties([subject.id]))
    applications = await lookup.applications(())
    consequences = list(_consequences(case))
    truncated = grown.truncated
    if len(consequences) > scope.bounds.rows:
        truncated = Truncation(reason="rows", rounds=grown.rounds, parties=len(grown.arrivals))
    lost = list(_rewards_lost(case))
    lost_ids = {reward.listing.id for reward in lost}
    return CascadeAnswer(
        question=question,
        as_of=scope.moment.as_of,
        known_at=None if scope.moment.known_now else scope.moment.known_at,
        minimum_certainty=scope.minimum_certainty,
        regime=rules.regimes(),
        coverage=await coverage_of(transaction, rules, [stay.credit_list for stay in stays]),
        truncated=truncated,
        subject=subject,
        listings=tuple(stay.ref for stay in black),
        consequences=tuple(consequences[: scope.bounds.rows]),
        reached=tuple(_reached(case)),
        applications=tuple(
            ApplicationAtRisk(
                application=applications[arrival.id],
                party=case.parties[arrival.path[-1].from_id],
                role=ParticipantRole(arrival.path[-1].detail),
                listing=stay.ref,
                certainty=joint_certainty(arrival, stay, rules),
                proof=(
                    *proof.of_stay(stay, names),
                    *(proof.of_evidence(step, names) for step in arrival.path),
                ),
            )
            for arrival in grown.applications()
            for stay in black
            if carried(arrival, stay, rules) and scope.admits(joint_certainty(arrival, stay, rules))
        ),
        rewards=tuple(_rewards(case, lost_ids)),
        rewards_lost=tuple(lost),
    )


def _sources(rules: Rulebook) -> Iterator[str]:
    for mous in rules.by_list.values():
        for mou in mous:
            yield mou.established_source_id
            for measure in mou.measures:
                yield measure.source_id
                yield from (step.source_id for bearer in measure.imposed_by for step in bearer.path)


def carried(arrival: Arrival, stay: Stay, rules: Rulebook) -> bool:
    """Whether this list reaches that far: by its own party's standing, or by a class that its memoranda name."""
    own = (None, TargetClass.COMPANY, TargetClass.PERSON)
    return arrival.via in own or arrival.via in rules.scope(stay.credit_list.id)


def joint_certainty(arrival: Arrival, stay: Stay, rules: Rulebook) -> Certainty:
    """Practice, but `mou` for a consortium member where a measure of the list bars the joint bid as a whole (§9.5)."""
    whole = any(measure.ref.whole_consortium for mou in rules.mous(stay.credit_list.id) for measure in mou.measures)
    if not whole or arrival.path[-1].detail == ParticipantRole.LISTED_SUPPLIER:
        return Certainty.weakest(stay.certainty, arrival.certainty)
    before = (step.certainty for step in arrival.path[:-1] if step.certainty is not None)
    return Certainty.weakest(stay.certainty, Certainty.MOU, *before)


def _end(stay: Stay, span: Span) -> date | None:
    """The first day on which the listing or one of the links may end."""
    ends = [end for end in (stay.earliest_end, span.end) if end is not None and end != OPEN_END]
    return min(ends, default=None)


def _consequences(case: _Case) -> Iterator[Consequence]:
    """Per blacklist stay: the measures on the listed party, then on everyone whom they reach, in a total order."""
    for stay in case.black:
        own = _own_arrival(case.subject, stay)
        for arrival in (own, *case.grown.parties()):
            if arrival.target is not None:
                yield from _measures_on(case, stay, arrival)


def _own_arrival(subject: PartyRef, stay: Stay) -> Arrival:
    listed_as = TargetClass.COMPANY if subject.kind is PartyKind.ENTITY else TargetClass.PERSON
    return Arrival(
        subject.id, subject.kind.value.title(), subject.id, listed_as, listed_as, "", stay.certainty, stay.span, ()
    )


def _measures_on(case: _Case, stay: Stay, arrival: Arrival) -> Iterator[Consequence]:
    onto = proof.of_stay(stay, case.names)
    way = tuple(proof.of_evidence(step, case.names) for step in arrival.path)
    for mou in case.rules.mous(stay.credit_list.id):
        target = _class_in(mou, arrival, case)
        for measure in mou.measures:
            if mou.meets(measure, target):
                rule = proof.of_rule(mou, measure, stay, case.names)
                yield _consequence(case, stay, arrival, mou, measure, target, (*onto, *rule, *way))


def _class_in(mou: MouRule, arrival: Arrival, case: _Case) -> TargetClass:
    """The listed party, and what is legally part of it, meets each memorandum as that memorandum names it."""
    if arrival.target in (TargetClass.COMPANY, TargetClass.PERSON):
        return mou.class_of_listed(case.subject.kind)
    return arrival.target or TargetClass.OTHER


def _consequence(
    case: _Case,
    stay: Stay,
    arrival: Arrival,
    mou: MouRule,
    measure: MeasureRule,
    target: TargetClass,
    steps: tuple[ProofStep, ...],
) -> Consequence:
    span = Span.overlap(stay.span, arrival.span, mou.span, measure.span)
    agencies = case.lookup.known_agencies
    return Consequence(
        measure=measure.ref,
        effect=measure.ref.effect,
        target=Target(party=case.parties[arrival.id], target_class=target),
        imposed_by=tuple(agencies[bearer.id] for bearer in measure.imposed_by if bearer.id in agencies),
        since=shown(span.start),
        earliest_end=_end(stay, Span.overlap(arrival.span, mou.span, measure.span)),
        certainty=Certainty.weakest(Certainty.MOU, stay.certainty, arrival.certainty),
        listing=stay.ref,
        mou=mou.ref,
        proof=steps,
    )


def _reached(case: _Case) -> Iterator[Reached]:
    """Everyone whom a listing reaches, also where the measures themselves are not loaded."""
    for stay in case.black:
        for arrival in case.grown.parties():
            if carried(arrival, stay, case.rules):
                span = Span.overlap(stay.span, arrival.span)
                yield Reached(
                    party=case.parties[arrival.id],
                    channel=arrival.channel,
                    target_class=arrival.target,
                    listing=stay.ref,
                    certainty=Certainty.weakest(stay.certainty, arrival.certainty),
                    since=shown(span.start),
                    earliest_end=_end(stay, arrival.span),
                    proof=(
                        *proof.of_stay(stay, case.names),
                        *(proof.of_evidence(step, case.names) for step in arrival.path),
                    ),
                )


def _rewards(case: _Case, lost: Iterable[str]) -> Iterator[Consequence]:
    for stay in case.red:
        if stay.ref.id not in lost:
            yield from _measures_on(case, stay, _own_arrival(case.subject, stay))


def _rewards_lost(case: _Case) -> Iterator[RewardLost]:
    """Redlists that hold only parties on no blacklist end with the first blacklisting (§4.1)."""
    if not case.black:
        return
    for stay in case.red:
        if stay.credit_list.requires_no_blacklisting:
            yield RewardLost(
                listing=stay.ref,
                rewards=tuple(
                    measure.ref
                    for mou in case.rules.mous(stay.credit_list.id)
                    for measure in mou.measures
                    if measure.ref.effect is Effect.REWARD
                ),
                because=tuple(black.ref for black in case.black),
                certainty=min((black.certainty for black in case.black), key=lambda certainty: certainty.rank),
                proof=(
                    *proof.of_stay(stay, case.names),
                    *(step for black in case.black for step in proof.of_stay(black, case.names)),
                ),
            )
