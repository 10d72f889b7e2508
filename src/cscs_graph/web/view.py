"""How a party's picture is looked at, as its address states it: what is selected, what part is shown, and beside what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self, TypeVar

from starlette.datastructures import QueryParams

from cscs_graph.catalog import catalogue
from cscs_graph.errors import BadInput, LimitExceeded, Parameter
from cscs_graph.export.picture.expanding import Expansion, Tied
from cscs_graph.export.picture.filtering import EVERYTHING, RECORD, Filter
from cscs_graph.model.codes import Domain
from cscs_graph.model.severity import Severity
from cscs_graph.web.state import State

Code = TypeVar("Code", bound=StrEnum)
BESIDE = ("compared_with", "if_listed", "since")
"""Parameters that set the day beside another day, or beside what would follow."""
PANEL = "#panel"
"""The place on the page that tells of what is selected."""
MOST_EXPANSIONS = 12
"""Of one picture."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the address is not about the question, but about its picture."""

    element: str = ""
    """The id of the box that is selected."""
    filter: Filter = EVERYTHING
    compared_with: str = ""
    """Another day."""
    if_listed: str = ""
    """The id of a list on which the party is supposed to be."""
    since: str = ""
    """Since when it is supposed to be on that list; empty: since the day of the page."""
    expansions: tuple[Expansion, ...] = ()
    """What was added to the picture, in that order."""

    @classmethod
    def of(cls, query: QueryParams) -> Self:
        """Raises BadInput for a code that there is not."""
        known = {RECORD, *(channel.name for channel in catalogue().channels())}
        for value in query.getlist("channel"):
            if value not in known:
                raise BadInput("{name}: there is no {value!r}", name=Parameter("channel"), value=value)
        shown = Filter(
            channels=tuple(dict.fromkeys(query.getlist("channel"))),
            effects=tuple(_codes(Severity, "effect", query)),
            domains=tuple(_codes(Domain, "domain", query)),
            listed=query.get("listed") == "true",
        )
        others = {name: query.get(name, "").strip() for name in ("element", *BESIDE)}
        return cls(filter=shown, expansions=_expansions(query), **others)

    def stated(self) -> dict[str, str | Sequence[str]]:
        """As an address has it."""
        shown = self.filter
        values: dict[str, str | Sequence[str]] = {
            "element": self.element,
            "expand": tuple(map(str, self.expansions)),
            "channel": shown.channels,
            "effect": tuple(map(str, shown.effects)),
            "domain": tuple(map(str, shown.domains)),
            "listed": "true" if shown.listed else "",
            "compared_with": self.compared_with,
            "if_listed": self.if_listed,
            "since": self.since,
        }
        return {name: value for name, value in values.items() if value}


def _expansions(query: QueryParams) -> tuple[Expansion, ...]:
    """Each once, as first stated."""
    stated = tuple(dict.fromkeys(query.getlist("expand")))
    if len(stated) > MOST_EXPANSIONS:
        raise LimitExceeded("{name}: at most {maximum} are shown at once", name="expand", maximum=MOST_EXPANSIONS)
    found: list[Expansion] = []
    for value in stated:
        box, _, kind = value.rpartition(".")
        if not box or kind not in set(Tied):
            raise BadInput("{name}: there is no {value!r}", name=Parameter("expand"), value=value)
        found.append(Expansion(box, Tied(kind)))
    return tuple(found)


def _codes(kind: type[Code], name: str, query: QueryParams) -> Iterable[Code]:
    """Each once, in the order of the code list."""
    for value in query.getlist(name):
        if value not in set(kind):
            raise BadInput("{name}: there is no {value!r}", name=Parameter(name), value=value)
    return (code for code in kind if code in query.getlist(name))


@dataclass(frozen=True, slots=True)
class Place:
    """The page of a picture in one state and view, from which others are a change away."""

    state: State
    view: View
    path: str
    own: Mapping[str, str] = field(default_factory=dict[str, str])
    """What its address states beside: who is in a planned bid."""
    subject: str = ""
    """The id of whom or what the page is about."""

    @classmethod
    def of_party(cls, state: State, view: View, party: str) -> Self:
        return cls(state, view, state.party(party).partition("?")[0], subject=party)

    def address(self, ending: str = "", **changed: str | Sequence[str] | None) -> str:
        """Of this page with something changed, or of what it is exported as."""
        return self._stating(ending, {**self.view.stated(), **changed})

    def _stating(self, ending: str, stated: Mapping[str, str | Sequence[str] | None]) -> str:
        return self.state.address(f"{self.path}{ending}", **{**self.own, **stated})

    def alone(self, ending: str = "") -> str:
        """Of the day of this page beside nothing else, with nothing selected."""
        return self.address(ending, element=None, compared_with=None, if_listed=None, since=None)

    def showing(self, shown: Filter) -> str:
        """Of this page with another filter."""
        return f"{self._stating('', replace(self.view, filter=shown).stated())}#picture"

    def selecting(self, element: str) -> str:
        """Of this page with the panel of a box."""
        return f"{self.address(element=element)}{PANEL}"

    def expanding(self, one: Expansion) -> str:
        """Of this page with more in its picture, or without it where that is in it; the panel of its box stays open."""
        held = [*(each for each in self.view.expansions if each != one)]
        held += [] if one in self.view.expansions else [one]
        stated = replace(self.view, element=one.box, expansions=tuple(held)).stated()
        return f"{self._stating('', stated)}{PANEL}"
