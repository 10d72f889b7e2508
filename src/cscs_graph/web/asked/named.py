"""Ways from a page to the lists and documents that its answer names."""

from collections.abc import Iterator
from typing import cast

from pydantic import BaseModel

from cscs_graph.export import words
from cscs_graph.model.answers import ListRef, MouRef
from cscs_graph.web.asked.given import Given
from cscs_graph.web.frame import Way
from cscs_graph.web.state import State


def rules_named(answer: BaseModel, state: State) -> tuple[Way, ...]:
    """Lists, then documents, each once, in the order of their names."""
    given = Given(state)
    found = {(type(one), one.id): one for one in _rules(answer)}
    lists = sorted(
        (one for one in found.values() if isinstance(one, ListRef)), key=lambda one: (words.named(one), one.id)
    )
    documents = sorted(
        (one for one in found.values() if isinstance(one, MouRef)), key=lambda one: (words.title(one), one.id)
    )
    ways = [*map(given.credit_list, lists), *map(given.document, documents)]
    return tuple(Way(one.to, one.text) for one in ways)


def _rules(part: object) -> Iterator[ListRef | MouRef]:
    match part:
        case ListRef() | MouRef():
            yield part
        case BaseModel():
            for value in vars(part).values():
                yield from _rules(value)
        case tuple():
            for item in cast("tuple[object, ...]", part):
                yield from _rules(item)
        case _:
            return
