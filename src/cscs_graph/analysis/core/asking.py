"""Asks a question of a graph: one transaction, in which the versions are read first and again last.

An answer follows from the question and the versions of data and rules, which is what its id says. So whoever asks again what
was answered is given the same answer, once the one statement that reads the versions says that nothing has moved.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from pydantic import BaseModel

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading, canonical
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.analysis.rulebook.versions import content_versions
from cscs_graph.errors import StoreChanging
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.time import Moment

AnswerT = TypeVar("AnswerT")
ATTEMPTS = 5
"""How often a question is asked anew where data is loaded meanwhile."""


@dataclass(frozen=True)
class Told(Generic[AnswerT]):
    """An answer, with the moment and the rules that it is of."""

    answer: AnswerT
    moment: Moment
    rules: RulesOfTheDay


async def ask(graph: Graph, question: Question[AnswerT]) -> AnswerT:
    """The answer, all of it from one version of data and rules; see `told`."""
    return (await told(graph, question)).answer


async def told(graph: Graph, question: Question[AnswerT]) -> Told[AnswerT]:
    """The answer with its moment and rules, all of it from one version of data and rules.

    Neo4j reads what is committed, statement by statement, so a load between two statements could mix two versions: the
    question is then asked anew. Raises StoreChanging where that goes on, and what the question itself raises.
    """
    scope = question.scope(graph.zone)
    for _ in range(ATTEMPTS):
        found = await graph.read(lambda transaction: _answered(transaction, graph, question, scope))
        if found is not None:
            return found
    raise StoreChanging(
        "the store was loaded into {attempts} times while this was answered; ask again when that is done",
        attempts=ATTEMPTS,
    )


async def read(graph: Graph, scope: Scope, work: Callable[[Reading], Awaitable[AnswerT]]) -> AnswerT:
    """What `work` reads in one transaction, for whoever asks no question of its own: a part of an answer, a count."""

    async def opened(transaction: Transaction) -> AnswerT:
        return await work(await Reading.opened(transaction, graph, scope))

    return await graph.read(opened)


async def _answered(
    transaction: Transaction, graph: Graph, question: Question[AnswerT], scope: Scope
) -> Told[AnswerT] | None:
    """None where the content moved meanwhile."""
    asked = f"{question.name} {canonical(question, scope)}"
    if (kept := graph.answers.get(asked)) is not None:
        version, found = kept
        if await content_versions(transaction) == version:
            return found
        graph.answers.drop(asked)
    reading = await Reading.opened(
        transaction, graph, scope, question.references(), with_listings=question.begins_with_listings
    )
    answer = await question.resolved(reading.references).answer(reading)
    if not await reading.unmoved():
        return None
    found = Told(answer, reading.moment, reading.rules)
    graph.answers.put(asked, reading.versions, found, items_in(answer))
    return found


def items_in(part: object) -> int:
    """How much there is to keep of an answer, or of a part of one: itself, and whatever stands in its lists."""
    if isinstance(part, tuple):
        return len(cast(tuple[object, ...], part))
    if isinstance(part, BaseModel):
        return 1 + sum(map(items_in, vars(part).values()))
    return 0
