"""Parties in a chart, and where the path to one comes from."""

from collections.abc import Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Column, Node, Shape
from cscs_graph.model import schema
from cscs_graph.model.answers import PartyKind, PartyRef, ProofStep, wording
from cscs_graph.model.phrases import spoken


def party_node(
    party: PartyRef,
    column: Column,
    said: str | None = None,
    *,
    weight: int = 0,
    subject: bool = False,
    faint: bool = False,
    listed: bool = False,
) -> Node:
    """Its name in the language that is spoken, the other one below it."""
    shape = Shape.PERSON if party.kind is PartyKind.PERSON else Shape.ENTITY
    lines = [line for line in (words.other_name(party), said) if line]
    return Node(
        party.id,
        column,
        shape,
        words.party(party),
        tuple(lines),
        ids=(party.id,),
        weight=weight,
        subject=subject,
        faint=faint,
        listed=listed,
    )


def step_nodes(step: ProofStep, weight: int) -> Iterator[Node]:
    """Both ends of a step; of these it says the names, and that they are persons where only persons can be."""
    starts = {tie.start for tie in schema.relationships() if tie.type == step.type}
    first = Shape.PERSON if starts == {"Person"} else Shape.ENTITY
    start, end = wording.start(step, spoken()), wording.end(step, spoken())
    yield Node(step.from_id, Column.PEOPLE, first, start, ids=(step.from_id,), weight=weight)
    yield Node(step.to_id, Column.PEOPLE, Shape.ENTITY, end, ids=(step.to_id,), weight=weight)


def end_of_path(proof: Sequence[ProofStep], party_id: str) -> str | None:
    """Who is last on a path before that party; None where the path does not say."""
    for step in reversed(proof):
        if step.channel is not None and party_id in (step.from_id, step.to_id):
            return step.to_id if step.from_id == party_id else step.from_id
    return None
