"""Loads facts: dated, versioned, never overwritten. A correction closes the old version and adds a new one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import blake2b
from typing import Any

from cscs_graph.catalog.naming import slug
from cscs_graph.graph.connection import Transaction
from cscs_graph.ingest.content import Content
from cscs_graph.ingest.summary import Outcome
from cscs_graph.model.base import Fact, FactLink, FactNode, references, stored, type_of, version_id
from cscs_graph.model.time import NEVER


@dataclass(frozen=True, slots=True)
class Resolved:
    """A fact whose references are known to exist: its ends or links by stored id."""

    fact: Fact
    ids: dict[str, str]
    """Stored id of every reference that the record makes."""
    source_id: str


@dataclass(frozen=True, slots=True)
class _Version:
    recorded_at: datetime
    superseded_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a fact is not loaded, and which field is to be mended."""

    field: str
    reason: str


async def load_facts(
    transaction: Transaction,
    facts: Sequence[Resolved],
    now: datetime,
    *,
    begun: datetime,
    stated: datetime | None = None,
) -> list[Outcome | Refused]:
    """Adds facts of one type, no fact twice. Returns what happened to each.

    `begun` is when the load began; `stated` is the time of record that it states for facts that state none, as opposed to the
    clock's.
    """
    record = type(facts[0].fact)
    kind = slug(type_of(record))
    versions = await _versions(transaction, kind, facts)
    outcomes: list[Outcome | Refused] = []
    creations: list[dict[str, Any]] = []
    times = _Times()
    closings: list[dict[str, Any]] = []
    links: dict[str, list[dict[str, str]]] = {}
    content = Content()
    for resolved in facts:
        known = versions.get(resolved.fact.fact_id, [])
        outcome = _outcome(resolved.fact, known, begun)
        outcomes.append(outcome)
        if not isinstance(outcome, Outcome) or outcome is Outcome.UNCHANGED:
            continue
        recorded_at = resolved.fact.recorded_at or _first_known(resolved.fact, outcome, now)
        if outcome is Outcome.UPDATED:
            latest = max(known, key=_recorded)
            closings.append(_closing(resolved, latest, recorded_at))
            content.closed(record, resolved.fact.fact_id, latest.digest)
        digest = digest_of(resolved.fact)
        creations.append(_creation(resolved, recorded_at, times, digest))
        content.fact(
            record,
            resolved.fact.fact_id,
            digest,
            resolved.source_id,
            resolved.fact.recorded_at or stated,
            resolved.fact.superseded_at,
        )
        if isinstance(resolved.fact, FactNode):
            for link, target in resolved.fact.links():
                row = {"node": version_id(resolved.fact.fact_id, recorded_at), "other": resolved.ids[target]}
                links.setdefault(link.type, []).append(row)
    if closings:
        linked = isinstance(facts[0].fact, FactLink)
        await transaction.run(f"close_{kind}", rows=closings, **({"never": NEVER} if linked else {}))
    if creations:
        await transaction.run(f"load_{kind}", rows=creations, times=times.values)
    for name, rows in sorted(links.items()):
        await transaction.run(f"link_{slug(name)}", rows=rows)
    await content.store(transaction)
    return outcomes


async def _versions(transaction: Transaction, kind: str, facts: Sequence[Resolved]) -> dict[str, list[_Version]]:
    if isinstance(facts[0].fact, FactLink):
        rows = [
            {"to_id": resolved.ids[resolved.fact.to_id], "fact_id": resolved.fact.fact_id}
            for resolved in facts
            if isinstance(resolved.fact, FactLink)
        ]
        found = await transaction.run(f"versions_{kind}", rows=rows)
    else:
        found = await transaction.run(f"versions_{kind}", keys=[resolved.fact.fact_id for resolved in facts])
    versions: dict[str, list[_Version]] = {}
    for row in found:
        version = _Version(row["recorded_at"], row["superseded_at"], row["digest"])
        versions.setdefault(row["key"], []).append(version)
    return versions


def _recorded(version: _Version) -> datetime:
    return version.recorded_at


def _outcome(fact: Fact, known: list[_Version], begun: datetime) -> Outcome | Refused:
    """A fact that says what is stored changes nothing; one that says otherwise must be later than what it corrects."""
    if not known:
        return Outcome.CREATED
    if fact.recorded_at is None:
        return _undated(fact, [version for version in known if version.superseded_at == NEVER], begun)
    digest = digest_of(fact)
    if any(version.recorded_at == fact.recorded_at and version.digest == digest for version in known):
        return Outcome.UNCHANGED
    latest = max(known, key=_recorded)
    if fact.recorded_at <= latest.recorded_at:
        return Refused(
            "recorded_at",
            f"{fact.recorded_at.isoformat()} is not later than {latest.recorded_at.isoformat()}, "
            f"when the version of {fact.fact_id!r} that it would correct was recorded; state a later time",
        )
    return Outcome.UPDATED


def _undated(fact: Fact, current: list[_Version], begun: datetime) -> Outcome | Refused:
    """Two lines of one load that state no time of record correct nothing: one of them would be lost in silence."""
    digest = digest_of(fact)
    if any(version.digest == digest for version in current):
        return Outcome.UNCHANGED
    if any(version.recorded_at >= begun for version in current):
        return Refused(
            "id",
            f"another line of this load says something else of the same fact ({fact.fact_id!r}); "
            "state an id for each where they are two, or a recorded_at where this one corrects the other",
        )
    return Outcome.UPDATED


def digest_of(fact: Fact) -> str:
    """Digest of what a fact says, whenever it was recorded."""
    said = fact.model_dump(mode="json", exclude={"recorded_at", "superseded_at"})
    return blake2b(json.dumps(said, sort_keys=True, ensure_ascii=False).encode(), digest_size=12).hexdigest()


def _first_known(fact: Fact, outcome: Outcome, now: datetime) -> datetime:
    """A new rule is known from the day on which it begins to hold; a fact, and a correction, from now on."""
    return datetime.combine(fact.valid_from, time.min) if fact.rule and outcome is Outcome.CREATED else now


def _closing(resolved: Resolved, version: _Version, at: datetime) -> dict[str, Any]:
    fact = resolved.fact
    superseded_at = max(at, version.recorded_at)
    if isinstance(fact, FactLink):
        return {"to_id": resolved.ids[fact.to_id], "fact_id": fact.fact_id, "superseded_at": superseded_at}
    return {"version_id": version_id(fact.fact_id, version.recorded_at), "superseded_at": superseded_at}


class _Times:
    """The times of record of a batch, each sent once: a batch has few, and the driver takes long over every one."""

    def __init__(self) -> None:
        self.values: list[datetime] = []
        self._places: dict[datetime, int] = {}

    def place(self, time_of_record: datetime) -> int:
        """Where in `values` it stands."""
        place = self._places.setdefault(time_of_record, len(self.values))
        if place == len(self.values):
            self.values.append(time_of_record)
        return place


def _creation(resolved: Resolved, recorded_at: datetime, times: _Times, digest: str) -> dict[str, Any]:
    fact = resolved.fact
    known = {"recorded": times.place(recorded_at), "superseded": times.place(fact.superseded_at)}
    properties = {
        name: stored(value) for name, value in fact.properties().items() if name not in {"recorded_at", "superseded_at"}
    }
    properties |= {"digest": digest, "source_id": resolved.source_id}
    properties |= {name: resolved.ids[properties[name]] for name in references(type(fact)) if name in properties}
    if isinstance(fact, FactLink):
        ends = {"from_id": resolved.ids[fact.from_id], "to_id": resolved.ids[fact.to_id]}
        return {**ends, **known, "fact_id": fact.fact_id, "properties": properties}
    key = version_id(fact.fact_id, recorded_at)
    return {**known, "version_id": key, "properties": {**properties, "version_id": key}}
