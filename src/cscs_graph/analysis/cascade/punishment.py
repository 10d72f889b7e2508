"""Cascading punishment (§4.2): who must punish whom, how, through which path and under which rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from cscs_graph.analysis.cascade import consequences as parts
from cscs_graph.analysis.cascade import rewards as giving
from cscs_graph.analysis.cascade.propagation import APPLICATION, Seed, propagate_each
from cscs_graph.analysis.cascade.ramifications import ramification_rules, ramifications
from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.listings.in_force import Listing, listing_by_id, listings_in_force, supposed
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook, rulebook
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


@dataclass(frozen=True, slots=True)
class EffectiveListings:
    """The stays that a question is about."""

    black: list[Listing]
    red: list[Listing]
    barring: list[Listing]
    """Blacklist stays that end redlists which hold nobody on a blacklist."""
    aside: tuple[Listing, ...] = ()
    """Blacklist stays that evidence against them sets aside: shown, and nothing follows from them."""

    @classmethod
    def of(cls, stays: Iterable[Listing]) -> Self:
        listed = list(stays)
        counting = [stay for stay in listed if stay.counts]
        black = [stay for stay in counting if stay.credit_list.kind is ListKind.BLACK]
        red = [stay for stay in counting if stay.credit_list.kind is ListKind.RED]
        aside = tuple(stay for stay in listed if stay.credit_list.kind is ListKind.BLACK and not stay.counts)
        return cls(black, red, black, aside)

    @property
    def stays(self) -> list[Listing]:
        """Those whose rules count."""
        return [*self.black, *self.red]

    @property
    def kept(self) -> list[Listing]:
        """Redlist stays that no blacklisting ends."""
        return [stay for stay in self.red if not (self.barring and stay.credit_list.requires_no_blacklisting)]

    def with_supposed(self, stay: Listing) -> Self:
        """The supposed stay alone: with the redlists that a blacklisting might end, or under the actual blacklists."""
        if stay.credit_list.kind is ListKind.BLACK:
            return type(self)([stay], self.red, [stay])
        return type(self)([], [stay], self.black)


_ALWAYS = Span(UNKNOWN_START, OPEN_END)
"""A way to a party lasts as long as its links; each answer cuts it to the stay that it is about."""


async def cascading_punishment(graph: Graph, party_id: str, scope: Scope) -> CascadeAnswer:
    """What follows from the lists that a party is on. Raises NotFound where no such party is loaded."""

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        stays = (await listings_in_force(transaction, lookup, [party_id], scope)).get(party_id, [])
        question = Question("cascadingPunishment", scope, {"party": party_id, **_supposed(scope)})
        return await _answer(graph, transaction, lookup, question, subject, EffectiveListings.of(stays))

    return await graph.read(work)


async def cascade_of_listing(graph: Graph, listing_id: str, scope: Scope) -> CascadeAnswer:
    """What follows from one stay on a list; nothing, where it is not in force on the day asked about."""

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        stay = await listing_by_id(transaction, lookup, listing_id, scope)
        if stay is None:
            raise NotFound(f"no listing {listing_id!r} is known at that time")
        subject = await lookup.party(stay.party_id)
        all_stays = (await listings_in_force(transaction, lookup, [stay.party_id], scope)).get(stay.party_id, [])
        kept = [other for other in all_stays if other.ref.id == listing_id or other.credit_list.kind is ListKind.RED]
        question = Question("cascadingPunishment", scope, {"listing": listing_id, **_supposed(scope)})
        return await _answer(graph, transaction, lookup, question, subject, EffectiveListings.of(kept))

    return await graph.read(work)


async def if_listed(graph: Graph, party_id: str, list_id: str, on: date, scope: Scope) -> CascadeAnswer:
    """What would follow from that list alone if the party were put on it on that day.

    A supposed blacklisting ends redlists that hold nobody on a blacklist; an actual one keeps a supposed redlist from
    giving anything where it is such a list.
    """
    if on > scope.moment.as_of:
        raise BadInput(f"on: {on} is after asOf {scope.moment.as_of}; leave asOf out, or ask as of a later day")

    async def work(transaction: Transaction) -> CascadeAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        credit_list = await lookup.credit_list(list_id)
        if credit_list.listable and subject.kind.value.title() not in credit_list.listable:
            raise BadInput(f"list: {list_id!r} holds {' and '.join(credit_list.listable)} only, not a {subject.kind}")
        stays = (await listings_in_force(transaction, lookup, [party_id], scope)).get(party_id, [])
        standing = EffectiveListings.of(stays).with_supposed(supposed(party_id, credit_list, on))
        question = Question("ifListed", scope, {"party": party_id, "list": list_id, "on": on})
        return await _answer(graph, transaction, lookup, question, subject, standing)

    return await graph.read(work)


def seed_of(stays: Sequence[Listing], rules: Rulebook, kind: PartyKind) -> Seed:
    """A listed party as a start of the walk: with the strongest of its listings, and all classes they may meet."""
    best = min(stays, key=lambda stay: (stay.certainty.rank, stay.span.start, stay.ref.id))
    listed_as = TargetClass.COMPANY if kind is PartyKind.ENTITY else TargetClass.PERSON
    targets = frozenset(target for stay in stays for target in rules.scope(stay.credit_list.id))
    return Seed(best.party_id, kind.value.title(), listed_as, targets, best.certainty, _ALWAYS)


async def case_of(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    subject: PartyRef,
    standing: EffectiveListings,
    rules: Rulebook,
    scope: Scope,
    further_sources: Iterable[str] = (),
) -> parts.CascadeContext:
    """Walks from the listed party, by its blacklists and by the redlists that it keeps, and fetches every name."""
    await lookup.parties([subject.id])
    (case,) = await cases_of(graph, transaction, lookup, {subject.id: standing}, rules, scope, further_sources)
    return case


async def cases_of(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    standings: Mapping[str, EffectiveListings],
    rules: Rulebook,
    scope: Scope,
    further_sources: Iterable[str] = (),
) -> list[parts.CascadeContext]:
    """What follows for each of many parties, each as if it were asked about alone; as many statements as for one.

    `rules` are those of all their lists.
    """
    parties = await lookup.parties(standings)
    channels = graph.catalogue.of_kind(Kind.CHANNEL)
    leading = [channel for channel in channels if channel.target is not None or channel.end_label == APPLICATION]

    def starts(stays: Sequence[Listing]) -> list[Seed]:
        return [seed_of(stays, rules, parties[stays[0].party_id].kind)] if stays else []

    grown = await propagate_each(
        transaction, channels, [starts(standing.black) for standing in standings.values()], scope
    )
    favoured = await propagate_each(
        transaction, leading, [starts(standing.kept) for standing in standings.values()], scope
    )
    names = await proof.names_for(
        lookup,
        [stay for standing in standings.values() for stay in (*standing.black, *standing.red, *standing.barring)],
        (step for walk in (*grown, *favoured) for arrival in walk.arrivals.values() for step in arrival.path),
        [*proof.sources_of(rules), *further_sources],
        (arrival.id for walk in (*grown, *favoured) for arrival in walk.applications()),
    )
    return [
        parts.CascadeContext(
            parties[party],
            standing.black,
            standing.red,
            standing.barring,
            rules,
            walk,
            gift,
            lookup,
            names,
            parties,
            scope,
        )
        for (party, standing), walk, gift in zip(standings.items(), grown, favoured, strict=True)
    ]


async def _answer(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    question: Question,
    subject: PartyRef,
    standing: EffectiveListings,
) -> CascadeAnswer:
    scope, stays = question.scope, standing.stays
    rules = await rulebook(transaction, lookup, {stay.credit_list.id for stay in stays}, scope.moment)
    triggered = await ramification_rules(transaction, {stay.credit_list.kind for stay in stays}, scope.moment)
    case = await case_of(
        graph, transaction, lookup, subject, standing, rules, scope, (rule.source_id for rule in triggered)
    )
    consequences = parts.consequences(case)
    applications = await lookup.applications(())
    return CascadeAnswer(
        **await question.metadata(transaction),
        regime=rules.regimes(),
        coverage=await coverage_of(transaction, rules, [stay.credit_list for stay in stays]),
        truncated=cut(case, len(consequences)),
        subject=subject,
        listings=tuple(stay.ref for stay in (*standing.black, *standing.aside)),
        consequences=tuple(consequences[: scope.bounds.rows]),
        reached=tuple(parts.reached(case, case.black, case.grown)),
        applications=tuple(parts.applications_at_risk(case, applications, graph.catalogue)),
        rewards=tuple(giving.rewards(case)[: scope.bounds.rows]),
        rewarded=tuple(giving.rewarded(case)),
        rewards_lost=tuple(giving.rewards_lost(case)),
        ramifications=tuple(ramifications(case, triggered)),
        applications_favoured=tuple(giving.applications_favoured(case, applications)),
    )


def cut(case: parts.CascadeContext, consequences: int) -> Truncation | None:
    """Why the answer is not whole: more consequences than rows, or a walk that met a bound."""
    if consequences > case.scope.bounds.rows:
        return Truncation(reason="rows", rounds=case.grown.rounds, parties=len(case.grown.arrivals))
    return case.grown.truncated or case.favoured.truncated


def _supposed(scope: Scope) -> dict[str, int | None]:
    """The numbers of a rule on outlets that the question replaces, if any."""
    outlets = scope.outlets
    stated = {"outlet_threshold": outlets.threshold, "outlet_window_months": outlets.window_months}
    return stated if outlets.supposed else {}
