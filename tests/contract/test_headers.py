"""Every check of a Cypher file's header against its body can fail, and says what disagrees."""

from pathlib import Path

import pytest

from cscs_graph.catalog import Catalogue, Kind, read_statement
from cscs_graph.errors import CatalogueError
from cscs_graph.model.codes import Certainty

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
CHANNEL = """\
// name:       probe
// kind:       channel
// says:       Consequences reach a branch.
// section:    9.4
// certainty:  statute
// starts:     reached
// from:       Entity
// to:         Entity
// follows:    backward
// target:     company
// params:     frontier: list[party id]
// returns:    from_id, to_id, type, detail, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[part:BRANCH_OF]-(branch:Entity)
RETURN id AS from_id, branch.id AS to_id, type(part) AS type, '' AS detail, part.fact_id AS fact_id,
       part.valid_from AS valid_from, part.valid_until AS valid_until, part.source_id AS source_id
ORDER BY from_id, to_id, fact_id
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
    "unknown type": (CHANNEL, "part:BRANCH_OF", "part:BRANCHES_OF", "not in the model: BRANCHES_OF"),
    "one unknown type of two": (CHANNEL, "part:BRANCH_OF", "part:OWNS|BRANCHES", "not in the model: BRANCHES"),
    "no certainty": (CHANNEL, "// certainty:  statute\n", "", "a channel's certainty is one of"),
    "unknown certainty": (CHANNEL, "certainty:  statute", "certainty:  certain", "a channel's certainty is one of"),
    "unknown raise": (CHANNEL, "// starts", "// raised_to:  surely\n// starts", "a channel's raised_to is one of"),
    "no start": (CHANNEL, "// starts:     reached\n", "", "a channel's starts is one of"),
    "no direction": (CHANNEL, "// follows:    backward\n", "", "forward or backward"),
    "no end": (CHANNEL, "// to:         Entity\n", "", "labels that it leads from and to"),
    "unknown end": (CHANNEL, "to:         Entity", "to:         Firm", "labels that it leads from and to"),
    "unknown target": (CHANNEL, "target:     company", "target:     firm", "target 'firm' is not one of"),
    "a channel that writes": (
        CHANNEL,
        "RETURN id",
        "CREATE (:Entity)\nRETURN id",
        "a channel statement must not write",
    ),
    "a column of a channel left out": (
        CHANNEL.replace("'' AS detail, ", ""),
        "type, detail, fact_id",
        "type, fact_id",
        "a channel returns from_id, to_id, type, detail",
    ),
}


def _file(folder: Path, text: str, name: str = "probe") -> Path:
    path = folder / f"{name}.cypher"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("text", [READ, CHANNEL])
def test_the_unbroken_file_is_read(tmp_path: Path, text: str) -> None:
    statement = read_statement(_file(tmp_path, text))
    assert (statement.name, len(statement.parameters)) == ("probe", 1)
    assert "//" not in statement.text
    if statement.kind is Kind.CHANNEL:
        assert (statement.certainty, statement.raised_to) == (Certainty.STATUTE, Certainty.STATUTE)
        assert statement.backward


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
