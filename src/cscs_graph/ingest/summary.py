"""What a load did, by record type."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cscs_graph.errors import Message, Several


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(slots=True)
class Summary:
    """Counts of outcomes by record type, and where the refused lines went."""

    source: str
    counts: dict[str, Counter[Outcome]] = field(default_factory=dict[str, Counter[Outcome]])
    lines: int = 0
    quarantine: Path | None = None
    refused: Message | None = None
    """What was refused, where, and what to do; none where nothing was."""
    reasons: dict[str, int] = field(default_factory=dict[str, int])
    read: Several = field(default_factory=Several)
    """Of a table: which columns were read as what, and which were not."""
    bookmarks: tuple[str, ...] = ()
    """What whoever asks another member of a cluster has to wait for; empty on a server of one member."""

    @property
    def message(self) -> str:
        return str(self.refused or "")

    @property
    def columns(self) -> str:
        return str(self.read)

    def add(self, kind: str, outcome: Outcome) -> None:
        self.counts.setdefault(kind, Counter())[outcome] += 1

    def total(self, outcome: Outcome) -> int:
        return sum(counter[outcome] for counter in self.counts.values())
