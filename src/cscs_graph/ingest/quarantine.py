"""Where refused lines go: a file that can be mended and loaded again, so that nothing is lost."""

import json
import re
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from cscs_graph.errors import Message
from cscs_graph.ingest.canonical import REJECTED
from cscs_graph.ingest.items import Refusal, shown


class Quarantine:
    """Collects refusals in `path`, which is made on the first and replaced on every load of the same source."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.reasons: dict[str, int] = {}
        self.first: Refusal | None = None
        self._file: TextIO | None = None

    def add(self, refusal: Refusal) -> None:
        """Writes the refused line with its place and the reason."""
        if self._file is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._beside = self.path.with_suffix(".writing")
            self._file = self._beside.open("w", encoding="utf-8")
        origin = refusal.origin
        why = {"file": origin.file, "line": origin.line, "field": refusal.field, "reason": refusal.reason}
        if origin.reader:
            why["reader"] = origin.reader
        content = origin.raw if isinstance(origin.raw, dict) else {"text": origin.raw}
        self._file.write(_as_line({REJECTED: why, **content}) + "\n")
        self._file.flush()
        self.count += 1
        self.first = self.first or refusal
        key = f"{refusal.field}: {_general(refusal.reason)}" if refusal.field else _general(refusal.reason)
        self.reasons[key] = self.reasons.get(key, 0) + 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._beside.replace(self.path)
        elif kind is None:
            self.path.unlink(missing_ok=True)

    def message(self) -> Message | None:
        """What happened, where, what to do. The reason stays in English in either language, as it stands in the file."""
        if self.first is None:
            return None
        place = f"{self.first.origin.file}:{self.first.origin.line}: "
        field = f"{self.first.field}: " if self.first.field else ""
        others = self.count - 1
        more = "\n  1 more line was refused, for this reason or another."
        if others > 1:
            more = "\n  {others} more lines were refused, for this reason or another."
        return Message(
            "{fault}{more}\n  Refused lines were put into {file}; correct them there and run `cscs load {file}`.",
            {
                "fault": f"{place}{field}{self.first.reason}",
                "more": Message(more, {"others": others}) if others else "",
                "file": shown(self.path),
            },
        )


def _as_line(content: dict[str, Any]) -> str:
    """One line of JSON; halves of characters stay as the escapes that they came as."""
    text = json.dumps(content, ensure_ascii=False)
    return text if text.isascii() or not _HALF.search(text) else json.dumps(content)


_HALF = re.compile("[\ud800-\udfff]")


def _general(reason: str) -> str:
    """A reason without the value it quotes, so that like reasons are counted together."""
    head, quote, rest = reason.partition("'")
    return head + "…" + rest.rpartition("'")[2] if quote else reason
