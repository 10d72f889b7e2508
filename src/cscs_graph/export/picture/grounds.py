"""On what a box of a picture rests: the conclusions of the answer about it, and the facts and rules that name it."""

from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.export.picture.chart import Column, Node, Shape
from cscs_graph.export.prov import AnyConclusion, conclusions
from cscs_graph.model.answers import (
    Answer,
    CascadeAnswer,
    Consequence,
    ContaminationAnswer,
    DossierAnswer,
    ProofStep,
    TieStep,
)
from cscs_graph.model.answers.within import within

Pictured = DossierAnswer | CascadeAnswer | ContaminationAnswer
"""Answers that there are pictures of."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What there is to say of a box."""

    conclusions: tuple[AnyConclusion, ...]
    """About it, each with its own proof."""
    steps: tuple[ProofStep, ...]
    """Facts and rules that name it and stand in none of those proofs."""

    @property
    def all_steps(self) -> tuple[ProofStep, ...]:
        """Each fact and rule once, in the order of the proofs."""
        return tuple({_key(one): one for one in _of(self)}.values())


def grounds(answer: Pictured, node: Node) -> Grounds:
    """Of one box of the picture of that answer."""
    if node.shape is Shape.MEASURES:
        if isinstance(answer, ContaminationAnswer):
            return Grounds(tuple(_endangering(answer, node)), ())
        return Grounds(tuple(_consequences(answer, node)), ())
    whole = {_key(step): step for step in _steps(answer)}
    named = {key: step for key, step in whole.items() if _names(step, node)}
    drawn = tuple(_about(answer, node)) if node.column <= Column.PARTY and not node.subject else ()
    proven = {_key(step) for one in drawn for step in one.proof}
    return Grounds(drawn, tuple(step for key, step in named.items() if key not in proven))


def _of(found: Grounds) -> Iterator[ProofStep]:
    for one in found.conclusions:
        yield from one.proof
    yield from found.steps


def _consequences(answer: DossierAnswer | CascadeAnswer, node: Node) -> Iterator[Consequence]:
    """Of the measures in a box: for the party itself, or for others only, as the box says."""
    cascade = answer.cascade if isinstance(answer, DossierAnswer) else answer
    held = set(node.stands_for)
    for one in (*cascade.consequences, *cascade.rewards):
        if one.measure.id in held and (one.target.party.id != cascade.subject.id) is node.faint:
            yield one


def _endangering(answer: ContaminationAnswer, node: Node) -> Iterator[AnyConclusion]:
    """Who endangers the filing by a list that lets one of the measures follow."""
    held = set(node.stands_for)
    for finding in answer.findings:
        yield from (one for one in finding.contaminators if held & {measure.id for measure in one.measures})


def _about(answer: Answer, node: Node) -> Iterator[AnyConclusion]:
    """Conclusions whose proof passes a party or a bid; what follows for it is apart, among the measures. Each once."""
    told: dict[str, AnyConclusion] = {}
    for one in conclusions(answer):
        if not isinstance(one, Consequence) and any(_names(step, node) for step in one.proof):
            told.setdefault(one.sentence_en, one)
    yield from told.values()


def _names(step: ProofStep, node: Node) -> bool:
    if node.shape is Shape.LISTING:
        return step.fact_id in node.ids
    return step.from_id in node.ids or step.to_id in node.ids


def _steps(answer: Answer) -> Iterator[ProofStep]:
    """Every fact and rule of an answer, those of its proofs too."""
    for one in within(answer, ProofStep, TieStep, proofs=True):
        yield one.step if isinstance(one, TieStep) else one


def _key(step: ProofStep) -> tuple[str | None, ...]:
    return step.type, step.from_id, step.to_id, step.fact_id, step.channel
