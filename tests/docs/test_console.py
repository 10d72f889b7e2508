"""What the pages show is what the commands print."""

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs import pages
from tests.docs.console import Command, commands, environment, run
from tests.docs.pages import ROOT
from tests.forked import cscs

README = ROOT / "README.md"
PAGES = [ROOT / "docs" / name for name in ("CHINESE.md", "CORRECTING.md", "REPORTS.md", "SCREENING.md")]
SHOWN_ADDRESS = "127.0.0.1:8765"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the commands name, as in a checkout, and room for data beside it."""
    for name in ("seed/scenarios", "docs/examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Where a server on that folder's data listens: the page says that it runs in another terminal."""
    command = [str(cscs()), "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://([\d.:]+)/graphql", server.stdout.readline())
        assert found is not None
        yield found[1]
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def test_the_console_blocks_of_the_readme_are_true(folder: Path, address: str) -> None:
    found = commands(README)
    assert len(found) >= 8
    differing: list[str] = []
    last = 0
    for command in found:
        output, last = run(command.line.replace(SHOWN_ADDRESS, address), folder, last)
        if not command.agrees(output.replace(address, SHOWN_ADDRESS)):
            differing.append(f"$ {command.line}\n{output}")
    assert not differing, "the README shows other output than:\n" + "\n".join(differing)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
@pytest.mark.usefixtures("address")
def test_the_console_blocks_of_a_page_are_true(page: Path, folder: Path) -> None:
    """Beside a server, as those of the README: a command says the same, and need not start one."""
    found = commands(page)
    assert found
    differing: list[str] = []
    last = 0
    for command in found:
        output, last = run(command.line, folder, last)
        if not command.agrees(output):
            differing.append(f"$ {command.line}\n{output}")
    assert not differing, "the page shows other output than:\n" + "\n".join(differing)


def test_no_page_has_console_blocks_that_are_not_run() -> None:
    assert {page for page in pages.PAGES if commands(page)} == {README, *PAGES}


@pytest.mark.parametrize(
    ("shown", "given", "agrees"),
    [
        ("a\n...\nz", "a\nb\nc\nz\n", True),
        ("id: ...!", "id: 7!", True),
        ("a\nz", "a\nb\nz", False),
        ("a [1]", "a 1", False),
    ],
)
def test_an_ellipsis_stands_for_any_text_and_nothing_else_does(shown: str, given: str, agrees: bool) -> None:
    assert Command("x", shown).agrees(given) is agrees
