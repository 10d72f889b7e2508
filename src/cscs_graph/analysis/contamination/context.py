"""Who endangers joint filings: what is gathered around them, and what it makes of their participants (§9.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.cascade.consequences import carried, class_in, joint_certainty, joint_proof
from cscs_graph.analysis.cascade.context import admitted, fetch_names, seed_of
from cscs_graph.analysis.cascade.propagation import APPLICATION, Propagation, ReachedParty, propagate
from cscs_graph.analysis.contamination.upstream import gather
from cscs_graph.analysis.core.proof import Name, Names, from_end, to_end
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.catalog import Channel
from cscs_graph.errors import CatalogueError
from cscs_graph.model.answers import ApplicationRef, Contaminator, MeasureRef, ProofStep, StepKind, Truncation
from cscs_graph.model.codes import Certainty, Domain, ListKind, ParticipantRole, Strength
from cscs_graph.model.time import Span, none_if_open


@dataclass(frozen=True, slots=True)
class Part:
    """One party's part in one application; `fact_id` is None in a what-if."""

    application_id: str
    party_id: str
    role: ParticipantRole
    fact_id: str | None
    span: Span
    source_id: str | None


@dataclass(frozen=True, slots=True)
class _Reason:
    """One reason why a participant endangers its filing, the most certain first."""

    certainty: Certainty
    reached: ReachedParty
    listing: Listing
    part: Part

    @property
    def order(self) -> tuple[int, bool, int, str, str, str]:
        reached, listing = self.reached, self.listing
        doubtful = listing.ref.term_over is not None  # whether it still stands
        return self.certainty.rank, doubtful, len(reached.path), reached.origin, listing.ref.id, self.part.role


@dataclass(frozen=True, slots=True)
class FilingContext:
    """What is known around one filing, or around several of one question."""

    reading: Reading
    channel: Channel
    """The one that leads to applications."""
    disregarded: dict[str, list[Listing]]
    """By party: blacklistings that are disregarded for the evidence against them."""
    black: dict[str, list[Listing]]
    """By party: blacklistings that count."""
    rules: ListRules
    propagation: Propagation
    upstream_cut: Truncation | None

    @property
    def truncated(self) -> Truncation | None:
        return self.upstream_cut or self.propagation.truncated

    def contaminator(self, application: ApplicationRef, party: str, held: Sequence[Part]) -> Contaminator | None:
        """The participant, if it is listed or affected by someone who is, with the most certain path."""
        reasons = sorted(self._reasons(party, held), key=lambda reason: reason.order)
        if not reasons:
            return None
        first, names = reasons[0], Names(self.reading.lookup)
        listings = {reason.listing.ref.id: reason.listing.ref for reason in reasons}
        part = self._part(first.part, application, names)
        return Contaminator(
            party=self.reading.lookup.parties_known[party],
            roles=tuple(sorted({part.role for part in held})),
            listings=tuple(listings[key] for key in sorted(listings)),
            measures=tuple(self._bidding_measures(reasons)),
            certainty=first.certainty,
            proof=joint_proof(
                first.reached.path, first.part.role, first.listing, self.rules, self.channel, part, names
            ),
        )

    def _reasons(self, party: str, held: Sequence[Part]) -> Iterable[_Reason]:
        for reached in self.propagation.reached.values():
            if reached.id != party:
                continue
            for listing in self.black[reached.origin]:
                if not carried(reached, listing, self.rules):
                    continue
                for part in held:
                    certainty = joint_certainty(reached.path, part.role, listing, self.rules, self.channel)
                    if self.reading.scope.admits(certainty):
                        yield _Reason(certainty, reached, listing, part)

    def _bidding_measures(self, reasons: Iterable[_Reason]) -> list[MeasureRef]:
        """Of the measures that meet the participant, or whose standing affects it, those on bidding; else all of them. What a
        text only encourages bars nobody from a bid."""
        parties = self.reading.lookup.parties_known
        measures = {
            measure.ref.id: measure.ref
            for reason in reasons
            for mou in self.rules.mous(reason.listing.credit_list.id)
            for measure in mou.measures
            if mou.meets(measure, class_in(mou, reason.reached, parties[reason.reached.origin].kind))
        }
        ordered = [measures[key] for key in sorted(measures) if measures[key].strength is not Strength.ENCOURAGED]
        return [measure for measure in ordered if measure.felt_in(Domain.PROCUREMENT_AND_BIDDING)] or ordered

    def _part(self, part: Part, application: ApplicationRef, names: Names) -> ProofStep:
        return ProofStep(
            kind=StepKind.HYPOTHESIS if part.fact_id is None else StepKind.FACT,
            type=self.channel.types[0],
            **from_end(part.party_id, names.name(part.party_id)),
            **to_end(application.id, Name(application.title, en=application.title_en)),
            detail=part.role,
            fact_id=part.fact_id,
            since=none_if_open(part.span.start),
            until=none_if_open(part.span.end),
            channel=self.channel.name,
            certainty=self.channel.certainty,
            section=self.channel.cited,
            source=names.source(part.source_id),
        )


def filing_channel(reading: Reading) -> Channel:
    """The channel that leads from parties to what they file together."""
    leading = [channel for channel in reading.catalogue.channels() if channel.reached_label == APPLICATION]
    if len(leading) != 1:
        raise CatalogueError(f"one channel leads to applications, not {len(leading)}")
    return leading[0]


async def filing_contexts(
    reading: Reading, filings: Sequence[Sequence[Part]], applications: Iterable[str] = ()
) -> list[FilingContext]:
    """Who endangers each group of parts, as if it were asked about alone; as many statements as for one. The names of parties
    and of `applications` are known afterwards, as far as they are loaded."""
    channels = admitted(reading)
    upstream = await gather(reading, channels, [{part.party_id for part in parts} for parts in filings])
    everyone = {party for one in upstream for party in one.parties}
    listed = await _blacklisted(reading, everyone)
    black = {party: found for party, group in listed.items() if (found := [one for one in group if one.counts])}
    disregarded = {party: [one for one in group if not one.counts] for party, group in listed.items()}
    rules = reading.rules_of({one.credit_list.id for group in black.values() for one in group})
    participants = {part.party_id for parts in filings for part in parts}
    passing = {edge.source_id for one in upstream for group in one.incoming.values() for edge in group}
    await reading.lookup.fetch(participants | black.keys() | passing, applications)
    parties = reading.lookup.parties_known
    seeds = {party: seed_of(group, rules, parties[party].kind) for party, group in black.items()}
    contexts: list[FilingContext] = []
    for one in upstream:
        own = {party: black[party] for party in sorted(one.parties & black.keys())}
        propagation = Propagation.at([seeds[party] for party in own], channels)
        await propagate(one.onward(), [propagation], reading.bounds)
        contexts.append(
            FilingContext(reading, filing_channel(reading), disregarded, own, rules, propagation, one.truncated)
        )
    found = [one for group in black.values() for one in group]
    await fetch_names(reading, found, [context.propagation for context in contexts])
    return contexts


async def _blacklisted(reading: Reading, parties: Iterable[str]) -> dict[str, list[Listing]]:
    """Blacklistings of these parties, by party."""
    listings = await listings_in_force(reading, parties)
    black = {
        party: [one for one in group if one.credit_list.kind is ListKind.BLACK] for party, group in listings.items()
    }
    return {party: group for party, group in black.items() if group}
