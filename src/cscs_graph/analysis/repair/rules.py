"""The rules of repair as rows of the graph, and which of them fits a listing on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import RuleBasis
from cscs_graph.model.codes import Certainty, DayUnit, EventKind, StepActor, TermAspect, Tier
from cscs_graph.model.time import Span, none_if_open


@dataclass(frozen=True, slots=True)
class RuleKey:
    """What decides which rule fits a listing."""

    list_id: str
    tier: Tier | None
    subject: str
    """Label of the listed party."""
    region: str | None
    """Division code of the deciding agency."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rows have in common."""

    list_ids: tuple[str, ...]
    span: Span
    basis: RuleBasis

    def holds(self, case: RuleKey, day: date) -> bool:
        return self.span.start <= day < self.span.end and (not self.list_ids or case.list_id in self.list_ids)

    @property
    def preference(self) -> tuple[int, date, str]:
        """A rule of the list before a general one, then the latest; by id, so that the order is total."""
        return len(self.list_ids) > 0, self.span.start, self.basis.rule_id


@dataclass(frozen=True, slots=True)
class Term(Rule):
    aspect: TermAspect
    tier: Tier | None
    subject: str | None
    region: str | None
    minimum_months: int | None
    term_months: int | None
    term_days: int | None
    extension_min_months: int | None
    extension_max_months: int | None
    maximum_months: int | None
    early_after_months: int | None
    early_from: EventKind | None
    conditions: tuple[EventKind, ...]
    barred_by: tuple[str, ...]
    irreparable: bool

    def fits(self, case: RuleKey, day: date) -> bool:
        return (
            self.holds(case, day)
            and self.tier in (None, case.tier)
            and self.subject in (None, case.subject)
            and (self.region is None or (case.region or "").startswith(self.region))
        )

    @property
    def narrowness(self) -> tuple[bool, bool, bool, bool, date, str]:
        """List, then region, tier and kind of party, then the latest; by id, so that the order is total."""
        general = (bool(self.list_ids), self.region is not None, self.tier is not None, self.subject is not None)
        return (*general, self.span.start, self.basis.rule_id)


@dataclass(frozen=True, slots=True)
class Step(Rule):
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


Kind = TypeVar("Kind", bound=Rule)


@dataclass(frozen=True, slots=True)
class RepairRules:
    """The rules of some lists, of every edition."""

    terms: tuple[Term, ...]
    steps: tuple[Step, ...]

    def term(self, aspect: TermAspect, case: RuleKey, day: date) -> Term | None:
        """The rule that fits best; None where the loaded rules are silent."""
        fitting = [term for term in self.terms if term.aspect is aspect and term.fits(case, day)]
        return max(fitting, key=lambda term: term.narrowness, default=None)

    def procedure(self, case: RuleKey, day: date) -> tuple[Step, ...]:
        """The steps in their order, of each kind the one that fits best."""
        best: dict[EventKind, Step] = {}
        for step in sorted((step for step in self.steps if step.holds(case, day)), key=lambda step: step.preference):
            if not step.tiers or case.tier in step.tiers:
                best[step.kind] = step
        return tuple(sorted(best.values(), key=lambda step: (step.order, step.basis.rule_id)))


async def repair_rules(transaction: Transaction, lookup: Lookup, list_ids: Iterable[str], scope: Scope) -> RepairRules:
    """The rules of these lists, as far as they are certain enough. Three statements, whatever the number of lists."""
    asked = {"list_ids": sorted(set(list_ids)), "known_at": scope.moment.known_at}
    terms = _certain(await transaction.run("repair_terms", **asked), scope)
    steps = _certain(await transaction.run("repair_steps", **asked), scope)
    await lookup.sources(row["source_id"] for row in (*terms, *steps))
    return RepairRules(
        tuple([_term(row, await basis_of(lookup, row)) for row in terms]),
        tuple([_step(row, await basis_of(lookup, row)) for row in steps]),
    )


def _certain(rows: Sequence[Row], scope: Scope) -> list[Row]:
    return [row for row in rows if scope.admits(Certainty(row["certainty"]))]


async def basis_of(lookup: Lookup, row: Row) -> RuleBasis:
    """Where a rule stands."""
    sources = await lookup.sources([row["source_id"]])
    return RuleBasis(
        rule_id=row["id"],
        edition_id=row["edition_id"],
        edition=row["edition_name"],
        document_no=row["document_no"],
        section=row["section"],
        certainty=Certainty(row["certainty"]),
        since=none_if_open(row["valid_from"]),
        until=none_if_open(row["valid_until"]),
        text_zh=row["text_zh"],
        note=row["note"],
        source=sources.get(row["source_id"]),
    )


def _term(row: Row, basis: RuleBasis) -> Term:
    return Term(
        list_ids=tuple(row["list_ids"]),
        span=Span(row["valid_from"], row["valid_until"]),
        basis=basis,
        aspect=TermAspect(row["aspect"]),
        tier=Tier(row["tier"]) if row["tier"] else None,
        subject=row["subject"],
        region=row["region"],
        minimum_months=row["minimum_months"],
        term_months=row["term_months"],
        term_days=row["term_days"],
        extension_min_months=row["extension_min_months"],
        extension_max_months=row["extension_max_months"],
        maximum_months=row["maximum_months"],
        early_after_months=row["early_after_months"],
        early_from=EventKind(row["early_from"]) if row["early_from"] else None,
        conditions=tuple(EventKind(kind) for kind in row["conditions"] or ()),
        barred_by=tuple(row["barred_by"]),
        irreparable=bool(row["irreparable"]),
    )


def _step(row: Row, basis: RuleBasis) -> Step:
    return Step(
        list_ids=tuple(row["list_ids"]),
        span=Span(row["valid_from"], row["valid_until"]),
        basis=basis,
        order=row["place"],
        kind=EventKind(row["kind"]),
        actor=StepActor(row["actor"]),
        required=row["required"] is not False,
        tiers=tuple(Tier(tier) for tier in row["tiers"] or ()),
        within=row["within"],
        unit=DayUnit(row["unit"] or DayUnit.DAY),
        counted_from=tuple(EventKind(kind) for kind in row["counted_from"] or ()),
        name_en=row["name_en"],
        name_zh=row["name_zh"],
        addressee=row["addressee"],
    )
