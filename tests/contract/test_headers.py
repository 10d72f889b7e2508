"""Every check of a Cypher file's header against its body can fail, and says what disagrees."""

from pathlib import Path

import pytest

from cscs_graph.catalog import Catalogue, Kind, read_statement
from cscs_graph.errors import CatalogueError

READ = """\
// name:       probe
// kind:       read
// says:       Entities by id.
// params:     ids: list[entity id]
// returns:    id, name
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, entity.name AS name
ORDER BY id
"""
BROKEN = {
    "no name": (READ, "// name:       probe\n", "", "lacks name"),
    "no kind": (READ, "// kind:       read\n", "", "lacks kind"),
    "no words": (READ, "// says:       Entities by id.\n", "", "lacks says"),
    "unknown kind": (READ, "kind:       read", "kind:       query", "kind 'query' is not one of"),
    "wrong name": (READ, "name:       probe", "name:       other", "header names 'other', the file 'probe'"),
    "undeclared parameter": (READ, "{id: id}", "{id: id, kind: $kind}", "uses.*'kind'"),
    "unused parameter": (READ, "ids: list[entity id]", "ids: list[entity id], as_of: date", "declares.*'as_of'"),
    "missing column": (READ, ", entity.name AS name", "", "body returns .'id',."),
    "other column": (READ, "AS name", "AS title", "body returns .*'title'"),
    "columns in another order": (READ, "returns:    id, name", "returns:    name, id", "header declares .'name', 'id'"),
    "two statements": (READ, "ORDER BY id\n", "ORDER BY id;\nMATCH (n) RETURN n\n", "one statement"),
    "a write": (READ, "RETURN entity.id", "SET entity.name = ''\nRETURN entity.id", "must not write, but says SET"),
    "a write in small letters": (READ, "MATCH (entity", "merge (entity", "must not write, but says merge"),
    "a detach": (READ, "RETURN entity.id", "DETACH DELETE entity\nRETURN entity.id", "must not write"),
    "unknown label": (READ, "entity:Entity", "entity:Entiti", "not in the model: Entiti"),
    "unknown second label": (READ, "entity:Entity", "entity:Entity:Firm", "not in the model: Firm"),
    "one unknown label of two": (READ, "entity:Entity", "entity:Party|Frim", "not in the model: Frim"),
    "unknown type": (READ, "{id: id})", "{id: id})-[:BRANCHES_OF]->(parent)", "not in the model: BRANCHES_OF"),
    "one unknown type of two": (READ, "{id: id})", "{id: id})-[:OWNS|BRANCHES]->(held)", "not in the model: BRANCHES"),
}


def _file(folder: Path, text: str, name: str = "probe") -> Path:
    path = folder / f"{name}.cypher"
    path.write_text(text, "utf-8")
    return path


def test_the_unbroken_file_is_read(tmp_path: Path) -> None:
    statement = read_statement(_file(tmp_path, READ))
    assert (statement.name, statement.kind, statement.parameters) == ("probe", Kind.READ, ("ids",))
    assert "//" not in statement.text


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_with_its_fault(tmp_path: Path, fault: str) -> None:
    text, old, new, message = BROKEN[fault]
    assert old in text, "the fault was not built in"
    with pytest.raises(CatalogueError, match=f"probe.cypher: .*{message}"):
        read_statement(_file(tmp_path, text.replace(old, new, 1)))


def test_a_word_within_a_name_or_a_text_is_no_write(tmp_path: Path) -> None:
    """`created`, `$dataset` and the like are read; what only looks like a label inside a text is let pass."""
    text = READ.replace("entity.name AS name", "coalesce(entity.created, 'x:Nowhere') AS name")
    assert read_statement(_file(tmp_path, text)).returns == ("id", "name")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        _file(tmp_path / folder, READ)
    with pytest.raises(CatalogueError, match="the name 'probe' is taken"):
        Catalogue(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="the installation is incomplete"):
        Catalogue(tmp_path)


def test_a_statement_that_is_not_there(tmp_path: Path) -> None:
    _file(tmp_path, READ)
    with pytest.raises(CatalogueError, match="no statement is named 'probes'"):
        Catalogue(tmp_path)["probes"]
