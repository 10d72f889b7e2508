"""What follows from a listing beside the measures of its memoranda: grades, inspections, loans, publicity (§4-§6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.analysis.cascade.consequences import CascadeContext, listed_party
from cscs_graph.analysis.cascade.propagation import Propagation, ReachedParty
from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.lookup import stated
from cscs_graph.analysis.listings.in_force import Listing
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import GradeSchemeRef, ProofStep, Ramification, StepKind, Target
from cscs_graph.model.codes import Certainty, ListKind, TargetClass, Tier
from cscs_graph.model.time import Moment, Span, none_if_open


@dataclass(frozen=True, slots=True)
class RamificationRule:
    """A rule in force, with the grades that it moves."""

    row: Row
    list_kind: ListKind
    tier: Tier | None
    targets: frozenset[TargetClass]
    certainty: Certainty
    span: Span
    grade_schemes: tuple[GradeSchemeRef, ...]

    @property
    def name(self) -> proof.Name:
        return proof.Name(self.row["name_en"], zh=self.row["name_zh"])

    @property
    def source_id(self) -> str:
        return self.row["source_id"]

    def meets(self, stay: Listing, arrival: ReachedParty) -> bool:
        """Whether the rule is about that listing and whom it reaches. Without a target it meets the listed party only."""
        if stay.credit_list.kind is not self.list_kind or self.tier not in (None, stay.ref.tier):
            return False
        if not arrival.path:
            return not self.targets or arrival.target in self.targets
        own = (TargetClass.COMPANY, TargetClass.PERSON)  # what is part of the listed party shares in it through that
        return arrival.target in self.targets and arrival.target not in own


async def ramification_rules(
    transaction: Transaction, kinds: set[ListKind], moment: Moment
) -> tuple[RamificationRule, ...]:
    """The rules about lists of these kinds: two statements, whatever their number."""
    if not kinds:
        return ()
    rows = await transaction.run("ramifications", list_kinds=sorted(str(kind) for kind in kinds), **moment.parameters)
    ids = sorted({scheme for row in rows for scheme in row["grade_schemes"]})
    schemes = {
        row["id"]: GradeSchemeRef.model_validate(stated(row))
        for row in (await transaction.run("grade_schemes", ids=ids) if ids else ())
    }
    return tuple(
        RamificationRule(
            row=row,
            list_kind=ListKind(row["list_kind"]),
            tier=Tier(row["tier"]) if row["tier"] else None,
            targets=frozenset(TargetClass(target) for target in row["targets"] or ()),
            certainty=Certainty(row["certainty"]),
            span=Span(row["valid_from"], row["valid_until"]),
            grade_schemes=tuple(schemes[name] for name in row["grade_schemes"]),
        )
        for row in rows
    )


def ramifications(case: CascadeContext, rules: tuple[RamificationRule, ...]) -> Iterator[Ramification]:
    """Per blacklist stay, then per redlist stay that is kept: what is documented for lists of that kind."""
    for stays, grown in ((case.black, case.grown), (case.kept, case.favoured)):
        for stay in stays:
            yield from _of_stay(case, stay, grown, rules)


def _of_stay(
    case: CascadeContext, stay: Listing, grown: Propagation, rules: tuple[RamificationRule, ...]
) -> Iterator[Ramification]:
    for arrival in (listed_party(case.subject, stay), *grown.parties()):
        for rule in rules:
            certainty = Certainty.weakest(rule.certainty, stay.certainty, arrival.certainty)
            if rule.meets(stay, arrival) and case.scope.admits(certainty):
                yield _ramification(case, stay, arrival, rule, certainty)


def _ramification(
    case: CascadeContext, stay: Listing, arrival: ReachedParty, rule: RamificationRule, certainty: Certainty
) -> Ramification:
    start = Span.overlap(stay.span, arrival.span, rule.span).start
    met = arrival.target or TargetClass.OTHER
    return Ramification.model_validate(
        {
            **stated(rule.row),
            "target": Target(party=case.parties[arrival.id], target_class=met),
            "grade_schemes": rule.grade_schemes,
            "since": none_if_open(start),
            "certainty": certainty,
            "listing": stay.ref,
            "proof": (
                *proof.of_stay(stay, case.names),
                *_rule_steps(rule, stay, case.names),
                *(proof.of_evidence(step, case.names) for step in arrival.path),
            ),
        }
    )


def _rule_steps(rule: RamificationRule, stay: Listing, names: proof.Names) -> Iterator[ProofStep]:
    """From the list to what it triggers, and on to each grade that this moves."""
    identity = rule.row["id"]
    listed, said = (stay.credit_list.id, proof.of_list(stay.credit_list)), (identity, rule.name)
    ends = [("TRIGGERS", listed, said)]
    ends += [
        ("CONCERNS_GRADE", said, (scheme.id, proof.Name(scheme.name_en, zh=scheme.name_zh)))
        for scheme in rule.grade_schemes
    ]
    for kind, start, end in ends:
        yield ProofStep(
            kind=StepKind.RULE,
            type=kind,
            **proof.from_end(*start),
            **proof.to_end(*end),
            detail=rule.row["change"],
            list_kind=stay.credit_list.kind,
            fact_id=identity,
            since=none_if_open(rule.span.start),
            until=none_if_open(rule.span.end),
            certainty=rule.certainty,
            section=rule.row["section"],
            source=names.source(rule.source_id),
        )
