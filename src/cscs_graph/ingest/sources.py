"""Opens whatever `cscs load` is pointed at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from cscs_graph.errors import BadInput, Several
from cscs_graph.ingest.canonical import read_canonical, refuse_document
from cscs_graph.ingest.items import Item, Refusal, shown
from cscs_graph.ingest.mapped import reader_for
from cscs_graph.ingest.tables.workbook import SUFFIXES
from cscs_graph.model.rules import Source

_CANONICAL = frozenset({".jsonl", ".ndjson", ".json"})
_TABLES = frozenset({".csv", ".tsv", *SUFFIXES})
_REJECTED = ".rejected.jsonl"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to load: its records, and the source of the facts that name none."""

    path: Path
    items: Iterator[Item | Refusal]
    source: Source
    columns: Callable[[], Several] = Several
    """Which columns were read as what, once the rows were read; nothing of the canonical format, which has none."""


def files_at(path: Path) -> list[Path]:
    """The file itself, or every loadable file of a folder, canonical ones first."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise BadInput(
            "{path} is neither a file nor a folder" if path.exists() else "{path} does not exist", path=shown(path)
        )
    found = [file for file in path.iterdir() if file.suffix.lower() in _CANONICAL | _TABLES and file.is_file()]
    if not found:
        raise BadInput("{path} holds no .jsonl, no .csv and no workbook", path=shown(path))
    return sorted(found, key=lambda file: (file.suffix.lower() in _TABLES, file.name))


def opened(path: Path, reader: str | None = None) -> Opened:
    """A file with the reader that its name or heading calls for. Raises BadInput where none knows it, or it cannot be read."""
    try:
        return _opened(path, reader)
    except OSError as error:
        raise BadInput("{path} cannot be read: {strerror}", path=shown(path), strerror=error.strerror) from None


def _opened(path: Path, reader: str | None) -> Opened:
    source = Source(id=f"file:{path.name}", title=path.name)
    if path.suffix.lower() in _CANONICAL and reader is None:
        refuse_document(path)
        return Opened(path, read_canonical(path), source)
    if path.suffix.lower() not in _TABLES and reader is None:
        raise BadInput("{path}: neither .jsonl nor a table; name a reader with --reader", path=shown(path))
    found = reader_for(path, reader)
    return Opened(path, found.items(), source, found.columns)


def quarantine_path(path: Path, folder: Path) -> Path:
    """Where the refused lines of a file go. Those of a quarantine file go back into it."""
    if path.name.endswith(_REJECTED):
        return path
    mark = blake2b(str(path.resolve()).encode(), digest_size=3).hexdigest()
    return folder / f"{path.stem}.{mark}{_REJECTED}"
