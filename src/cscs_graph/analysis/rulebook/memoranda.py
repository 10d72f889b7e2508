"""What memoranda say on a day: whom they bind, what they stipulate, who signed, who must impose (§4.2)."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from cscs_graph.analysis.rulebook.directory import Directory
from cscs_graph.analysis.rulebook.lists import ListRules, MeasureRule, MouRule, document_order
from cscs_graph.analysis.rulebook.view import as_answered, span_of
from cscs_graph.model.answers import MeasureGroupRef, MeasureRef, MouRef, ScopeClauseRef
from cscs_graph.model.base import FactLink
from cscs_graph.model.enforcement import ScopeClause
from cscs_graph.model.ramifications import MeasureGroup
from cscs_graph.model.rules import EstablishedBy, Measure, Mou, Signed
from cscs_graph.model.time import Span, none_if_open

Tie = TypeVar("Tie", bound=FactLink)


class Memoranda(Directory):
    """Memoranda by id and by list, their measures and signatories."""

    def of(self, list_ids: Iterable[str]) -> ListRules:
        """The rules of some lists: what a cascade, a contamination or a screening draws on."""
        names = sorted(set(list_ids))
        ties = {name: self._established.get(name, ()) for name in names}
        rules = {name: self._mou_rules(name) for name in names}
        regimes = {
            name: frozenset(regime for tie in ties[name] if (regime := self.mous[tie.to_id].regime)) for name in names
        }
        idle = frozenset(name for name in names if ties[name] and not rules[name])
        return ListRules(rules, idle, regimes)

    @cached_property
    def mous(self) -> dict[str, MouRef]:
        """Every memorandum, in force or not."""
        return {mou.id: _as_answered(mou) for mou in self._records.all(Mou)}

    def mous_of(self, list_id: str) -> tuple[MouRef, ...]:
        """A list's memoranda, in force or not, in the order of their ids."""
        return tuple(self.mous[tie.to_id] for tie in self._established.get(list_id, ()))

    def signatories(self, mou_id: str) -> tuple[str, ...]:
        """Ids of the agencies that signed it, in the order of the document."""
        ties = sorted(
            self._signed_by_mou.get(mou_id, ()), key=lambda tie: (tie.order is None, tie.order or 0, tie.from_id)
        )
        return tuple(tie.from_id for tie in ties)

    def signed_by(self, agency_id: str) -> tuple[MouRef, ...]:
        """The memoranda that an agency signed, in the order of their ids."""
        return tuple(self.mous[tie.to_id] for tie in self._signed_by_agency.get(agency_id, ()))

    def measures(self, mou_id: str) -> tuple[MeasureRule, ...]:
        """What a memorandum stipulates on the day, in the order of the document, with who imposes each that day."""
        return self._measures.get(mou_id, ())

    def imposed_by(self, agency_id: str) -> tuple[tuple[MouRef, MeasureRule], ...]:
        """What an agency must impose on the day, by the memoranda that name it or whose work it took over."""
        return tuple(
            (self.mous[name], rule)
            for name in sorted(self._measures)
            for rule in self._measures[name]
            if any(agency.id == agency_id for agency in rule.imposed_by)
        )

    def scope_clauses(self, mou_id: str) -> tuple[ScopeClauseRef, ...]:
        """Whom a memorandum names in its target paragraph, in its words and order."""
        return self._scope_clauses.get(mou_id, ())

    def _mou_rules(self, list_id: str) -> tuple[MouRule, ...]:
        return self._rules_of_lists.get(list_id, ())

    @cached_property
    def _rules_of_lists(self) -> dict[str, tuple[MouRule, ...]]:
        mous = {mou.id: mou for mou in self._records.all(Mou)}
        return {
            name: tuple(
                self._mou_rule(tie, mous[tie.to_id]) for tie in ties if self.holds(tie) and self.holds(mous[tie.to_id])
            )
            for name, ties in self._established.items()
        }

    def _mou_rule(self, tie: EstablishedBy, mou: Mou) -> MouRule:
        return MouRule(
            ref=self.mous[mou.id],
            list_id=tie.from_id,
            span=Span.overlap(span_of(tie), span_of(mou)),
            fact_id=tie.fact_id,
            established=span_of(tie),
            established_source_id=tie.source_id or "",
            measures=self.measures(mou.id),
        )

    @cached_property
    def _established(self) -> Mapping[str, tuple[EstablishedBy, ...]]:
        return _grouped(self.known(EstablishedBy), by_start=True)

    @cached_property
    def _signed_by_mou(self) -> Mapping[str, tuple[Signed, ...]]:
        return _grouped(self.known(Signed), by_start=False)

    @cached_property
    def _signed_by_agency(self) -> Mapping[str, tuple[Signed, ...]]:
        return _grouped(self.known(Signed), by_start=True)

    @cached_property
    def _measures(self) -> dict[str, tuple[MeasureRule, ...]]:
        groups = {group.id: as_answered(MeasureGroupRef, group) for group in self._records.all(MeasureGroup)}
        in_force = {mou.id for mou in self._records.all(Mou) if self.holds(mou)}
        found: dict[str, list[MeasureRule]] = {}
        for measure in self.in_force(Measure):
            if measure.mou not in in_force:
                continue
            rule = MeasureRule(
                ref=as_answered(MeasureRef, measure, equivalence_group=groups.get(measure.equivalent_to or "")),
                targets=frozenset(measure.targets),
                imposed_by=self.succession.responsible_agencies(measure.imposed_by),
                span=span_of(measure),
                source_id=measure.source_id or "",
            )
            found.setdefault(measure.mou, []).append(rule)
        return {mou: tuple(sorted(rules, key=document_order)) for mou, rules in found.items()}

    @cached_property
    def _scope_clauses(self) -> dict[str, tuple[ScopeClauseRef, ...]]:
        found: dict[str, list[ScopeClauseRef]] = {}
        for clause in self._records.all(ScopeClause):
            found.setdefault(clause.mou, []).append(as_answered(ScopeClauseRef, clause, mou_id=clause.mou))
        return {mou: tuple(sorted(clauses, key=lambda one: (one.number, one.id))) for mou, clauses in found.items()}


def _grouped(ties: Iterable[Tie], *, by_start: bool) -> dict[str, tuple[Tie, ...]]:
    """Relationships by the id at one end."""
    groups: dict[str, list[Tie]] = {}
    for tie in ties:
        groups.setdefault(tie.from_id if by_start else tie.to_id, []).append(tie)
    return {end: tuple(group) for end, group in groups.items()}


def _as_answered(mou: Mou) -> MouRef:
    span = span_of(mou)
    return as_answered(MouRef, mou, since=none_if_open(span.start), until=none_if_open(span.end))
