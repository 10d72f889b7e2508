"""The documents behind the lists on a day: memoranda and what stands in their place, their measures, and what rules instead."""

import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from typing import TypeVar

from cscs_graph.analysis.rulebook.directory import Directory
from cscs_graph.analysis.rulebook.lists import MeasureRule, document_order
from cscs_graph.analysis.rulebook.view import as_answered, span_of
from cscs_graph.model.answers import (
    DocumentRef,
    MeasureGroupRef,
    MeasureRef,
    MouRef,
    PointToConfirmRef,
    SupersessionRef,
)
from cscs_graph.model.base import FactLink
from cscs_graph.model.codes import RuleState
from cscs_graph.model.ramifications import MeasureGroup
from cscs_graph.model.rules import EstablishedBy, Measure, Mou, Signed
from cscs_graph.model.supersession import PointToConfirm, Supersession
from cscs_graph.model.time import none_if_open

Tie = TypeVar("Tie", bound=FactLink)


class Documents(Directory):
    """Memoranda and the documents in their place by id and by list, with their state, measures and signatories."""

    @cached_property
    def mous(self) -> dict[str, MouRef]:
        """Every memorandum, in force or not."""
        return {mou.id: self._as_answered(mou) for mou in self._records.all(Mou)}

    def _as_answered(self, mou: Mou) -> MouRef:
        span, superseded = span_of(mou), self._superseded(mou)
        if not self.holds(mou):
            state = RuleState.NOT_IN_FORCE
        elif superseded is None:
            state = RuleState.IN_FORCE
        else:
            loaded = any(one.measures_loaded for one in superseded.by)
            state = RuleState.SUPERSEDED if loaded else RuleState.REPLACED_UNLOADED
        since, until = none_if_open(span.start), none_if_open(span.end)
        doubts = tuple(point.id for point in self.doubts_about(mou.id))
        stated = {"since": since, "until": until, "state": state, "superseded": superseded, "to_confirm": doubts}
        return as_answered(MouRef, mou, **stated)

    def doubts_about(self, mou_id: str) -> tuple[PointToConfirm, ...]:
        """What a lawyer has to confirm of a document on the day, or of what took its place."""
        return self._doubts.get(mou_id, ())

    def doubts(self, named: Set[str]) -> tuple[PointToConfirm, ...]:
        """What a lawyer has to confirm on the day of any of these lists, rules or matters."""
        return tuple(point for point, about in self._points if about & named)

    @cached_property
    def _points(self) -> list[tuple[PointToConfirm, frozenset[str]]]:
        """With the words by which each names what rests on it."""
        return [(point, frozenset(re.findall(r"\w+", point.about))) for point in self.in_force(PointToConfirm)]

    @cached_property
    def _doubts(self) -> dict[str, tuple[PointToConfirm, ...]]:
        named = {mou.id: {mou.id} for mou in self._records.all(Mou)}
        rests = {name: frozenset(one.rests_on) for name, one in self._supersessions.items()}
        for name, one in self._supersessions.items():
            named[name] |= {by.id for by in self._records.all(Mou) if self._in_place(by, one)}
        return {
            mou: tuple(point for point, about in self._points if about & ids or point.id in rests.get(mou, ()))
            for mou, ids in named.items()
        }

    def _superseded(self, mou: Mou) -> SupersessionRef | None:
        """What took its place by the day."""
        found = self._supersessions.get(mou.id)
        if found is None:
            return None
        return as_answered(
            SupersessionRef,
            found,
            since=none_if_open(span_of(found).start),
            by=tuple(self._document(one) for one in self._records.all(Mou) if self._in_place(one, found)),
        )

    @cached_property
    def _supersessions(self) -> dict[str, Supersession]:
        """By document; where several say so, the one that began last."""
        found = sorted(self.in_force(Supersession), key=lambda one: (one.valid_from, one.id))
        return {one.mou: one for one in found}

    def _in_place(self, one: Mou, supersession: Supersession) -> bool:
        return one.id in supersession.superseded_by and self.holds(one)

    def _document(self, mou: Mou) -> DocumentRef:
        """A document counts as loaded by the measures with which it stands behind a list."""
        behind = any(tie.to_id == mou.id for ties in self.established.values() for tie in ties)
        return as_answered(DocumentRef, mou, measures_loaded=len(self.measures(mou.id)) if behind else 0)

    @cached_property
    def points_to_confirm(self) -> tuple[PointToConfirmRef, ...]:
        """What a lawyer still has to confirm, in the order of the ids."""
        return tuple(self.part(PointToConfirmRef, one) for one in self.known(PointToConfirm))

    def mous_of(self, list_id: str) -> tuple[MouRef, ...]:
        """A list's memoranda, in force or not, in the order of their ids."""
        return tuple(self.mous[tie.to_id] for tie in self.established.get(list_id, ()))

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

    @cached_property
    def established(self) -> Mapping[str, tuple[EstablishedBy, ...]]:
        return _grouped(self.known(EstablishedBy), by_start=True)

    @cached_property
    def _signed_by_mou(self) -> Mapping[str, tuple[Signed, ...]]:
        return _grouped(self.known(Signed), by_start=False)

    @cached_property
    def _signed_by_agency(self) -> Mapping[str, tuple[Signed, ...]]:
        return _grouped(self.known(Signed), by_start=True)

    def measure(self, measure_id: str) -> tuple[MouRef, MeasureRule] | None:
        """A measure with its document, whether or not it is in force on the day; None where no such measure is known."""
        return self._measures_known.get(measure_id)

    @cached_property
    def _measures_known(self) -> dict[str, tuple[MouRef, MeasureRule]]:
        return {one.fact_id: (self.mous[one.mou], self._measure_rule(one)) for one in self.known(Measure)}

    @cached_property
    def _measures(self) -> dict[str, tuple[MeasureRule, ...]]:
        in_force = {mou.id for mou in self._records.all(Mou) if self.holds(mou)}
        found: dict[str, list[MeasureRule]] = {}
        for measure in self.in_force(Measure):
            if measure.mou in in_force:
                found.setdefault(measure.mou, []).append(self._measure_rule(measure))
        return {mou: tuple(sorted(rules, key=document_order)) for mou, rules in found.items()}

    def _measure_rule(self, measure: Measure) -> MeasureRule:
        return MeasureRule(
            ref=as_answered(
                MeasureRef, measure, equivalence_group=self._measure_groups.get(measure.equivalent_to or "")
            ),
            targets=frozenset(measure.targets),
            imposed_by=self.succession.responsible_agencies(measure.imposed_by, measure.domain),
            span=span_of(measure),
            source_id=measure.source_id or "",
            one_of=() if measure.imposed_by or measure.imposed_by_text else self._signed[measure.mou],
        )

    @cached_property
    def _measure_groups(self) -> dict[str, MeasureGroupRef]:
        return {group.id: as_answered(MeasureGroupRef, group) for group in self._records.all(MeasureGroup)}

    @cached_property
    def _signed(self) -> dict[str, tuple[str, ...]]:
        """Who signed each document, or took over from who did, by the day."""
        found = {
            mou.id: self.succession.responsible_agencies(self.signatories(mou.id)) for mou in self._records.all(Mou)
        }
        return {mou: tuple(one.id for one in signed if one.id in self.agencies) for mou, signed in found.items()}


def _grouped(ties: Iterable[Tie], *, by_start: bool) -> dict[str, tuple[Tie, ...]]:
    """Relationships by the id at one end."""
    groups: dict[str, list[Tie]] = {}
    for tie in ties:
        groups.setdefault(tie.from_id if by_start else tie.to_id, []).append(tie)
    return {end: tuple(group) for end, group in groups.items()}
