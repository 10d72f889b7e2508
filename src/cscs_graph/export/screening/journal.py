"""A journal beside the output: what is done of a screening, so that it can go on where it was interrupted.

The first line says what is screened and how; each further line is one complete batch. A line that was cut off counts as
not written. The results are made from the journal alone, so that they do not depend on how often the run was interrupted.
"""

import json
import os
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict

from cscs_graph.errors import BadInput
from cscs_graph.model.answers import Coverage, ListRef, Screened
from cscs_graph.model.codes import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "screening.journal"


class Beginning(BaseModel):
    """What a run screens and how: two runs with the same beginning give the same results."""

    model_config = ConfigDict(frozen=True)

    input: str
    """Digest of the input file."""
    asked: dict[str, object]
    """The parameters as they were stated."""
    as_of: date
    known_at: datetime
    """Time of knowledge of the whole run: what is recorded while it goes on does not enter half of it."""
    minimum_certainty: Certainty
    coverage: Coverage
    lists: tuple[ListRef, ...] = ()
    """Every list, so that reports can name them."""


class Batch(BaseModel):
    suppliers: tuple[Screened, ...]


def digest_of(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


class Journal:
    """The journal of one run, open for appending."""

    def __init__(self, path: Path, beginning: Beginning, done: int) -> None:
        self.path = path
        self.beginning = beginning
        self.done = done
        """Number of complete batches."""

    @classmethod
    def resumed(cls, folder: Path, digest: str, asked: dict[str, object]) -> Self | None:
        """The journal of an interrupted run of the same screening; None where there is none.

        Raises BadInput where the journal is of another input or of other parameters.
        """
        path = folder / NAME
        if not path.exists():
            return None
        lines = _complete_lines(path)
        if not lines:
            return None
        beginning = Beginning.model_validate_json(lines[0])
        differing = ["the input file"] if beginning.input != digest else []
        stated = json.loads(json.dumps(asked, default=str))
        differing += sorted(name for name in stated if beginning.asked.get(name) != stated[name])
        if differing:
            raise BadInput(
                f"{path} is of an interrupted screening with another {', '.join(differing).removeprefix('the ')}; "
                "finish that one with what it was started with, name another folder, or start anew with --restart"
            )
        _write(path, lines)
        return cls(path, beginning, len(lines) - 1)

    @classmethod
    def begun(cls, folder: Path, beginning: Beginning) -> Self:
        path = folder / NAME
        _write(path, [beginning.model_dump_json().encode()])
        return cls(path, beginning, 0)

    def append(self, suppliers: "Sequence[Screened]") -> None:
        """Adds a complete batch; it is on the disk when this returns."""
        with self.path.open("ab") as file:
            file.write(Batch(suppliers=tuple(suppliers)).model_dump_json().encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self.done += 1

    def screened(self) -> list[Screened]:
        """Every row so far, in order."""
        lines = _complete_lines(self.path)[1:]
        return [row for line in lines for row in Batch.model_validate_json(line).suppliers]

    def close(self) -> None:
        """The results are written: a later run starts anew."""
        self.path.unlink(missing_ok=True)


def _complete_lines(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return content[: content.rfind(b"\n") + 1].splitlines()


def _write(path: Path, lines: list[bytes]) -> None:
    beside = path.with_suffix(".writing")
    with beside.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
