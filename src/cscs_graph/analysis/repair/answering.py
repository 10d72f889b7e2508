"""One listing's part of the answer, put together from its file and the rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.listings.in_force import Listing
from cscs_graph.analysis.repair import procedure
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.rules import RepairRules, Step
from cscs_graph.analysis.repair.state_machine import OVER, AppliedTransition
from cscs_graph.analysis.repair.terms import Days, Stated, days_of, view_of
from cscs_graph.model.answers import (
    AgencyRef,
    AppliedEdition,
    LateNotice,
    ProofStep,
    Repair,
    RuleBasis,
    TakenStep,
    TermView,
)
from cscs_graph.model.codes import EventKind, RepairState, TermAspect
from cscs_graph.model.time import Span, none_if_open

Views = tuple[TermView | None, TermView | None]


@dataclass(frozen=True, slots=True)
class Answering:
    """What one listing's answer draws on."""

    file: ListingFile
    rules: RepairRules
    others: tuple[Listing, ...]
    """The party's other stays on the day."""
    names: proof.Names
    agencies: dict[str, AgencyRef]

    def repair(self, late_notice: LateNotice) -> Repair:
        file = self.file
        steps = procedure.procedure_on(file, self.rules)
        stay_view, publication = views = self._view(TermAspect.STAY), self._view(TermAspect.PUBLICATION)
        state, since = file.state
        irreparable = state is RepairState.IRREPARABLE or (stay_view is not None and stay_view.irreparable)
        if irreparable and state is RepairState.LISTED:
            state = RepairState.IRREPARABLE
        days = days_of(stay_view, self._stated)
        open_ = procedure.open_steps(file, steps, irreparable)
        next_step = procedure.shown_step(open_[0], file) if open_ else None
        return Repair(
            listing=file.stay.ref,
            state=state,
            state_since=since,
            tier=file.stay.ref.tier,
            rules_on=file.rules_on[0],
            term=stay_view,
            publication=publication,
            earliest_application=days.application,
            earliest_removal=days.removal,
            minimum_basis=days.basis,
            next_step=next_step,
            blocks=tuple(procedure.blocks(file, views, days.application, self.others)),
            overdue=procedure.overdue_steps(file, open_, steps),
            steps=tuple(self._taken()),
            missing=procedure.missing_steps(file, steps),
            late_notice=late_notice,
            editions=self._editions(views, steps),
            unknown=tuple(self._unknown(views, steps, days)),
        )

    @property
    def _stated(self) -> Stated:
        stay = self.file.stay
        return Stated(none_if_open(stay.span.start), self.file.stated_end, stay.credit_list.minimum_term_months)

    def _view(self, aspect: TermAspect) -> TermView | None:
        term = self.rules.term(aspect, self.file.case(), self.file.rules_on[0])
        stated = self._stated if aspect is TermAspect.STAY else Stated(self._stated.since, None, None)
        return None if term is None else view_of(term, stated, self.file.happened)

    def _taken(self) -> Iterator[TakenStep]:
        """Every event in its order, judged by the procedure of its day or, once an application is under way, of that day."""
        seen: dict[EventKind, date] = {}
        applied: date | None = None
        for transition in self.file.transitions:
            if transition.event.kind is EventKind.APPLICATION:
                applied = transition.event.day
            steps = self.rules.procedure(self.file.case(), applied or transition.event.day)
            step = next((step for step in steps if step.kind is transition.event.kind), None)
            due = procedure.due_of(step, seen) if step is not None else None
            yield self._step(transition, due)
            seen[transition.event.kind] = transition.event.day
            if transition.after.rank < transition.before.rank:
                applied = None

    def _step(self, transition: AppliedTransition, due: date | None) -> TakenStep:
        row = self.file.rows.get(transition.event.id)
        return TakenStep(
            event_id=transition.event.id or self.file.stay.ref.id,
            kind=transition.event.kind,
            day=transition.event.day,
            outcome=transition.event.outcome,
            taken_by=self.agencies.get(row["taken_by"]) if row else self._decided_by(transition),
            document_no=row["document_no"] if row else None,
            note=row["note"] if row else None,
            before=transition.before,
            after=transition.after,
            due=due,
            late=due is not None and transition.event.day > due,
            proof=self._proof(transition),
        )

    def _decided_by(self, transition: AppliedTransition) -> AgencyRef | None:
        return self.file.stay.ref.decided_by if transition.event.kind is EventKind.LISTING_DECISION else None

    def _proof(self, transition: AppliedTransition) -> ProofStep:
        """The record of the event; of what follows from the listing, that of the listing."""
        row, stay = self.file.rows.get(transition.event.id), self.file.stay
        if row is None:
            return proof.of_stay(stay, self.names)[-1]
        detail = f"{row['kind']}_{row['outcome']}" if row["outcome"] else str(row["kind"])
        span = Span(row["valid_from"], row["valid_until"])
        evidence = Evidence(
            "HAS_EVENT",
            stay.party_id,
            stay.credit_list.id,
            row["id"],
            span,
            row["source_id"],
            detail=detail,
            section=row["section"],
            document_no=row["document_no"],
        )
        return proof.of_evidence(evidence, self.names)

    def _editions(self, views: Views, steps: tuple[Step, ...]) -> tuple[AppliedEdition, ...]:
        """Every edition that is drawn on, in the order of its id."""
        uses: dict[str, tuple[RuleBasis, list[str]]] = {}
        drawn = [(view.basis, f"term of {view.aspect}") for view in views if view is not None]
        drawn += [(step.basis, f"step {step.kind}") for step in steps]
        for basis, use in drawn:
            uses.setdefault(basis.edition_id, (basis, []))[1].append(use)
        _, why = self.file.rules_on
        return tuple(
            AppliedEdition(
                edition_id=name, name=basis.edition, document_no=basis.document_no, used_for=tuple(used), why=why
            )
            for name, (basis, used) in sorted(uses.items())
        )

    def _unknown(self, views: Views, steps: tuple[Step, ...], days: Days) -> Iterator[str]:
        """What the loaded rules do not say, while it still matters."""
        if self.file.state[0] in OVER:
            return
        if self.file.stay.ref.tier is None:
            yield "The tier of the listing is not recorded."
        if views[0] is None:
            yield "No loaded rule on the term of this list was in force on the day."
        if days.application is None and days.basis is None:
            yield "From when removal can be applied for is not known."
        if not steps:
            yield "No loaded procedure was in force on the day."
