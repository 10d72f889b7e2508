"""The language of the command line: help, usage and refusals of the parser. What commands print themselves says `phrase`."""

import os
import re
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from typing import Any, get_args

import typer
from typer.core import TyperGroup

from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, speak, spoken, word
from cscs_graph.settings import Settings

_TITLES = {
    "ARGUMENTS_PANEL_TITLE": "Arguments",
    "OPTIONS_PANEL_TITLE": "Options",
    "COMMANDS_PANEL_TITLE": "Commands",
    "ERRORS_PANEL_TITLE": "Error",
    "DEFAULT_STRING": "[default: {}]",
    "ENVVAR_STRING": "[env var: {}]",
    "REQUIRED_LONG_STRING": "[required]",
    "ABORTED_TEXT": "Aborted.",
    "RICH_HELP": "Try [blue]'{command_path} {help_option}'[/] for help.",
}
"""What the library calls the parts of a help page."""
_TYPES = {"str": "<text>", "int": "<number>", "float": "<number>", "path": "<path>"}
_REFUSALS = (
    "Invalid value for {hint}: {reason}",
    "Missing argument {hint}.",
    "Missing option {hint}.",
    "Missing command.",
    "No such option: {option} (Possible options: {options})",
    "No such option: {option}",
    "No such command {name}. Did you mean {names}?",
    "No such command {name}.",
    "Got unexpected extra argument(s) ({arguments})",
    "Option {option} does not take a value.",
    "Option {option} requires an argument.",
    "Value error, {reason}",
    "{value} is not one of {values}.",
    "Value {value} is not a valid {kind}.",
    "{value} is not in the range {range}.",
    "{value} is not a valid {kind}.",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid number, unable to parse string as a number",
    "Input should be greater than or equal to {bound}",
    "Input should be less than or equal to {bound}",
)
"""What the parser says of a command line, the longer form first."""
_UsageError: Any = typer.BadParameter.__base__


def say_as_stated(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """The language that `--language` before the command names, or else CSCS_LANGUAGE; a wrong name is refused later or here.

    It has to be known before the parser runs: help and refusals are in it. Raises BadInput for another CSCS_LANGUAGE.
    """
    stated = Settings.from_environment({"CSCS_LANGUAGE": environment.get("CSCS_LANGUAGE", "")}).language
    say_in(LanguageCode(stated))
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            value = value or next(iter(arguments[place + 1 :]), "")
            if value in set(LanguageCode):
                say_in(LanguageCode(value))


def say_in(code: LanguageCode) -> None:
    """From here on the command line is in that language."""
    speak(code)
    if code is LanguageCode.ZH or "typer.rich_utils" in sys.modules:
        from typer import rich_utils

        for name, english in _TITLES.items():
            setattr(rich_utils, name, phrase(english))
        rich_utils._make_rich_text = _folding(rich_utils._make_rich_text)  # pyright: ignore[reportPrivateUsage]


def _folding(made: Callable[..., Any]) -> Callable[..., Any]:
    """Help that is broken at the edge of its column: Chinese has no blanks, and the library cuts words that are too long."""
    if getattr(made, "folds", False):
        return made

    @wraps(made)
    def folded(**said: Any) -> Any:
        text = made(**said)
        text.overflow = "fold"
        return text

    folded.folds = True  # pyright: ignore[reportAttributeAccessIssue]
    return folded


class SpokenContext(typer.Context):
    """Usage lines begin in the language that is spoken."""

    def make_formatter(self) -> Any:
        formatter = super().make_formatter()
        written = formatter.write_usage
        formatter.write_usage = lambda prog, args="", prefix=None: written(prog, args, prefix or phrase("Usage: "))
        return formatter


class Commands(TyperGroup):
    """A group whose help and whose commands' help are in the language that is spoken."""

    context_class = SpokenContext

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        found = super().get_command(ctx, cmd_name)
        return found and in_words(found, ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        in_words(self, ctx)
        super().format_help(ctx, formatter)


class Root(Commands):
    """The command `cscs`: what the parser refuses below it is said in the language that is spoken."""

    def make_context(self, info_name: str | None, args: list[str], *others: Any, **extra: Any) -> Any:
        say_as_stated(args, os.environ)
        with refusals():
            return super().make_context(info_name, args, *others, **extra)

    def invoke(self, ctx: Any) -> Any:
        with refusals():
            return super().invoke(ctx)


def in_words(command: Any, context: Any) -> Any:
    """The command with its texts in the language that is spoken; the English ones are kept for the next time."""
    command.context_class = SpokenContext
    for name in ("help", "short_help", "options_metavar", "subcommand_metavar"):
        _say(command, name)
    for parameter in command.get_params(context):
        _say(parameter, "help")
        _gloss(parameter)
        _name_type(parameter)
    return command


def _say(part: Any, attribute: str) -> None:
    english: str | None = _kept(part, attribute)
    if english:
        setattr(part, attribute, paragraphs(english))


def _kept(part: Any, attribute: str) -> Any:
    """What it was before it was said in another language."""
    if not hasattr(part, f"_english_{attribute}"):
        setattr(part, f"_english_{attribute}", getattr(part, attribute, None))
    return getattr(part, f"_english_{attribute}")


def paragraphs(text: str) -> str:
    """A help text, paragraph by paragraph, with the breaks of its lines in the code taken out."""
    return "\n\n".join(phrase(" ".join(part.split())) for part in text.split("\n\n"))


def _gloss(parameter: Any) -> None:
    """Codes are typed as they are: Chinese help says what each means."""
    taken = parameter.type_descriptor.annotation
    codes = [kind for kind in (taken, *get_args(taken)) if isinstance(kind, type) and issubclass(kind, StrEnum)]
    if spoken() is LanguageCode.EN or not parameter.help:
        return
    named = set(re.findall("[a-z_]+", parameter.help))
    called = {str(code): word(code) for kind in codes for code in kind}
    if glossed := [f"{code} {said}" for code, said in called.items() if code != said and code not in named]:
        parameter.help = (
            f"{parameter.help.rstrip('。')}（ {'； '.join(glossed)}）。"  # blanks, so that no code is broken
        )


def _name_type(parameter: Any) -> None:
    """Types of parameters are words of a programming language; Chinese help says them in Chinese."""
    shown: Any = parameter.__class__.display_type_rich

    def typed(ctx: Any) -> Any:
        return _typed(shown(parameter, ctx=ctx))

    parameter.display_type_rich = typed


def _typed(shown: Any) -> Any:
    if shown is None or spoken() is LanguageCode.EN:
        return shown
    name = shown.removeprefix("<").removesuffix(">").removesuffix(" range")
    if name == "bool":
        return None  # a switch takes no value
    several = name.startswith("list[")
    said = _TYPES.get(name.removeprefix("list[").removesuffix("]"))
    return shown if said is None else phrase(said) + ("…" if several else "")


@contextmanager
def refusals() -> Generator[None]:
    """What the parser refuses is refused in the language that is spoken."""
    try:
        yield
    except _UsageError as error:
        if spoken() is LanguageCode.EN or type(error).__name__ == "NoArgsIsHelpError":
            raise
        raise _UsageError(said(error.format_message()), ctx=error.ctx) from None


def said(refusal: str) -> str:
    """A refusal in the language that is spoken. What has no phrase stays as the library says it."""
    for pattern in _REFUSALS:
        found = re.fullmatch(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(pattern)), refusal, re.DOTALL)
        if found:
            values = found.groupdict()
            if "reason" in values:
                values["reason"] = said(values["reason"])
            return phrase(pattern, **values)
    return refusal
