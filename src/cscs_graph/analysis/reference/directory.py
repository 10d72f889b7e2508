"""Who keeps the lists and what stands behind them: agencies, lists and memoranda, as the rules of the day have them."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from cscs_graph.analysis.core.question import Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.reference.pages import FIRST, After, First, page_of
from cscs_graph.analysis.rulebook.memoranda import Memoranda
from cscs_graph.errors import Message, NotFound
from cscs_graph.model.answers import AgencyRef, ImposedMeasure, ListRef, MouRef, Page
from cscs_graph.model.codes import ListKind
from cscs_graph.model.time import none_if_open

AgencyId = Annotated[Text, Field(description="Id of an agency.")]
ListId = Annotated[Text, Field(description="Id of a list.")]
AnyRef = TypeVar("AnyRef")


class Agencies(Question[Page[AgencyRef]]):
    """Agencies in the order of their ids."""

    council_only: Annotated[bool, Field(description="Only members of the Joint Inter-ministerial Council.")] = False
    first: First = FIRST
    after: After = ""

    async def answer(self, reading: Reading) -> Page[AgencyRef]:
        found = reading.rules.agencies.values()
        chosen = [one for one in found if one.council_member_no is not None or not self.council_only]
        return page_of(chosen, self.first, self.after)


class AgencyById(Question[AgencyRef]):
    """An agency by id."""

    name: ClassVar[str] = "agency"

    id: AgencyId

    async def answer(self, reading: Reading) -> AgencyRef:
        return agency(reading, self.id)


class CreditLists(Question[Page[ListRef]]):
    """Lists in the order of their ids, with the agencies that control them on the day (Appendix III)."""

    kinds: Annotated[tuple[ListKind, ...], Field(description="Only lists of these kinds; by default all.")] = ()
    first: First = FIRST
    after: After = ""

    async def answer(self, reading: Reading) -> Page[ListRef]:
        chosen = [one for one in reading.rules.lists.values() if one.kind in self.kinds or not self.kinds]
        return page_of(chosen, self.first, self.after)


class CreditListById(Question[ListRef]):
    """A blacklist or redlist by id."""

    name: ClassVar[str] = "creditList"

    id: ListId

    async def answer(self, reading: Reading) -> ListRef:
        return reading.rules.credit_list(self.id)


class MouById(Question[MouRef]):
    """A memorandum by id, in force or not."""

    name: ClassVar[str] = "mou"

    id: Annotated[Text, Field(description="Id of a memorandum.")]

    async def answer(self, reading: Reading) -> MouRef:
        return _found(reading.rules.mous, self.id, Message("memorandum"))


class Mous(Question[Page[MouRef]]):
    """Memoranda, and the documents in their place, in the order of their ids, in force or not (§4.2)."""

    first: First = FIRST
    after: After = ""

    async def answer(self, reading: Reading) -> Page[MouRef]:
        return page_of([*reading.rules.mous.values()], self.first, self.after)


def imposed_measures(rules: Memoranda, agency_id: str) -> tuple[ImposedMeasure, ...]:
    """What an agency must impose on the day, by memorandum."""
    return tuple(
        ImposedMeasure(
            mou=mou,
            measure=rule.ref,
            since=none_if_open(rule.span.start),
            until=none_if_open(rule.span.end),
        )
        for mou, rule in rules.imposed_by(agency_id)
    )


def agency(reading: Reading, agency_id: str) -> AgencyRef:
    """Raises NotFound where no such agency is loaded."""
    return _found(reading.rules.agencies, agency_id, Message("agency"))


def _found(loaded: Mapping[str, AnyRef], identity: str, what: Message) -> AnyRef:
    try:
        return loaded[identity]
    except KeyError:
        raise NotFound("no {what} {identity!r} is loaded", what=what, identity=identity) from None
