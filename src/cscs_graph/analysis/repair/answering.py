"""One listing's part of the answer, put together from its file and the rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core.proof import Names, of_evidence
from cscs_graph.analysis.listings.listing import Listing, RecordedEvent, minimum_months_of
from cscs_graph.analysis.listings.proof import of_listing
from cscs_graph.analysis.repair import procedure
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.state_machine import OVER, AppliedTransition
from cscs_graph.analysis.repair.terms import Days, Stated, days_of, view_of
from cscs_graph.analysis.rulebook.repair_rules import RepairRules, Step, Term
from cscs_graph.errors import Message, Pair
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
from cscs_graph.model.answers.wording import full_width
from cscs_graph.model.codes import DayUnit, EventKind, RepairState, TermAspect
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.phrases import pair, pairs
from cscs_graph.model.time import none_if_open

Views = tuple[TermView | None, TermView | None]


@dataclass(frozen=True, slots=True)
class Answering:
    """What one listing's answer draws on."""

    file: ListingFile
    rules: RepairRules
    others: tuple[Listing, ...]
    """The party's other listings on the day."""
    names: Names

    def repair(self, late_notice: LateNotice) -> Repair:
        file = self.file
        steps = procedure.procedure_on(file, self.rules)
        term_view, publication = views = self._view(TermAspect.STAY), self._view(TermAspect.PUBLICATION)
        state, since = file.state
        irreparable = state is RepairState.IRREPARABLE or (term_view is not None and term_view.irreparable)
        if irreparable and state is RepairState.LISTED:
            state = RepairState.IRREPARABLE
        annulled = state is RepairState.ANNULLED
        days = Days(None, None, None) if annulled else days_of(term_view, self._stated)
        unless = self._unless(term_view, state)
        open_ = procedure.open_steps(file, steps, irreparable)
        next_step = procedure.shown_step(open_[0], file, self.rules.calendar) if open_ else None
        return Repair(
            listing=file.listing.ref,
            state=state,
            state_since=none_if_open(since),
            tier=file.listing.ref.tier,
            rules_on=file.rules_on[0],
            term=term_view,
            terms_by_ground=self._by_ground(),
            publication=publication,
            earliest_application=days.application,
            earliest_removal=days.removal,
            unless=unless,
            unless_after_months=None if unless is None or term_view is None else term_view.early_after_months,
            minimum_basis=days.basis,
            next_step=next_step,
            blocks=tuple(procedure.blocks(file, views, days.application, self.others)),
            overdue=procedure.overdue_steps(file, open_, steps, self.rules.calendar),
            steps=tuple(self._taken()),
            missing=procedure.missing_steps(file, steps),
            late_notice=late_notice,
            editions=self._editions(views, steps),
            **pairs(self._unknown(views, steps, days), "unknown"),
        )

    def _unless(self, term: TermView | None, state: RepairState) -> EventKind | None:
        """What would lead to a removal sooner than the term, as long as it has not happened and the listing lasts."""
        if term is None or term.early_after_months is None or term.irreparable or state in OVER:
            return None
        return None if term.early_from in self.file.happened else term.early_from

    @property
    def _stated(self) -> Stated:
        listing = self.file.listing
        months = minimum_months_of(listing.span, listing.credit_list)
        return Stated(none_if_open(listing.span.start), self.file.stated_end, months)

    def _view(self, aspect: TermAspect) -> TermView | None:
        term = self.rules.term(aspect, self.file.rule_key(), self.file.rules_on[0])
        return None if term is None else self._view_of(term)

    def _view_of(self, term: Term) -> TermView:
        stated = self._stated if term.aspect is TermAspect.STAY else Stated(self._stated.since, None, None)
        grounds = self.names.lookup.rules.grounds(term.grounds)
        return view_of(term, stated, self.file.happened, grounds)

    def _by_ground(self) -> tuple[TermView, ...]:
        """The term of each ground, where the rules tell grounds apart and that of the listing is not recorded."""
        found = self.rules.terms_by_ground(TermAspect.STAY, self.file.rule_key(), self.file.rules_on[0])
        return tuple(self._view_of(term) for term in found)

    def _taken(self) -> Iterator[TakenStep]:
        """Every event in its order, judged by the procedure of its day or, once an application is under way, of that day."""
        seen: dict[EventKind, date] = {}
        applied: date | None = None
        for transition in self.file.transitions:
            if transition.event.kind is EventKind.APPLICATION:
                applied = transition.event.day
            steps = self.rules.procedure(self.file.rule_key(), applied or transition.event.day)
            step = next((step for step in steps if step.kind is transition.event.kind), None)
            due = procedure.due_of(step, seen, self.rules.calendar) if step is not None else None
            yield self._step(transition, due, step.unit if step and due else None)
            seen[transition.event.kind] = transition.event.day
            if transition.after.rank < transition.before.rank:
                applied = None

    def _step(self, transition: AppliedTransition, due: date | None, due_in: DayUnit | None) -> TakenStep:
        recorded = self.file.recorded.get(transition.event.id)
        return TakenStep(
            event_id=transition.event.id or self.file.listing.ref.id,
            kind=transition.event.kind,
            day=none_if_open(transition.event.day),
            outcome=transition.event.outcome,
            taken_by=self._taken_by(recorded) if recorded else self._decided_by(transition),
            document_no=recorded.document_no if recorded else None,
            note=recorded.note if recorded else None,
            before=transition.before,
            after=transition.after,
            due=due,
            due_in=due_in,
            late=due is not None and transition.event.day > due,
            proof=self._proof(transition),
        )

    def _taken_by(self, recorded: RecordedEvent) -> AgencyRef | None:
        return self.names.lookup.rules.agencies.get(recorded.taken_by or "")

    def _decided_by(self, transition: AppliedTransition) -> AgencyRef | None:
        return self.file.listing.ref.decided_by if transition.event.kind is EventKind.LISTING_DECISION else None

    def _proof(self, transition: AppliedTransition) -> ProofStep:
        """The record of the event; of what follows from the listing, that of the listing."""
        recorded, listing = self.file.recorded.get(transition.event.id), self.file.listing
        if recorded is None:
            return of_listing(listing, self.names)[-1]
        evidence = Evidence(
            "HAS_EVENT",
            listing.party_id,
            listing.credit_list.id,
            recorded.id,
            recorded.span,
            recorded.source_id or "",
            detail=f"{recorded.kind}_{recorded.outcome}" if recorded.outcome else str(recorded.kind),
            section=recorded.section,
            document_no=recorded.document_no,
        )
        return of_evidence(evidence, self.names)

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
                edition_id=name,
                name=basis.edition,
                name_zh=basis.edition_zh,
                document_no=basis.document_no,
                used_for=tuple(used),
                **pair(why, "why"),
            )
            for name, (basis, used) in sorted(uses.items())
        )

    def _unknown(self, views: Views, steps: tuple[Step, ...], days: Days) -> Iterator[Message]:
        """What the loaded rules do not say, while it still matters."""
        if self.file.state[0] in OVER:
            return
        if self.file.listing.ref.tier is None:
            yield Message("The tier of the listing is not recorded.")
        if self._by_ground():
            yield Message(
                "On which ground the listing rests is not recorded; the rules of its list set a term by ground."
            )
        if views[0] is not None and (extended := _extension(views[0])) and self.file.stated_end is None:
            yield extended
        if views[0] is None:
            yield Message("No loaded rule on the term of this list was in force on the day.")
        if days.application is None and days.basis is None:
            yield Message("From when removal can be applied for is not known.")
        if not steps:
            yield Message("No loaded procedure was in force on the day.")


def _extension(view: TermView) -> Message | None:
    """That its term may have been made longer, by how much and in which cases: a decision on it is not in the loaded records."""
    if view.extension_max_months is None:
        return None
    shortest, longest = view.extension_min_months or view.extension_max_months, view.extension_max_months
    by = Message("{count} months", {"count": longest})
    if shortest != longest:
        by = Message("{shortest} to {longest} months", {"shortest": shortest, "longest": longest})
    when = (view.extension_if_en, view.extension_if_zh)
    return Message(
        "Whether its term of {term} months was extended is not recorded; it may be extended by {months}{when}.",
        {
            "term": view.term_months,
            "months": by,
            "when": Pair(f" ({when[0]})", f"（{full_width(when[1])}）") if when[0] and when[1] else "",
        },
    )
