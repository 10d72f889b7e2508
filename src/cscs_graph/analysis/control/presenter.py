"""What all answers about control show: names, proofs, rings, and faults of the data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.control.analysis import ControlAnalysis, Judged
from cscs_graph.analysis.control.arrays import share_of
from cscs_graph.analysis.control.extract import Fact
from cscs_graph.analysis.control.rings import Fault, faults, rings
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.core.proof import Names, names_for, of_evidence
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.answers import (
    ControlLink,
    Coverage,
    FaultKind,
    OwnershipFault,
    OwnershipRing,
    PartyRef,
    ProofStep,
)

_TREATMENT = {
    FaultKind.TOTAL_ABOVE_WHOLE: "Every holding was taken as stated; no share was scaled. What rests on them cannot all be true.",
    FaultKind.CLOSED_RING: "The ring was not turned without end: what passes through it is bounded by 0 and 100 %.",
}
_NOTES = (
    "Votes are taken to follow the capital where no other share of votes is loaded.",
    "A company whose holders are not loaded has no controller here; that does not say that it has none.",
)


@dataclass(frozen=True, slots=True)
class Presenter:
    """A case with the names and sources that its answer will mention."""

    case: ControlAnalysis
    parties: dict[str, PartyRef]
    names: Names
    faults: tuple[OwnershipFault, ...]
    rings: tuple[OwnershipRing, ...]
    coverage: Coverage

    def link(self, judged: Judged, other: str, shares: tuple[float, float], *, without: str) -> ControlLink:
        """Control between the subject and `other`; the concert is shown `without` the controller that is asked about."""
        return ControlLink(
            party=self.parties[other],
            certain=judged.certain,
            ultimate=judged.ultimate,
            in_ring=judged.in_ring,
            basis=judged.basis,
            jointly_with=tuple(self.parties[name] for name in judged.controllers if name != without),
            votes_min=share_of(judged.votes[0]),
            votes_max=share_of(judged.votes[1]),
            share_min=shares[0],
            share_max=shares[1],
            proof=self.proof(judged.evidence),
        )

    def proof(self, evidence: Iterable[Evidence]) -> tuple[ProofStep, ...]:
        return tuple(of_evidence(step, self.names) for step in evidence)


async def presenter(
    transaction: Transaction,
    lookup: Lookup,
    case: ControlAnalysis,
    seen: Sequence[str],
    notes: Iterable[str] = (),
    also: Iterable[Evidence] = (),
) -> Presenter:
    """Looks up what is mentioned. `seen` are the companies whose rings and faults matter to the answer, `also` is evidence
    that is not in the case."""
    numbered, holdings = case.numbered, case.holdings
    matter = frozenset(numbered.place[company] for company in seen)
    found = [fault for fault in faults(holdings, case.owned(()).singular) if matter & {*fault.companies}]
    circles = [circle for circle in rings(holdings) if matter & {*circle}]
    parties = dict(await lookup.parties(numbered.ids))
    evidence = [fact.evidence for fact in numbered.facts]
    evidence += [agreement.evidence for group in numbered.concerts for agreement in group]
    names = await names_for(lookup, (), [*evidence, *also], (), ())
    into: dict[str, list[Fact]] = {}
    for fact in numbered.facts:
        if fact.is_holding:
            into.setdefault(fact.held, []).append(fact)
    return Presenter(
        case=case,
        parties=parties,
        names=names,
        faults=tuple(_fault(fault, case, parties, names, into) for fault in found),
        rings=tuple(_ring(circle, case, parties, names, into) for circle in circles),
        coverage=await coverage_of(transaction, Rulebook({}), (), (*_NOTES, *notes)),
    )


def _fault(
    fault: Fault, case: ControlAnalysis, parties: dict[str, PartyRef], names: Names, into: dict[str, list[Fact]]
) -> OwnershipFault:
    ids = [case.numbered.ids[company] for company in fault.companies]
    steps = [of_evidence(fact.evidence, names) for company in ids for fact in into.get(company, ())]
    return OwnershipFault(
        kind=fault.kind,
        parties=tuple(parties[company] for company in ids),
        total=share_of(fault.total),
        holdings=tuple(steps),
        treatment=_TREATMENT[fault.kind],
    )


def _ring(
    circle: tuple[int, ...],
    case: ControlAnalysis,
    parties: dict[str, PartyRef],
    names: Names,
    into: dict[str, list[Fact]],
) -> OwnershipRing:
    """The holdings in the order of the circle: each held company is the next holder."""
    ids = [case.numbered.ids[company] for company in circle]
    steps = [
        of_evidence(fact.evidence, names)
        for holder, held in zip(ids, [*ids[1:], ids[0]], strict=True)
        for fact in into.get(held, ())
        if fact.holder == holder
    ]
    return OwnershipRing(parties=tuple(parties[company] for company in ids), holdings=tuple(steps))
