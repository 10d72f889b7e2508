"""Opens whatever `cscs load` is pointed at."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from cscs_graph.errors import BadInput
from cscs_graph.ingest.canonical import read_canonical
from cscs_graph.ingest.items import Item, Refusal, shown
from cscs_graph.ingest.mapped import read_mapped, reader_for
from cscs_graph.model.rules import Source

_CANONICAL = frozenset({".jsonl", ".ndjson", ".json"})
_REJECTED = ".rejected.jsonl"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to load: its records, and the source of the facts that name none."""

    path: Path
    items: Iterator[Item | Refusal]
    source: Source


def files_at(path: Path) -> list[Path]:
    """The file itself, or every loadable file of a folder, canonical ones first."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise BadInput(f"{shown(path)} does not exist")
    found = [file for file in path.iterdir() if file.suffix in {*_CANONICAL, ".csv"} and file.is_file()]
    if not found:
        raise BadInput(f"{shown(path)} holds no .jsonl and no .csv file")
    return sorted(found, key=lambda file: (file.suffix == ".csv", file.name))


def opened(path: Path, reader: str | None = None) -> Opened:
    """A file with the reader that its name or header calls for. Raises BadInput where none knows it."""
    source = Source(id=f"file:{path.name}", title=path.name)
    if path.suffix in _CANONICAL and reader is None:
        return Opened(path, read_canonical(path), source)
    if path.suffix != ".csv" and reader is None:
        raise BadInput(f"{shown(path)}: neither .jsonl nor .csv; name a reader with --reader")
    return Opened(path, read_mapped(path, reader_for(path, reader)), source)


def quarantine_path(path: Path, folder: Path) -> Path:
    """Where the refused lines of a file go. Those of a quarantine file go back into it."""
    if path.name.endswith(_REJECTED):
        return path
    mark = blake2b(str(path.resolve()).encode(), digest_size=3).hexdigest()
    return folder / f"{path.stem}.{mark}{_REJECTED}"
