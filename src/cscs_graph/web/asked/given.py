"""What a page of a question is made from, and what it is then."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import quote

from cscs_graph.analysis.core.asking import ask, read
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Address, Page
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import AgencyRef, Answer, ListRef, MeasureRef, MouRef, PartyRef
from cscs_graph.web.state import State

Found = TypeVar("Found")
AnswerT = TypeVar("AnswerT", bound=Answer)
QuestionT = TypeVar("QuestionT", bound=Question[Any])


@dataclass(frozen=True, slots=True)
class Given:
    """What an address states: the state, which every page has, and values of its own by name."""

    state: State
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    def question(self, kind: type[QuestionT], **stated: Any) -> QuestionT:
        """A question with the moment of the address, and whatever else of it the question takes. Raises BadInput."""
        taken = {name: value for name, value in self.state.moment().items() if name in kind.model_fields}
        return kind.of(**taken, **stated)

    def to(self, path: str, identity: str, text: str) -> Address:
        """A way to the page of something under a path, in the same state."""
        return Address(text, self.state.address(f"{path}/{quote(identity, safe='')}"))

    def credit_list(self, one: ListRef) -> Address:
        return self.to("/rules/list", one.id, words.named(one))

    def document(self, one: MouRef) -> Address:
        return self.to("/rules/mou", one.id, words.document(one))

    def agency(self, one: AgencyRef) -> Address:
        return self.to("/rules/agency", one.id, words.named(one) or one.id)

    def measure(self, one: MeasureRef) -> Address:
        return self.to("/rules/measure", one.id, words.named(one))


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and the moment that it is of."""

    page: Page
    as_of: date
    known_at: datetime | None
    subject: PartyRef | None = None
    """Of a page about a party: whom."""


Made = Callable[[Graph, Given], Awaitable[Shown]]


def of_question(
    question: Callable[[Given], Question[AnswerT]],
    page: Callable[[AnswerT, Given], Page],
    subject: Callable[[AnswerT], PartyRef] | None = None,
) -> Made:
    """A page of the answer to one question."""

    async def made(graph: Graph, given: Given) -> Shown:
        answer = await ask(graph, question(given))
        about = subject(answer) if subject else None
        return Shown(page(answer, given), answer.as_of, answer.known_at, about)

    return made


def of_rules(page: Callable[[Reading, Given], Awaitable[Page]]) -> Made:
    """A page of what the rules say on the day."""

    async def made(graph: Graph, given: Given) -> Shown:
        stated = given.question(_Moment)

        async def work(reading: Reading) -> Shown:
            moment = reading.moment
            shown = await page(reading, given)
            return Shown(shown, moment.as_of, None if moment.known_now else moment.known_at)

        return await read(graph, Scope.at(stated.as_of, stated.known_at, zone=graph.zone), work)

    return made


class _Moment(Question[None]):
    """The moment of an address, with the bounds of every question."""

    async def answer(self, reading: Reading) -> None:
        """Nothing is asked."""
