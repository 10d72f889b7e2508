"""The rules behind a set of lists on one day: memoranda, measures, and whom they meet."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from cscs_graph.analysis.rulebook.succession import ResponsibleAgency
from cscs_graph.model import places
from cscs_graph.model.answers import MeasureRef, MouCoverage, MouRef, PartyKind
from cscs_graph.model.codes import ImposerBasis, TargetClass
from cscs_graph.model.evidence import DocumentTitle
from cscs_graph.model.supersession import PointToConfirm
from cscs_graph.model.time import Span

_LISTED = {
    PartyKind.ENTITY: (TargetClass.COMPANY, TargetClass.OTHER),
    PartyKind.PERSON: (TargetClass.PERSON, TargetClass.DIRECTLY_RESPONSIBLE, TargetClass.OTHER),
}
"""As what a party can be listed itself, in order of preference."""


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A measure in force, with what its proof needs."""

    ref: MeasureRef
    targets: frozenset[TargetClass]
    imposed_by: tuple[ResponsibleAgency, ...]
    """Who imposes it on the day: the agencies that the memorandum names, or their successors."""
    span: Span
    source_id: str
    one_of: tuple[str, ...] = ()
    """Where nobody is named: ids of the signatories, or of their successors on the day."""

    @property
    def imposer_basis(self) -> ImposerBasis:
        if self.imposed_by:
            return ImposerBasis.NAMED
        if self.ref.imposed_by_text:
            return ImposerBasis.DESCRIBED
        return ImposerBasis.ONE_OF_SIGNATORIES if self.one_of else ImposerBasis.NOT_STATED


@dataclass(frozen=True)
class MouRule:
    """A memorandum in force for a list."""

    ref: MouRef
    list_id: str
    span: Span
    """Days on which both the memorandum and its tie to the list hold."""
    fact_id: str
    established: Span
    established_source_id: str
    measures: tuple[MeasureRule, ...]
    established_section: str | None = None

    @cached_property
    def title(self) -> DocumentTitle:
        """By its titles, as a step cites it."""
        return DocumentTitle(self.ref.id, self.ref.title_en or self.ref.title_zh, self.ref.title_zh)

    @property
    def rules(self) -> bool:
        """Whether nothing took its place by the day."""
        return self.ref.superseded is None

    def meets(self, measure: MeasureRule, target: TargetClass) -> bool:
        """Whether a measure is aimed at parties of that class: by its own words, else by the memorandum's scope."""
        return target in (measure.targets or self.scope)

    @cached_property
    def scope(self) -> frozenset[TargetClass]:
        """The classes that it lets punish or reward. Where it states none: the listed parties themselves."""
        stated_scope = frozenset(self.ref.scope)
        own = frozenset(target for measure in self.measures for target in measure.targets)
        return stated_scope or own | {TargetClass.COMPANY, TargetClass.PERSON}

    def named_by(self, measure: MeasureRule) -> frozenset[TargetClass]:
        """The classes of parties of whom the document itself says that the measure meets them."""
        return measure.targets or frozenset(self.ref.scope)

    @cached_property
    def named(self) -> frozenset[TargetClass]:
        """The classes of parties that the document itself names, in its scope or at a measure."""
        return frozenset(self.ref.scope).union(*(measure.targets for measure in self.measures))

    def class_of_listed(self, kind: PartyKind) -> TargetClass:
        """As what a listed party meets this memorandum: a company as a company, a person by the class that it names."""
        candidates = _LISTED[kind]
        return next((target for target in candidates if target in self.scope), candidates[0])


@dataclass(frozen=True, slots=True)
class ListRules:
    """The rules of some lists on one day."""

    by_list: dict[str, tuple[MouRule, ...]]
    not_in_force: frozenset[str] = frozenset()
    """Lists whose memoranda are loaded, but none of them was in force on the day."""
    regimes_loaded: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """Per list the regimes of its memoranda, in force or not."""
    left_out: dict[str, tuple[MouRule, ...]] = field(default_factory=dict[str, tuple[MouRule, ...]])
    """Per list the documents that no longer rule on the day, where they were not asked for."""
    to_confirm: tuple[PointToConfirm, ...] = ()
    """What a lawyer has to confirm of any of these documents, in the order of the ids."""

    def mous(self, list_id: str) -> tuple[MouRule, ...]:
        return self.by_list.get(list_id, ())

    def scope(self, list_id: str) -> frozenset[TargetClass]:
        """Whom any of the list's memoranda may meet."""
        return frozenset(target for mou in self.mous(list_id) for target in mou.scope)

    def regimes(self) -> tuple[str, ...]:
        return tuple(sorted({mou.ref.regime for mous in self.by_list.values() for mou in mous if mou.ref.regime}))

    def under(self, regime: str) -> "ListRules":
        """The rules of one regime: its own documents, and those that hold under it alike; one that names none belongs to none."""
        kept = {
            name: tuple(mou for mou in mous if regime in (mou.ref.regime, *mou.ref.also_in))
            for name, mous in self.by_list.items()
        }
        loaded = {name: regimes & {regime} for name, regimes in self.regimes_loaded.items()}
        idle = frozenset(name for name, mous in kept.items() if not mous and loaded.get(name))
        return ListRules(kept, idle, loaded)

    def without_rules(self) -> tuple[str, ...]:
        """Lists of which no memorandum is loaded, in force or not."""
        return tuple(
            name
            for name, mous in sorted(self.by_list.items())
            if not mous and name not in self.not_in_force and name not in self.left_out
        )

    def unknown(self) -> tuple[str, ...]:
        """Lists of which no measure is loaded."""
        return tuple(
            sorted(
                name
                for name, mous in self.by_list.items()
                if name not in self.not_in_force and not any(mou.measures for mou in mous)
            )
        )

    def coverage(self) -> tuple[MouCoverage, ...]:
        """The documents drawn on."""
        return _covered(self.by_list)

    def superseded(self) -> tuple[MouCoverage, ...]:
        """The documents left out, because they no longer rule."""
        return _covered(self.left_out)


def _covered(by_list: dict[str, tuple[MouRule, ...]]) -> tuple[MouCoverage, ...]:
    return tuple(
        MouCoverage(mou=mou.ref, credit_list_id=name, measures_loaded=len(mou.measures))
        for name, mous in sorted(by_list.items())
        for mou in mous
    )


def document_order(rule: MeasureRule) -> tuple[list[tuple[bool, int, str]], str]:
    """Measure 2 before measure 10, article 3 (第三条) before article 7 (第七条), as the document has them; then by id, so that
    the order is total."""
    parts = re.split(f"({places.NUMBER})", rule.ref.number)
    return [
        (False, places.number_of(part), "") if place % 2 else (True, 0, part)
        for place, part in enumerate(parts)
        if part
    ], rule.ref.id
