"""Targets, commands and options that the pages name exist, and the pages name those that matter."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
import typer.main

from cscs_graph.cli import app, report, screen
from tests.docs.pages import PAGES, ROOT, code

IDS = [str(page.relative_to(ROOT)) for page in PAGES]
_MAKE = re.compile(r"\bmake ([a-z][a-z0-9-]*)")
_CSCS = re.compile(r"\bcscs (?!_)([^|;&>]+)")
COMMAND: Any = typer.main.get_command(app)
COMMAND.commands["report"] = report.command()
COMMAND.commands["screen"] = screen.command()  # its options follow from a question, and are made when it is run


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def options(command: Any) -> set[str]:
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


def under(command: Any) -> dict[str, Any]:
    """The commands of a group by name, those that are made from questions among them."""
    if not hasattr(command, "list_commands"):
        return {}
    context = typer.Context(command)
    return {name: command.get_command(context, name) for name in command.list_commands(context)}


def every_option(command: Any = COMMAND) -> set[str]:
    below = [every_option(sub) for sub in under(command).values()]
    return options(command).union(*below)


def fault(line: str) -> str | None:
    """What is wrong with a command line: an option or a command that does not exist."""
    command = COMMAND
    words = iter(shlex.split(line))
    for word in words:
        below = under(command)
        name = word.partition("=")[0]
        if word == "--help":
            return None
        if word.startswith("--"):
            named = [option for option in command.params if name in (*option.opts, *option.secondary_opts)]
            if not named:
                return f"{name} is no option of {command.name}"
            if not named[0].is_flag and word == name:
                next(words, None)
        elif word in below:
            command = below[word]
        elif below and re.fullmatch(r"[a-z-]+", word):
            return f"{word} is no command of {command.name}"
    return None


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_make_target_exists(page: Path) -> None:
    named = {target for line in code(page) for target in _MAKE.findall(line)}
    assert named - targets() == set()


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_command_and_option_exists(page: Path) -> None:
    faults = [found for line in code(page) for use in _CSCS.findall(line) if (found := fault(use))]
    alone = {line.split()[0] for line in code(page) if re.fullmatch(r"--[a-z-]+( \S+)?", line)}
    assert (faults, alone - every_option()) == ([], set())


def test_the_developers_page_names_every_target_and_the_changelog_every_command() -> None:
    named = {target for line in code(ROOT / "docs" / "DEVELOPING.md") for target in _MAKE.findall(line)}
    assert targets() - named == set()
    assert set(COMMAND.commands) - set(code(ROOT / "CHANGELOG.md")) == set()


def test_the_two_commands_of_the_readme_are_there() -> None:
    assert {"demo", "test"} <= {target for line in code(ROOT / "README.md") for target in _MAKE.findall(line)}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("ask cascade x --as-of 2017-06-01", False),
        ("--data folder load file.jsonl", False),
        ("ask linkage x --no-former", True),
        ("ask linkage x --no-include-former", False),
        ("ask if-listed x list --outlet-threshold 4", False),
        ("ask everything", True),
        ("ask cascade x --no-such-option", True),
        ("unload", True),
    ],
)
def test_a_wrong_command_is_noticed(line: str, wrong: bool) -> None:
    assert (fault(line) is not None) is wrong
