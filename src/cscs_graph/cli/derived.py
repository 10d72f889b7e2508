"""Commands that follow from questions: an argument or an option a field, with its bounds, default and words."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

import typer

from cscs_graph.cli.arguments import AsJson
from cscs_graph.cli.language import in_words
from cscs_graph.errors import spell_parameters
from cscs_graph.model.language import LanguageCode

Answered = TypeVar("Answered")
AnyQuestion = TypeVar("AnyQuestion", bound="Question[Any]")
if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from cscs_graph.analysis.core.question import Question
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph

Prov = Annotated[Path | None, typer.Option("--prov", help="Write the proofs to this file as W3C PROV-JSON.")]
Say = Annotated[LanguageCode | None, typer.Option("--say", help="Print every proof as a text, in English or Chinese.")]
ShowProof = Annotated[bool, typer.Option("--proof", help="Print the path of proof under every row.")]
_SHOWN: Mapping[str, Any] = {"proof": ShowProof, "prov": Prov, "say": Say, "as_json": AsJson}
_DEFAULTS: Mapping[str, Any] = {"proof": False, "prov": None, "say": None, "as_json": False}


def command_of(question: "type[Question[Any]]") -> Callable[..., None]:
    """A command that asks the question and prints the answer."""

    arguments = arguments_of(question)

    def command(context: typer.Context, **stated: Any) -> None:
        from cscs_graph.cli import render

        spell_parameters(lambda name: name.rstrip("_").upper() if name in arguments else option_of(name))
        shown = {name: stated.pop(name) for name in _SHOWN}
        render.show(asked(context, question_of(question, stated)), **shown)

    return signed(command, parameters_of(question), question.__doc__)


def made_when_asked(app: typer.Typer, name: str, made: Callable[[], Any], says: str | None) -> None:
    """A command under its name, without its options: those follow from a question, which is imported when it is asked."""

    def delegated(context: typer.Context) -> None:
        command = made()
        code = in_words(command, typer.Context(command)).main(
            context.args, prog_name=context.command_path, standalone_mode=False, obj=context.obj
        )
        if code:
            raise typer.Exit(code)

    plain: dict[str, Any] = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
    app.command(name, context_settings=plain, help=says)(delegated)


def asked(context: typer.Context, question: "Question[Answered]") -> Answered:
    """The answer of the graph that the options of every command name."""

    async def work(graph: "Graph", _: object) -> Answered:
        from cscs_graph.analysis.core.asking import ask

        return await ask(graph, question)

    session: Session = context.obj
    return session.with_graph(work)


def question_of(question: "type[AnyQuestion]", stated: Mapping[str, Any]) -> "AnyQuestion":
    """The question that a command line states. Raises BadInput, naming the parameter."""
    mappings = {
        name for name, field in question.model_fields.items() if get_origin(field.annotation) in (dict, Mapping)
    }
    return question.of(
        **{
            name: _counted(name, value) if name in mappings else (value or None if value == [] else value)
            for name, value in stated.items()
        }
    )


def signed(command: Callable[..., None], parameters: list[inspect.Parameter], says: str | None) -> Callable[..., None]:
    """The command with these parameters, and with how its answer is printed."""
    command.__doc__ = says
    shown = [_keyword(name, annotation, _DEFAULTS[name]) for name, annotation in _SHOWN.items()]
    return signed_plainly(command, [*parameters, *shown])


def signed_plainly(command: Callable[..., None], parameters: list[inspect.Parameter]) -> Callable[..., None]:
    """A command of its own with these parameters behind the context."""
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    every = sorted([context, *parameters], key=lambda one: one.default is not inspect.Parameter.empty)
    command.__signature__ = inspect.Signature(every)  # pyright: ignore[reportFunctionMemberAccess]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return command


def parameters_of(question: "type[Question[Any]]", without: frozenset[str] = frozenset()) -> list[inspect.Parameter]:
    """What a question takes: what has to be stated, and the first of what is either, as arguments; the rest as options."""
    arguments, first = arguments_of(question), {fields[0] for fields in question.either.values()}
    parameters = [
        _keyword(
            name,
            Annotated[_stated(field), _said(name, field, as_argument=name in arguments)],
            inspect.Parameter.empty if field.is_required() else _default(field),
        )
        for name, field in question.model_fields.items()
        if name not in without
    ]
    moment = ("as_of", "known_at")
    parameters.sort(
        key=lambda one: (one.default is not inspect.Parameter.empty, one.name not in first, one.name in moment)
    )
    return parameters


def arguments_of(question: "type[Question[Any]]") -> frozenset[str]:
    """The parameters that a command line states by their place: what has to be stated, and the first of what is either."""
    required = {name for name, field in question.model_fields.items() if field.is_required()}
    return frozenset(required | {fields[0] for fields in question.either.values()})


def option_of(name: str) -> str:
    """A parameter as the command line calls it."""
    return f"--{name.rstrip('_').replace('_', '-')}"


def _keyword(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)


def _said(name: str, field: "FieldInfo", *, as_argument: bool) -> Any:
    """Its words. Bounds are checked by the question, whose message says which parameter is meant."""
    words = field.description or ""
    if as_argument:
        return typer.Argument(help=words, show_default=False)
    shown = field.default is not None and field.default != ()
    spelt = option_of(name)
    off = f"/--no-{spelt[2:]}" if field.default is True else ""  # what holds by default has to be stated not to hold
    return typer.Option(f"{spelt}{off}", help=words, show_default=shown)


def _default(field: "FieldInfo") -> Any:
    """Nothing stated of what can be several is nothing."""
    return None if field.default_factory is not None or field.default in ((), {}) else field.default


def _stated(field: "FieldInfo") -> Any:
    """As what a command line takes it: days, times and counts as texts, which the question reads."""
    annotation, optional = field.annotation, not field.is_required()
    parts = [part for part in get_args(annotation) if part is not NoneType]
    if get_origin(annotation) in (Union, UnionType):
        annotation = parts[0]
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    plain = next(_plain(annotation))
    return plain | None if optional and plain is not bool else plain


def _plain(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (tuple, dict, Mapping):
        yield list[str]
    elif inspect.isclass(annotation) and issubclass(annotation, StrEnum | bool | int | float):
        yield annotation
    elif annotation in (date, datetime):
        yield str
    yield str


def _counted(name: str, stated: list[str] | None) -> dict[str, int]:
    """`id` or `id=times`, repeated."""
    from cscs_graph.errors import BadInput

    counted: dict[str, int] = {}
    for one in stated or ():
        key, _, times = one.partition("=")
        if times and not times.isdecimal():
            raise BadInput("--{name}: {one!r} is not written id or id=times, times being a number", name=name, one=one)
        counted[key] = counted.get(key, 0) + int(times or 1)
    return counted
