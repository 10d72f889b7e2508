"""The folder of an export: it appears whole or not at all."""

import os
import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from cscs_graph.errors import BadInput


@contextmanager
def whole_folder(folder: Path) -> Generator[Path]:
    """A folder beside `folder` to write into, which takes its name at the end and is removed where anything fails.

    Raises BadInput where `folder` is there and holds anything, or cannot be made.
    """
    target = folder.resolve()
    must_be_empty(target)
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir()
    except OSError as error:
        raise BadInput(
            "{folder} cannot be written ({strerror}); name another folder", folder=folder, strerror=error.strerror
        ) from None
    try:
        yield partial
        must_be_empty(target)
        partial.rename(target)  # takes the place of an empty folder
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def must_be_empty(folder: Path) -> None:
    """Raises BadInput where the folder holds anything, or is none."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise BadInput("{folder} is not an empty folder; name a new one, or empty it", folder=folder)


class Files:
    """Pairs of a header file and a data file, begun with the first line of a table: what is empty has no files."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._open: dict[str, IO[str]] = {}
        self.multiline: set[str] = set()
        """Tables with a line break within a field: neo4j-admin has to be told."""

    def add(self, name: str, header: list[str], fields: list[str]) -> None:
        """Adds one line of fields, quoted already."""
        if name not in self._open:
            (self._folder / header_file(name)).write_text(",".join(header) + "\n", "utf-8")
            data = (self._folder / data_file(name)).open("w", encoding="utf-8", newline="")
            self._open[name] = self._stack.enter_context(data)
        line = ",".join(fields)
        if "\n" in line or "\r" in line:
            self.multiline.add(name)
        self._open[name].write(line + "\n")

    def __contains__(self, name: str) -> bool:
        return name in self._open


def header_file(name: str) -> str:
    return f"{name}.header.csv"


def data_file(name: str) -> str:
    return f"{name}.csv"
