"""One Cypher file: its header, its body, and the check that they agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from cscs_graph.errors import CatalogueError
from cscs_graph.model import schema

_SECOND = "a second "
_HEADER = re.compile(r"//\s*(\w+):\s*(.*)")
_CONTINUED = re.compile(r"//\s{3,}(\S.*)")
PARAMETER = re.compile(r"\$(\w+)")
_LABEL = re.compile(r"\(\s*\w*\s*:\s*([A-Za-z]\w*(?:\s*[:|]\s*[A-Za-z]\w*)*)|\b\w+:([A-Za-z]\w*)\b")
_TYPE = re.compile(r"\[\s*\w*\s*:\s*(\w+(?:\s*\|\s*:?\w+)*)")
_STEPS = re.compile(r"\[[^\]]*\*([^\]{]*)")
_BOUND = re.compile(r"\s*(?:\d+|\d*\s*\.\.\s*\d+)\s*")
WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD\s+CSV)\b", re.IGNORECASE)


class Kind(StrEnum):
    READ = "read"
    BROWSER = "browser"
    LOAD = "load"


class Starts(StrEnum):
    """From whom a channel sets out."""

    LISTED = "listed"
    """Only from a party that is on a list itself."""
    REACHED = "reached"
    """From any party reached so far."""


@dataclass(frozen=True)
class Statement:
    """A checked statement. `text` is what goes to the server."""

    name: str
    kind: Kind
    says: str
    section: str
    parameters: tuple[str, ...]
    returns: tuple[str, ...]
    text: str
    path: Path
    header: dict[str, str]

    @cached_property
    def title(self) -> str:
        """Of a statement for a browser: its name among the saved queries, which Browser sorts by it."""
        return self.header["title"]

    @cached_property
    def twin_of(self) -> tuple[str, ...]:
        """Of a statement for a browser: the questions of the API that it draws."""
        return declared_names(self.header["twin_of"])


def read_statement(path: Path) -> Statement:
    """The statement in a file. Raises CatalogueError, naming the file and what disagrees."""
    return checked(path, path.read_text("utf-8"))


def checked(path: Path, text: str) -> Statement:
    """The statement of a text with its header; `path` says where it stands, or would stand if it were a file."""
    header, body = split_header(text)
    fault = _first_fault(path, header, body)
    if fault:
        raise CatalogueError(f"{path.name}: {fault}")
    return Statement(
        name=header["name"],
        kind=Kind(header["kind"]),
        says=header["says"],
        section=header.get("section", ""),
        parameters=declared_names(header.get("params", "")),
        returns=declared_names(header.get("returns", "")),
        text=body,
        path=path,
        header=header,
    )


def union(first: Statement, second: Statement, *, name: str) -> Statement:
    """The rows of two statements with the same columns, and no parameter in common, asked for at once."""
    header = {
        **first.header,
        "name": name,
        "says": f"{first.says} And at once: {second.says}",
        "params": f"{first.header['params']}, {second.header['params']}",
    }
    head = "".join(f"// {field}: {said}\n" for field, said in header.items())
    return checked(first.path.with_name(f"{name}.cypher"), f"{head}{first.text}\nUNION ALL\n{second.text}")


def split_header(text: str) -> tuple[dict[str, str], str]:
    """Header fields and the body without comments."""
    header: dict[str, str] = {}
    body: list[str] = []
    last = ""
    for line in text.splitlines():
        if not line.startswith("//"):
            body.append(re.sub(r"\s//.*$", "", line))
        elif body:
            continue
        elif field := _HEADER.match(line):
            last = field[1]
            if last in header:
                last = _SECOND + last
            header[last] = field[2].strip()
        elif last and (more := _CONTINUED.match(line)):
            header[last] += " " + more[1].strip()
    return header, "\n".join(body).strip()


def stated_twice(header: Mapping[str, str]) -> str | None:
    """What is wrong with a header that states a field again."""
    return next((f"the header has {field}" for field in header if field.startswith(_SECOND)), None)


def declared_names(declared: str) -> tuple[str, ...]:
    """`frontier: list[party id], as_of: date` -> (frontier, as_of); a type may hold commas within brackets."""
    flat = re.sub(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}", "", declared)
    return tuple(part.partition(":")[0].strip() for part in flat.split(",") if part.strip())


def _first_fault(path: Path, header: dict[str, str], body: str) -> str | None:
    if twice := stated_twice(header):
        return twice
    missing = [field for field in ("name", "kind", "says") if not header.get(field)]
    if missing:
        return f"the header lacks {', '.join(missing)}"
    if header["kind"] not in set(Kind):
        return f"kind {header['kind']!r} is not one of {', '.join(Kind)}"
    kind = Kind(header["kind"])
    return (
        _name_fault(path, header["name"])
        or _body_fault(kind, body)
        or _agreement_fault(header, body, kind)
        or outside_the_model(body)
        or (_browser_fault(header, body) if kind is Kind.BROWSER else None)
    )


def _name_fault(path: Path, name: str) -> str | None:
    return None if name == path.stem else f"the header names {name!r}, the file {path.stem!r}"


def _body_fault(kind: Kind, body: str) -> str | None:
    if ";" in body:
        return "a file holds one statement, without a semicolon"
    if kind is not Kind.LOAD and (write := WRITES.search(body)):
        return f"a {kind} statement must not write, but says {write[0]}"
    return None


def _agreement_fault(header: dict[str, str], body: str, kind: Kind) -> str | None:
    declared, used = set(declared_names(header.get("params", ""))), set(PARAMETER.findall(body))
    if declared != used:
        return f"parameters: the header declares {sorted(declared)}, the body uses {sorted(used)}"
    if kind is Kind.LOAD and "RETURN" not in body:
        return None
    returns = declared_names(header.get("returns", ""))
    columns = _columns(body)
    return None if returns == columns else f"returns: the header declares {returns}, the body returns {columns}"


def _columns(body: str) -> tuple[str, ...]:
    """The columns of the last RETURN, by alias or by name."""
    tail = re.split(r"\bRETURN\b(?:\s+DISTINCT\b)?", body)[-1]
    tail = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", tail)[0]
    parts: list[str] = []
    depth, start = 0, 0
    for position, char in enumerate(tail):
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            parts.append(tail[start:position])
            start = position + 1
    parts.append(tail[start:])
    return tuple(re.split(r"\bAS\s+|\.", part.strip())[-1].strip() for part in parts)


def outside_the_model(body: str) -> str | None:
    """Labels and types outside the model are refused, so that a typing error cannot silently match nothing."""
    quoted = re.sub(r"'[^']*'", "''", body)
    types = {name for found in _TYPE.findall(quoted) for name in re.split(r"\s*\|\s*:?\s*", found)}
    nodes = re.sub(r"\[[^\]]*\]", "", quoted)
    labels = {label for found in _LABEL.findall(nodes) for label in re.split(r"\s*[:|]\s*", found[0] or found[1])}
    unknown = sorted((labels - schema.labels()) | (types - schema.types_in_statements()))
    return f"not in the model: {', '.join(unknown)}" if unknown else None


def _browser_fault(header: dict[str, str], body: str) -> str | None:
    """A picture says what it draws, and has an end: nothing stops a runaway path on the embedded server."""
    missing = [field for field in ("title", "twin_of") if not header.get(field)]
    if missing:
        return f"a statement for a browser states {' and '.join(missing)}"
    if not all(_BOUND.fullmatch(steps) for steps in _STEPS.findall(body)):
        return "a path of several steps has a bound, such as *1..3"
    if not re.search(r"\bLIMIT \d+", body):
        return "a statement for a browser has a LIMIT"
    return None
