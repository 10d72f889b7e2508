"""Everything of a kind within an answer."""

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from pydantic import BaseModel

from cscs_graph.model.answers.deferred import Deferred

PartT = TypeVar("PartT", bound=BaseModel)


def within(part: object, *kinds: type[PartT], proofs: bool = False, nested: bool = False) -> Iterator[PartT]:
    """Every part of these kinds, in the order of the answer. `proofs`: also in proofs that nobody has read yet, which are made
    then. `nested`: also in what is found itself."""
    if isinstance(part, kinds):
        yield part
        if not nested:
            return
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from within(getattr(part, name), *kinds, proofs=proofs, nested=nested)
    elif isinstance(part, tuple) or (proofs and isinstance(part, Deferred)):
        for item in cast("Iterable[object]", part):
            yield from within(item, *kinds, proofs=proofs, nested=nested)
