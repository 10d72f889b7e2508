"""Reads the file of a channel, and refuses one that does not say what a channel has to."""

import re
from pathlib import Path

from cscs_graph.catalog.channel import REACHED, SOURCE, Channel, Follows
from cscs_graph.catalog.statement import PARAMETER, WRITES, Starts, outside_the_model, split_header, stated_twice
from cscs_graph.errors import CatalogueError
from cscs_graph.model import schema
from cscs_graph.model.codes import Certainty, TargetClass

_NEEDED = ("name", "kind", "says", "section", "certainty", "starts", "from", "to", "fact")
_SAID = ("yes", "no")
_OPTIONAL = (
    *("linkage", "raised_to", "raised_if", "lowered_to", "lowered_if"),
    *("matter", "detail", "target", "law", "drawn_from"),
)
_PATTERN = re.compile(
    rf"MATCH\s+\({SOURCE}\)\s*(<?)-\s*\[(\w+):(\w+(?:\|\w+)*)\]\s*-(>?)\s*\({REACHED}\)(?:\s+WHERE\s+(\S.*))?",
    re.DOTALL,
)
_END = re.compile(r"(\w+):(\w+)")
_CLAUSE = re.compile(r"\b(MATCH|RETURN|UNION|UNWIND|CALL|YIELD|LIMIT|SKIP|ORDER\s+BY)\b", re.IGNORECASE)
_VARIABLE = re.compile(r"(?<![.$\w])(?!(?:true|false|null)\b)([A-Za-z_]\w*)\b(?=\.\w+\b(?!\()|\s*[,)])", re.IGNORECASE)
_MOMENT = {"as_of", "known_at"}
_FOLLOWS = {("", ">"): Follows.FORWARD, ("<", ""): Follows.BACKWARD, ("", ""): Follows.EITHER}


def read_channel(path: Path) -> Channel:
    """The channel in a file. Raises CatalogueError, naming the file and what disagrees."""
    header, body = split_header(path.read_text("utf-8"))
    fault = _header_fault(path, header) or _body_fault(header, body)
    if fault:
        raise CatalogueError(f"{path.name}: {fault}")
    left, fact, types, right, condition = _parts(body)
    return Channel(
        name=header["name"],
        says=header["says"],
        section=header["section"],
        certainty=Certainty(header["certainty"]),
        raised_to=Certainty(header.get("raised_to", header["certainty"])),
        raised_if=header.get("raised_if", ""),
        lowered_to=Certainty(header.get("lowered_to", header["certainty"])),
        lowered_if=header.get("lowered_if", ""),
        starts=Starts(header["starts"]),
        source_label=header["from"].partition(":")[2],
        reached_label=header["to"].partition(":")[2],
        target=TargetClass(header["target"]) if "target" in header else None,
        follows=_FOLLOWS[left, right],
        types=tuple(types.split("|")),
        fact=fact,
        condition=condition,
        detail=header.get("detail", "''"),
        pattern=body,
        path=path,
        matter=header.get("matter", ""),
        linkage=header.get("linkage", "yes") == "yes",
        law=header.get("law", ""),
        drawn_from=header.get("drawn_from", ""),
    )


def _parts(body: str) -> tuple[str, str, str, str, str]:
    """Arrow head on the left, variable, types, arrow head on the right, condition."""
    found = _PATTERN.fullmatch(body)
    assert found is not None, "checked before"
    left, fact, types, right, condition = found.groups(default="")
    return left, fact, types, right, condition


def _header_fault(path: Path, header: dict[str, str]) -> str | None:
    if missing := [field for field in _NEEDED if not header.get(field)]:
        return f"the header lacks {', '.join(missing)}"
    if (unknown := sorted(header.keys() - {*_NEEDED, *_OPTIONAL})) and not stated_twice(header):
        return f"the header of a channel has no {', '.join(unknown)}"
    if header["name"] != path.stem:
        return f"the header names {header['name']!r}, the file {path.stem!r}"
    if header["kind"] != "channel":
        return f"kind {header['kind']!r} in the folder of the channels"
    return _together_fault(header) or stated_twice(header) or _value_fault(header) or _end_fault(header)


def _together_fault(header: dict[str, str]) -> str | None:
    """What says something only with something else."""
    for fields in (("raised_to", "raised_if"), ("matter", "lowered_to", "lowered_if")):
        if len({field in header for field in fields}) > 1:
            return f"{', '.join(fields[:-1])} and {fields[-1]} go together"
    return None


def _value_fault(header: dict[str, str]) -> str | None:
    """Closed sets hold."""
    closed = (
        ("certainty", Certainty),
        ("raised_to", Certainty),
        ("lowered_to", Certainty),
        ("starts", Starts),
        ("target", TargetClass),
        ("linkage", _SAID),
    )
    for field, known in closed:
        if field in header and header[field] not in set(known):
            return f"{field} {header[field]!r} is not one of {', '.join(known)}"
    return None


def _end_fault(header: dict[str, str]) -> str | None:
    for field, variable in (("from", SOURCE), ("to", REACHED)):
        stated = _END.fullmatch(header[field])
        if stated is None or stated[1] != variable:
            return f"{field} is written {variable}:Label, not {header[field]!r}"
        if stated[2] not in schema.labels():
            return f"not in the model: {stated[2]}"
    return None


def _body_fault(header: dict[str, str], body: str) -> str | None:
    stated = f"{header.get('detail', '')}\n{header.get('matter', '')}"
    if write := WRITES.search(_without_texts(f"{body}\n{stated}")):
        return f"a channel must not write, but says {write[0]}"
    found = _PATTERN.fullmatch(body)
    if found is None:
        return f"the body is one pattern, MATCH ({SOURCE})-[fact:TYPE]->({REACHED}), and may have a WHERE"
    left, fact, types, right, condition = found.groups(default="")
    if fact != header["fact"]:
        return f"the header names the fact {header['fact']!r}, the pattern {fact!r}"
    if (left, right) not in _FOLLOWS:
        return "a relationship has one direction, or none where it holds for both ends alike"
    return (
        outside_the_model(body)
        or _type_fault(header, types.split("|"), _FOLLOWS[left, right])
        or _expression_fault(f"{condition}\n{stated}", fact)
    )


def _type_fault(header: dict[str, str], types: list[str], follows: Follows) -> str | None:
    """A type that never leads from one label to the other would silently match nothing."""
    source, reached = header["from"].partition(":")[2], header["to"].partition(":")[2]
    forward, backward = (source, reached), (reached, source)
    ways = {Follows.FORWARD: [forward], Follows.BACKWARD: [backward], Follows.EITHER: [forward, backward]}[follows]
    for kind in types:
        facts = [each for each in schema.relationships() if each.type == kind and each.dated]
        if not facts:
            return f"{kind} is no fact with times"
        if not any(_fits(fact, way) for fact in facts for way in ways):
            return f"no {kind} leads {follows} from {source} to {reached} in the model"
    return None


def _fits(fact: schema.Relationship, way: tuple[str, str]) -> bool:
    return schema.may_be_one_node(fact.start, way[0]) and schema.may_be_one_node(fact.end, way[1])


def _expression_fault(expressions: str, fact: str) -> str | None:
    bare = _without_texts(expressions)
    if ";" in bare:
        return "a file holds one pattern, without a semicolon"
    if clause := _CLAUSE.search(bare):
        return f"a channel is one pattern with a condition, but says {clause[0]}"
    if others := sorted({*PARAMETER.findall(bare)} - _MOMENT):
        return f"a channel takes the day and the time of knowledge, but uses {', '.join(others)}"
    known = {SOURCE, REACHED, fact}
    if strangers := sorted({*_VARIABLE.findall(bare)} - known):
        return f"the variables are {SOURCE}, {REACHED} and {fact}, but it uses {', '.join(strangers)}"
    return None


def _without_texts(expression: str) -> str:
    return re.sub(r"'[^']*'", "''", expression)
