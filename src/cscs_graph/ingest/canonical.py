"""The canonical format on disk: JSON Lines, one record a line."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from cscs_graph.errors import BadInput, Message
from cscs_graph.ingest.items import Item, Origin, Refusal, items, shown
from cscs_graph.ingest.mapped import read_again
from cscs_graph.ingest.tables.encoding import TextFile, readable
from cscs_graph.model.records import TooLarge

REJECTED = "_rejected"
"""Key under which a quarantine file says what was wrong; ignored when the mended line is loaded."""
MAX_LINE = 1_000_000
"""Characters in one line; a longer one is refused rather than parsed."""
MAX_NESTED = 100
MAX_DIGITS = 300


def read_canonical(path: Path) -> Iterator[Item | Refusal]:
    """Every record of a file, streamed. A quarantine file is read the same way once its lines are mended."""
    text, file = TextFile.at(path), shown(path)
    for number, line in enumerate(text.lines(), start=1):
        if not line.strip():
            continue
        if fault := text.broken(line):
            yield Refusal(Origin(file, number, readable(line.rstrip("\r\n"))), "", str(fault))
        else:
            yield from _line(file, number, line.rstrip("\r\n"))


def refuse_document(path: Path) -> None:
    """Raises BadInput for a file that is one JSON document rather than a record a line, and says how to read it."""
    lines = filter(str.strip, TextFile.at(path).lines())
    first, second = next(lines, "").strip(), next(lines, None)
    if first[:1] not in ("[", "{") or (second is not None and _is_json(first)) or (first[0] == "{" and second is None):
        return
    if first[0] == "{" and not _is_json(path.read_text("utf-8-sig", errors="replace")):
        return
    what = "one JSON document"
    way = Message("`jq -c '.[]' {name} > records.jsonl` makes JSON Lines of an array", {"name": path.name})
    if any("statementID" in line or "statementId" in line for line in islice(TextFile.at(path).lines(), 200)):
        what = "a package of the Beneficial Ownership Data Standard"
        way = Message("its statements are no records of this project")
    raise BadInput(
        "{path} is {what}, and this reads JSON Lines, one record a line as in docs/MODEL.md; {way}",
        path=shown(path),
        what=Message(what),
        way=way,
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _integer(text: str) -> int | TooLarge:
    return int(text) if len(text) <= MAX_DIGITS else TooLarge(text)


def _line(file: str, number: int, text: str) -> Iterator[Item | Refusal]:
    origin = Origin(file, number, text)
    if len(text) > MAX_LINE:
        yield Refusal(Origin(file, number, text[:200] + "..."), "", f"the line has more than {MAX_LINE} characters")
        return
    try:
        if max(text.count("["), text.count("{")) > MAX_NESTED:
            json.dumps(
                json.loads(text)
            )  # what is nested too deep to be written could not be put into quarantine either
        data: Any = json.loads(text, parse_constant=_no_number, parse_int=_integer)
    except RecursionError:
        cut = Origin(file, number, text[:200] + "...")
        yield Refusal(cut, "", "the line nests lists or objects too deep; a record has none below its fields")
        return
    except json.JSONDecodeError as error:
        yield Refusal(origin, "", f"not JSON: {error.msg} at character {error.pos + 1}")
        return
    except ValueError as error:
        yield Refusal(origin, "", f"not JSON: {error}")
        return
    if not isinstance(data, dict):
        yield from items([data], origin)
        return
    stated: dict[str, Any] = dict(data)  # pyright: ignore[reportUnknownArgumentType]
    match stated.pop(REJECTED, None):
        case {"file": str(place), "line": int(line), "reader": str(reader)}:
            yield from read_again(reader, Path(place), line, stated)
        case {"file": str(place), "line": int(line)} if isinstance(stated.get("text"), str):
            yield from _line(place, line, stated["text"])
        case {"file": str(place), "line": int(line)}:
            yield from items([stated], Origin(place, line, stated))
        case _:
            raw = text if any(isinstance(value, TooLarge) for value in stated.values()) else stated
            yield from items([stated], Origin(file, number, raw))
