"""Every phrase that the code says: found in the source where it is written down, and in what commands and tables are made of."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer.main

import cscs_graph
from cscs_graph.analysis.core import question
from cscs_graph.analysis.questions import all_questions
from cscs_graph.analysis.reference import report
from cscs_graph.cli import app, screen
from cscs_graph.cli import language as cli_language
from cscs_graph.cli import report as report_command
from cscs_graph.cli.render import plain
from cscs_graph.errors import CatalogueError, CscsError, Misstated
from cscs_graph.export import neo4j_admin  # noqa: F401 - it has an error of its own
from cscs_graph.graph import errors as graph_errors
from cscs_graph.ingest.reference import RECORDS
from cscs_graph.model.answers import Answer, AttributionAnswer, AttributionRef, EntityDetails, ListingAttribution

SOURCE = Path(cscs_graph.__file__).parent
_APART = ("api",)
"""What clients of the API read stays English there."""
_FIRST = frozenset({"phrase", "Message", "Misstated", "label"})
_IN_TEMPLATE = re.compile(r"""\bphrase\((?:"([^"]+)"|'([^']+)')""")
_PLACES = {
    "plural": slice(2, 3),
    "Several": slice(1, 2),
    "day_or": slice(1, 2),
    "counted": slice(1, 2),
    "_print": slice(2, 3),
    "_links": slice(0, 1),
}
"""Which arguments of these are said."""


def _kinds(error: type[Exception]) -> Iterator[str]:
    yield error.__name__
    for kind in error.__subclasses__():
        yield from _kinds(kind)


_RAISED = frozenset({*_kinds(CscsError), *_kinds(Misstated)} - {CatalogueError.__name__})


def written() -> dict[str, str]:
    """Every phrase in the source, with the first place where it stands."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).parts[0] in _APART:
            continue
        for line, phrase in _Module(ast.parse(path.read_text("utf-8"))).phrases():
            if phrase.strip():
                found.setdefault(phrase, f"{path.relative_to(SOURCE)}:{line}")
    for path in sorted(SOURCE.rglob("*.j2")):
        for quoted in _IN_TEMPLATE.finditer(path.read_text("utf-8")):
            found.setdefault(quoted[1] or quoted[2], str(path.relative_to(SOURCE)))
    return found


class _Module:
    """One module, with the literals that its names stand for."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.named: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assigned(target, node.value)
            elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
                self._assigned(node.target, node.value)
            elif isinstance(node, ast.For | ast.comprehension):
                self._looped(node.target, node.iter)

    def _assigned(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.named.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, part in zip(target.elts, value.elts, strict=False):
                self._assigned(one, part)

    def _looped(self, target: ast.expr, over: ast.expr) -> None:
        for part in over.elts if isinstance(over, ast.Tuple) else ():
            self._assigned(target, part)

    def phrases(self) -> Iterator[tuple[int, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                for argument in self._said(node):
                    yield from ((node.lineno, text) for text in self._texts(argument, set()))
            elif isinstance(node, ast.keyword) and node.arg == "separator":
                yield from ((node.value.lineno, text) for text in self._texts(node.value, set()))

    def _said(self, call: ast.Call) -> list[ast.expr]:
        match call.func:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                pass
            case ast.Call(func=ast.Name(id="type")):  # an error of the same kind again
                return call.args[:1]
            case _:
                return []
        if name == "map" and isinstance(call.args[0], ast.Name) and call.args[0].id in _FIRST:
            return call.args[1:]
        if name == "table_of":
            return call.args
        if name in _PLACES:
            return call.args[_PLACES[name]]
        return call.args[:1] if name in _FIRST or name in _RAISED else []

    def _texts(self, node: ast.expr, seen: set[str]) -> Iterator[str]:
        """The literals that an expression may stand for."""
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp():
                yield from (*self._texts(node.body, seen), *self._texts(node.orelse, seen))
            case ast.Name(id=name) if name not in seen:
                for value in self.named.get(name, ()):
                    yield from self._texts(value, seen | {name})
            case ast.Subscript(value=held):
                yield from self._texts(held, seen)
            case ast.Call(func=ast.Attribute(attr="get", value=held), args=[_, *otherwise]):
                for part in (held, *otherwise):
                    yield from self._texts(part, seen)
            case ast.ListComp(elt=part):
                yield from self._texts(part, seen)
            case ast.Dict(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                for value in parts:
                    yield from self._texts(value, seen)
            case _:
                return


def printed_as_written() -> list[str]:
    """Words that a module of the command line prints without saying them: where, and what."""
    found: list[str] = []
    for path in sorted((SOURCE / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "print",
                "typer.echo",
                "console.print",
                "render.console.print",
            ):
                literals = [part for part in node.args if isinstance(part, ast.Constant | ast.JoinedStr)]
                parts = [text for one in literals for text in ast.walk(one) if isinstance(text, ast.Constant)]
                words = [text for text in map(_bare, parts) if re.search("[A-Za-z]{2}", text)]
                found += [f"{path.name}:{node.lineno}: {word}" for word in words if not _COMMAND.match(word)]
    return found


_COMMAND = re.compile(" *(sh|cscs) ")
"""A line to be typed is the same in every language."""


def _bare(literal: ast.Constant) -> str:
    return re.sub(r"\[/?\w*\]", "", str(literal.value))


_MADE_WHEN_ASKED = {"cscs screen": screen.command, "cscs report": report_command.command}


def every_command(command: Any = None, name: str = "cscs") -> Iterator[tuple[str, Any, Any]]:
    """Every command of the tree with its path and a context to ask it in."""
    command = command or typer.main.get_command(app)
    made = _MADE_WHEN_ASKED.get(name)
    command = made() if made else command
    context = typer.Context(command, info_name=name)
    yield name, command, context
    if hasattr(command, "list_commands"):
        for below in command.list_commands(context):
            yield from every_command(command.get_command(context, below), f"{name} {below}")


def helped() -> dict[str, str]:
    """Every text of a help page, with the command that shows it."""
    found: dict[str, str] = {}
    for name, command, context in every_command():
        texts = [command.help or "", *(parameter.help or "" for parameter in command.get_params(context))]
        for text in texts:
            for part in text.split("\n\n"):
                if said := " ".join(part.split()):
                    found.setdefault(said, name)
    return found


def of_the_parser() -> dict[str, str]:
    """What help pages and refusals of the parser are made of."""
    parts = (*cli_language._TITLES.values(), *cli_language._TYPES.values(), *cli_language._REFUSALS)
    return dict.fromkeys((*parts, "[OPTIONS]", "COMMAND [ARGS]..."), "the parser")


def made() -> dict[str, str]:
    """Phrases that the code makes of names: fields, kinds of records, parameters of which one is stated, errors of the driver."""
    kinds = (EntityDetails, AttributionAnswer, ListingAttribution, AttributionRef)
    own = {name for kind in kinds for name in plain._told(kind)} - {*Answer.model_fields, "id"}
    columns = {column.removesuffix("_en").removesuffix("_id") for column in _columns()}
    labels = [name.replace("_", " ") for name in sorted(own | columns)]
    driver = [row[-1] for row in (*graph_errors._BY_CODE, *graph_errors._BY_CLASS)]
    either = [names for one in all_questions() for names in one.either.values()]
    stated = [message.pattern for names in either for message in question._spoken(names).values()]
    counted = [*report._COUNTED, "council members", "regions", *RECORDS]
    return dict.fromkeys((*labels, *driver, *stated, *counted), "made of names")


def _columns() -> Iterator[str]:
    """The columns of the tables of `cscs reference`."""
    tree = ast.parse((SOURCE / "cli" / "reference.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and node.elts and all(isinstance(one, ast.Constant) for one in node.elts):
            yield from (str(one.value) for one in node.elts if isinstance(one, ast.Constant))


@cache
def every() -> dict[str, str]:
    """Every phrase that is said, with where."""
    return {**made(), **of_the_parser(), **helped(), **written()}
