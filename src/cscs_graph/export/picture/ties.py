"""Parties in a chart, and where the path to one comes from."""

from collections.abc import Sequence

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Column, Node, Shape
from cscs_graph.model.answers import PartyKind, PartyRef, ProofStep


def party_node(
    party: PartyRef,
    column: Column,
    said: str | None = None,
    *,
    weight: int = 0,
    subject: bool = False,
    faint: bool = False,
) -> Node:
    """Its name in the language that is spoken, the other one below it."""
    shape = Shape.PERSON if party.kind is PartyKind.PERSON else Shape.ENTITY
    lines = [line for line in (words.other_name(party), said) if line]
    return Node(party.id, column, shape, words.party(party), tuple(lines), weight=weight, subject=subject, faint=faint)


def end_of_path(proof: Sequence[ProofStep], party_id: str) -> str | None:
    """Who is last on a path before that party; None where the path does not say."""
    for step in reversed(proof):
        if step.channel is not None and party_id in (step.from_id, step.to_id):
            return step.to_id if step.from_id == party_id else step.from_id
    return None
