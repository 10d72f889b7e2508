"""Console blocks of a page: commands with the output that the page shows.

A block is run if its fence says `console tested`. Lines that begin with `$ ` are commands, the others their output, on
standard output and standard error together. `...` stands for any text, also for whole lines.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.docs.pages import blocks
from tests.forked import cscs

TESTED = "console tested"


@dataclass(frozen=True)
class Command:
    """One command of a page and the output shown under it."""

    line: str
    shown: str

    def agrees(self, given: str) -> bool:
        return re.fullmatch(_pattern(_tidy(self.shown)), _tidy(given), re.DOTALL) is not None


def commands(page: Path) -> list[Command]:
    """Every command of the tested blocks, in the order of the page."""
    found: list[Command] = []
    for block in blocks(page):
        if block.info == TESTED:
            _, *parts = re.split(r"^\$ ", block.body, flags=re.MULTILINE)
            found += [Command(*part.split("\n", 1)) for part in parts]
    return found


def environment() -> dict[str, str]:
    """That of this process with the command `cscs` first, and without settings of the project."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CSCS_")}
    return {**kept, "PATH": f"{cscs().parent}{os.pathsep}{kept['PATH']}"}


def run(command: str, folder: Path, last: int) -> tuple[str, int]:
    """Output and exit code of a command in a shell in `folder`; `$?` is the exit code of the one before."""
    done = subprocess.run(
        ["bash", "-c", f"(exit {last}); {command}"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout, done.returncode


def _tidy(text: str) -> str:
    """Without blanks at the ends of lines and without empty lines at either end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def _pattern(shown: str) -> str:
    return ".*?".join(re.escape(part) for part in shown.split("..."))
