"""Neo4j's own checker finds nothing in the Cypher files and in what is rendered, and finds what is planted."""

import json
import re
import shutil
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from cscs_graph.catalog import catalogue
from cscs_graph.catalog.compiled import every
from cscs_graph.catalog.statement import split_header
from cscs_graph.model.records import FACT_LINKS
from cscs_graph.model.schema import labels, nodes, relationships
from tests.conftest import ROOT
from tests.neo4j.releases import LTS

TOOL = ROOT / "tools" / "cypher-lint"
KEPT = Path(__file__).with_name("linted.txt")
"""The digests of statements in which nothing was found; kept as the plans are, with `--write-plans`."""
CLEAN = ROOT / "build" / "linted"
"""Those that were linted here since."""
LOCK, INSTALLED = TOOL / "package-lock.json", TOOL / "node_modules" / ".package-lock.json"

_TYPES = {one.type for one in relationships()}
_NAMES = {
    *(*labels(), *_TYPES, *(one.lower() for one in _TYPES)),
    *(name for record in (*nodes(), *FACT_LINKS) for name in record.model_fields),
}
_NAME = re.compile("|".join(rf"\b{name}\b" for name in sorted(_NAMES)))

PLANTED = {
    "unknown_label.cypher": ("MATCH (e:Entity)\nMATCH (c:Compnay {id: e.id})\nRETURN c", 2, "Compnay"),
    "unknown_type.cypher": ("MATCH (e:Entity)\nMATCH (e)-[:OWNZ]->(:Entity)\nRETURN e", 2, "OWNZ"),
    "unknown_property.cypher": ("MATCH (e:Entity)\nRETURN e.id,\n       e.usc AS code", 3, "usc"),
    "wrong_way.cypher": (
        "MATCH (e:Entity)\nMATCH (e)-[:HAS_LISTING]->(l:Listing)<-[:ON_LIST]-(c:CreditList)\nRETURN c",
        2,
        "ON_LIST",
    ),
    "unknown_parameter.cypher": ("MATCH (e:Entity)\nWHERE e.id IN $fronteer\nRETURN e", 2, "fronteer"),
    "unknown_function.cypher": ("MATCH (e:Entity)\nRETURN toUper(e.name) AS name", 2, "toUper"),
    "unknown_procedure.cypher": ("CALL db.index.fulltext.queryNode('x', 'y')\nYIELD node\nRETURN node", 1, "queryNode"),
    "undefined_variable.cypher": ("MATCH (e:Entity)\nWITH e.id AS id\nRETURN e", 3, "`e`"),
    "wrong_kind.cypher": ("WITH 1 AS e\nMATCH (e:Entity)\nRETURN e", 2, "Type mismatch"),
    "syntax.cypher": ("MATCH (e:Entity)\nWHERE e.id = 'x'\nRETRUN e", 3, "RETRUN"),
    "schema/every_line.cypher": (
        "CREATE INDEX a IF NOT EXISTS FOR (n:Entity) ON (n.uscc)\nCREATE INDEX b IF NOT EXISTS FOR (n:Entity) OF (n.uscc)",
        2,
        "OF",
    ),
}
"""File: its text, the line of its one fault, and what the message names."""


@pytest.fixture(scope="module")
def schema() -> str:
    command = [sys.executable, str(TOOL / "schema.py")]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout


@pytest.fixture(scope="module")
def node() -> str:
    """Node, with the checker installed from its lock file. Skips, saying so, where it cannot be had."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if found is None or npm is None:
        pytest.skip("the Cypher files are not linted: Node and npm are not on this machine")
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        command = [npm, "ci", "--prefix", str(TOOL), "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode:
            pytest.skip(f"the Cypher files are not linted: npm could not install the checker: {done.stderr[-300:]}")
    return found


def lint(node: str, schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [node, "--max-semi-space-size=64", str(TOOL / "lint.mjs"), str(path)]
    return subprocess.run(command, input=schema, capture_output=True, text=True, timeout=500, check=False)


@pytest.mark.timeout(600)
def test_neo4j_finds_nothing_wrong_in_the_cypher_files(
    node: str, schema: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """As a server gets them: channels and templates are parts of statements, which `cscs schema` puts together.

    Of statements that differ in names of the model alone, and in how many lines they have of one form, one is linted: those
    of the others come from the model as well. All channels together are the statements of each, one after the other. In what
    is as it was when nothing was found, nothing would be found again.
    """
    command = [sys.executable, "-m", "cscs_graph", "schema", "--into", str(tmp_path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
    written = sorted(tmp_path.rglob("*.cypher"))
    assert len(written) == len(every(catalogue())) + 1
    forms = {_form(path): path for path in reversed(written) if not path.name.startswith("channels_")}
    assert len(forms) > 100
    digests = {path: _digest(path, schema) for path in forms.values()}
    clean = {digest for file in (KEPT, CLEAN) if file.exists() for digest in file.read_text("utf-8").split()}
    asked = {path for path, digest in digests.items() if digest not in clean}
    for path in {*written} - asked:
        path.unlink()
    if asked:
        done = lint(node, schema, tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert done.stdout == f"{len(asked)} files, 0 findings\n"
    CLEAN.parent.mkdir(exist_ok=True)
    for file in (CLEAN, *([KEPT] if request.config.getoption("--write-plans") else [])):
        file.write_text("\n".join(sorted(digests.values())) + "\n", "utf-8")


def _digest(path: Path, schema: str) -> str:
    """Another one for another statement, schema or checker."""
    checker = (TOOL / "lint.mjs", LOCK)
    read = (path.parent.name, path.read_text("utf-8"), schema, *(file.read_text("utf-8") for file in checker))
    return blake2b("\x1f".join(read).encode(), digest_size=16).hexdigest()


def _form(path: Path) -> frozenset[str]:
    """The different lines of a statement, whatever they name."""
    lines = _NAME.sub("X", split_header(path.read_text("utf-8"))[1]).splitlines()
    return frozenset(line.strip(" ,") for line in lines)


def test_every_planted_fault_is_found_at_its_line(node: str, schema: str, tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    for name, (text, _, _) in PLANTED.items():
        (tmp_path / name).write_text(text, "utf-8")
    done = lint(node, schema, tmp_path)
    found: dict[tuple[str, int], str] = {}
    for path, line, message in re.findall(r"^(/.+?):(\d+):\d+: \w+: (.+)$", done.stdout, re.MULTILINE):
        key = (str(Path(path).relative_to(tmp_path)), int(line))
        found[key] = found.get(key, "") + message
    assert (done.returncode, found.keys()) == (1, {(name, line) for name, (_, line, _) in PLANTED.items()}), done.stdout
    assert [name for name, (_, line, named) in PLANTED.items() if named not in found[name, line]] == [], done.stdout


def test_a_lint_that_cannot_be_made_is_no_clean_one(node: str, schema: str, tmp_path: Path) -> None:
    assert lint(node, schema, tmp_path).returncode == 2
    assert lint(node, "", ROOT / "cypher" / "read").returncode == 2


def test_the_known_functions_are_those_of_the_oldest_release() -> None:
    server = json.loads((TOOL / "signatures.json").read_text("utf-8"))["server"]
    assert server == LTS.version, "run tools/cypher-lint/signatures.py on it"
