"""Targets, commands and options that the pages name exist, and the pages name those that matter."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from cscs_graph.cli import app
from tests.docs.pages import PAGES, ROOT, code

IDS = [str(page.relative_to(ROOT)) for page in PAGES]
_MAKE = re.compile(r"\bmake ([a-z][a-z0-9-]*)")
_CSCS = re.compile(r"\bcscs (?!_)([^|;&>]+)")
COMMAND: Any = typer.main.get_command(app)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def options(command: Any) -> set[str]:
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


def every_option(command: Any = COMMAND) -> set[str]:
    below = [every_option(sub) for sub in getattr(command, "commands", {}).values()]
    return options(command).union(*below)


def fault(line: str) -> str | None:
    """What is wrong with a command line: an option or a command that does not exist."""
    command = COMMAND
    words = iter(shlex.split(line))
    for word in words:
        below = getattr(command, "commands", {})
        name = word.partition("=")[0]
        if word.startswith("--") and word != "--help":
            named = [option for option in command.params if name in (*option.opts, *option.secondary_opts)]
            if not named:
                return f"{name} is no option of {command.name}"
            if not named[0].is_flag and word == name:
                next(words, None)
        elif word in below:
            command = below[word]
        elif below and re.fullmatch(r"[a-z]+", word):
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


def test_the_readme_names_every_target_and_the_changelog_every_command() -> None:
    readme = {target for line in code(ROOT / "README.md") for target in _MAKE.findall(line)}
    assert targets() - readme == set()
    assert set(COMMAND.commands) - set(code(ROOT / "CHANGELOG.md")) == set()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("ask cascade x --as-of 2017-06-01", False),
        ("--data folder load file.jsonl", False),
        ("ask linkage x --no-former", False),
        ("ask everything", True),
        ("ask cascade x --no-such-option", True),
        ("unload", True),
    ],
)
def test_a_wrong_command_is_noticed(line: str, wrong: bool) -> None:
    assert (fault(line) is not None) is wrong
