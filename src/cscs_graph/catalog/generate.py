"""Writes what follows from the model: load and export statements, schema definitions. `python -m cscs_graph.catalog.generate`

The files are kept in the repository, so that what runs is what is read; a test holds them to the model.
"""

from collections.abc import Iterator
from pathlib import Path

from cscs_graph.catalog.export import export_files
from cscs_graph.catalog.naming import slug, statement_file
from cscs_graph.model import schema
from cscs_graph.model.base import FactLink, FactNode, Link, Thing, type_of
from cscs_graph.model.records import FACT_LINKS, FACT_NODES, LINKS, THINGS
from cscs_graph.resources import resource

_NODE = """\
UNWIND $$rows AS row
MERGE (node:$label {$key: row.$key})
SET ${extra_labels}node += row.properties
"""
_FACT_NODE = """\
UNWIND $$rows AS row
MERGE (node:$label {version_id: row.version_id})
SET node += row.properties, node.recorded_at = $$times[row.recorded], node.superseded_at = $$times[row.superseded]
"""
_CURRENT_NODE = """\
// returns:    key, properties
UNWIND $$keys AS key
MATCH (node:$label {id: key})
RETURN key, properties(node) AS properties
"""
_NODE_VERSIONS = """\
// returns:    key, recorded_at, superseded_at, digest
UNWIND $$keys AS key
MATCH (node:$label {fact_id: key})
RETURN key, node.recorded_at AS recorded_at, node.superseded_at AS superseded_at, node.digest AS digest
"""
_CLOSE_NODE = """\
UNWIND $$rows AS row
MATCH (node:$label {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
"""
_LINK = """\
UNWIND $$rows AS row
MATCH (node:$label {$key: row.node})
MATCH (other:$other {id: row.other})
MERGE (node)$left-[:$type]-$right(other)
"""
_UNLINK = """\
UNWIND $$rows AS row
MATCH (node:$label {$key: row.node})$left-[tie:$type]-$right(other:$other)
WHERE NOT other.id IN row.others
DELETE tie
"""
_FACT = """\
UNWIND $$rows AS row
MATCH (start:$start {id: row.from_id})
MATCH (end:$end {id: row.to_id})
MERGE (end)<-[fact:$type {fact_id: row.fact_id, recorded_at: $$times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $$times[row.superseded]
"""
_FACT_VERSIONS = """\
// returns:    key, recorded_at, superseded_at, digest
UNWIND $$rows AS row
MATCH $pattern
RETURN row.fact_id AS key, fact.recorded_at AS recorded_at, fact.superseded_at AS superseded_at, fact.digest AS digest
"""
_CLOSE_FACT = """\
UNWIND $$rows AS row
MATCH $pattern
WHERE fact.superseded_at = $$never
SET fact.superseded_at = row.superseded_at
"""


def _statement(name: str, says: str, params: str, body: str, **values: str) -> tuple[str, str]:
    return statement_file(name, "load", says, params, body, **values)


def _node_files() -> Iterator[tuple[str, str]]:
    for record in (*THINGS, *FACT_NODES):
        label, key = record.labels[0], schema.key_of(record)
        versioned = issubclass(record, FactNode)
        if versioned:
            yield _statement(
                f"load_{slug(label)}",
                f"Creates versions of {label} facts.",
                "rows: list[{version_id, recorded, superseded, properties}], times: list[local datetime (UTC)]",
                _FACT_NODE,
                label=label,
            )
        else:
            yield _statement(
                f"load_{slug(label)}",
                f"Creates or updates {label} nodes.",
                f"rows: list[{{{key}, properties}}]",
                _NODE,
                label=label,
                key=key,
                extra_labels="".join(f"node:{extra}, " for extra in record.labels[1:]),
            )
        if not versioned:
            yield _statement(
                f"current_{slug(label)}",
                f"What is stored of {label} nodes.",
                "keys: list[id]",
                _CURRENT_NODE,
                label=label,
            )
        else:
            yield _statement(
                f"versions_{slug(label)}",
                f"Every version of {label} facts.",
                "keys: list[fact id]",
                _NODE_VERSIONS,
                label=label,
            )
            yield _statement(
                f"close_{slug(label)}",
                f"Closes versions of {label} nodes that a correction replaces.",
                "rows: list[{version_id, superseded_at}]",
                _CLOSE_NODE,
                label=label,
            )


def _link_files(label: str, link: Link) -> Iterator[tuple[str, str]]:
    record = next(record for record in (*THINGS, *FACT_NODES) if record.labels[0] == label)
    pattern = {
        "label": label,
        "key": schema.key_of(record),
        "other": link.label,
        "type": link.type,
        "left": "<" if link.incoming else "",
        "right": "" if link.incoming else ">",
    }
    yield _statement(
        f"link_{slug(link.type)}",
        f"Ties {label} nodes to the {link.label} nodes that their records name.",
        "rows: list[{node, other}]",
        _LINK,
        **pattern,
    )
    if issubclass(record, Thing):
        yield _statement(
            f"unlink_{slug(link.type)}",
            f"Unties {label} nodes from {link.label} nodes that a later record no longer names.",
            "rows: list[{node, others}]",
            _UNLINK,
            **pattern,
        )


def _fact_files(record: type[FactLink]) -> Iterator[tuple[str, str]]:
    """The relationship is matched from its end: that is the end of low degree (a holder has many, a company few)."""
    name = type_of(record)
    pattern = f"(:{record.end_label} {{id: row.to_id}})<-[fact:{name} {{fact_id: row.fact_id}}]-()"
    yield _statement(
        f"load_{slug(name)}",
        f"Creates {name} facts.",
        "rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]",
        _FACT,
        start=record.start_label,
        end=record.end_label,
        type=name,
    )
    yield _statement(
        f"versions_{slug(name)}",
        f"Every version of {name} facts.",
        "rows: list[{to_id, fact_id}]",
        _FACT_VERSIONS,
        pattern=pattern,
    )
    yield _statement(
        f"close_{slug(name)}",
        f"Closes {name} facts that a correction replaces.",
        "rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)",
        _CLOSE_FACT,
        pattern=pattern,
    )


def load_files() -> dict[str, str]:
    """Every generated load statement, by file name."""
    files = dict(_node_files())
    files |= dict(file for label, link in LINKS for file in _link_files(label, link))
    for record in FACT_LINKS:
        files |= dict(_fact_files(record))
    return files


def neo4j_schema() -> str:
    """Constraints and indexes as Neo4j writes them, one statement a line."""
    name, label, prop = schema.FULL_TEXT
    lines = [
        f"CREATE CONSTRAINT {slug(label)}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in schema.unique_keys()
    ]
    lines += [
        f"CREATE INDEX {slug(label)}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})" for label, key in schema.LOOKUPS
    ]
    lines.append(
        f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{prop}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    return "\n".join(lines) + "\n"


def arcadedb_schema() -> str:
    """The same for the embedded server, in its SQL: labels are types with inheritance, declared before any data."""
    parents = {node.labels[0]: node.labels[1] for node in schema.nodes() if len(node.labels) > 1}
    roots = sorted(schema.labels() - parents.keys())
    lines = [f"CREATE VERTEX TYPE {label} IF NOT EXISTS" for label in roots]
    lines += [f"CREATE VERTEX TYPE {child} IF NOT EXISTS EXTENDS {parent}" for child, parent in sorted(parents.items())]
    lines += [f"CREATE EDGE TYPE {name} IF NOT EXISTS" for name in sorted(schema.types_in_statements())]
    for label, key in schema.unique_keys():
        if label not in parents:
            lines.append(f"CREATE PROPERTY {label}.{key} IF NOT EXISTS STRING")
            lines.append(f"CREATE INDEX IF NOT EXISTS ON {label} ({key}) UNIQUE")
    for label, key in schema.LOOKUPS:
        lines.append(f"CREATE PROPERTY {label}.{key} IF NOT EXISTS STRING")
        lines.append(f"CREATE INDEX IF NOT EXISTS ON {label} ({key}) NOTUNIQUE NULL_STRATEGY SKIP")
    name, label, prop = schema.FULL_TEXT
    lines.append(f"CREATE PROPERTY {label}.{prop} IF NOT EXISTS STRING")
    lines.append(
        f"CREATE INDEX {name} IF NOT EXISTS ON {label} ({prop}) FULL_TEXT "
        'METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
    )
    return "\n".join(lines) + "\n"


def generated() -> dict[Path, str]:
    """Every generated file below `cypher/`."""
    root = resource("cypher")
    files = {root / "load" / "generated" / name: text for name, text in load_files().items()}
    files |= {root / "export" / name: text for name, text in export_files().items()}
    files[root / "schema" / "neo4j.cypher"] = neo4j_schema()
    files[root / "schema" / "arcadedb.sql"] = arcadedb_schema()
    return files


def main() -> None:
    files = generated()
    for folder in (resource("cypher") / "load" / "generated", resource("cypher") / "export"):
        for stale in set(folder.glob("*.cypher")) - files.keys():
            stale.unlink()
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
