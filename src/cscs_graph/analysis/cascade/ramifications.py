"""What follows from a listing beside the measures of its memoranda: grades, inspections, loans, publicity (§4-§6)."""

from collections.abc import Iterable, Iterator
from typing import Any

from cscs_graph.analysis.cascade.context import CascadeContext, listed_party, since_of
from cscs_graph.analysis.cascade.merging import alike
from cscs_graph.analysis.cascade.propagation import Propagation, ReachedParty
from cscs_graph.analysis.core.proof import Name, Names, from_end, of_evidence, of_list, to_end
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.listings.proof import of_listing
from cscs_graph.analysis.rulebook.ramification_rules import RamificationRule
from cscs_graph.analysis.rulebook.view import as_answered
from cscs_graph.model.answers import MovedGrade, ProofStep, Ramification, StepKind, Target
from cscs_graph.model.answers.deferred import deferred
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.model.time import none_if_open


def ramifications(context: CascadeContext) -> tuple[Ramification, ...]:
    """What is documented for lists of the kinds of its listings, of several on one list once."""
    return alike(_each(context), lambda one: (one.rule_id, one.target.party.id, one.target.target_class))


def _each(context: CascadeContext) -> Iterator[Ramification]:
    """Per blacklisting, then per redlisting that is retained."""
    listings = context.listings
    kinds = {one.credit_list.kind for one in listings.in_question}
    rules = context.reading.rules.ramifications(kinds)
    for listed, propagation in ((listings.black, context.reached), (listings.retained, context.rewarded)):
        for listing in listed:
            yield from _of_listing(context, listing, propagation, rules)


def _of_listing(
    context: CascadeContext, listing: Listing, propagation: Propagation, rules: Iterable[RamificationRule]
) -> Iterator[Ramification]:
    kind, tier = listing.credit_list.kind, listing.ref.tier
    for reached in (listed_party(context.subject, listing), *propagation.parties()):
        for rule in rules:
            certainty = Certainty.weakest(rule.certainty, listing.certainty, reached.certainty)
            meets = reached.about(listing.credit_list.id) and rule.meets(
                kind, tier, reached.target, listed=not reached.path
            )
            moved = rule.moves(context.party(reached.id)) if meets else None
            if moved is not None and context.reading.scope.admits(certainty):
                yield _ramification(context, listing, reached, rule, moved, certainty)


def _ramification(
    context: CascadeContext,
    listing: Listing,
    reached: ReachedParty,
    rule: RamificationRule,
    moved: tuple[MovedGrade, ...],
    certainty: Certainty,
) -> Ramification:
    names, reported = context.names, _reported(context, rule)
    return as_answered(
        Ramification,
        rule.stated,
        rule_id=rule.rule_id,
        reported=reported,
        target=Target(party=context.party(reached.id), target_class=reached.target or TargetClass.OTHER),
        grade_schemes=moved,
        since=None if reported else since_of(listing, reached.path, rule.span),
        certainty=certainty,
        listing=listing.ref,
        proof=deferred(
            lambda: (
                *of_listing(listing, names),
                *_rule_steps(rule, moved, listing, names),
                *(of_evidence(step, names) for step in reached.path),
            )
        ),
    )


def _reported(context: CascadeContext, rule: RamificationRule) -> str | None:
    """Of a practice: when the source that reports it was published."""
    source = context.reading.rules.source(rule.source_id)
    reports = Certainty.PRACTICE.rank <= rule.certainty.rank and rule.certainty is not Certainty.DRAFT
    return source.published if reports and source else None


def _rule_steps(
    rule: RamificationRule, moved: tuple[MovedGrade, ...], listing: Listing, names: Names
) -> Iterator[ProofStep]:
    """From the list to what it triggers, and on to each grade that this moves, which the document of the grade describes."""
    listed = (listing.credit_list.id, of_list(listing.credit_list))
    said = (rule.rule_id, Name(rule.stated.name_en, zh=rule.stated.name_zh))

    def step(kind: str, start: tuple[str, Name], end: tuple[str, Name], **said: Any) -> ProofStep:
        return ProofStep(
            kind=StepKind.RULE,
            type=kind,
            **from_end(*start),
            **to_end(*end),
            list_kind=listing.credit_list.kind,
            fact_id=rule.rule_id,
            since=none_if_open(rule.span.start),
            until=none_if_open(rule.span.end),
            certainty=rule.certainty,
            **said,
        )

    yield step(
        "TRIGGERS",
        listed,
        said,
        detail=rule.stated.change,
        strength=rule.stated.strength,
        section=rule.stated.section,
        source=names.source(rule.source_id),
    )
    for one in moved:
        yield step(
            "CONCERNS_GRADE",
            said,
            (one.id, Name(one.name_en, zh=one.name_zh)),
            detail="if_graded" if one.if_graded else None,
            section=one.section,
            source=names.source(one.source_id or rule.source_id),
        )
