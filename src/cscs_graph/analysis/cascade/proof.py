"""Rules as steps of a proof: from a list through its memorandum to a measure, and to who imposes it."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from cscs_graph.analysis.core.proof import Name, Names, from_end, of_evidence, of_list, to_end
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.analysis.rulebook.lists import MeasureRule, MouRule
from cscs_graph.model.answers import ListRef, ProofStep, StepKind
from cscs_graph.model.answers.wording import numbered
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.time import none_if_open

_Steps = dict[tuple[str, str, str], tuple[ProofStep, ...]]
_MADE: WeakKeyDictionary[RulesOfTheDay, _Steps] = WeakKeyDictionary()
"""The steps of a rule are the same in every answer of a day, so they are made once as long as the rules are kept."""


def of_rule(mou: MouRule, measure: MeasureRule, credit_list: ListRef, names: Names) -> tuple[ProofStep, ...]:
    """From the list through its memorandum to the measure, and who imposes it."""
    made = _MADE.setdefault(names.lookup.rules, {})
    key = (credit_list.id, mou.fact_id, measure.ref.id)
    if key not in made:
        made[key] = (
            _established(mou, credit_list, names),
            *_superseded(mou, names),
            _stipulates(mou, measure, names),
            *_imposed(mou, measure, names),
        )
    return made[key]


def _established(mou: MouRule, credit_list: ListRef, names: Names) -> ProofStep:
    return ProofStep(
        kind=StepKind.RULE,
        type="ESTABLISHED_BY",
        **from_end(credit_list.id, of_list(credit_list)),
        **to_end(mou.ref.id, _of_mou(mou)),
        detail=mou.ref.document_no,
        document_no=mou.ref.document_no,
        list_kind=credit_list.kind,
        fact_id=mou.fact_id,
        since=none_if_open(mou.span.start),
        until=none_if_open(mou.span.end),
        certainty=mou.ref.document_kind.certainty,
        section=mou.established_section,
        source=names.source(mou.established_source_id),
    )


def _superseded(mou: MouRule, names: Names) -> Iterator[ProofStep]:
    """What rules in the place of a document that no longer does: a step for each document."""
    superseded = mou.ref.superseded
    if superseded is None:
        return
    for one in superseded.by:
        yield ProofStep(
            kind=StepKind.RULE,
            type="SUPERSEDED_BY",
            **from_end(mou.ref.id, _of_mou(mou)),
            **to_end(one.id, Name(one.title_en or one.title_zh, zh=one.title_zh)),
            fact_id=superseded.id,
            since=superseded.since,
            until=None,
            certainty=superseded.certainty,
            source=names.source(superseded.source_id),
        )


def _stipulates(mou: MouRule, measure: MeasureRule, names: Names) -> ProofStep:
    return ProofStep(
        kind=StepKind.RULE,
        type="STIPULATES",
        **from_end(mou.ref.id, _of_mou(mou)),
        **to_end(measure.ref.id, _of_measure(measure)),
        detail=numbered(measure.ref.own_number, LanguageCode.EN),
        document_no=mou.ref.document_no,
        number=measure.ref.own_number,
        strength=measure.ref.strength,
        effect=measure.ref.effect,
        fact_id=measure.ref.id,
        since=none_if_open(measure.span.start),
        until=none_if_open(measure.span.end),
        certainty=mou.ref.document_kind.certainty,
        section=measure.ref.section,
        source=names.source(measure.source_id),
    )


def _imposed(mou: MouRule, measure: MeasureRule, names: Names) -> Iterator[ProofStep]:
    """The agencies that the memorandum names, and how their work came to those who impose the measure on the day."""
    for agency in sorted({one.stated_id for one in measure.imposed_by}):
        yield ProofStep(
            kind=StepKind.RULE,
            type="IMPOSES",
            **from_end(agency, names.name(agency)),
            **to_end(measure.ref.id, _of_measure(measure)),
            effect=measure.ref.effect,
            fact_id=measure.ref.id,
            since=none_if_open(measure.span.start),
            until=none_if_open(measure.span.end),
            certainty=mou.ref.document_kind.certainty,
            section=measure.ref.section,
            source=names.source(measure.source_id),
        )
    steps = {step.fact_id: step for one in measure.imposed_by for step in one.path}
    yield from (of_evidence(steps[key], names) for key in sorted(steps))


def _of_mou(mou: MouRule) -> Name:
    return Name(mou.ref.title_en or mou.ref.title_zh, zh=mou.ref.title_zh)


def _of_measure(measure: MeasureRule) -> Name:
    return Name(measure.ref.name_en, zh=measure.ref.name_zh)
