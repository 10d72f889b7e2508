"""Screening of a supplier list: who each row means, and what is loaded about that party (§4.2, §9.3, §9.5).

Every part asks for all rows at once: stays, rules, walks, what a planned filing would meet, personnel ties. Each row's part
of the answer is the one that the single question gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cscs_graph.analysis.cascade import consequences as parts
from cscs_graph.analysis.cascade import rewards as giving
from cscs_graph.analysis.cascade.punishment import EffectiveListings, cases_of
from cscs_graph.analysis.contamination.filings import PlannedPart, planned_parts
from cscs_graph.analysis.control.batch import controllers_of
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.linkage.posts import PostGraph, TraversalPolicy, expand
from cscs_graph.analysis.linkage.ties import Tied, tied_through
from cscs_graph.analysis.listings.in_force import Listing, listings_in_force
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook, rulebook
from cscs_graph.analysis.screening.matching import Matched, Thresholds, match_suppliers
from cscs_graph.errors import BadInput, LimitExceeded, NotFound
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import ControlledFrom, EffectCount, Match, Screened, ScreeningAnswer, Truncation
from cscs_graph.model.codes import Effect, ListKind
from cscs_graph.model.suppliers import Supplier

MAX_ROWS = 500
"""Rows of one batch; the command line screens longer lists batch by batch."""
TIE_DEPTH = 2
"""Posts between a supplier and a listed party: its people, and their other companies."""


@dataclass(frozen=True, slots=True)
class Screening:
    """The parameters of a screening beside its scope."""

    thresholds: Thresholds = field(default_factory=Thresholds)
    crossing: TraversalPolicy = field(default_factory=TraversalPolicy)
    tie_depth: int = TIE_DEPTH

    def __post_init__(self) -> None:
        if not 1 <= self.tie_depth <= 4:
            raise BadInput(f"tieDepth: {self.tie_depth} is not between 1 and 4")


async def screen(
    graph: Graph, suppliers: Sequence[Supplier], scope: Scope, screening: Screening | None = None
) -> ScreeningAnswer:
    """Screens one batch. Raises LimitExceeded for more rows than MAX_ROWS, NotFound where the store is not keyed."""
    if not suppliers:
        raise BadInput("suppliers: name at least one")
    if len(suppliers) > MAX_ROWS:
        raise LimitExceeded(f"suppliers: {len(suppliers)} rows are more than {MAX_ROWS}; send them in several requests")
    asked = screening or Screening()

    async def work(transaction: Transaction) -> ScreeningAnswer:
        lookup = Lookup(transaction)
        matches = await match_suppliers(transaction, lookup, suppliers, asked.thresholds)
        batch = await _batch(graph, transaction, lookup, matches, scope, asked)
        return ScreeningAnswer(
            **await _question(suppliers, scope, asked).metadata(transaction),
            regime=batch.rules.regimes(),
            coverage=await coverage_of(
                transaction, batch.rules, [stay.credit_list for stays in batch.stays.values() for stay in stays]
            ),
            suppliers=tuple(
                batch.screened(supplier, matched) for supplier, matched in zip(suppliers, matches, strict=True)
            ),
        )

    return await graph.read(work)


def _question(suppliers: Sequence[Supplier], scope: Scope, asked: Screening) -> Question:
    thresholds = asked.thresholds
    return Question(
        "screen",
        scope,
        {
            "suppliers": tuple((row.own_id or "", *row.names, "|", *row.codes) for row in suppliers),
            "accept": thresholds.accept,
            "margin": thresholds.margin,
            "show": thresholds.show,
            "candidates": thresholds.candidates,
            "tie_depth": asked.tie_depth,
            **asked.crossing.parameters,
        },
    )


@dataclass(frozen=True, slots=True)
class _Batch:
    """What was found about all matched parties."""

    stays: Mapping[str, Sequence[Listing]]
    cases: Mapping[str, parts.CascadeContext]
    rules: Rulebook
    planned: Mapping[str, PlannedPart]
    webs: Mapping[str, PostGraph]
    tied: Tied
    controllers: Mapping[str, tuple[ControlledFrom, ...]] | None
    control_cut: Truncation | None
    scope: Scope

    def screened(self, supplier: Supplier, matched: Matched) -> Screened:
        candidates = tuple(self._with_listings(hit) for hit in matched.candidates)
        if matched.match is None:
            return Screened(
                supplier=supplier,
                outcome=matched.outcome,
                match=None,
                candidates=candidates,
                candidates_left_out=matched.left_out,
                code_faults=matched.code_faults,
            )
        party = matched.match.party.id
        case, planned, web = self.cases.get(party), self.planned[party], self.webs[party]
        cuts = [
            case.grown.truncated or case.favoured.truncated if case else None,
            planned.truncated,
            web.truncated,
            self.control_cut,
        ]
        return Screened(
            supplier=supplier,
            outcome=matched.outcome,
            match=self._with_listings(matched.match),
            candidates=candidates,
            candidates_left_out=matched.left_out,
            code_faults=matched.code_faults,
            effects=_effects(case, party) if case else (),
            reached=tuple(parts.reached(case, case.black, case.grown)) if case else (),
            rewards_lost=tuple(lost.listing for lost in giving.rewards_lost(case)) if case else (),
            as_supplier=planned.as_supplier,
            as_co_bidder=planned.as_co_bidder,
            ties=tuple(self.tied.ties(web, only=self.tied.listings)),
            controllers=None if self.controllers is None else self.controllers.get(party, ()),
            not_crossed=tuple(self.tied.not_crossed(web)),
            truncated=tuple(dict.fromkeys(cut for cut in cuts if cut)),
            lists_without_measures=self._unknown(case),
        )

    def _with_listings(self, hit: Match) -> Match:
        return hit.model_copy(update={"listings": tuple(stay.ref for stay in self.stays.get(hit.party.id, ()))})

    def _unknown(self, case: parts.CascadeContext | None) -> tuple[str, ...]:
        own = {stay.credit_list.id for stay in case.black} if case else set[str]()
        return tuple(name for name in self.rules.unknown() if name in own)


async def _batch(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    matches: Sequence[Matched],
    scope: Scope,
    asked: Screening,
) -> _Batch:
    found = sorted({matched.match.party.id for matched in matches if matched.match})
    candidates = {hit.party.id for matched in matches for hit in matched.candidates}
    stays = await listings_in_force(transaction, lookup, {*found, *candidates}, scope)
    standings = {party: EffectiveListings.of(stays[party]) for party in found if party in stays}
    listed = {stay.credit_list.id for standing in standings.values() for stay in standing.stays}
    rules = await rulebook(transaction, lookup, listed, scope.moment)
    cases = await cases_of(graph, transaction, lookup, standings, rules, scope)
    near = replace(scope, bounds=replace(scope.bounds, depth=asked.tie_depth))
    webs = await expand(transaction, lookup, found, near, asked.crossing, former=False)
    controllers, control_cut = await _controllers(transaction, lookup, found, scope)
    return _Batch(
        stays=stays,
        cases={case.subject.id: case for case in cases},
        rules=rules,
        planned=await planned_parts(graph, transaction, lookup, found, scope),
        webs=webs,
        tied=await tied_through(transaction, lookup, list(webs.values()), near),
        controllers=controllers,
        control_cut=control_cut,
        scope=scope,
    )


async def _controllers(
    transaction: Transaction, lookup: Lookup, found: Sequence[str], scope: Scope
) -> tuple[dict[str, tuple[ControlledFrom, ...]] | None, Truncation | None]:
    """Who controls each party by the rule in force on the day; None where no such rule is loaded."""
    try:
        control = await controllers_of(transaction, found, scope.moment)
    except NotFound:
        return None, None
    above = {one.party_id for many in control.by_company.values() for one in many}
    parties = await lookup.parties(above)
    stays = await listings_in_force(transaction, lookup, above, scope)
    black = {
        party: tuple(stay.ref for stay in group if stay.credit_list.kind is ListKind.BLACK)
        for party, group in stays.items()
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


def _effects(case: parts.CascadeContext, party: str) -> tuple[EffectCount, ...]:
    """Different measures a target, by effect; a measure that follows from two lists counts once."""
    met = {
        (consequence.effect, consequence.target.party.id, consequence.measure.id)
        for consequence in parts.consequences(case)
    }
    return tuple(
        EffectCount(
            effect=effect,
            on_supplier=sum(kind is effect and target == party for kind, target, _ in met),
            on_others=sum(kind is effect and target != party for kind, target, _ in met),
        )
        for effect in Effect
        if any(kind is effect for kind, _, _ in met)
    )
