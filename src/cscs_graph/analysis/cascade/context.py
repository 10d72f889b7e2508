"""Everything that the consequences of a party's listings are put together from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from cscs_graph.analysis.cascade.propagation import (
    APPLICATION,
    Propagation,
    ReachedParty,
    Seed,
    edges_onward,
    propagate,
)
from cscs_graph.analysis.core.proof import Names
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.effective import EffectiveListings
from cscs_graph.analysis.listings.in_force import PartyListings, listings_up_to
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.rulebook.lists import ListRules, MouRule
from cscs_graph.catalog import Channel
from cscs_graph.model.answers import PartyKind, PartyRef, Truncation
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.partial import first_day, last_day, latest, soonest
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, Span

_ALWAYS = Span(UNKNOWN_START, OPEN_END)
"""A path to a party lasts as long as its links; each answer cuts it to the listing that it is about."""


@dataclass(frozen=True)
class CascadeContext:
    """A party with its listings, their rules, and whom they reach."""

    reading: Reading
    subject: PartyRef
    listings: EffectiveListings
    rules: ListRules
    reached: Propagation
    """Whom the blacklistings reach."""
    rewarded: Propagation
    """Whom the redlistings that are retained reach."""
    names: Names
    _laid_down: dict[tuple[int, str], Evidence] = field(
        default_factory=dict[tuple[int, str], Evidence], repr=False, compare=False
    )

    def party(self, party_id: str) -> PartyRef:
        return self.reading.lookup.parties_known[party_id]

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """By name, those along which it was propagated."""
        return {channel.name: channel for channel in (*self.reached.channels, *self.rewarded.channels)}

    def laid_down(self, step: Evidence, mou: MouRule) -> Evidence:
        """A step that a document itself goes: made once a document, since many measures share it."""
        key = id(step), mou.ref.id
        if key not in self._laid_down:
            certainty = mou.ref.document_kind.certainty
            binding = {"certainty": certainty} if certainty is Certainty.STATUTE else {}
            self._laid_down[key] = replace(step, laid_down_in=mou.title, **binding)
        return self._laid_down[key]

    @property
    def truncated(self) -> Truncation | None:
        return self.reached.truncated or self.rewarded.truncated


def admitted(reading: Reading) -> tuple[Channel, ...]:
    """The channels that are certain enough for the question, or may be for some list."""
    return tuple(one for one in reading.catalogue.channels() if reading.scope.admits(one.raised_to))


def seed_of(listings: Sequence[Listing], rules: ListRules, kind: PartyKind) -> Seed:
    """A listed party as a seed: with the strongest of its listings, and all classes that they may meet."""
    best = min(listings, key=lambda one: (one.certainty.rank, one.span.start, one.ref.id))
    listed_as = TargetClass.COMPANY if kind is PartyKind.ENTITY else TargetClass.PERSON
    targets = frozenset(target for one in listings for target in rules.scope(one.credit_list.id))
    return Seed(best.party_id, kind.value.title(), listed_as, targets, best.certainty, _ALWAYS)


def listed_party(subject: PartyRef, listing: Listing) -> ReachedParty:
    """The listed party itself, as an end of a propagation."""
    listed_as = TargetClass.COMPANY if subject.kind is PartyKind.ENTITY else TargetClass.PERSON
    label = subject.kind.value.title()
    return ReachedParty(subject.id, label, subject.id, listed_as, listed_as, "", listing.certainty, listing.span, ())


async def context_of(reading: Reading, subject: PartyRef) -> tuple[CascadeContext, PartyListings]:
    """What follows for a party by its own listings of the day, and all that is known of these."""
    known = (await listings_up_to(reading, [subject.id])).get(subject.id, PartyListings())
    listings = EffectiveListings.of(known.in_force)
    rules = reading.rules_of({one.credit_list.id for one in listings.in_question})
    (context,) = await contexts_of(reading, {subject.id: listings}, rules)
    return context, known


async def contexts_of(
    reading: Reading, listings: dict[str, EffectiveListings], rules: ListRules
) -> list[CascadeContext]:
    """What follows for each of many parties, each as if it were asked about alone; as many statements as for one.

    The names of the parties are known by now; `rules` are those of all their lists. A statement a round, and one for names.
    """
    return await contexts_under(reading, [(party, effective, rules) for party, effective in listings.items()])


async def contexts_under(
    reading: Reading, asked: Sequence[tuple[str, EffectiveListings, ListRules]]
) -> list[CascadeContext]:
    """The same where each party, or one party several times, is asked about under rules of its own."""
    parties, channels = reading.lookup.parties_known, admitted(reading)
    leading = [one for one in channels if one.target is not None or one.reached_label == APPLICATION]

    def seeds(found: Sequence[Listing], rules: ListRules) -> list[Seed]:
        return [seed_of(found, rules, parties[found[0].party_id].kind)] if found else []

    reached = [Propagation.at(seeds(one.punishing, rules), channels) for _, one, rules in asked]
    rewarded = [Propagation.at(seeds(one.retained, rules), leading) for _, one, rules in asked]
    await propagate(edges_onward(reading), [*reached, *rewarded], reading.bounds)
    await fetch_names(reading, [listing for _, one, _ in asked for listing in one.in_question], [*reached, *rewarded])
    names = Names(reading.lookup)
    return [
        CascadeContext(reading, parties[party], effective, rules, black, red, names)
        for (party, effective, rules), black, red in zip(asked, reached, rewarded, strict=True)
    ]


async def fetch_names(reading: Reading, listings: Iterable[Listing], propagations: Iterable[Propagation]) -> None:
    """Looks up every name and source that the proofs of these may mention. One statement."""
    listed, found = list(listings), [one for each in propagations for one in each.reached.values()]
    applications = {one.id for one in found if one.label == APPLICATION}
    steps = [*(step for one in found for step in one.path), *(step for one in listed for step in one.implied_by)]
    ends = {end for step in steps for end in (step.from_id, step.to_id)} | {one.party_id for one in listed}
    sources = {step.source_id for step in steps} | {one.source_id for one in listed}
    await reading.lookup.fetch(ends - applications, applications, sources)


def since_of(listing: Listing, path: Iterable[Evidence], *rules: Span) -> date | None:
    """The first day of what follows from a listing along a path by rules.

    Null where the start of the listing or of a link is not known: it is not filled in by the start of something else.
    """
    facts = [listing.span, *(step.span for step in path)]
    if any(span.start == UNKNOWN_START for span in facts):
        return None
    return latest(span.start for span in (*facts, *rules))


def earliest_end_of(listing: Listing, *spans: Span) -> date | None:
    """The first day on which the listing, one of the links or a rule may end; null where no end is known."""
    ends = [listing.earliest_end] if listing.earliest_end is not None else []
    ends += [first_day(span.end) for span in spans if span.end != OPEN_END]
    return soonest(ends) if ends else None


def rule_since_of(listing: Listing, path: Iterable[Evidence], *rules: Span) -> date | None:
    """The first day of the rules, where it comes after that of the listing and of every link."""
    facts, ruled = since_of(listing, path), latest(span.start for span in rules)
    return ruled if facts is not None and last_day(facts) < ruled else None


def rule_until_of(*rules: Span) -> date | None:
    """The first day on which a document, or what it says, no longer holds; null where no end is known."""
    ends = [span.end for span in rules if span.end != OPEN_END]
    return soonest(ends) if ends else None
