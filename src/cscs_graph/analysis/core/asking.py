"""Asks a question of a graph: one transaction, in which the versions are read first and again last."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
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
    reading = await Reading.opened(
        transaction, graph, scope, question.references(), with_listings=question.begins_with_listings
    )
    answer = await question.resolved(reading.references).answer(reading)
    return Told(answer, reading.moment, reading.rules) if await reading.unmoved() else None
