"""Generated files follow from the model: every one is there as the model writes it, and no other."""

from pathlib import Path

import pytest

from cscs_graph.catalog.generate import generated, load_files, slug
from cscs_graph.model import schema
from cscs_graph.model.records import FACT_LINKS, FACT_NODES, LINKS, THINGS
from cscs_graph.resources import resource

FILES = generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_generated_file_is_as_the_model_writes_it(path: Path) -> None:
    assert path.read_text("utf-8") == FILES[path], "run `python -m cscs_graph.catalog.generate`"


def test_no_stale_file_is_left() -> None:
    folder = resource("cypher") / "load" / "generated"
    assert set(folder.iterdir()) == {path for path in FILES if path.parent == folder}
    schemas = resource("cypher") / "schema"
    assert {path.name for path in schemas.iterdir()} == {"neo4j.cypher", "arcadedb.sql"}


def test_every_record_class_has_its_statements() -> None:
    """Two of a thing, three of a fact, one of a link between nodes, one more where a thing's link may be replaced."""
    ties = {link.type for _, link in LINKS}
    replaceable = {link.type for label, link in LINKS if label in {thing.labels[0] for thing in THINGS}}
    facts = len(FACT_NODES) + len(FACT_LINKS)
    assert len(load_files()) == 2 * len(THINGS) + 3 * facts + len(ties) + len(replaceable)


def test_both_schemas_make_the_same_keys_unique() -> None:
    neo4j = (resource("cypher") / "schema" / "neo4j.cypher").read_text("utf-8")
    arcadedb = (resource("cypher") / "schema" / "arcadedb.sql").read_text("utf-8")
    for label, key in schema.unique_keys():
        assert f"FOR (n:{label}) REQUIRE n.{key} IS UNIQUE\n" in neo4j
        inherited = label in {"Entity", "Person"}
        assert (f"CREATE INDEX IF NOT EXISTS ON {label} ({key}) UNIQUE\n" in arcadedb) != inherited
    for name in schema.relationship_types():
        assert f"CREATE EDGE TYPE {name} IF NOT EXISTS\n" in arcadedb


@pytest.mark.parametrize(
    ("name", "file"),
    [("CreditList", "credit_list"), ("HAS_LISTING", "has_listing"), ("Entity", "entity"), ("OWNS", "owns")],
)
def test_names_of_files(name: str, file: str) -> None:
    assert slug(name) == file
