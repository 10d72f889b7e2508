"""Reports as files, each put in place whole."""

from collections.abc import Iterable
from pathlib import Path


def put(path: Path, pieces: Iterable[str]) -> Path:
    """Writes the pieces as they come; the file is in its place when all are written."""
    beside = path.with_name(f"{path.name}.writing")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path
