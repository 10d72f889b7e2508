"""The rules of credit repair (§4.3), and which of them fits a listing on a day."""

from dataclasses import dataclass, replace
from datetime import date

from cscs_graph.analysis.rulebook.calendar import WorkingCalendar
from cscs_graph.analysis.rulebook.preference import applies, best_rule, preference
from cscs_graph.model.answers import RuleBasis
from cscs_graph.model.codes import (
    Certainty,
    CounterEffect,
    CounterTrigger,
    DayUnit,
    EventKind,
    StepActor,
    TermAspect,
    Tier,
)
from cscs_graph.model.time import Span, months_later

_SEVERAL = ("", "")
"""Grounds of which no more is known than that they are several."""


@dataclass(frozen=True, slots=True)
class RuleKey:
    """What decides which rule fits a listing."""

    list_id: str
    tier: Tier | None
    subject: str
    """Label of the listed party."""
    region: str | None
    """Division code of the deciding agency."""
    grounds: tuple[str, ...] = ()
    """Criteria that the decision found to be met; none where that is not known."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rules of an edition have in common."""

    list_ids: tuple[str, ...]
    """Empty: every list."""
    span: Span
    basis: RuleBasis

    @property
    def rule_id(self) -> str:
        return self.basis.rule_id


@dataclass(frozen=True, slots=True)
class DisputeRule(Rule):
    """What evidence against a listing does to it (§4.3, §9.7)."""

    trigger: CounterTrigger
    effect: CounterEffect
    carries: Certainty | None
    """Certainty with which a weakened listing carries consequences."""


@dataclass(frozen=True, slots=True)
class Term(Rule):
    """How long a listing lasts, and from when its removal can be applied for."""

    aspect: TermAspect
    tier: Tier | None
    subject: str | None
    grounds: tuple[str, ...]
    """The criteria of which the listing rests on one alone; none: any."""
    several_grounds: bool
    region: str | None
    minimum_months: int | None
    term_months: int | None
    term_days: int | None
    extension_min_months: int | None
    extension_max_months: int | None
    extension_if_en: str | None
    extension_if_zh: str | None
    maximum_months: int | None
    early_after_months: int | None
    early_from: EventKind | None
    conditions: tuple[EventKind, ...]
    barred_by: tuple[str, ...]
    irreparable: bool

    def fits(self, key: RuleKey, day: date) -> bool:
        return (
            applies(self, day, key.list_id)
            and self.tier in (None, key.tier)
            and self.subject in (None, key.subject)
            and (self.region is None or (key.region or "").startswith(self.region))
            and self._fits_grounds(key.grounds)
        )

    def _fits_grounds(self, grounds: tuple[str, ...]) -> bool:
        if self.several_grounds:
            return len(grounds) > 1
        return not self.grounds or (len(grounds) == 1 and grounds[0] in self.grounds)

    @property
    def longest_months(self) -> int | None:
        """The longest stay; None where it sets none."""
        extended = None if self.term_months is None else self.term_months + (self.extension_max_months or 0)
        return self.maximum_months or extended

    @property
    def reported(self) -> bool:
        """Whether it is no rule of a list, but what is reported of lists in general."""
        return self.basis.certainty is Certainty.PRACTICE and not self.list_ids

    @property
    def of_grounds(self) -> bool:
        """Whether it is about some grounds only."""
        return self.several_grounds or bool(self.grounds)

    @property
    def narrowness(self) -> tuple[bool, bool, bool, bool, bool, date, str]:
        """List, then ground, region, tier and kind of party, then the latest; by id, so that the order is total."""
        of_list, start, rule_id = preference(self)
        return (
            of_list,
            self.of_grounds,
            self.region is not None,
            self.tier is not None,
            self.subject is not None,
            start,
            rule_id,
        )


@dataclass(frozen=True, slots=True)
class Step(Rule):
    """One step of a procedure of repair."""

    order: int
    kind: EventKind
    actor: StepActor
    required: bool
    tiers: tuple[Tier, ...]
    within: int | None
    unit: DayUnit
    counted_from: tuple[EventKind, ...]
    name_en: str
    name_zh: str | None
    addressee: str | None

    def demanded(self, tier: Tier | None) -> bool:
        """Whether the procedure cannot go on without it."""
        return self.required and (not self.tiers or tier in self.tiers)


@dataclass(frozen=True, slots=True)
class RepairRules:
    """The rules of repair, of every edition."""

    terms: tuple[Term, ...]
    steps: tuple[Step, ...]
    calendar: WorkingCalendar
    """By which limits in working days are counted."""

    def term(self, aspect: TermAspect, key: RuleKey, day: date) -> Term | None:
        """The rule that fits best; None where the loaded rules are silent."""
        fitting = [term for term in self.terms if term.aspect is aspect and term.fits(key, day)]
        return max(fitting, key=lambda term: term.narrowness, default=None)

    def terms_by_ground(self, aspect: TermAspect, key: RuleKey, day: date) -> tuple[Term, ...]:
        """Where the ground of a listing is not known: the term of each ground that its list tells apart, in order of the ids."""
        if key.grounds:
            return ()
        found = [
            term
            for term in self.terms
            if term.aspect is aspect
            and term.of_grounds
            and term.fits(replace(key, grounds=term.grounds[:1] or _SEVERAL), day)
        ]
        return tuple(sorted(found, key=lambda term: term.rule_id))

    def longest_end(self, key: RuleKey, since: date) -> tuple[date, Term] | None:
        """The day on which the longest stay that the rules of its first day know is over, with the rule that says so; None where
        they know none (§4.3)."""
        term = self.term(TermAspect.STAY, key, since)
        months = term.longest_months if term else None
        return (months_later(since, months), term) if term and months is not None else None

    def procedure(self, key: RuleKey, day: date) -> tuple[Step, ...]:
        """The steps in their order, of each kind the one that fits best."""
        by_kind: dict[EventKind, list[Step]] = {}
        for step in self.steps:
            if not step.tiers or key.tier in step.tiers:
                by_kind.setdefault(step.kind, []).append(step)
        found = [step for steps in by_kind.values() if (step := best_rule(steps, day, key.list_id))]
        return tuple(sorted(found, key=lambda step: (step.order, step.rule_id)))
