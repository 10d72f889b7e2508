"""Writes the reference pages that follow from model and catalogue. `python -m cscs_graph.catalog.document`

`docs/QUERIES.md` is written whole. In `docs/MODEL.md` only what stands between two marks is replaced, so that prose and tables
can share a page. A test holds both pages to what this module would write.
"""

import ast
import inspect
import re
import types
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cscs_graph.catalog import catalogue
from cscs_graph.catalog.queries_page import ROOT, queries, table
from cscs_graph.model import codes, schema
from cscs_graph.model.base import FactLink, Link, Record, Thing, link_fields, type_of
from cscs_graph.model.parties import Entity
from cscs_graph.model.records import FACT_LINKS, FACT_NODES, THINGS
from cscs_graph.model.rules import RuleThing
from cscs_graph.model.time import NEVER, OPEN_END, UNKNOWN_START

DOCS = ROOT / "docs"
EXAMPLE = DOCS / "examples" / "first_file.jsonl"
_MARKED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SHARED = ("id", "valid_from", "valid_until", "days_stated", "recorded_at", "superseded_at", "source_id", "section")
"""What every fact states, in the order of its table; left out of the tables of the single types."""
_TYPES: dict[Any, str] = {
    str: "text",
    date: "day",
    datetime: "time",
    bool: "true or false",
    int: "integer",
    float: "number",
}


def pages() -> dict[Path, str]:
    """Both pages as they should read."""
    return {DOCS / "QUERIES.md": queries(catalogue()), DOCS / "MODEL.md": model((DOCS / "MODEL.md").read_text("utf-8"))}


def model(page: str) -> str:
    """The page with every marked part written anew. A mark of an unknown name raises KeyError."""
    parts = {
        "example": lambda: f"```jsonl\n{EXAMPLE.read_text('utf-8')}```\n",
        "shared": lambda: _fields(FACT_LINKS[0], lambda name: name in _SHARED),
        "things": lambda: "\n".join(_record(record) for record in THINGS),
        "facts": lambda: "\n".join(_record(record) for record in (*FACT_NODES, *FACT_LINKS)),
        "codes": lambda: "\n".join(_code_list(code_list) for code_list in _code_lists()),
        "diagram": lambda: f"```mermaid\n{schema.mermaid()}```\n",
    }
    return _MARKED.sub(lambda found: found[1] + parts[found[2]]() + found[3], page)


def _record(record: type[Record]) -> str:
    """A heading, the docstring, and the fields of its own."""
    kind = type_of(record)
    says = inspect.getdoc(record) or ""
    ends = f" `(:{record.start_label})-[:{kind}]->(:{record.end_label})`" if issubclass(record, FactLink) else ""
    shared = () if issubclass(record, Thing) and not issubclass(record, RuleThing) else _SHARED
    kept = ("id",) if issubclass(record, Thing) else ()
    dated = "\nIt is dated like a fact and has its fields as well.\n" if issubclass(record, RuleThing) else ""
    return f"### {kind}\n\n{says}{ends}\n\n" + _fields(record, lambda name: name in kept or name not in shared) + dated


def _fields(record: type[Record], wanted: Callable[[str], bool]) -> str:
    rows = [
        (f"`{name}`", _type_of(record, attribute), _default(record, attribute), _meaning(record, attribute))
        for attribute, field in record.model_fields.items()
        if (name := field.alias or attribute) not in {"type", "fact_id"} and wanted(name)
    ]
    order = {f"`{name}`": place for place, name in enumerate(_SHARED)}
    if rows and all(row[0] in order for row in rows):
        rows.sort(key=lambda row: order[row[0]])
    return table(("field", "type", "default", "meaning"), rows) if rows else "No fields beside those of every fact.\n"


def _type_of(record: type[Record], attribute: str) -> str:
    shown = _shown_type(record.model_fields[attribute].annotation)
    is_reference = attribute in link_fields(record) or attribute in {"from_id", "to_id"}
    return shown.replace("text", "reference") if is_reference else shown


def _default(record: type[Record], attribute: str) -> str:
    """What holds where the field is absent: `required`, a value, or nothing."""
    if record is Entity and attribute == "id":  # it is derived from a code, and its class says how
        return "from a code"
    field = record.model_fields[attribute]
    if field.is_required():
        return "required"
    value: Any = field.default
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value)  # pyright: ignore[reportUnknownVariableType]
    return f"`{value}`" if value not in (None, "", UNKNOWN_START, OPEN_END, NEVER) else ""


def _meaning(record: type[Record], attribute: str) -> str:
    """The docstring of a field, and for a reference what it becomes in the graph."""
    text = " ".join(_attribute_docs(record).get(attribute, "").split())
    link: Link | None = link_fields(record).get(attribute)
    if link is not None:
        node = getattr(record, "labels", ("",))[0]
        ends = (link.label, node) if link.incoming else (node, link.label)
        text = f"Reference to {link.label}: `(:{ends[0]})-[:{link.type}]->(:{ends[1]})`. {text}".strip()
    elif attribute in {"from_id", "to_id"} and issubclass(record, FactLink):
        text = f"Reference to {record.start_label if attribute == 'from_id' else record.end_label}."
    return text


@cache
def _attribute_docs(owner: type) -> dict[str, str]:
    """Docstrings of attributes, those of base classes included: a text that stands right after its assignment."""
    found: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        if not base.__module__.startswith("cscs_graph."):
            continue
        body = ast.parse(inspect.getsource(base)).body[0]
        statements: Sequence[ast.stmt] = body.body if isinstance(body, ast.ClassDef) else ()
        for statement, after in pairwise(statements):
            target = statement.target if isinstance(statement, ast.AnnAssign) else None
            if isinstance(statement, ast.Assign):
                target = statement.targets[0]
            doc = after.value if isinstance(after, ast.Expr) else None
            if isinstance(target, ast.Name) and isinstance(doc, ast.Constant) and isinstance(doc.value, str):
                found[target.id] = doc.value
    return found


def _shown_type(annotation: Any) -> str:
    """A type in plain words: `text`, `texts`, `day`, a code list by its name."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shown_type(arguments[0])
    if origin in (Union, types.UnionType):
        return _shown_type(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        return f"list of {_shown_type(arguments[0])}"
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in arguments)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return _TYPES[annotation]


def _code_lists() -> Iterator[type[StrEnum]]:
    for value in vars(codes).values():
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
            yield value


def _code_list(code_list: type[StrEnum]) -> str:
    docs = _attribute_docs(code_list)
    says = code_list.__doc__ or ""
    listed = [f"- `{member}`" + (f": {docs[member.name]}" if member.name in docs else "") for member in code_list]
    return "\n".join([f"### {code_list.__name__}", "", *([says, ""] if says else []), *listed, ""])


def main() -> None:
    for path, text in pages().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
