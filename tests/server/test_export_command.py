"""`cscs export neo4j-admin` on the embedded server: what it writes and prints, and what it refuses."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio

from cscs_graph import export
from cscs_graph.errors import BadInput
from cscs_graph.export import StoreChanged, export_for_neo4j_admin
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.ingest import Outcome, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.rules import Source
from tests.conftest import Store
from tests.forked import INSTALLED, run

SOURCE = Source(id="export-command-source", title="Tests of the export command")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest_asyncio.fixture(scope="module")
async def awkward(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two versions of one holding, and an entity that was renamed: names with whatever a CSV file trips over."""
    entity = {"type": "Entity", "id": "export-command-firm", "name": 'Exportfirm "One",\n2; 1'}
    lines: list[dict[str, Any]] = [
        {"type": "Person", "id": "export-command-holder", "name": "Exportholder,\r\n"},
        entity,
        {"type": "OWNS", "id": "export-command-owns", "from": "export-command-holder", "to": entity["id"]},
    ]
    corrected: list[dict[str, Any]] = [{**lines[2], "share": 0.1}, {**entity, "name": "Exportfirm"}]
    folder = tmp_path_factory.mktemp("export-command")
    for load in (lines, corrected):
        summary = await load_items(store.graph, items(load, Origin("export", 1, "")), SOURCE, folder / "rejected.jsonl")
        assert summary.total(Outcome.REFUSED) == 0, summary.message


@pytest.mark.usefixtures("awkward")
def test_it_writes_files_prints_the_command_and_says_it_twice_alike(store: Store, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    done = run("export", "neo4j-admin", str(first), data=store.settings.data)
    assert done.returncode == 0, done.stderr
    assert f"sh {first / 'import.sh'}" in done.stdout
    assert "neo4j-admin database import full neo4j @import.args" in done.stdout
    assert " status" in done.stdout
    done = run("export", "neo4j-admin", str(second), data=store.settings.data, by=INSTALLED)
    assert done.returncode == 0, "in a process with other hashes"
    assert contents(first) == contents(second)
    assert names(tmp_path) == ["first", "second"]

    entities = (first / "entity.csv").read_text("utf-8")
    assert '\n"export-command-firm","Exportfirm",,"Exportfirm ""One"",\n2; 1",' in entities
    holdings = (first / "owns.csv").read_text("utf-8").splitlines()
    versions = [line for line in holdings if line.startswith('"export-command-holder","export-command-firm",')]
    assert len(versions) == 2
    assert ',"export-command-owns",0.0,1.0,' in versions[0]
    assert ',"export-command-owns",0.1,0.1,' in versions[1]
    revisions = (first / "revision.csv").read_text("utf-8")
    assert '"export-command-firm","Entity","{' in revisions
    arguments = (first / "import.args").read_text("utf-8")
    (multiline,) = [line for line in arguments.splitlines() if line.startswith("--multiline-fields=")]
    assert "./entity.csv" in multiline.partition("=")[2].split(",")
    assert "schema_version" not in arguments


def test_a_folder_that_is_not_empty_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    done = run("export", "neo4j-admin", str(tmp_path), data=store.settings.data)
    assert (done.returncode, done.stderr) == (
        2,
        f"error: {tmp_path} is not an empty folder; name a new one, or empty it\n",
    )
    assert contents(tmp_path) == {"mine.txt": b"keep me"}


@pytest.mark.usefixtures("awkward")
async def test_pages_of_one_give_the_same_files(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost or said twice where a page ends, nor where several revisions of one thing would span two pages."""
    await export_for_neo4j_admin(store.graph, tmp_path / "large", "neo4j")
    monkeypatch.setattr(export.neo4j_admin, "PAGE", 29)
    await export_for_neo4j_admin(store.graph, tmp_path / "small", "neo4j")
    assert contents(tmp_path / "small") == contents(tmp_path / "large")


class Busy:
    """A graph on which somebody else does something after the first read of an export."""

    def __init__(self, graph: Graph, meanwhile: Callable[[], Awaitable[object]]) -> None:
        self._graph, self._meanwhile, self._reads = graph, meanwhile, 0

    async def read(self, work: Callable[[Transaction], Awaitable[Any]]) -> Any:
        self._reads += 1
        if self._reads == 10:
            await self._meanwhile()
        return await self._graph.read(work)


@pytest.mark.usefixtures("awkward")
@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ({"type": "Person", "id": "export-command-late", "name": "Exportlate"}, "(Person)"),
        ({"type": "Person", "id": "export-command-holder", "name": "Exportholder renamed"}, "(Revision)"),
        (
            {
                "type": "OWNS",
                "id": "export-command-owns",
                "from": "export-command-holder",
                "to": "export-command-firm",
                "share": 0.2,
            },
            "(OWNS)",
        ),
    ],
    ids=["a new node", "a changed node", "a corrected fact"],
)
async def test_a_write_meanwhile_is_told_and_nothing_is_left(
    store: Store, tmp_path: Path, line: dict[str, Any], changed: str
) -> None:
    async def load() -> None:
        path = tmp_path.with_name(tmp_path.name + ".jsonl")
        summary = await load_items(store.graph, items([line], Origin("export", 1, "")), SOURCE, path)
        assert summary.total(Outcome.REFUSED) == 0

    with pytest.raises(StoreChanged) as raised:
        await export_for_neo4j_admin(cast(Graph, Busy(store.graph, load)), tmp_path / "out", "neo4j")
    assert f"the store was written to while it was exported {changed}" in str(raised.value)
    assert names(tmp_path) == []


async def test_a_property_that_the_model_does_not_have_is_named(store: Store, tmp_path: Path) -> None:
    row = {"id": "export-command-source", "properties": {"id": "export-command-source", "mood": "good"}}
    await store.graph.write(lambda transaction: transaction.run("load_source", rows=[row]))
    try:
        with pytest.raises(BadInput, match="Source 'export-command-source': the model has no mood"):
            await export_for_neo4j_admin(store.graph, tmp_path / "out", "neo4j")
    finally:
        row["properties"] = {"mood": None}
        await store.graph.write(lambda transaction: transaction.run("load_source", rows=[row]))
    assert names(tmp_path) == []
