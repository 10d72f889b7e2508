"""What redlist standing gives and to whom, what a blacklisting takes away, and which filings it favours (§4.1, §4.2, §9.5)."""

from collections.abc import Iterator

from cscs_graph.analysis.cascade.consequences import bases_of, carried, reached_parties
from cscs_graph.analysis.cascade.context import CascadeContext
from cscs_graph.analysis.cascade.merging import merged
from cscs_graph.analysis.cascade.proof import of_rule
from cscs_graph.analysis.core.proof import of_evidence
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.listings.proof import of_listing, of_redlist
from cscs_graph.analysis.rulebook.lists import MeasureRule, MouRule
from cscs_graph.model.answers import ApplicationFavoured, Consequence, ProofStep, Reached, RewardLost
from cscs_graph.model.answers.deferred import deferred
from cscs_graph.model.codes import Certainty, Domain, Effect, ParticipantRole
from cscs_graph.model.evidence import Evidence


def rewards(context: CascadeContext) -> list[Consequence]:
    """Rewards of the standing that is retained, on the party and on everyone whom its memoranda name, each once."""
    return merged(bases_of(context, context.listings.retained, context.rewarded))


def rewarded(context: CascadeContext) -> list[Reached]:
    """Everyone beside the party whom its standing reaches."""
    return list(reached_parties(context, context.listings.retained, context.rewarded))


def rewards_lost(context: CascadeContext) -> Iterator[RewardLost]:
    """Redlistings that a blacklisting ends, with the rewards that go with them."""
    because = context.listings.disqualifying
    for listing in context.listings.lost:
        strongest = min((one.certainty for one in because), key=lambda certainty: certainty.rank)
        certainty = Certainty.weakest(Certainty.MOU, strongest)
        if context.reading.scope.admits(certainty):
            yield RewardLost(
                listing=listing.ref,
                rewards=tuple(
                    measure.ref
                    for mou in context.rules.mous(listing.credit_list.id)
                    for measure in mou.measures
                    if measure.ref.effect is Effect.REWARD
                ),
                because=tuple(one.ref for one in because),
                certainty=certainty,
                proof=_loss(context, listing),
            )


def _loss(context: CascadeContext, listing: Listing) -> tuple[ProofStep, ...]:
    names = context.names
    return deferred(
        lambda: (
            *of_listing(listing, names),
            of_redlist(listing, names),
            *(step for one in context.listings.disqualifying for step in of_listing(one, names)),
        )
    )


def applications_favoured(context: CascadeContext) -> Iterator[ApplicationFavoured]:
    """Pending applications in which the redlisted party takes part, where a reward of its redlist is about bids."""
    lookup = context.reading.lookup
    for reached in context.rewarded.applications():
        for listing in context.listings.retained:
            favours = tuple(_favours(context, listing))
            certainty = Certainty.weakest(Certainty.MOU, listing.certainty, reached.certainty)
            if favours and carried(reached, listing, context.rules) and context.reading.scope.admits(certainty):
                part = reached.path[-1]
                yield ApplicationFavoured(
                    application=lookup.applications_known[reached.id],
                    party=context.party(part.from_id),
                    role=ParticipantRole(part.detail),
                    listing=listing.ref,
                    measures=tuple(measure.ref for _, measure in favours),
                    certainty=certainty,
                    proof=_favour(context, listing, favours, reached.path),
                )


def _favour(
    context: CascadeContext,
    listing: Listing,
    favours: tuple[tuple[MouRule, MeasureRule], ...],
    path: tuple[Evidence, ...],
) -> tuple[ProofStep, ...]:
    names = context.names
    return deferred(
        lambda: (
            *of_listing(listing, names),
            *(step for mou, measure in favours for step in of_rule(mou, measure, listing.credit_list, names)),
            *(of_evidence(step, names) for step in path),
        )
    )


def _favours(context: CascadeContext, listing: Listing) -> Iterator[tuple[MouRule, MeasureRule]]:
    """Rewards on procurement and bidding that meet the redlisted party."""
    for mou in context.rules.mous(listing.credit_list.id):
        for measure in mou.measures:
            about_bids = measure.ref.domain is Domain.PROCUREMENT_AND_BIDDING and measure.ref.effect is Effect.REWARD
            if about_bids and mou.meets(measure, mou.class_of_listed(context.subject.kind)):
                yield mou, measure
