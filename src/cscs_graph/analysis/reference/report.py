"""The report on the rules themselves, counted from the rulebook: complete, partial, only counted, or unknown."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.rulebook.records import AnyRecord, Records
from cscs_graph.analysis.rulebook.view import as_answered, is_known
from cscs_graph.model import answers
from cscs_graph.model.answers import ListReport, MouReport, RegimeRef, RegimeReport, RuleCount
from cscs_graph.model.base import Record
from cscs_graph.model.categories import RecordCategory
from cscs_graph.model.codes import Completeness
from cscs_graph.model.criteria import DecisionLevel, EntryCriterion
from cscs_graph.model.documents import CatalogueClass, CatalogueEdition, Policy, ProvincialRegulation
from cscs_graph.model.enforcement import Enforcement, ScopeClause
from cscs_graph.model.findings import (
    InspectionRule,
    PrioritySector,
    RecordCompleteness,
    RegulationPilot,
    ReportFact,
    ReportingDuty,
)
from cscs_graph.model.rules import (
    Agency,
    CreditList,
    EstablishedBy,
    Measure,
    Mou,
    Signed,
    SucceededBy,
)

_COUNTED: Mapping[str, type[Record]] = {
    "agencies": Agency,
    "agency successions": SucceededBy,
    "categories of records": RecordCategory,
    "criteria of entry": EntryCriterion,
    "levels of decision": DecisionLevel,
    "clauses of scope": ScopeClause,
    "enforcement outside government": Enforcement,
    "national policies": Policy,
    "provincial regulations": ProvincialRegulation,
    "editions of the catalogue": CatalogueEdition,
    "classes of the catalogue": CatalogueClass,
    "priority sectors": PrioritySector,
    "findings on completeness": RecordCompleteness,
    "facts of the report": ReportFact,
    "rules on inspections": InspectionRule,
    "pilots of inspection by risk": RegulationPilot,
    "duties to report": ReportingDuty,
}


class ReferenceReport(Question[answers.ReferenceReport]):
    """How much of the rules is loaded: complete, partial, only counted, or unknown."""

    async def answer(self, reading: Reading) -> answers.ReferenceReport:
        rules = _Loaded(reading.rulebook.records, reading.moment.known_at)
        regions = (await reading.run("count_of_regions"))[0]["regions"]
        return answers.ReferenceReport(
            regimes=tuple(rules.regime(one) for one in reading.rules.regimes),
            lists=tuple(rules.credit_list(one) for one in rules.known(CreditList)),
            mous=tuple(rules.mous.values()),
            counts=rules.counts(regions),
        )


@dataclass(frozen=True)
class _Loaded:
    """The rules that were known at a time, whenever they hold."""

    records: Records
    at: datetime

    def known(self, kind: type[AnyRecord]) -> list[AnyRecord]:
        return [one for one in self.records.all(kind) if is_known(one, self.at)]

    @cached_property
    def mous(self) -> dict[str, MouReport]:
        """By id, in the order of the ids."""
        return {one.id: self._mou(one) for one in self.known(Mou)}

    def _mou(self, one: Mou) -> MouReport:
        signed = self._signatories[one.id]
        return as_answered(
            MouReport,
            one,
            mou_id=one.id,
            signatories_listed=signed,
            signatories=Completeness.of(signed, one.signatories_stated) if one.document_kind.is_signed else None,
            measures_loaded=self._measures[one.id],
            measures_imposed=self._imposed[one.id],
            measures_unattributed=0 if signed else self._unattributed[one.id],
            measures=one.completeness,
            scope_clauses=self._clauses[one.id],
        )

    @cached_property
    def _signatories(self) -> Counter[str]:
        return Counter(tie.to_id for tie in self.known(Signed))

    @cached_property
    def _measures(self) -> Counter[str]:
        return Counter(one.mou for one in self.known(Measure))

    @cached_property
    def _imposed(self) -> Counter[str]:
        return Counter(one.mou for one in self.known(Measure) if one.imposed_by)

    @cached_property
    def _unattributed(self) -> Counter[str]:
        return Counter(one.mou for one in self.known(Measure) if not (one.imposed_by or one.imposed_by_text))

    @cached_property
    def _clauses(self) -> Counter[str]:
        return Counter(one.mou for one in self.known(ScopeClause))

    @cached_property
    def _criteria(self) -> Counter[str | None]:
        return Counter(one.credit_list for one in self.known(EntryCriterion))

    @cached_property
    def _established(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for tie in self.known(EstablishedBy):
            found.setdefault(tie.from_id, []).append(tie.to_id)
        return found

    def credit_list(self, one: CreditList) -> ListReport:
        mous = [self.mous[name] for name in dict.fromkeys(self._established.get(one.id, ())) if name in self.mous]
        criteria = self._criteria[one.id]
        return as_answered(
            ListReport,
            one,
            list_id=one.id,
            controllers=len(one.controlled_by),
            criteria_named=criteria,
            criteria=Completeness.of(criteria, one.criteria_stated),
            mou_ids=tuple(mou.mou_id for mou in mous),
            measures_loaded=sum(mou.measures_loaded for mou in mous),
            measures=Completeness.of_all(mou.measures for mou in mous),
        )

    def regime(self, one: RegimeRef) -> RegimeReport:
        mous = [mou for mou in self.mous.values() if mou.regime == one.id]
        return RegimeReport(
            id=one.id,
            name_en=one.name_en,
            name_zh=one.name_zh,
            since=one.since,
            until=one.until,
            note=one.note,
            documents=len(mous),
            measures_loaded=sum(mou.measures_loaded for mou in mous),
        )

    def counts(self, regions: int) -> tuple[RuleCount, ...]:
        """Rules of each other kind, by its name."""
        found: dict[str, int] = {name: len(self.known(kind)) for name, kind in _COUNTED.items()}
        members = [one for one in self.known(Agency) if one.council_member_no is not None]
        found |= {"council members": len(members), "regions": regions}
        return tuple(RuleCount(kind=name, count=found[name]) for name in sorted(found))
