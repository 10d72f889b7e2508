"""How a party's picture is looked at, as its address states it: what is selected in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from starlette.datastructures import QueryParams

from cscs_graph.web.state import State

PANEL = "#panel"
"""The place on the page that tells of what is selected."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the address is not about the question, but about its picture."""

    element: str = ""
    """The id of the box that is selected."""

    @classmethod
    def of(cls, query: QueryParams) -> Self:
        return cls(element=query.get("element", ""))

    def stated(self) -> dict[str, str | Sequence[str]]:
        """As an address has it."""
        return {"element": self.element} if self.element else {}


@dataclass(frozen=True, slots=True)
class Place:
    """The page of a party in one state and view, from which others are a change away."""

    state: State
    view: View
    party: str

    @property
    def path(self) -> str:
        return self.state.party(self.party).partition("?")[0]

    def address(self, ending: str = "", **changed: str | Sequence[str] | None) -> str:
        """Of this page with something changed, or of what it is exported as."""
        return self.state.party(self.party, ending, **{**self.view.stated(), **changed})

    def selecting(self, element: str) -> str:
        """Of this page with the panel of a box."""
        return f"{self.address(element=element)}{PANEL}"
