"""What governs a listing from entry to removal: criteria, levels of decision, disputes, repair (§4.1, §4.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cscs_graph.analysis.rulebook.calendar import WorkingCalendar
from cscs_graph.analysis.rulebook.directory import Directory
from cscs_graph.analysis.rulebook.preference import best_rule
from cscs_graph.analysis.rulebook.repair_rules import DisputeRule, RepairRules, Step, Term
from cscs_graph.analysis.rulebook.view import as_answered, span_of
from cscs_graph.model.answers import CriterionRef, DecisionLevelRef, GroundRef, ListRef, RuleBasis
from cscs_graph.model.codes import Certainty, CounterTrigger
from cscs_graph.model.criteria import DecisionLevel, EntryCriterion
from cscs_graph.model.holidays import Holiday
from cscs_graph.model.repair import CounterRule, RepairEdition, RepairRule, RepairStep, RepairTerm
from cscs_graph.model.time import Span, none_if_open


@dataclass(frozen=True, slots=True)
class _Level:
    """A rule on levels, so that it can be preferred as any other."""

    ref: DecisionLevelRef

    @property
    def rule_id(self) -> str:
        return self.ref.id

    @property
    def list_ids(self) -> tuple[str, ...]:
        return (self.ref.list_id,) if self.ref.list_id else ()

    @property
    def span(self) -> Span:
        return Span(self.ref.from_day, self.ref.until_day)


def level_for(levels: Sequence[DecisionLevelRef], credit_list: ListRef, day: date | None) -> DecisionLevelRef | None:
    """The rule in force on the day, the list's own before that of its kind; where none was, the first one after it."""
    own = [level for level in levels if level.list_id == credit_list.id]
    general = [level for level in levels if level.list_id is None and level.applies_to == credit_list.kind]
    governs = [_Level(level) for level in (*own, *general)]
    if day is not None and (best := best_rule(governs, day, credit_list.id)):
        return best.ref
    later = [level.ref for level in governs if day is None or level.ref.from_day > day]
    return min(later, key=lambda level: level.from_day, default=None)


class ListingRules(Directory):
    """Rules that are about a listing, whatever memorandum stands behind its list."""

    def grounds(self, ids: Iterable[str]) -> tuple[GroundRef, ...]:
        """Criteria by id, in force on the day or not, in the order of the ids; those that are not loaded are left out."""
        return tuple(self._criteria_by_id[one] for one in sorted(ids) if one in self._criteria_by_id)

    @cached_property
    def _criteria_by_id(self) -> dict[str, GroundRef]:
        return {one.id: as_answered(GroundRef, one) for one in self.known(EntryCriterion)}

    def entry_criteria(self, list_id: str) -> tuple[CriterionRef, ...]:
        """What brings a party onto a list on the day, in the order of the source."""
        return tuple(one for one in self._criteria if one.list_id == list_id)

    @cached_property
    def general_criteria(self) -> tuple[CriterionRef, ...]:
        """Standards of the day for all lists of a kind."""
        found = [one for one in self._criteria if one.applies_to is not None]
        return tuple(sorted(found, key=lambda one: (one.applies_to or "", one.number, one.id)))

    @cached_property
    def decision_levels(self) -> tuple[DecisionLevelRef, ...]:
        """Every rule on the level of office that may list, whenever it holds, the older first."""
        found = [
            self.part(
                DecisionLevelRef,
                level,
                list_id=level.credit_list,
                from_day=level.valid_from,
                until_day=level.valid_until,
            )
            for level in self.known(DecisionLevel)
        ]
        return tuple(sorted(found, key=lambda level: (level.from_day, level.id)))

    def decision_level(self, list_id: str, day: date | None) -> DecisionLevelRef | None:
        """The rule on levels that governs a decision of a day of its own; `level_for` says which."""
        return level_for(self.decision_levels, self.lists[list_id], day)

    def dispute_rule(self, trigger: CounterTrigger, list_id: str, day: date, minimum: Certainty) -> DisputeRule | None:
        """What the rules of the day on which the evidence came make of it; None where they are silent."""
        fitting = [
            rule for rule in self._dispute_rules if rule.trigger is trigger and minimum.admits(rule.basis.certainty)
        ]
        return best_rule(fitting, day, list_id)

    def repair_rules(self, minimum: Certainty) -> RepairRules:
        """The rules of repair that are certain enough, of all lists and of every edition, whenever in force."""
        return self._repair_rules[minimum]

    @cached_property
    def _repair_rules(self) -> dict[Certainty, RepairRules]:
        """By the weakest certainty: every listing without an end asks for them."""
        return {
            minimum: RepairRules(
                tuple(term for term in self._terms if minimum.admits(term.basis.certainty)),
                tuple(step for step in self._steps if minimum.admits(step.basis.certainty)),
                self._calendar,
            )
            for minimum in Certainty
        }

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        return WorkingCalendar.of(self._records.all(Holiday))

    @cached_property
    def _criteria(self) -> tuple[CriterionRef, ...]:
        found = [self.part(CriterionRef, one, list_id=one.credit_list) for one in self.in_force(EntryCriterion)]
        return tuple(sorted(found, key=lambda one: (one.list_id or "", one.number, one.id)))

    @cached_property
    def _dispute_rules(self) -> tuple[DisputeRule, ...]:
        return tuple(
            DisputeRule(
                rule.lists, span_of(rule), self._basis(rule, rule.edition), rule.trigger, rule.effect, rule.carries
            )
            for rule in self.known(CounterRule)
        )

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        return tuple(
            Term(
                list_ids=rule.lists,
                span=span_of(rule),
                basis=self._basis(rule, rule.edition),
                aspect=rule.aspect,
                tier=rule.tier,
                subject=rule.subject,
                grounds=rule.grounds,
                several_grounds=bool(rule.several_grounds),
                region=rule.region,
                minimum_months=rule.minimum_months,
                term_months=rule.term_months,
                term_days=rule.term_days,
                extension_min_months=rule.extension_min_months,
                extension_max_months=rule.extension_max_months,
                extension_if_en=rule.extension_if_en,
                extension_if_zh=rule.extension_if_zh,
                maximum_months=rule.maximum_months,
                early_after_months=rule.early_after_months,
                early_from=rule.early_from,
                conditions=rule.conditions,
                barred_by=rule.barred_by,
                irreparable=bool(rule.irreparable),
            )
            for rule in self.known(RepairTerm)
        )

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(
                list_ids=rule.lists,
                span=span_of(rule),
                basis=self._basis(rule, rule.edition),
                order=rule.order,
                kind=rule.kind,
                actor=rule.actor,
                required=rule.required,
                tiers=rule.tiers,
                within=rule.within,
                unit=rule.unit,
                counted_from=rule.counted_from,
                name_en=rule.name_en,
                name_zh=rule.name_zh,
                addressee=rule.addressee,
            )
            for rule in self.known(RepairStep)
        )

    @cached_property
    def _editions(self) -> dict[str, RepairEdition]:
        return {edition.id: edition for edition in self._records.all(RepairEdition)}

    def _basis(self, rule: RepairRule, edition_id: str) -> RuleBasis:
        """Where a rule of repair stands."""
        edition, span = self._editions[edition_id], span_of(rule)
        return RuleBasis(
            rule_id=rule.fact_id,
            edition_id=edition.id,
            edition=edition.name_en,
            edition_zh=edition.name_zh,
            document_no=edition.document_no,
            section=rule.section,
            certainty=rule.certainty,
            since=none_if_open(span.start),
            until=none_if_open(span.end),
            text_zh=rule.text_zh,
            note=rule.note,
            source=self.source(rule.source_id),
        )
