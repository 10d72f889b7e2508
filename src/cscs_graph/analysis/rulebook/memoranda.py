"""What memoranda say on a day: whom they bind, what they stipulate, who signed, who must impose (§4.2)."""

from collections.abc import Iterable
from functools import cached_property

from cscs_graph.analysis.rulebook.documents import Documents
from cscs_graph.analysis.rulebook.lists import ListRules, MeasureRule, MouRule
from cscs_graph.analysis.rulebook.view import as_answered, span_of
from cscs_graph.model.answers import MouRef, ScopeClauseRef
from cscs_graph.model.enforcement import ScopeClause
from cscs_graph.model.rules import EstablishedBy, Mou
from cscs_graph.model.time import Span


class Memoranda(Documents):
    """The rules of lists, and what agencies must impose by them."""

    def of(self, list_ids: Iterable[str], *, superseded: bool = False) -> ListRules:
        """The rules of some lists: what a cascade, a contamination or a screening draws on.

        `superseded`: also those that no longer rule on the day.
        """
        names = sorted(set(list_ids))
        ties = {name: self.established.get(name, ()) for name in names}
        held = {name: self._mou_rules(name) for name in names}
        rules = {name: tuple(mou for mou in mous if superseded or mou.rules) for name, mous in held.items()}
        left_out = {} if superseded else {name: out for name, mous in held.items() if (out := _superseded(mous))}
        regimes = {
            name: frozenset(
                regime
                for tie in ties[name]
                for regime in (self.mous[tie.to_id].regime, *self.mous[tie.to_id].also_in)
                if regime
            )
            for name in names
        }
        idle = frozenset(name for name in names if ties[name] and not held[name])
        documents = {mou.ref.id for mous in held.values() for mou in mous}
        points = {point.id: point for one in documents for point in self.doubts_about(one)}
        points |= {point.id: point for point in self.doubts(frozenset(names))}
        return ListRules(rules, idle, regimes, left_out, tuple(points[key] for key in sorted(points)))

    def imposed_by(self, agency_id: str) -> tuple[tuple[MouRef, MeasureRule], ...]:
        """What an agency must impose on the day, by the memoranda that name it or whose work it took over."""
        return tuple(
            (self.mous[name], rule)
            for name in sorted(self._measures)
            if self.mous[name].superseded is None
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
            for name, ties in self.established.items()
        }

    def _mou_rule(self, tie: EstablishedBy, mou: Mou) -> MouRule:
        return MouRule(
            ref=self.mous[mou.id],
            list_id=tie.from_id,
            span=Span.overlap(span_of(tie), span_of(mou)),
            fact_id=tie.fact_id,
            established=span_of(tie),
            established_source_id=tie.source_id or "",
            established_section=tie.section,
            measures=self.measures(mou.id),
        )

    @cached_property
    def _scope_clauses(self) -> dict[str, tuple[ScopeClauseRef, ...]]:
        found: dict[str, list[ScopeClauseRef]] = {}
        for clause in self._records.all(ScopeClause):
            found.setdefault(clause.mou, []).append(as_answered(ScopeClauseRef, clause, mou_id=clause.mou))
        return {mou: tuple(sorted(clauses, key=lambda one: (one.number, one.id))) for mou, clauses in found.items()}


def _superseded(mous: Iterable[MouRule]) -> tuple[MouRule, ...]:
    return tuple(mou for mou in mous if not mou.rules)
