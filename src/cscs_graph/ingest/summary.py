"""What a load did, by record type."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


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
    message: str = ""
    reasons: dict[str, int] = field(default_factory=dict[str, int])
    columns: str = ""
    """Of a table: which columns were read as what, and which were not."""
    bookmarks: tuple[str, ...] = ()
    """What whoever asks another member of a cluster has to wait for; empty on a server of one member."""

    def add(self, kind: str, outcome: Outcome) -> None:
        self.counts.setdefault(kind, Counter())[outcome] += 1

    def total(self, outcome: Outcome) -> int:
        return sum(counter[outcome] for counter in self.counts.values())
