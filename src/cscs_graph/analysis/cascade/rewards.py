"""What redlist standing gives and to whom, what a blacklisting takes away, and which filings it favours (§4.1, §4.2, §9.5)."""

from collections.abc import Iterator

from cscs_graph.analysis.cascade import consequences as parts
from cscs_graph.analysis.cascade.consequences import CascadeContext
from cscs_graph.analysis.cascade.merging import merged
from cscs_graph.analysis.core import proof
from cscs_graph.analysis.listings.in_force import Listing
from cscs_graph.analysis.rulebook.lists import MeasureRule, MouRule
from cscs_graph.model.answers import ApplicationFavoured, ApplicationRef, Consequence, Reached, RewardLost
from cscs_graph.model.codes import Certainty, Domain, Effect, ParticipantRole


def rewards(case: CascadeContext) -> list[Consequence]:
    """Rewards of the standing that is kept, on the party and on everyone whom its memoranda name, what says the same once."""
    return merged(parts.found(case, case.kept, case.favoured))


def rewarded(case: CascadeContext) -> list[Reached]:
    """Everyone beside the party whom its standing reaches."""
    return list(parts.reached(case, case.kept, case.favoured))


def rewards_lost(case: CascadeContext) -> Iterator[RewardLost]:
    for stay in case.lost:
        yield RewardLost(
            listing=stay.ref,
            rewards=tuple(
                measure.ref
                for mou in case.rules.mous(stay.credit_list.id)
                for measure in mou.measures
                if measure.ref.effect is Effect.REWARD
            ),
            because=tuple(black.ref for black in case.barring),
            certainty=Certainty.weakest(
                Certainty.MOU, min((black.certainty for black in case.barring), key=lambda certainty: certainty.rank)
            ),
            proof=(
                *proof.of_stay(stay, case.names),
                proof.of_redlist(stay, case.names),
                *(step for black in case.barring for step in proof.of_stay(black, case.names)),
            ),
        )


def applications_favoured(
    case: CascadeContext, applications: dict[str, ApplicationRef]
) -> Iterator[ApplicationFavoured]:
    """Pending applications in which the redlisted party takes part, where a reward of its redlist is about bids."""
    for arrival in case.favoured.applications():
        for stay in case.kept:
            favours = tuple(_favours(case, stay))
            certainty = Certainty.weakest(Certainty.MOU, stay.certainty, arrival.certainty)
            if favours and parts.carried(arrival, stay, case.rules) and case.scope.admits(certainty):
                part = arrival.path[-1]
                yield ApplicationFavoured(
                    application=applications[arrival.id],
                    party=case.parties[part.from_id],
                    role=ParticipantRole(part.detail),
                    listing=stay.ref,
                    measures=tuple(measure.ref for _, measure in favours),
                    certainty=certainty,
                    proof=(
                        *proof.of_stay(stay, case.names),
                        *(step for mou, one in favours for step in proof.of_rule(mou, one, stay, case.names)),
                        *(proof.of_evidence(step, case.names) for step in arrival.path),
                    ),
                )


def _favours(case: CascadeContext, stay: Listing) -> Iterator[tuple[MouRule, MeasureRule]]:
    """Rewards on procurement and bidding that meet the redlisted party."""
    for mou in case.rules.mous(stay.credit_list.id):
        for measure in mou.measures:
            about_bids = measure.ref.domain is Domain.PROCUREMENT_AND_BIDDING and measure.ref.effect is Effect.REWARD
            if about_bids and mou.meets(measure, mou.class_of_listed(case.subject.kind)):
                yield mou, measure
