"""The canonical format on disk: JSON Lines, one record a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cscs_graph.ingest.items import Item, Origin, Refusal, items, shown
from cscs_graph.ingest.mapped import read_again

REJECTED = "_rejected"
"""Key under which a quarantine file says what was wrong; ignored when the mended line is loaded."""
MAX_LINE = 1_000_000
"""Characters in one line; a longer one is refused rather than parsed."""


def read_canonical(path: Path) -> Iterator[Item | Refusal]:
    """Every record of a file, streamed. A quarantine file is read the same way once its lines are mended."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape") as file:
        for number, text in enumerate(file, start=1):
            if text.strip():
                yield from _line(shown(path), number, text.rstrip("\r\n"))


def _line(file: str, number: int, text: str) -> Iterator[Item | Refusal]:
    origin = Origin(file, number, text)
    if len(text) > MAX_LINE:
        yield Refusal(Origin(file, number, text[:200] + "..."), "", f"the line has more than {MAX_LINE} characters")
        return
    try:
        text.encode("utf-8")
        data: Any = json.loads(text)
    except UnicodeEncodeError:
        cleaned = text.encode("utf-8", "replace").decode("utf-8")
        yield Refusal(Origin(file, number, cleaned), "", "the line is not UTF-8; save the file as UTF-8")
        return
    except json.JSONDecodeError as error:
        yield Refusal(origin, "", f"not JSON: {error.msg} at character {error.pos + 1}")
        return
    if not isinstance(data, dict):
        yield from items([data], origin)
        return
    stated: dict[str, Any] = dict(data)  # pyright: ignore[reportUnknownArgumentType]
    why: dict[str, Any] = stated.pop(REJECTED, {})
    if reader := why.get("reader"):
        yield from read_again(reader, Path(why["file"]), why["line"], stated)
    elif "text" in stated and why:
        yield from _line(why["file"], why["line"], stated["text"])
    else:
        yield from items([stated], Origin(why.get("file", file), why.get("line", number), stated))
