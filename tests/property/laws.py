"""What makes a function a law: examples that are the same on every run, and all their worlds loaded in one go."""

import itertools
import os
from collections.abc import Awaitable, Callable, Sequence
from random import Random
from typing import Any, cast

from cscs_graph.errors import CscsError
from cscs_graph.graph.connection import Graph
from tests.property.asking import Asked, stored
from tests.property.worlds import World
from tests.servers import EMBEDDED, LEDGER

EXAMPLES = int(os.environ.get("CSCS_TEST_EXAMPLES", "50"))
"""Worlds a law on the embedded server; a fifth of them on the others, which have to say the same."""

Body = Callable[..., Awaitable[None]]
Draw = Callable[[Random], Any]
"""Makes a part of an example: a world, a day, a bound."""


def one_of(*values: Any) -> Draw:
    return lambda random: random.choice(values)


def law(*parts: Draw, examples: int = EXAMPLES) -> Callable[[Body], Callable[[Graph], Awaitable[None]]]:
    """A law holds for every example. Its body is given the parts as they are drawn, with each world as it is loaded; of what
    compares several worlds there are as many fewer examples.

    Loading is what takes longest, so all worlds of a law are loaded by one call, each under a prefix of its own. Where a law
    fails, the facts that matter are looked for: what can be left out of a lone world with the law still failing is left out.
    """

    def of(body: Body) -> Callable[[Graph], Awaitable[None]]:
        async def test(graph: Graph) -> None:
            here = drawn_for(graph, parts, body.__qualname__, examples)
            for number, example in enumerate(await _loaded(graph, here)):
                try:
                    await body(*example)
                except Exception as error:
                    smallest = await _smallest(graph, body, here[number], type(error))
                    error.add_note(f"example {number}: {smallest}")
                    raise

        test.__name__, test.__qualname__ = body.__name__, body.__qualname__
        test.__module__, test.__doc__ = body.__module__, body.__doc__
        return test

    return of


def drawn_for(graph: Graph, parts: Sequence[Draw], name: str, examples: int = EXAMPLES) -> list[tuple[Any, ...]]:
    """Examples to ask a server about: all of them on the embedded one, the first fifth on the others."""
    made = drawn(parts, name, examples)
    worlds = max(sum(isinstance(part, World) for part in made[0]), 1)
    return made[: max(examples // worlds // (1 if _is_embedded(graph) else 5), 1)]


def drawn(parts: Sequence[Draw], name: str, examples: int = EXAMPLES) -> list[tuple[Any, ...]]:
    """Examples that are the same on every run, and others for every name. What is drawn as a tuple is spread out."""
    random = Random(name)
    each = [[_spread(draw(random)) for draw in parts] for _ in range(examples)]
    return [tuple(itertools.chain.from_iterable(example)) for example in each]


def _spread(part: Any) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", part) if isinstance(part, tuple) else (part,)


def _is_embedded(graph: Graph) -> bool:
    return LEDGER.names.get(graph.endpoint.bolt) == EMBEDDED


async def _loaded(graph: Graph, examples: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The examples with every world of them loaded."""
    worlds = [part for example in examples for part in example if isinstance(part, World)]
    asked: list[Asked] = await stored(graph, worlds)
    loaded = iter(asked)
    return [tuple(next(loaded) if isinstance(part, World) else part for part in example) for example in examples]


async def _smallest(graph: Graph, body: Body, example: tuple[Any, ...], failure: type[Exception]) -> tuple[Any, ...]:
    """The example with as few facts as it takes to break the law; as it is where it has several worlds."""
    places = [place for place, part in enumerate(example) if isinstance(part, World)]
    if len(places) != 1:
        return example
    (place,) = places
    for fact in example[place].facts():
        fewer = World(tuple(line for line in example[place].lines if line is not fact))
        attempt = (*example[:place], fewer, *example[place + 1 :])
        try:
            await body(*(await _loaded(graph, [attempt]))[0])
        except failure:
            example = attempt
        except CscsError:
            pass  # what was left out is what the law asks about
    return example
