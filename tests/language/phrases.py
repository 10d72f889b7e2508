"""Every phrase that the code says: found in the source where it is written down, and in what commands and tables are made of."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

import cscs_graph
from cscs_graph import errors
from cscs_graph.cli import app, screen
from cscs_graph.cli import language as cli_language

SOURCE = Path(cscs_graph.__file__).parent
_APART = ("api",)
"""What clients of the API read stays English there."""
_FIRST = frozenset({"phrase", "Message", "Misstated", "label"})
_EVERY = frozenset({"table_of"})
_RAISED = frozenset(
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)
)


def written() -> dict[str, str]:
    """Every phrase in the source, with the first place where it stands."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).parts[0] in _APART or path.name == "phrases.py":
            continue
        for line, phrase in _Module(ast.parse(path.read_text("utf-8"))).phrases():
            found.setdefault(phrase, f"{path.relative_to(SOURCE)}:{line}")
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
        name = (
            call.func.id
            if isinstance(call.func, ast.Name)
            else call.func.attr
            if isinstance(call.func, ast.Attribute)
            else ""
        )
        if name == "map" and call.args and isinstance(call.args[0], ast.Name) and call.args[0].id in _FIRST:
            return [*call.args[1:]]
        if name in _EVERY:
            return [*call.args]
        if name == "plural":
            return call.args[2:3]
        if name == "Several":
            return call.args[1:2]
        if name == "day_or":
            return call.args[1:2]
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
            case ast.Subscript() | ast.Call(func=ast.Attribute(attr="get")):
                held = node.value if isinstance(node, ast.Subscript) else node.func.value  # pyright: ignore[reportAttributeAccessIssue]
                yield from self._texts(held, seen)
            case ast.Dict():
                for value in node.values:
                    yield from self._texts(value, seen)
            case ast.Tuple() | ast.List():
                for value in node.elts:
                    yield from self._texts(value, seen)
            case _:
                return


def every_command(command: Any = None, name: str = "cscs") -> Iterator[tuple[str, Any, Any]]:
    """Every command of the tree with its path and a context to ask it in."""
    command = command or typer.main.get_command(app)
    if name == "cscs screen":
        command = screen.command()
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
    parts = (
        *cli_language._TITLES.values(),
        *cli_language._TYPES.values(),
        *cli_language._REFUSALS,
        "OPTIONS",
        "COMMAND [ARGS]...",
    )
    return dict.fromkeys(map(str.strip, parts) if False else parts, "the parser")
