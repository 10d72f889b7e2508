"""Rules beside lists and memoranda: ramifications, grades, tests of control, enforcers, regimes, documents (§4.4-§9.9)."""

from collections.abc import Iterable
from functools import cached_property

from cscs_graph.analysis.rulebook.listing_rules import ListingRules
from cscs_graph.analysis.rulebook.ramification_rules import RamificationRule, SchemeRule
from cscs_graph.analysis.rulebook.view import as_answered, span_of
from cscs_graph.model.answers import (
    Band,
    CatalogueClassRef,
    CatalogueEditionRef,
    Deduction,
    EnforcementRef,
    GradeScheme,
    InspectionRuleRef,
    MovedGrade,
    PolicyRef,
    PrioritySectorRef,
    ProvincialRegulationRef,
    RecordCategoryRef,
    RecordCompletenessRef,
    RegimeRef,
    RegulationPilotRef,
    ReportFactRef,
    ReportingDutyRef,
)
from cscs_graph.model.categories import RecordCategory
from cscs_graph.model.codes import ControlPurpose, ListKind
from cscs_graph.model.documents import CatalogueClass, CatalogueEdition, Policy, ProvincialRegulation
from cscs_graph.model.enforcement import Enforcement
from cscs_graph.model.findings import (
    InspectionRule,
    PrioritySector,
    RecordCompleteness,
    RegulationPilot,
    ReportFact,
    ReportingDuty,
)
from cscs_graph.model.grades import GradeBand, GradeDeduction
from cscs_graph.model.grades import GradeScheme as StatedScheme
from cscs_graph.model.ramifications import Ramification
from cscs_graph.model.rules import ControlRule, Regime
from cscs_graph.model.time import none_if_open


class WiderRules(ListingRules):
    """Everything else that rules say on a day."""

    def ramifications(self, kinds: Iterable[ListKind]) -> tuple[RamificationRule, ...]:
        """The rules of the day about lists of these kinds, by kind and id."""
        asked = set(kinds)
        return tuple(rule for rule in self._ramifications if rule.list_kind in asked)

    @cached_property
    def _ramifications(self) -> tuple[RamificationRule, ...]:
        schemes = {one.id: SchemeRule(one, as_answered(MovedGrade, one)) for one in self.in_force(StatedScheme)}
        found = [
            RamificationRule(one, span_of(one), tuple(schemes[name] for name in one.grade_schemes if name in schemes))
            for one in self.in_force(Ramification)
        ]
        return tuple(sorted(found, key=lambda rule: (rule.list_kind, rule.rule_id)))

    @cached_property
    def grade_schemes(self) -> dict[str, GradeScheme]:
        """Every grade scheme with its bands and deductions of the day, in use or not."""
        return {scheme.id: self._scheme(scheme) for scheme in self._records.all(StatedScheme)}

    @cached_property
    def grade_schemes_in_use(self) -> tuple[GradeScheme, ...]:
        return tuple(self.grade_schemes[scheme.id] for scheme in self.in_force(StatedScheme))

    def _scheme(self, scheme: StatedScheme) -> GradeScheme:
        bands = [one for one in self.in_force(GradeBand) if one.scheme == scheme.id]
        deductions = [one for one in self.in_force(GradeDeduction) if one.scheme == scheme.id]
        span = span_of(scheme)
        return as_answered(
            GradeScheme,
            scheme,
            issued_by=tuple(self.agencies[name] for name in scheme.issued_by),
            deductions_loaded=sum(one.points_max is not None for one in deductions),
            since=none_if_open(span.start),
            until=none_if_open(span.end),
            source=self.source(scheme.source_id),
            bands=tuple(
                as_answered(Band, one, source=self.source(one.source_id))
                for one in sorted(bands, key=lambda one: (one.rank, one.fact_id))
            ),
            deductions=tuple(as_answered(Deduction, one, source=self.source(one.source_id)) for one in deductions),
        )

    def control_rules(self, purpose: ControlPurpose) -> tuple[ControlRule, ...]:
        """The tests of the day for a purpose, by edition and rung."""
        found = [rule for rule in self.in_force(ControlRule) if rule.purpose is purpose]
        return tuple(sorted(found, key=lambda rule: (rule.edition, rule.rung, rule.id)))

    @cached_property
    def enforcements(self) -> tuple[EnforcementRef, ...]:
        """What bodies outside government do on the day (§4.4)."""
        return tuple(
            self.part(
                EnforcementRef,
                one,
                list_id=one.credit_list,
                enforcers=tuple(self.agencies[name] for name in one.enforcers),
            )
            for one in self.in_force(Enforcement)
        )

    @cached_property
    def regimes(self) -> tuple[RegimeRef, ...]:
        """The bodies of rules that are loaded, whenever they hold."""
        return tuple(self._regime(one) for one in self._records.all(Regime))

    def _regime(self, one: Regime) -> RegimeRef:
        span, source = span_of(one), self.source(one.source_id)
        return as_answered(RegimeRef, one, since=none_if_open(span.start), until=none_if_open(span.end), source=source)

    @cached_property
    def policies(self) -> tuple[PolicyRef, ...]:
        """National policies issued by the day (Appendix II)."""
        issued = [one for one in self.known(Policy) if one.valid_from <= self._moment.as_of]
        return tuple(self.part(PolicyRef, one) for one in sorted(issued, key=lambda one: (one.number, one.id)))

    @cached_property
    def provincial_regulations(self) -> tuple[ProvincialRegulationRef, ...]:
        """Every province and its regulations, those without one too (Appendix IV)."""
        found = sorted(self.known(ProvincialRegulation), key=lambda one: (one.number, one.id))
        return tuple(self.part(ProvincialRegulationRef, one, region_id=one.region) for one in found)

    @cached_property
    def report_facts(self) -> tuple[ReportFactRef, ...]:
        """Facts and figures of the report, in its order."""
        found = sorted(self.known(ReportFact), key=lambda one: (one.number, one.id))
        return tuple(self.part(ReportFactRef, one) for one in found)

    @cached_property
    def regulation_pilots(self) -> tuple[RegulationPilotRef, ...]:
        """Pilots of Internet Plus Regulation that had begun by the day (§5.2)."""
        return tuple(self.part(RegulationPilotRef, one, region_id=one.region) for one in self.in_force(RegulationPilot))

    @cached_property
    def inspection_rules(self) -> tuple[InspectionRuleRef, ...]:
        """How companies are inspected on the day, all of them and by class of risk (§5), in the order of the ids."""
        return tuple(self.part(InspectionRuleRef, one) for one in self.in_force(InspectionRule))

    @cached_property
    def reporting_duties(self) -> tuple[ReportingDutyRef, ...]:
        """What foreign-invested enterprises have to report on the day (§9.6)."""
        found = sorted(self.in_force(ReportingDuty), key=lambda one: (one.number, one.id))
        return tuple(
            self.part(ReportingDutyRef, one, agencies=tuple(self.agencies[name] for name in one.agencies))
            for one in found
        )

    @cached_property
    def priority_sectors(self) -> tuple[PrioritySectorRef, ...]:
        found = sorted(self.known(PrioritySector), key=lambda one: (one.number, one.id))
        return tuple(self.part(PrioritySectorRef, one) for one in found)

    @cached_property
    def record_completeness(self) -> tuple[RecordCompletenessRef, ...]:
        """What share the central files hold (§8.1)."""
        found = sorted(self.known(RecordCompleteness), key=lambda one: (one.number, one.id))
        return tuple(self.part(RecordCompletenessRef, one, agency=self.agencies.get(one.agency or "")) for one in found)

    @cached_property
    def record_categories(self) -> tuple[RecordCategoryRef, ...]:
        """The 19 categories of public credit information, in the order of Table 1."""
        found = sorted(self._records.all(RecordCategory), key=lambda one: (one.number, one.id))
        return tuple(
            self.part(
                RecordCategoryRef,
                one,
                contributed_by=tuple(self.agencies[name] for name in one.contributed_by if name in self.agencies),
            )
            for one in found
        )

    @cached_property
    def catalogue_editions(self) -> tuple[CatalogueEditionRef, ...]:
        """Editions of the national catalogue with the classes that are known, the oldest first."""
        classes: dict[str, list[CatalogueClass]] = {}
        for one in sorted(self.known(CatalogueClass), key=lambda one: (one.number or 1000, one.id)):
            classes.setdefault(one.edition, []).append(one)
        return tuple(
            self.part(
                CatalogueEditionRef,
                edition,
                classes=tuple(as_answered(CatalogueClassRef, one) for one in classes.get(edition.id, ())),
            )
            for edition in sorted(self.known(CatalogueEdition), key=lambda one: (one.valid_from, one.id))
        )
