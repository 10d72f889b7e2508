"""What the page on operations says of settings, files, limits and exit codes is what the code has."""

import re
import stat
from collections.abc import Iterator

from cscs_graph import errors
from cscs_graph.analysis.contamination import filings
from cscs_graph.analysis.core import bounds, names, pages, question
from cscs_graph.api import doors, limits
from cscs_graph.cli.data import REFUSED_EXIT
from cscs_graph.cli.run import STOPPED
from cscs_graph.graph.process import STOP_TIMEOUT
from cscs_graph.ingest import canonical, loader
from cscs_graph.settings import LOOPBACK, SCHEMES, Settings
from tests.conftest import Store
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "OPERATIONS.md").read_text("utf-8")


def table(heading: str) -> dict[str, list[str]]:
    """The rows of the first table under a heading, by their first cell; code marks left out."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    rows = [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in rows}


def numbers(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def test_the_table_of_settings_is_complete_and_its_defaults_are_true() -> None:
    shown = {name: cells[0] for name, cells in table("Settings").items()}
    defaults = {
        f"CSCS_{name.upper()}": {None: "unset", (): "unset", False: "false"}.get(field.default, f"{field.default}")
        for name, field in Settings.model_fields.items()
    }
    assert shown == defaults
    assert [scheme for scheme in SCHEMES if f"`{scheme}://`" not in PAGE] == []
    assert Settings.model_fields["host"].default in LOOPBACK


def test_the_limits_are_those_of_the_code() -> None:
    shown = {name: numbers(cells[0]) for name, cells in table("Limits").items()}
    asked = bounds.Bounds()
    assert shown == {
        "rounds of a propagation (depth)": [asked.depth, question.MAX_DEPTH],
        "parties that a propagation may reach": [asked.parties, question.MAX_PARTIES],
        "consequences of one answer": [asked.rows, question.MAX_ROWS],
        "characters of a name searched for": [names.MAX_QUERY],
        "co-bidders, and suppliers, of a planned consortium": [filings.MOST_MEMBERS],
        "levels of nested fields": [limits.MAX_DEPTH],
        "aliases": [limits.MAX_ALIASES],
        "tokens of a query": [limits.MAX_TOKENS],
        "items of a page": [pages.MAX_PAGE],
        "bytes of a request": [doors.MAX_BODY],
        "characters of a line": [canonical.MAX_LINE],
    }
    assert f"up to {loader.BATCH:,} records" in PAGE
    assert f"after {STOP_TIMEOUT} seconds" in PAGE


def test_every_exit_code_is_listed() -> None:
    codes = {0, REFUSED_EXIT, STOPPED, *(error.exit_code for error in tree(errors.CscsError))}
    assert {int(code) for code in table("Exit codes")} == codes


def tree(error: type[errors.CscsError]) -> Iterator[type[errors.CscsError]]:
    yield error
    for below in error.__subclasses__():
        yield from tree(below)


def test_the_data_folder_holds_what_is_listed_with_its_modes(store: Store) -> None:
    shown = {name: cells[0] for name, cells in table("The data folder").items()}
    folder = store.settings.data
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found = {entry.name: f"{stat.S_IMODE(entry.stat().st_mode):04o}" for entry in folder.iterdir()}
    assert found.keys() >= {"arcadedb", "credentials.json", "lock", "server.json", "server.log"}
    assert found.keys() - shown.keys() == set()
    assert {name: mode for name, mode in shown.items() if mode.startswith("0") and found.get(name, mode) != mode} == {}
