"""What a command has written is remembered in the data folder, so that the next command on it waits for that."""

import json
import sys
from pathlib import Path

from cscs_graph.errors import StaleBookmark
from cscs_graph.graph.connection import Graph
from cscs_graph.settings import Settings


async def remembered(graph: Graph, settings: Settings) -> tuple[str, ...]:
    """Bookmarks of the last write to this database. Those of a store that is no longer there are forgotten, with a warning."""
    held = _held(settings).get(_key(settings), ())
    if not held or not graph.capabilities.bookmarks:
        return ()
    try:
        await graph.for_client(held).read(lambda transaction: transaction.run("schema_version"))
    except StaleBookmark:
        print(f"warning: the bookmark in {_path(settings)} is of another store and is forgotten", file=sys.stderr)
        remember((), settings)
        return ()
    return held


def remember(bookmarks: tuple[str, ...], settings: Settings) -> None:
    """Replaces what was remembered of this database; nothing is kept of a server without bookmarks."""
    held = _held(settings)
    if bookmarks:
        held[_key(settings)] = bookmarks
    elif held.pop(_key(settings), None) is None:
        return
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = _path(settings).with_suffix(".tmp")
    beside.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    beside.replace(_path(settings))


def _held(settings: Settings) -> dict[str, tuple[str, ...]]:
    try:
        return {key: tuple(value) for key, value in json.loads(_path(settings).read_text("utf-8")).items()}
    except (FileNotFoundError, ValueError, AttributeError, TypeError):
        return {}


def _key(settings: Settings) -> str:
    return f"{settings.uri or ''}/{settings.database}"


def _path(settings: Settings) -> Path:
    return settings.data / "bookmarks.json"
