"""A full disk, told by name: the embedded server says of it only that an index or a page could not be written."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cscs_graph.errors import ServerUnavailable, StatementFailed

LITTLE = 64_000_000
"""Bytes left below which a failure may come from the disk: the server sets up its files in pieces of some megabytes."""


@contextmanager
def disk_named(folder: Path) -> Generator[None]:
    """Adds to what the server fails with that there is little room left where its data lies."""
    try:
        yield
    except (StatementFailed, ServerUnavailable) as error:
        free = _free(folder)
        if free is None or free >= LITTLE or type(error) not in (StatementFailed, ServerUnavailable):
            raise
        raise type(error)(
            "the disk of {folder} has {free} MB left, which may be why: free some, or name another folder with "
            "--data or CSCS_DATA ({error})",
            folder=folder,
            free=free // 1_000_000,
            error=error,
        ) from error


def _free(folder: Path) -> int | None:
    """Bytes left there; None where nobody can say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
