"""The version of what is loaded: a sum of digests, so that the same content has the same version in whatever order it came.

Every thing, and every version of a fact, adds a digest of what it says. What a thing says no longer is taken away, and the
closing of a fact adds its own. A time of record counts only where it was stated, since the clock of a load is no content.
Rules, facts, and the directory of agencies and sources that both cite are summed apart. The sum is written by the last
statement of the transaction that writes the content, so that a load which is repeated or retried counts once, and whoever
loads at the same time waits for a commit at most.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any

from cscs_graph.graph.connection import Transaction
from cscs_graph.model.base import Record

_WORD = 2**32
_BYTES = 4
_WORDS = 4
Words = list[int]


class Content:
    """What one transaction adds to the version."""

    def __init__(self) -> None:
        self._sums: dict[str, Words] = {}

    def thing(self, record: type[Record], before: dict[str, Any] | None, after: dict[str, Any]) -> None:
        """A thing that is created, or that says something else from now on."""
        if before is not None:
            self._add(record, -1, record.__name__, _said(before))
        self._add(record, 1, record.__name__, _said(after))

    def fact(self, record: type[Record], fact_id: str, digest: str, source_id: str, *stated: datetime | None) -> None:
        """A further version of a fact, with the times of record that were stated."""
        times = [time.isoformat() if time else "" for time in stated]
        self._add(record, 1, record.__name__, fact_id, digest, source_id, *times)

    def closed(self, record: type[Record], fact_id: str, digest: str) -> None:
        """A version of a fact that a correction closes."""
        self._add(record, 1, "closed", record.__name__, fact_id, digest)

    async def store(self, transaction: Transaction) -> None:
        """Has to be the last statement: from here to the commit, others who load wait."""
        if self._sums:
            rows = [{"id": part, "words": words} for part, words in sorted(self._sums.items())]
            await transaction.run("add_content", rows=rows)

    def _add(self, record: type[Record], sign: int, *said: str) -> None:
        sums = self._sums.setdefault(_part(record), [0] * _WORDS)
        for place, word in enumerate(_words("\x1f".join(said))):
            sums[place] = (sums[place] + sign * word) % _WORD


async def mark_coverage(transaction: Transaction) -> None:
    """Sets the version of what was counted of the store, in the transaction that counted it."""
    counted = json.dumps(await transaction.run("coverage"), ensure_ascii=False, sort_keys=True, default=str)
    await transaction.run("mark_coverage", rows=[{"id": "coverage", "words": list(_words(counted))}])


def _part(record: type[Record]) -> str:
    if record.directory:
        return "directory"
    return "rules" if record.rule else "facts"


def _words(text: str) -> Iterator[int]:
    digest = blake2b(text.encode(), digest_size=_BYTES * _WORDS).digest()
    return (int.from_bytes(digest[at : at + _BYTES]) for at in range(0, len(digest), _BYTES))


def _said(properties: dict[str, Any]) -> str:
    """What a thing says, alike whether it is about to be stored or was read back."""
    stated = {name: _plain(value) for name, value in properties.items() if value not in (None, "", [])}
    return json.dumps(stated, ensure_ascii=False, sort_keys=True, default=str)


def _plain(value: Any) -> Any:
    """A server may give a whole number back as a float, or the other way round."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
