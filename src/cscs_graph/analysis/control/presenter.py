"""What all answers about control show: names, proofs, rings, and faults of the data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from cscs_graph.analysis.control.analysis import Contradicted, ControlAnalysis, Judged
from cscs_graph.analysis.control.arrays import share_of
from cscs_graph.analysis.control.extract import Fact
from cscs_graph.analysis.control.rings import Fault, faults, rings
from cscs_graph.analysis.core.proof import Names, of_evidence
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import Message
from cscs_graph.model.answers import (
    ControlLink,
    Coverage,
    FaultKind,
    OwnershipFault,
    OwnershipRing,
    PartyRef,
    ProofStep,
    RingOwner,
)
from cscs_graph.model.answers.deferred import deferred
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.phrases import pair

_TREATMENT = {
    FaultKind.TOTAL_ABOVE_WHOLE: Message(
        "Every share is shown as stated, and none was scaled. For certain each holder has only what "
        "remains if all that is too much was stated for that holder."
    ),
    FaultKind.VOTES_ABOVE_WHOLE: Message(
        "For certain each holder has only the votes that remain if all that is too much was stated for "
        "that holder. Where no votes are stated they were taken to follow the capital."
    ),
    FaultKind.CLOSED_RING: Message(
        "The ring was not turned without end: what passes through it is bounded by 0 and 100 %."
    ),
    FaultKind.SOURCES_DIFFER: Message(
        "Each source was taken to state all that the holder has, which then lies between the least and the "
        "most of them. Parcels that add up have to be stated under one source."
    ),
    FaultKind.DECLARED_AGAINST_MAJORITY: Message(
        "Both are named. Who in fact directs the company is for the declaration's document to show."
    ),
}
_NOTES = (
    Message("Votes are taken to follow the capital where no other share of votes is loaded."),
    Message("A company whose holders are not loaded has no controller here; that does not say that it has none."),
)


@dataclass(frozen=True)
class Presenter:
    """What was judged, in a reading that knows the names and sources which the answer will mention."""

    reading: Reading
    case: ControlAnalysis
    seen: frozenset[int]
    """The companies whose rings and faults matter to the answer."""
    notes: tuple[Message, ...]

    @classmethod
    async def of(
        cls,
        reading: Reading,
        case: ControlAnalysis,
        seen: Iterable[str],
        notes: Iterable[Message] = (),
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

    def link(self, judged: Judged, other: str, shares: tuple[float, float]) -> ControlLink:
        """Control between the subject and `other`."""
        return ControlLink(
            party=self.parties[other],
            certain=judged.certain,
            ultimate=judged.ultimate,
            in_ring=judged.in_ring,
            basis=judged.basis,
            jointly_with=tuple(self.parties[name] for name in judged.jointly_with),
            chain=tuple(self.parties[name] for name in judged.chain),
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
        companies = [name for name in sorted(self.case.declared) if self.case.numbered.place[name] in self.seen]
        return (
            *(self._fault(fault) for fault in found if self.seen & {*fault.companies}),
            *(self._contradicted(one) for company in companies for one in self.case.contradicted(company)),
        )

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
        holder = [] if fault.holder is None else [self.case.numbered.ids[fault.holder]]
        steps = [
            fact.evidence
            for company in ids
            for fact in self._into.get(company, ())
            if not holder or fact.holder in holder
        ]
        return OwnershipFault(
            kind=fault.kind,
            parties=tuple(self.parties[party] for party in (*ids, *holder)),
            total=share_of(fault.total),
            holdings=self.proof(steps),
            **pair(_TREATMENT[fault.kind], "treatment"),
        )

    def _contradicted(self, one: Contradicted) -> OwnershipFault:
        kind = FaultKind.DECLARED_AGAINST_MAJORITY
        return OwnershipFault(
            kind=kind,
            parties=(self.parties[one.declaration.held], self.parties[one.declaration.holder]),
            total=share_of(one.votes),
            holdings=self.proof((one.declaration.evidence, *one.evidence)),
            **pair(_TREATMENT[kind], "treatment"),
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
        closed = len(ids) > 1 and all({*ids} - {name} <= self.case.above(name) for name in ids)
        owners = self._owners(ids)
        return OwnershipRing(
            parties=tuple(self.parties[company] for company in ids),
            holdings=self.proof(steps),
            controls_itself=closed,
            owners=owners,
            **pair(_meaning(ids, owners, closed=closed), "meaning"),
        )

    def _owners(self, ids: Sequence[str]) -> tuple[RingOwner, ...]:
        names = sorted({fact.holder for name in ids for fact in self._into.get(name, ())} - {*ids})
        owned, place = self.case.owned(names), self.case.numbered.place[ids[0]]
        shares = [(name, *owned.of(row, place)) for row, name in enumerate(names)]
        return tuple(
            RingOwner(party=self.parties[name], share_min=low, share_max=high)
            for name, low, high in sorted(shares, key=lambda share: (-share[1], -share[2], share[0]))
            if high > 0
        )


def _meaning(ids: Sequence[str], owners: Sequence[RingOwner], *, closed: bool) -> Message:
    """A ring splits what is one elsewhere: who votes, and whose it is."""
    if len(ids) == 1:
        return Message(
            "The company holds shares of itself: these cast no votes, and belong to its other holders in proportion."
        )
    votes = Message(
        "By votes the companies of this circle control each other, and nobody outside controls any of them."
        if closed
        else "What the companies of this circle hold of each other votes with whoever controls the holder."
    )
    if not owners:
        return Message("{votes} Nobody outside is loaded who owns them.", {"votes": votes})
    return Message(
        "{votes} They are owned by those outside all the same: what the circle holds of itself belongs to them in proportion, "
        "so that a share of it over all turns is larger than the one that is held directly.",
        {"votes": votes},
    )
