"""Reports as files, each put in place whole."""

from collections.abc import Iterable
from pathlib import Path

from cscs_graph.errors import BadInput


def put(path: Path, pieces: Iterable[str]) -> Path:
    """Writes the pieces as they come; the file is in its place when all are written. Raises BadInput without its folder."""
    if not path.parent.is_dir():
        raise BadInput("{path}: there is no folder {folder}; make it first", path=path, folder=path.parent)
    beside = path.with_name(f"{path.name}.writing")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path
