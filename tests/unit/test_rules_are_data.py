"""No code and no statement names a list, an agency, a regime, a memorandum or a year: rules are rows with dates."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import cscs_graph
from cscs_graph.resources import resource

SOURCE = Path(cscs_graph.__file__).parent
REFERENCE = resource("seed") / "reference"
NO_RULES = {"regions.csv", "sources.csv"}
EXCEPTED = {
    "ingest/generator": "makes an invented world, and has to say which lists its planted cases are on",
    "ingest/readers": "translates the words of published files into ids",
    "api/examples.py": "example queries that the editor opens with",
    "cli/server.py": "the questions of the demo, about the sample cases",
}
FORMS = {"model/time.py": "messages that show how a day is written", "model/schema.py": "name of a standard"}
YEAR = re.compile(r"(?<![\d/])(?:19[89]\d|20[0-3]\d)(?!\d)")
STANDARDS = re.compile(r"GB \d+-\d{4}|\d{4}-\d{4}")


def _ids() -> frozenset[str]:
    found: set[str] = set()
    for path in REFERENCE.glob("*.csv"):
        if path.name not in NO_RULES:
            with path.open(encoding="utf-8", newline="") as text:
                found |= {row["id"] for row in csv.DictReader(text) if row.get("id")}
    return frozenset(found)


IDS = _ids()
AS_WORDS = re.compile(r"\b(?:" + "|".join(sorted(re.escape(name) for name in IDS if "_" in name)) + r")\b")
"""Ids that no prose would use; ids of one word are looked for as whole texts only."""


def _place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _excepted(place: str) -> bool:
    return any(place == name or place.startswith(f"{name}/") for name in EXCEPTED)


MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if not _excepted(_place(path))]
STATEMENTS = sorted(resource("cypher").rglob("*.cypher"))


def _constants(path: Path) -> Iterator[tuple[int, object]]:
    """Every constant of a module with its line, documentation apart."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docs:
            yield node.lineno, node.value


def named(text: str) -> str | None:
    """The id that a text is, or contains."""
    if text in IDS:
        return text
    found = AS_WORDS.search(text)
    return found.group() if found else None


def test_no_module_names_a_rule() -> None:
    told = [
        (_place(path), line, named(value))
        for path in MODULES
        for line, value in _constants(path)
        if isinstance(value, str) and named(value)
    ]
    assert told == []


def test_no_module_names_a_year() -> None:
    """Texts and days; 2000 is a size of batches."""
    years = [
        (_place(path), line, value)
        for path in MODULES
        if _place(path) not in FORMS
        for line, value in _constants(path)
        if (isinstance(value, str) and YEAR.search(STANDARDS.sub("", value)))
        or (isinstance(value, int) and not isinstance(value, bool) and 2000 < value <= 2039)
    ]
    assert years == []


def test_no_statement_names_a_rule_or_a_year() -> None:
    told: list[tuple[str, str]] = []
    for path in STATEMENTS:
        body = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("//"))
        literals = re.findall(r"'([^']*)'|\"([^\"]*)\"", body)
        told += [(path.stem, text) for pair in literals for text in pair if text in IDS or YEAR.search(text)]
    assert told == []


def test_the_scan_finds_what_it_looks_for() -> None:
    assert {"court_defaulters", "mou_2014_2020", "samr", "food_drug_2016"} <= IDS
    assert named("samr") == "samr"
    assert named("where list.id = 'court_defaulters' holds") == "court_defaulters"
    assert named("a list of research") is None
    assert all((SOURCE / name).exists() for name in (*EXCEPTED, *FORMS))
