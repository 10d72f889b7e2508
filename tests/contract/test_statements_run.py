"""Every statement runs on the live server and returns what its header declares, whether or not it finds anything."""

import re
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.catalog import Kind, Statement, catalogue
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.rules import Source
from tests.contract.running import AS_OF, LUCENE_NOBODY, NOBODY, ask, column, declared, empty_parameters, size
from tests.contract.test_catalogue_promises import WITHOUT_ORDER
from tests.servers import EMBEDDED, LEDGER

ASKING = [*catalogue().of_kind(Kind.READ), *catalogue().composed(), *catalogue().of_kind(Kind.BROWSER)]
LOADING = catalogue().of_kind(Kind.LOAD)
TIMES_OF_LOADING = re.compile(r"DateTime\((?!9999)[^)]*\)")
"""When something was recorded is as it was loaded, another time on every server."""
OWN_TO_A_SERVER = {
    "name_search": "a score is the index's own; the order of the answer is not",
    "schema_version": "the definitions are those of the server",
}
"""Statements whose rows may differ from server to server."""
LABELS = {
    "party": "Party",
    "party or application": "Party|Application",
    "list": "CreditList",
    "mou": "Mou",
    "listing": "Listing",
    "category": "RecordCategory",
    "edition": "CatalogueEdition",
    "grade scheme": "GradeScheme",
}
ONE = {"list id": "court_defaulters", "region id": "330102"}
"""One of a kind of which a statement takes one, and about which much is loaded."""
KEYS = "MATCH (party:Party) RETURN party.match_keys AS keys ORDER BY party.id LIMIT 1"
TELLING_VERSIONS = {"names", "opening", "opening_with_listings"}
"""They tell the versions of the content, whatever they are asked about."""
each_asking = pytest.mark.parametrize("statement", ASKING, ids=lambda statement: statement.name)


async def _everything(graph: Graph, statement: Statement) -> dict[str, Any]:
    """Parameters for which much is found: every loaded id of the kind that the header names."""
    parameters = empty_parameters(statement)
    for name, kind in declared(statement).items():
        if name in {"references", "numbers"}:
            parameters[name] = await column(graph, _KEYS_OF.get(name) or _key_of(statement))
        elif kind == "list[fact id]":
            parameters[name] = []
        elif kind.startswith("list[") and kind.endswith(" id]"):
            label = LABELS.get(kind[5:-4], kind[5:-4].title())
            key = "fact_id" if label == "Listing" else "id"
            ids = await column(graph, f"MATCH (node:{label}) RETURN DISTINCT node.{key} AS id")
            parameters[name] = [] if name == "categories" else ids
        elif kind == "party id":
            parameters[name] = (await column(graph, _RICHEST))[0]
        elif kind in ONE:
            parameters[name] = ONE[kind]
        elif statement.name == "parties_by_key":
            parameters[name] = (await column(graph, KEYS))[0]
        elif kind == "Lucene text":
            parameters[name] = "虚构"
        elif kind == "list[Lucene text]":
            parameters[name] = ["虚构"]
        elif name in {"include_former", "cross_state_holders"}:
            parameters[name] = True
        elif name == "after_day":
            parameters[name] = AS_OF.replace(year=1)
        elif name == "as_of":
            parameters[name] = AS_OF.replace(year=2020)
    return parameters


def _key_of(statement: Statement) -> str:
    """Every value of the property by which a statement finds parties."""
    key = statement.name.partition("_by_")[2]
    return f"MATCH (party:Party) WHERE party.{key} IS NOT NULL RETURN DISTINCT party.{key} AS key"


_KEYS_OF = {
    "numbers": "MATCH (one:Listing) WHERE one.document_no IS NOT NULL RETURN DISTINCT one.document_no AS number"
}
_RICHEST = """
MATCH (:Entity)-[tie]-(party:Entity)-[:HAS_RECORD]->(record)
RETURN party.id AS id, count(*) AS facts ORDER BY facts DESC, id LIMIT 1
"""


@pytest_asyncio.fixture(scope="module")
async def rarities(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What neither the scenarios nor a seeded graph have: an entity known by its old registration number only, renamed."""
    source = Source(id="contract-source", title="Contract tests")
    folder = tmp_path_factory.mktemp("contract")
    for name in ("Fictitious legacy firm", "Fictitious legacy firm of the contract tests"):
        line = {"type": "Entity", "reg_no": "000000000000001", "name": name}
        summary = await load_items(graph, items([line], Origin("contract", 1, "")), source, folder / "rejected.jsonl")
        assert summary.total(Outcome.REFUSED) == 0


@pytest.mark.usefixtures("rarities")
@each_asking
async def test_it_returns_the_declared_columns_where_it_finds_nothing(graph: Graph, statement: Statement) -> None:
    """The embedded server names no columns where there is no row; Neo4j does."""
    parameters = empty_parameters(statement)
    reply = await ask(graph, statement.text, parameters)
    if statement.name == "changed_holdings":
        assert reply.rows == []  # between two equal moments
    elif statement.name in TELLING_VERSIONS:
        assert {row[statement.returns.index("kind")] for row in reply.rows} == {"version"}
    elif any(value in (NOBODY, [NOBODY], LUCENE_NOBODY, [LUCENE_NOBODY]) for value in parameters.values()):
        assert reply.rows == ([(0,)] if statement.returns == ("count",) else [])
        assert reply.columns in ((), statement.returns)
    else:
        assert reply.columns == statement.returns


@pytest.mark.usefixtures("rarities")
@each_asking
async def test_it_finds_something_and_says_it_twice_alike(graph: Graph, statement: Statement) -> None:
    parameters = await _everything(graph, statement)
    reply = await ask(graph, statement.text, parameters)
    assert reply.columns == statement.returns
    assert reply.rows, f"{statement.name} found nothing in the reference data, the scenarios and a seeded graph"
    if LEDGER.names[graph.endpoint.bolt] == EMBEDDED or statement.name in OWN_TO_A_SERVER:
        assert (await ask(graph, statement.text, parameters)).plain == reply.plain  # others say what this one says
    if statement.name not in OWN_TO_A_SERVER:
        rows = sorted(map(str, reply.plain)) if _unordered(statement) else map(str, reply.plain)
        LEDGER.same(graph, f"statement {statement.name}", TIMES_OF_LOADING.sub("", "\n".join(rows)))


def _unordered(statement: Statement) -> bool:
    """A picture has no order: the embedded server sorts no rows by what an optional part of a pattern may lack."""
    return statement.kind is Kind.BROWSER or statement.name in WITHOUT_ORDER


async def test_load_statements_with_no_rows_change_nothing(graph: Graph) -> None:
    """Every one of them runs on the server as it is given none."""
    (version,) = await column(graph, "MATCH (mark:SchemaVersion) RETURN mark.version AS version")
    before = await size(graph)
    for statement in LOADING:
        given: dict[str, Any] = {name: [] for name, kind in declared(statement).items() if kind.startswith("list[")}
        if "never" in statement.parameters:
            given["never"] = empty_parameters(statement)["never"]
        if "version" in statement.parameters:
            given["version"] = version
        assert given.keys() == set(statement.parameters), statement.name
        rows = await graph.write(lambda transaction, name=statement.name, given=given: transaction.run(name, **given))
        assert rows == [], statement.name
    assert await size(graph) == before
