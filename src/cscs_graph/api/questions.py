"""The fields of the query, made of question classes: a field takes the question's parameters and shows its answer."""

from collections.abc import Iterable, Mapping
from datetime import date
from inspect import Parameter, Signature
from typing import Any, cast, get_args, get_origin

import strawberry
from strawberry.types.field import StrawberryField

from cscs_graph.analysis.core.pages import after_id, cursor
from cscs_graph.analysis.core.question import Question
from cscs_graph.api.context import Ask
from cscs_graph.api.derived import as_graphql
from cscs_graph.api.inputs import Argument, arguments_of
from cscs_graph.api.pages import FIRST, After, Connection, First, connection, page_of, selects
from cscs_graph.model import described
from cscs_graph.model.answers import Page, RecordPage, RelationPage, SearchPage
from cscs_graph.model.base import version_named

PAGES: dict[type, tuple[str, tuple[str, ...]]] = {
    SearchPage: ("hits", ("score", "party.id")),
    RelationPage: ("relations", ("key",)),
    RecordPage: ("records", ("since", "id")),
}
"""Pages of other items than such with an id: the attribute that holds them, and what their order goes by."""
COUNTED = "counted"
"""Whether the answer counts all pages: a client asks for that by selecting `totalCount`."""


def asked(question: type[Question[Any]], kind: Any = None) -> StrawberryField:
    """The field that asks a question. `kind` is the GraphQL type of the answer, where that is narrower than its class."""
    arguments = arguments_of(question, frozenset({COUNTED}))
    answer = answer_of(question)
    read_by_page, held = page_kind(answer) is not None, get_origin(answer) is tuple

    async def resolve(info: Ask, **given: Any) -> Any:
        page = [given.pop(name, None) for name in ("first", "after")] if held else []
        found = await info.context.answer(info, stated(question, arguments, info, given))
        if held:
            return page_of(question.name, found, *page).shown()
        return shown_page(question, found, given.get("after")) if read_by_page else found

    signature = Signature(
        [
            Parameter("info", Parameter.POSITIONAL_OR_KEYWORD, annotation=Ask),
            *(argument.parameter for argument in arguments),
            *(PAGE if held else ()),
        ],
        return_annotation=kind | None if kind else shown(question, answer),
    )
    setattr(resolve, "__signature__", signature)  # noqa: B010 - a function has it where somebody sets it
    resolve.__annotations__ = {name: one.annotation for name, one in signature.parameters.items()} | {
        "return": signature.return_annotation
    }
    resolve.__name__ = question.name
    return strawberry.field(resolver=resolve, name=question.name, description=described.summary(question))


PAGE = (
    Parameter("first", Parameter.KEYWORD_ONLY, default=FIRST, annotation=First),
    Parameter("after", Parameter.KEYWORD_ONLY, default=None, annotation=After),
)
"""Arguments of a question that is answered with a list."""


def query_type(
    questions: Iterable[type[Question[Any]]], kinds: Mapping[type[Question[Any]], type], description: str
) -> type:
    """A query type with a field for each question."""
    fields = {f"field_{question.name}": asked(question, kinds.get(question)) for question in questions}
    return strawberry.type(type("Query", (), fields), description=description)


def answer_of(question: type[Question[Any]]) -> Any:
    """What a question is answered with, as its class says."""
    for base in question.__mro__:
        arguments = getattr(base, "__pydantic_generic_metadata__", {}).get("args") or ()
        if arguments:
            return arguments[0]
    raise TypeError(f"{question.__name__} does not say what it is answered with")


def shown(question: type[Question[Any]], answer: Any) -> Any:
    """The GraphQL type of an answer. What is looked up by its id may be null, so that others are shown all the same."""
    item = page_kind(answer) or (get_args(answer)[0] if get_origin(answer) is tuple else None)
    if item is not None:
        return Connection[as_graphql(item)]
    kind = as_graphql(answer)
    return kind | None if "id" in question.model_fields else kind


def page_kind(answer: Any) -> Any:
    """Of what a page is one; None for what is no page."""
    if answer in PAGES:
        return get_args(answer.model_fields[PAGES[answer][0]].annotation)[0]
    arguments = getattr(answer, "__pydantic_generic_metadata__", {})
    return arguments["args"][0] if arguments.get("origin") is Page else None


def stated(question: type[Question[Any]], arguments: list[Argument], info: Ask, given: dict[str, Any]) -> Question[Any]:
    """The question with what a client states. Raises BadInput and LimitExceeded."""
    values: dict[str, Any] = {}
    for argument in arguments:
        if argument.parameter.name in given:
            values |= argument.stated(given[argument.parameter.name])
    if "after" in values and question.model_fields["after"].default == "":
        values["after"] = after_id(question.name, values["after"])
    for name in ("listing", "id") if question.name == "listing" else ("listing",):
        if values.get(name):
            values[name], recorded = version_named(values[name])
            if question.name == "listing" and values.get("known_at") is None:
                values["known_at"] = recorded
    if COUNTED in question.model_fields:
        values[COUNTED] = selects(info, "totalCount")
    return question.of(**values)


def shown_page(question: type[Question[Any]], page: Any, after: str | None) -> Connection[Any]:
    """A page of an answer as a connection."""
    attribute, order = next((shape for kind, shape in PAGES.items() if isinstance(page, kind)), ("items", ("id",)))
    items = cast("tuple[Any, ...]", getattr(page, attribute))
    pairs = [(cursor(question.name, *(_key(item, name) for name in order)), item) for item in items]
    return connection(pairs, more=page.more, after=after, total=page.total)


def _key(item: Any, path: str) -> str | float:
    value = item
    for name in path.split("."):
        value = getattr(value, name)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, float) else "0001-01-01" if value is None else str(value)
