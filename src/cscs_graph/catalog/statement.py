"""One Cypher file: its header, its body, and the check that they agree."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from cscs_graph.errors import CatalogueError
from cscs_graph.model import schema
from cscs_graph.model.codes import Certainty, TargetClass

_HEADER = re.compile(r"//\s*(\w+):\s*(.*)")
_CONTINUED = re.compile(r"//\s{3,}(\S.*)")
_PARAMETER = re.compile(r"\$(\w+)")
_LABEL = re.compile(r"\(\s*\w*\s*:\s*([A-Za-z]\w*(?:\s*[:|]\s*[A-Za-z]\w*)*)|\b\w+:([A-Za-z]\w*)\b")
_TYPE = re.compile(r"\[\s*\w*\s*:\s*(\w+(?:\s*\|\s*:?\w+)*)")
_STEPS = re.compile(r"\[[^\]]*\*([^\]{]*)")
_BOUND = re.compile(r"\s*(?:\d+|\d*\s*\.\.\s*\d+)\s*")
_WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD\s+CSV)\b", re.IGNORECASE)


class Kind(StrEnum):
    READ = "read"
    CHANNEL = "channel"
    BROWSER = "browser"
    LOAD = "load"


class Starts(StrEnum):
    """From whom a channel sets out."""

    LISTED = "listed"
    """Only from a party that is on a list itself."""
    REACHED = "reached"
    """From any party reached so far."""


CHANNEL_COLUMNS = ("from_id", "to_id", "type", "detail", "fact_id", "valid_from", "valid_until", "source_id")
"""What every channel returns: one row per fact that carries consequences, in this order."""


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
    def certainty(self) -> Certainty:
        """Of a channel: how well documented it is."""
        return Certainty(self.header["certainty"])

    @cached_property
    def raised_to(self) -> Certainty:
        """Of a channel: the certainty that it has where the rules of the list say more (`raised_if`)."""
        return Certainty(self.header.get("raised_to", self.header["certainty"]))

    @cached_property
    def starts(self) -> Starts:
        return Starts(self.header["starts"])

    @cached_property
    def start_label(self) -> str:
        """Of a channel: the label of whom it sets out from; `Party` for both kinds."""
        return self.header["from"]

    @cached_property
    def end_label(self) -> str:
        """Of a channel: the label of whom it reaches."""
        return self.header["to"]

    @cached_property
    def backward(self) -> bool:
        """Of a channel: whether consequences run against the direction in which the relationship reads."""
        return self.header["follows"] == "backward"

    @cached_property
    def target(self) -> TargetClass | None:
        """Of a channel: the class of an MOU's scope under which it reaches a party. None: the standing, not measures."""
        return TargetClass(self.header["target"]) if "target" in self.header else None

    @cached_property
    def title(self) -> str:
        """Of a statement for a browser: its name among the saved queries, which Browser sorts by it."""
        return self.header["title"]

    @cached_property
    def twin_of(self) -> tuple[str, ...]:
        """Of a statement for a browser: the questions of the API that it draws."""
        return _names(self.header["twin_of"])


def read_statement(path: Path) -> Statement:
    """The statement in a file. Raises CatalogueError, naming the file and what disagrees."""
    header, body = _split(path.read_text("utf-8"))
    fault = _first_fault(path, header, body)
    if fault:
        raise CatalogueError(f"{path.name}: {fault}")
    return Statement(
        name=header["name"],
        kind=Kind(header["kind"]),
        says=header["says"],
        section=header.get("section", ""),
        parameters=_names(header.get("params", "")),
        returns=_names(header.get("returns", "")),
        text=body,
        path=path,
        header=header,
    )


def _split(text: str) -> tuple[dict[str, str], str]:
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
            header[last] = field[2].strip()
        elif last and (more := _CONTINUED.match(line)):
            header[last] += " " + more[1].strip()
    return header, "\n".join(body).strip()


def _names(declared: str) -> tuple[str, ...]:
    """`frontier: list[party id], as_of: date` -> (frontier, as_of); a type may hold commas within brackets."""
    flat = re.sub(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}", "", declared)
    return tuple(part.partition(":")[0].strip() for part in flat.split(",") if part.strip())


def _first_fault(path: Path, header: dict[str, str], body: str) -> str | None:
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
        or _allow_list_fault(body)
        or (_channel_fault(header) if kind is Kind.CHANNEL else None)
        or (_browser_fault(header, body) if kind is Kind.BROWSER else None)
    )


def _name_fault(path: Path, name: str) -> str | None:
    return None if name == path.stem else f"the header names {name!r}, the file {path.stem!r}"


def _body_fault(kind: Kind, body: str) -> str | None:
    if ";" in body:
        return "a file holds one statement, without a semicolon"
    if kind is not Kind.LOAD and (write := _WRITES.search(body)):
        return f"a {kind} statement must not write, but says {write[0]}"
    return None


def _agreement_fault(header: dict[str, str], body: str, kind: Kind) -> str | None:
    declared, used = set(_names(header.get("params", ""))), set(_PARAMETER.findall(body))
    if declared != used:
        return f"parameters: the header declares {sorted(declared)}, the body uses {sorted(used)}"
    if kind is Kind.LOAD and "RETURN" not in body:
        return None
    returns = _names(header.get("returns", ""))
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


def _allow_list_fault(body: str) -> str | None:
    """Labels and types outside the model are refused, so that a typing error cannot silently match nothing."""
    quoted = re.sub(r"'[^']*'", "''", body)
    types = {name for found in _TYPE.findall(quoted) for name in re.split(r"\s*\|\s*:?\s*", found)}
    nodes = re.sub(r"\[[^\]]*\]", "", quoted)
    labels = {label for found in _LABEL.findall(nodes) for label in re.split(r"\s*[:|]\s*", found[0] or found[1])}
    unknown = sorted((labels - schema.labels()) | (types - schema.types_in_statements()))
    return f"not in the model: {', '.join(unknown)}" if unknown else None


def _channel_fault(header: dict[str, str]) -> str | None:
    for field, known in (("certainty", set(Certainty)), ("raised_to", {*Certainty, None}), ("starts", set(Starts))):
        if header.get(field) not in known:
            return f"a channel's {field} is one of {', '.join(sorted(map(str, known)))}"
    if header.get("follows") not in {"forward", "backward"}:
        return "a channel follows its relationship forward or backward"
    if not {header.get("from"), header.get("to")} <= schema.labels():
        return "a channel states the labels that it leads from and to"
    if "target" in header and header["target"] not in set(TargetClass):
        return f"target {header['target']!r} is not one of {', '.join(TargetClass)}"
    if _names(header.get("returns", "")) != CHANNEL_COLUMNS:
        return f"a channel returns {', '.join(CHANNEL_COLUMNS)}"
    return None


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
