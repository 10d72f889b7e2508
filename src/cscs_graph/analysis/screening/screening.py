"""Screening of a supplier list: who each row means, and what is loaded about that party (§4.2, §9.3, §9.5).

Every part asks for all rows at once: listings, rules, propagations, what a planned filing would meet, personnel ties. Each
row's part of the answer is the one that the single question gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from cscs_graph.analysis.cascade import rewards as giving
from cscs_graph.analysis.cascade.consequences import reached_parties
from cscs_graph.analysis.cascade.context import CascadeContext, contexts_of
from cscs_graph.analysis.cascade.merging import each_once
from cscs_graph.analysis.contamination.filings import PlannedPart, planned_parts
from cscs_graph.analysis.control.batch import controllers_of
from cscs_graph.analysis.core.bounds import DEPTH, PARTIES
from cscs_graph.analysis.core.question import (
    CrossStateHolders,
    Depth,
    MaxDegree,
    MaxParties,
    MinimumCertainty,
    MinimumIdentity,
    Question,
    SupersededRules,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.posts import MAX_DEGREE, PostGraph, TraversalPolicy, expand
from cscs_graph.analysis.linkage.ties import Ties
from cscs_graph.analysis.listings.effective import EffectiveListings
from cscs_graph.analysis.listings.in_force import listings_in_force, listings_up_to
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.analysis.screening.following import counted, following
from cscs_graph.analysis.screening.matching import Matched, Thresholds, match_suppliers
from cscs_graph.errors import NotFound
from cscs_graph.model.answers import ControlledFrom, Match, Screened, ScreeningAnswer, Truncation
from cscs_graph.model.codes import Certainty, IdentityGrade, ListKind
from cscs_graph.model.phrases import pairs
from cscs_graph.model.suppliers import Supplier

MAX_SUPPLIERS = 500
"""Rows of one batch; the command line screens longer lists batch by batch."""
TIE_DEPTH = 2
"""Posts between a supplier and a listed party: its people, and their other companies."""
_DEFAULT = Thresholds()
Share = Annotated[float, Field(ge=0, le=1)]


class Screen(Question[ScreeningAnswer]):
    """What is loaded about each row of a supplier list: whom it means, and what follows (§4.2, §9.3, §9.5)."""

    suppliers: Annotated[
        tuple[Supplier, ...], Field(min_length=1, max_length=MAX_SUPPLIERS, description="The rows, in their order.")
    ]
    accept: Annotated[Share, Field(description="The best candidate is taken as meant from this score on.")] = (
        _DEFAULT.accept
    )
    margin: Annotated[Share, Field(description="The next candidate has to have at least so much less.")] = (
        _DEFAULT.margin
    )
    show: Annotated[Share, Field(description="Candidates with a lower score are not shown.")] = _DEFAULT.show
    candidates: Annotated[int, Field(ge=1, le=50, description="Candidates shown of a row at most.")] = (
        _DEFAULT.candidates
    )
    tie_depth: Annotated[
        int, Field(ge=1, le=4, description="Posts between a supplier and a blacklisted party at most.")
    ] = TIE_DEPTH
    cross_state_holders: CrossStateHolders = False
    max_degree: MaxDegree = MAX_DEGREE
    minimum_identity: MinimumIdentity = IdentityGrade.NAME_ONLY
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    superseded_rules: SupersededRules = False
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds(self.accept, self.margin, self.show, self.candidates)

    @property
    def policy(self) -> TraversalPolicy:
        return TraversalPolicy(self.max_degree, self.minimum_identity, self.cross_state_holders)

    async def answer(self, reading: Reading) -> ScreeningAnswer:
        matches = await match_suppliers(reading, self.suppliers, self.thresholds)
        batch = await _batch(reading, self, matches)
        lists = [one.credit_list for group in batch.listings.values() for one in group]
        return ScreeningAnswer(
            **reading.metadata(self),
            regime=batch.rules.regimes(),
            coverage=reading.loaded.coverage(batch.rules, lists),
            suppliers=tuple(
                batch.screened(supplier, matched) for supplier, matched in zip(self.suppliers, matches, strict=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class _Batch:
    """What was found about all matched parties."""

    listings: Mapping[str, Sequence[Listing]]
    former: Mapping[str, Sequence[Listing]]
    contexts: Mapping[str, CascadeContext]
    rules: ListRules
    planned: Mapping[str, PlannedPart]
    graphs: Mapping[str, PostGraph]
    ties: Ties
    controllers: Mapping[str, tuple[ControlledFrom, ...]] | None
    control_cut: Truncation | None

    def screened(self, supplier: Supplier, matched: Matched) -> Screened:
        said: dict[str, Any] = {
            "supplier": supplier,
            "outcome": matched.outcome,
            "candidates": tuple(self._with_listings(hit) for hit in matched.candidates),
            "candidates_left_out": matched.left_out,
            **pairs(matched.code_faults, "code_faults"),
        }
        if matched.match is None:
            return Screened(match=None, **said)
        party = matched.match.party.id
        context, planned, graph = self.contexts.get(party), self.planned[party], self.graphs[party]
        measures = following(context, party) if context else ()
        cuts = [context.truncated if context else None, planned.truncated, graph.truncated, self.control_cut]
        return Screened(
            match=self._with_listings(matched.match),
            **said,
            effects=tuple(counted(measures)),
            measures=measures,
            reached=each_once(reached_parties(context, context.listings.punishing, context.reached)) if context else (),
            rewards_lost=tuple(lost.listing for lost in giving.rewards_lost(context)) if context else (),
            as_supplier=planned.as_supplier,
            as_co_bidder=planned.as_co_bidder,
            ties=tuple(self.ties.of_graph(graph, only=self.ties.listings)),
            controllers=None if self.controllers is None else self.controllers.get(party, ()),
            not_crossed=tuple(self.ties.not_crossed(graph)),
            truncated=tuple(dict.fromkeys(cut for cut in cuts if cut)),
            lists_without_measures=self._unknown(context),
        )

    def _with_listings(self, hit: Match) -> Match:
        listings, former = (each.get(hit.party.id, ()) for each in (self.listings, self.former))
        return hit.model_copy(
            update={
                "listings": tuple(one.ref for one in listings),
                "former_listings": tuple(one.ref for one in former),
            }
        )

    def _unknown(self, context: CascadeContext | None) -> tuple[str, ...]:
        own = {one.credit_list.id for one in context.listings.punishing} if context else set[str]()
        return tuple(name for name in self.rules.unknown() if name in own)


async def _batch(reading: Reading, asked: Screen, matches: Sequence[Matched]) -> _Batch:
    found = sorted({matched.match.party.id for matched in matches if matched.match})
    candidates = {hit.party.id for matched in matches for hit in matched.candidates}
    known = await listings_up_to(reading, {*found, *candidates})
    listings = {party: one.in_force for party, one in known.items() if one.in_force}
    effective = {party: EffectiveListings.of(listings[party]) for party in found if party in listings}
    rules = reading.rules_of({one.credit_list.id for each in effective.values() for one in each.in_question})
    contexts = await contexts_of(reading, effective, rules)
    graphs = await expand(reading, found, asked.policy, asked.tie_depth)
    controllers, control_cut = await _controllers(reading, found)
    return _Batch(
        listings=listings,
        former={party: one.former for party, one in known.items() if one.former},
        contexts={context.subject.id: context for context in contexts},
        rules=rules,
        planned=await planned_parts(reading, found),
        graphs={graph.subject: graph for graph in graphs},
        ties=await Ties.of(reading, graphs, only_listed=True),
        controllers=controllers,
        control_cut=control_cut,
    )


async def _controllers(
    reading: Reading, found: Sequence[str]
) -> tuple[dict[str, tuple[ControlledFrom, ...]] | None, Truncation | None]:
    """Who controls each party by the rule in force on the day; None where no such rule is loaded."""
    try:
        control = await controllers_of(reading, found)
    except NotFound:
        return None, None
    above = {one.party_id for many in control.by_company.values() for one in many}
    parties = await reading.lookup.parties(above)
    listings = await listings_in_force(reading, above)
    black = {
        party: tuple(one.ref for one in group if one.credit_list.kind is ListKind.BLACK)
        for party, group in listings.items()
    }
    return {
        company: tuple(
            ControlledFrom(
                party=parties[one.party_id],
                certain=one.certain,
                ultimate=one.ultimate,
                basis=one.basis,
                listings=black.get(one.party_id, ()),
            )
            for one in sorted(many, key=lambda one: (not one.certain, not one.ultimate, one.party_id))
        )
        for company, many in control.by_company.items()
    }, control.truncated
