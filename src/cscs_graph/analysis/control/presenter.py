"""What all answers about control show: names, proofs, rings, and faults of the data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from cscs_graph.analysis.control.analysis import ControlAnalysis, Judged
from cscs_graph.analysis.control.arrays import share_of
from cscs_graph.analysis.control.extract import Fact
from cscs_graph.analysis.control.rings import Fault, faults, rings
from cscs_graph.analysis.core.proof import Names, of_evidence
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.model.answers import (
    ControlLink,
    Coverage,
    FaultKind,
    OwnershipFault,
    OwnershipRing,
    PartyRef,
    ProofStep,
)
from cscs_graph.model.answers.deferred import deferred
from cscs_graph.model.evidence import Evidence

_TREATMENT = {
    FaultKind.TOTAL_ABOVE_WHOLE: "Every holding was taken as stated; no share was scaled. What rests on them cannot all be true.",
    FaultKind.CLOSED_RING: "The ring was not turned without end: what passes through it is bounded by 0 and 100 %.",
}
_NOTES = (
    "Votes are taken to follow the capital where no other share of votes is loaded.",
    "A company whose holders are not loaded has no controller here; that does not say that it has none.",
)


@dataclass(frozen=True)
class Presenter:
    """What was judged, in a reading that knows the names and sources which the answer will mention."""

    reading: Reading
    case: ControlAnalysis
    seen: frozenset[int]
    """The companies whose rings and faults matter to the answer."""
    notes: tuple[str, ...]

    @classmethod
    async def of(
        cls,
        reading: Reading,
        case: ControlAnalysis,
        seen: Iterable[str],
        notes: Iterable[str] = (),
        also: Sequence[Evidence] = (),
    ) -> Self:
        """Looks up what is mentioned, in one statement. `also` is evidence that is not in the case."""
        numbered = case.numbered
        evidence = [fact.evidence for fact in numbered.facts]
        evidence += [agreement.evidence for group in numbered.concerts for agreement in group]
        await reading.lookup.fetch(
            {*numbered.ids, *(end for step in also for end in (step.from_id, step.to_id))},
            sources=(step.source_id for step in (*evidence, *also)),
        )
        return cls(reading, case, frozenset(numbered.place[company] for company in seen), (*_NOTES, *notes))

    @property
    def parties(self) -> dict[str, PartyRef]:
        return self.reading.lookup.parties_known

    @cached_property
    def names(self) -> Names:
        return Names(self.reading.lookup)

    def coverage(self) -> Coverage:
        return self.reading.loaded.coverage(notes=self.notes)

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
        """Made when somebody reads it."""
        return deferred(lambda: (of_evidence(step, self.names) for step in evidence))

    def faults(self) -> tuple[OwnershipFault, ...]:
        found = faults(self.case.holdings, self.case.owned(()).singular)
        return tuple(self._fault(fault) for fault in found if self.seen & {*fault.companies})

    def rings(self) -> tuple[OwnershipRing, ...]:
        return tuple(self._ring(circle) for circle in rings(self.case.holdings) if self.seen & {*circle})

    @cached_property
    def _into(self) -> dict[str, list[Fact]]:
        """The holdings in each company."""
        into: dict[str, list[Fact]] = {}
        for fact in self.case.numbered.facts:
            if fact.is_holding:
                into.setdefault(fact.held, []).append(fact)
        return into

    def _fault(self, fault: Fault) -> OwnershipFault:
        ids = [self.case.numbered.ids[company] for company in fault.companies]
        steps = [fact.evidence for company in ids for fact in self._into.get(company, ())]
        return OwnershipFault(
            kind=fault.kind,
            parties=tuple(self.parties[company] for company in ids),
            total=share_of(fault.total),
            holdings=self.proof(steps),
            treatment=_TREATMENT[fault.kind],
        )

    def _ring(self, circle: Sequence[int]) -> OwnershipRing:
        """The holdings in the order of the circle: each held company is the next holder."""
        ids = [self.case.numbered.ids[company] for company in circle]
        steps = [
            fact.evidence
            for holder, held in zip(ids, [*ids[1:], ids[0]], strict=True)
            for fact in self._into.get(held, ())
            if fact.holder == holder
        ]
        return OwnershipRing(parties=tuple(self.parties[company] for company in ids), holdings=self.proof(steps))
