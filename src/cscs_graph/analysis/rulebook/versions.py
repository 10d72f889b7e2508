"""The versions of what is loaded, and what the process keeps by them: the rulebook, and the coverage of the data.

A question reads the versions first and last in its transaction. Where they moved it is asked anew, so nothing here checks
that for it; only what is kept for other questions must be of one version, and is not kept otherwise.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Self

from cscs_graph.analysis.rulebook.book import Rulebook
from cscs_graph.analysis.rulebook.coverage import LoadedData
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.graph.kept import Kept

_EMPTY = "0 0 0 0"


@dataclass(frozen=True)
class ContentVersions:
    """What `content_version` tells. A part of which nothing is loaded, or which an older version did not count, is empty."""

    facts: str = _EMPTY
    rules: str = _EMPTY
    directory: str = _EMPTY
    coverage: str = _EMPTY
    """Of what was counted of the store, which a load does last, after its facts."""

    @classmethod
    def of(cls, rows: list[Row]) -> Self:
        return cls(**{row["id"]: " ".join(str(row[word]) for word in "abcd") for row in rows})

    @classmethod
    def found(cls, rows: list[Row]) -> Self:
        """Those that a statement tells among others (`opening`, `names`)."""
        return cls.of([{"id": row["asked"], **row["found"]} for row in rows if row["kind"] == "version"])

    @cached_property
    def of_data(self) -> str:
        """Changes with the facts, and with the names that they cite."""
        return _digest(self.facts, self.directory)

    @cached_property
    def of_rulebook(self) -> str:
        """Changes with the rules, and with the agencies and sources that they cite."""
        return _digest(self.rules, self.directory)


async def content_versions(transaction: Transaction) -> ContentVersions:
    return ContentVersions.of(await transaction.run("content_version"))


async def rulebook_of(transaction: Transaction, kept: Kept, versions: ContentVersions) -> Rulebook:
    """The rulebook of a version: the one that the process keeps, else read in this transaction."""

    async def still() -> bool:
        return (await content_versions(transaction)).of_rulebook == versions.of_rulebook

    return await kept.of("rulebook", versions.of_rulebook, lambda: Rulebook.read(transaction), still)


async def loaded_data_of(transaction: Transaction, kept: Kept, versions: ContentVersions) -> LoadedData:
    """What the store as a whole holds, for `LoadedData.coverage` to cite."""

    async def still() -> bool:
        return (await content_versions(transaction)).coverage == versions.coverage

    return await kept.of("coverage", versions.coverage, lambda: LoadedData.read(transaction), still)


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
