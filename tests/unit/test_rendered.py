"""Statements and definitions that follow from the model: which there are, that they are checked, and how they read."""

import shutil
from pathlib import Path

import pytest

from cscs_graph.catalog import Catalogue, Kind, catalogue
from cscs_graph.catalog.compiled import compiled, every, group_of, written
from cscs_graph.catalog.definitions import definitions
from cscs_graph.catalog.naming import slug
from cscs_graph.catalog.rendered import Rendered, Rendering
from cscs_graph.catalog.statement import checked
from cscs_graph.catalog.templates import Templates
from cscs_graph.errors import CatalogueError
from cscs_graph.model import schema
from cscs_graph.model.records import FACT_LINKS, FACT_NODES, LINKS, THINGS
from cscs_graph.resources import resource

TEMPLATE = """\
// name:       load_${slug}
// kind:       load
// says:       Creates ${label} nodes.
// params:     rows: list[{id}]
UNWIND $rows AS row
MERGE (node:${label} {id: row.id})
"""
READ = (
    "// name: {}\n// kind: read\n// says: Entities.\n// returns: id\nMATCH (e:Entity)\nRETURN e.id AS id\nORDER BY id\n"
)


def _folder(folder: Path) -> Path:
    """A copy of the project's statements, for tests to change."""
    return shutil.copytree(resource("cypher"), folder / "cypher")


def test_every_record_class_has_its_statements() -> None:
    """Two of a thing, three of a fact, one of a link between nodes, one more where a thing's link may be replaced."""
    ties = {link.type for _, link in LINKS}
    replaceable = {link.type for label, link in LINKS if label in {thing.labels[0] for thing in THINGS}}
    facts = len(FACT_NODES) + len(FACT_LINKS)
    loads = [statement for statement in catalogue().rendered.every() if group_of(statement) == "load"]
    assert len(loads) == 2 * len(THINGS) + 3 * facts + len(ties) + len(replaceable)


def test_every_exported_label_has_a_page_and_there_are_two_counts() -> None:
    exports = [statement for statement in catalogue().rendered.every() if group_of(statement) == "export"]
    assert len(exports) == len(THINGS) + len(FACT_NODES) + len({"ContentVersion", "Coverage", "Revision"}) + 2
    assert {statement.kind for statement in exports} == {Kind.READ}


def test_a_rendered_statement_reads_as_if_a_file_stated_it() -> None:
    """The share of one company: its company has few holders, a holder may have many companies, so the match begins there."""
    closes = catalogue()["close_owns"]
    assert written(closes) == (
        "// name:       close_owns\n"
        "// kind:       load\n"
        "// says:       Closes OWNS facts that a correction replaces.\n"
        "// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)\n"
        "UNWIND $rows AS row\n"
        "MATCH (:Entity {id: row.to_id})<-[fact:OWNS {fact_id: row.fact_id}]-()\n"
        "WHERE fact.superseded_at = $never\n"
        "SET fact.superseded_at = row.superseded_at\n"
    )
    assert (closes.parameters, closes.kind) == (("rows", "never"), Kind.LOAD)
    assert "SET node:Party, node += row.properties" in catalogue()["load_person"].text
    assert "MERGE (node)<-[:STIPULATES]-(other)" in catalogue()["link_stipulates"].text
    assert "MERGE (node)-[:ON_LIST]->(other)" in catalogue()["link_on_list"].text
    assert "-[tie:DECIDED_BY]->(other) |" in catalogue()["export_listing"].text
    assert "<-[tie:HAS_LISTING]-(other) |" in catalogue()["export_listing"].text


def test_what_is_written_is_read_as_the_same_statement() -> None:
    for statement in catalogue().rendered.every():
        assert checked(statement.path, written(statement)) == statement


def test_a_catalogue_renders_nothing_before_it_is_asked(tmp_path: Path) -> None:
    """A command that reads is not to wait for the statements of a load."""
    folder = _folder(tmp_path)
    statements = Catalogue(folder)
    for template in (folder / "templates" / "load").glob("*.cypher"):
        template.write_text(template.read_text("utf-8") + ";", "utf-8")
    assert statements["lists"].name == "lists"
    assert len(statements.channels()) >= 7
    with pytest.raises(CatalogueError, match=r"load_entity.cypher: .*without a semicolon"):
        statements["load_entity"]


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "templates" / "load" / "link.cypher").unlink()
    with pytest.raises(CatalogueError, match=r"link.cypher is missing: the installation is incomplete"):
        Catalogue(folder)["link_on_list"]


def test_a_rendered_statement_is_checked_as_a_file_is(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    template = folder / "templates" / "load" / "current_thing.cypher"
    template.write_text(template.read_text("utf-8").replace("node:${label}", "node:${label}s"), "utf-8")
    with pytest.raises(CatalogueError, match=r"current_agency.cypher: not in the model: Agencys"):
        Catalogue(folder)["current_agency"]


def test_a_name_belongs_to_a_file_or_to_a_template(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "read" / "current_entity.cypher").write_text(READ.format("current_entity"), "utf-8")
    with pytest.raises(CatalogueError, match=r"the name 'current_entity' is taken by .* what is rendered"):
        Catalogue(folder)


def test_a_name_is_rendered_once(tmp_path: Path) -> None:
    (tmp_path / "templates" / "load").mkdir(parents=True)
    (tmp_path / "templates" / "load" / "load_thing.cypher").write_text(TEMPLATE, "utf-8")
    templates = Templates(tmp_path / "templates")
    once = Rendering("load_entity", "load/load_thing", {"slug": "entity", "label": "Entity"})
    assert Rendered(tmp_path, templates, [once])["load_entity"].parameters == ("rows",)
    with pytest.raises(CatalogueError, match="'load_entity' is rendered twice"):
        Rendered(tmp_path, templates, [once, once])


def test_both_servers_make_the_same_keys_unique() -> None:
    neo4j, embedded = definitions("neo4j"), definitions("embedded")
    for label, key in schema.unique_keys():
        assert f"FOR (n:{label}) REQUIRE n.{key} IS UNIQUE\n" in neo4j
        inherited = label in {"Entity", "Person"}
        assert (f"CREATE INDEX IF NOT EXISTS ON {label} ({key}) UNIQUE\n" in embedded) != inherited
    for label, key in schema.lookups():
        assert f" FOR (n:{label}) ON (n.{key})\n" in neo4j
        assert f"CREATE INDEX IF NOT EXISTS ON {label} ({key}) NOTUNIQUE NULL_STRATEGY SKIP\n" in embedded
    for name in schema.relationship_types():
        assert f"CREATE EDGE TYPE {name} IF NOT EXISTS\n" in embedded


def test_every_definition_is_one_line_and_stands_once() -> None:
    for text in (definitions("neo4j"), definitions("embedded")):
        lines = text.splitlines()
        assert all(line.startswith("CREATE ") for line in lines)
        indexes = [line for line in lines if "PROPERTY" not in line]
        assert len(indexes) == len(set(indexes))


def test_what_is_looked_up_is_stated_by_the_record_classes() -> None:
    """Codes of a company, the identity of every fact that is a node, and whose revision it is."""
    pairs = schema.lookups()
    assert {("Entity", "uscc"), ("Entity", "org_code"), ("Entity", "reg_no"), ("Revision", "of")} <= {*pairs}
    assert {label for label, key in pairs if key == "fact_id"} == {node.labels[0] for node in FACT_NODES}


def test_the_compiled_form_holds_all_that_is_sent_to_a_server() -> None:
    texts = compiled(catalogue())
    assert {"schema/neo4j.cypher", "schema/embedded.sql", "rounds/channels_from_source.cypher"} <= {*texts}
    assert {"load/load_entity.cypher", "load/add_content.cypher", "export/export_mou.cypher"} <= {*texts}
    assert len(texts) == 2 + len(every(catalogue()))
    assert len(every(catalogue())) == sum(len(catalogue().of_kind(kind)) for kind in Kind) + len(catalogue().composed())


def test_a_file_is_compiled_as_it_stands() -> None:
    """So that a finding of the linter has the line of the file."""
    path = resource("cypher") / "read" / "lists.cypher"
    assert compiled(catalogue())["read/lists.cypher"] == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "in_names"),
    [("CreditList", "credit_list"), ("HAS_LISTING", "has_listing"), ("Entity", "entity"), ("OWNS", "owns")],
)
def test_names_of_types_in_names_of_statements(name: str, in_names: str) -> None:
    assert slug(name) == in_names
