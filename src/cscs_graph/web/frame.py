"""What stands around every page: the search box, the language, the day, and the style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import PackageLoader
from starlette.datastructures import QueryParams

from cscs_graph.api.examples import EXAMPLES
from cscs_graph.api.router import GRAPHIQL, IDE
from cscs_graph.errors import BadInput, Parameter
from cscs_graph.export import words
from cscs_graph.export.pages import html
from cscs_graph.export.pages.blocks import Named, Page, Sort
from cscs_graph.model.answers import Answer
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase
from cscs_graph.settings import Settings
from cscs_graph.web.picture import Pictured
from cscs_graph.web.state import ASKED, State, pairs

EDITOR = "/graphql"
LANGUAGE_NAMES = {LanguageCode.EN: "English", LanguageCode.ZH: "中文"}


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another page: where it leads, and what it says."""

    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Framed:
    """A page, and what its frame shows of where it stands."""

    page: Page
    state: State
    path: str
    searched: str = ""
    """What was searched for."""
    asked: tuple[str, str] | None = None
    """Of a page that is an answer, which another day or certainty would change: its day and time of knowledge as stated."""
    days: tuple[Way, ...] = ()
    """Days on which something of it changes."""
    exports: tuple[Way, ...] = ()
    """The same answer in other forms."""
    related: tuple[Way, ...] = ()
    """Pages of whoever else it names."""
    questions: tuple[Way, ...] = ()
    """Pages about the same party; that of the page itself leads nowhere."""
    rules: tuple[Way, ...] = ()
    """Pages of the lists and documents that it names."""
    members: Mapping[str, str] | None = None
    """Of a page with the form of a planned bid: what stands in it."""
    picture: Pictured | None = None
    """Of a party's page: its picture, in place of the still one of the report."""
    graded: bool = True
    """Whether the weakest certainty that counts changes it."""
    ruled: bool = True
    """Whether rules that no longer rule can be shown too."""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the address of a page of a question states beside its state."""
    template: str = "site.html.j2"
    """With the form that it has of its own."""
    form: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What stands in that form."""

    @property
    def own(self) -> dict[str, str | Sequence[str]]:
        """What its address states beside its state: what was searched for or asked, who is in the planned bid, how its picture is
        seen."""
        seen = self.picture.place.view.stated() if self.picture else {}
        return {**({"q": self.searched} if self.searched else {}), **(self.members or {}), **self.values, **seen}

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The same as a form sends it along."""
        return pairs(self.own)


def label(parameter: str) -> str:
    """What the forms call a parameter; those that no form has are named as addresses have them."""
    labels = {
        "as_of": phrase("day"),
        "known_at": phrase("as known on"),
        "minimum_certainty": phrase("from certainty"),
        "name": phrase("Search"),
    }
    return labels.get(parameter, parameter)


def refuse_repeated(query: QueryParams) -> None:
    """Raises BadInput where an address states a day or another part of the state twice: which is meant is not guessed."""
    for name in (*ASKED, "language"):
        if len(query.getlist(name)) > 1:
            raise BadInput("{name} is stated more than once; state it once", name=Parameter(name))


def stated(answer: Answer, state: State) -> tuple[str, str]:
    """The day and the day of knowledge of an answer, as far as its address states them."""
    return moment_stated(answer.as_of, answer.known_at, state)


def moment_stated(as_of: date, known_at: datetime | None, state: State) -> tuple[str, str]:
    """A day and a day of knowledge, as far as the address states them."""
    known = known_at.date().isoformat() if known_at and "known_at" in state.stated else ""
    return as_of.isoformat() if "as_of" in state.stated else "", known


def written(framed: Framed, settings: Settings) -> str:
    """The page as HTML. Who has logged in may leave; there is no editor where only trusted queries are answered."""
    return _TEMPLATES.get_template(framed.template).render(
        framed=framed,
        page=framed.page,
        state=framed.state,
        guarded=settings.api_token is not None,
        menu=_menu(framed.state, framed.path, editor=not settings.trusted_only),
        languages=_languages(framed.state, framed.path, framed.own),
        certainties=[(str(one), words.certainty(one)) for one in Certainty],
        phrase=phrase,
        **html.spoken_parts(partial(_page_of, framed)),
    )


def _page_of(framed: Framed, named: Named) -> str:
    """Where something has its page, in the state of this one; empty for what this page is about."""
    paths = {
        Sort.PARTY: "/party",
        Sort.FILING: "/bid",
        Sort.LIST: "/rules/list",
        Sort.DOCUMENT: "/rules/mou",
        Sort.MEASURE: "/rules/measure",
        Sort.AGENCY: "/rules/agency",
    }
    path = f"{paths[named.sort]}/{quote(named.id, safe='')}"
    return "" if unquote(path) == unquote(framed.path) else framed.state.address(path)


def login(state: State, onward: str, fault: str | None) -> str:
    """The form that asks for the token of the API."""
    return _TEMPLATES.get_template("login.html.j2").render(
        state=state, onward=onward, fault=fault, phrase=phrase, **html.spoken_parts()
    )


def editor(state: State) -> str:
    """The editor for GraphQL."""
    return _TEMPLATES.get_template("editor.html.j2").render(
        state=state,
        graphiql=f"{EDITOR}?{IDE}={GRAPHIQL}",
        languages=_languages(state, EDITOR),
        given={"examples": EXAMPLES, "words": _words()},
        phrase=phrase,
        **html.spoken_parts(),
    )


def _words() -> dict[str, str]:
    """What the editor's script says."""
    return {
        "running": phrase("Asking ..."),
        "unreachable": phrase("The server cannot be reached."),
        "items": phrase("items"),
        "none": phrase("Nothing in the schema has that name."),
        "variables": phrase("The variables are not JSON."),
        "arguments": phrase("arguments"),
        "fields": phrase("fields"),
        "values": phrase("values"),
    }


def _menu(state: State, path: str, *, editor: bool) -> list[tuple[Way, bool]]:
    """The ways that every page has, and whether it is the page of one or stands below it."""
    ways = {
        "/": phrase("Search"),
        "/rules": phrase("Rules"),
        "/grades": phrase("Grades"),
        "/coverage": phrase("Coverage"),
        "/screen": phrase("Screening"),
    }
    if editor:
        ways[EDITOR] = "GraphQL"
    return [(Way(state.address(to), text), path == to or path.startswith(f"{to}/")) for to, text in ways.items()]


def _languages(
    state: State, path: str, own: Mapping[str, str | Sequence[str]] = MappingProxyType({})
) -> list[tuple[LanguageCode, str, str | None]]:
    """Each language with its name and, unless it is spoken, the address of the same page in it."""
    return [
        (code, name, None if code is state.language else state.address(path, **{**own, "language": str(code)}))
        for code, name in LANGUAGE_NAMES.items()
    ]


_TEMPLATES: Any = html.templates(PackageLoader("cscs_graph.web", "templates"))
