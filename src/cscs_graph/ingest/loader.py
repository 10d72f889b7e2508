"""Loads a stream of records in batches: things first, then the facts that refer to them, in constant memory.

Each batch is one transaction, so a lost server loses at most the batch under way, and the same load can be run again: what is
stored already is left as it is.
"""

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import IO

from cscs_graph.catalog.naming import slug
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.ingest.content import mark_coverage
from cscs_graph.ingest.facts import Resolved, load_facts
from cscs_graph.ingest.items import Item, Refusal
from cscs_graph.ingest.match_keys import ensure_keyed
from cscs_graph.ingest.parties import resolve
from cscs_graph.ingest.quarantine import Quarantine
from cscs_graph.ingest.reference import shipped
from cscs_graph.ingest.summary import Outcome, Summary
from cscs_graph.ingest.things import load_things
from cscs_graph.model.base import Fact, FactLink, Record, Thing, link_fields, references, targets_of, type_of
from cscs_graph.model.parties import Entity, LegalRepresentativeOf
from cscs_graph.model.records import RECORDS
from cscs_graph.model.rules import Source
from cscs_graph.model.time import utc_now

BATCH = 2_000
PARTY_LABELS = frozenset({"Party", "Entity", "Person"})
Progress = Callable[[int], None]
"""Told the number of records that were dealt with since the last call."""


@dataclass(slots=True)
class Loader:
    """One load of one source into a graph."""

    graph: Graph
    quarantine: Quarantine
    summary: Summary
    source: Source
    """Source of every fact that names none: the file itself."""
    recorded_at: datetime | None = None
    """Time of record of every fact that names none; default: when its batch is written."""
    progress: Progress = lambda _: None
    begun: datetime = field(default_factory=utc_now)

    async def load(self, items: Iterable[Item | Refusal]) -> Summary:
        """Loads everything. Raises ServerUnavailable where the server is lost; what was counted until then is stored."""
        await ensure_keyed(self.graph)
        await self.graph.write(lambda transaction: load_things(transaction, [self.source], self._now()))
        with tempfile.TemporaryFile() as spool:
            for batch in _batches(self._things(items, spool)):
                await self._load_things(batch)
            spool.seek(0)
            for batch in _batches(_spooled(spool)):
                await self._load_rest(batch)
        await self.graph.write(_count_anew)
        return self.summary

    def _now(self) -> datetime:
        return self.recorded_at or utc_now()

    def _things(self, items: Iterable[Item | Refusal], spool: IO[bytes]) -> Iterator[Item]:
        """Yields things; puts aside whatever refers to them until all of them are stored."""
        for item in items:
            self.summary.lines += 1
            if isinstance(item, Refusal):
                self._refuse(item, item.kind)
                continue
            if not isinstance(item.record, Thing) or link_fields(type(item.record)):
                pickle.dump(item, spool)
            if isinstance(item.record, Thing):
                yield item

    async def _load_things(self, batch: Sequence[Item]) -> None:
        things = [item.record for item in batch if isinstance(item.record, Thing)]
        outcomes = await self.graph.write(lambda transaction: load_things(transaction, things, self._now()))
        kind = type_of(type(things[0]))
        for item, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Outcome):
                self.summary.add(kind, outcome)
            else:
                self._refuse(Refusal(item.origin, "id", outcome), kind)
        self.progress(len(batch))

    async def _load_rest(self, batch: Sequence[Item]) -> None:
        kind = type_of(type(batch[0].record))
        outcomes = await self.graph.write(lambda transaction: self._written(transaction, batch))
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                self._refuse(outcome, kind)
            elif outcome is not None:
                self.summary.add(kind, outcome)
        self.progress(len(batch))

    async def _written(self, transaction: Transaction, batch: Sequence[Item]) -> list[Outcome | Refusal | None]:
        known = await _stored_ends(transaction, [item.record for item in batch])
        outcomes: list[Outcome | Refusal | None] = []
        facts: list[tuple[int, Resolved]] = []
        links: dict[str, dict[str, list[str]]] = {}
        for place, item in enumerate(batch):
            fault = _missing(item, known) or _of_itself(item, known) or _not_yet(item)
            outcomes.append(fault)
            if fault is not None:
                continue
            ids = {name: known[label, name] for _, label, name in _references(item.record)}
            if isinstance(item.record, Fact):
                facts.append((place, Resolved(item.record, ids, item.record.source_id or self.source.id)))
            else:
                for link, target in item.record.links():
                    node = item.record.id if isinstance(item.record, Thing) else ""
                    links.setdefault(link.type, {}).setdefault(node, []).append(ids[target])
        if facts:
            known_facts = [fact for _, fact in facts]
            begun = self.recorded_at or self.begun
            results = await load_facts(transaction, known_facts, self._now(), begun=begun, stated=self.recorded_at)
            for (place, _), result in zip(facts, results, strict=True):
                outcomes[place] = (
                    result if isinstance(result, Outcome) else Refusal(batch[place].origin, result.field, result.reason)
                )
        for name, ends in sorted(links.items()):
            rows = [{"node": node, "others": others} for node, others in ends.items()]
            await transaction.run(f"unlink_{slug(name)}", rows=rows)
            pairs = [{"node": node, "other": other} for node, others in ends.items() for other in others]
            await transaction.run(f"link_{slug(name)}", rows=pairs)
        return outcomes

    def _refuse(self, refusal: Refusal, kind: str) -> None:
        self.quarantine.add(refusal)
        self.summary.add(kind, Outcome.REFUSED)


async def _count_anew(transaction: Transaction) -> None:
    """What every answer says about how much is loaded."""
    for counted in ("list", "region", "agency"):
        await transaction.run(f"refresh_{counted}_coverage")
    await mark_coverage(transaction)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Batches of one type, in the order in which types can be loaded at the end; no two items of a batch mean the same."""
    waiting: dict[str, list[Item]] = {}
    seen: dict[str, set[str]] = {}
    for item in items:
        kind = type_of(type(item.record))
        keys = _keys(item.record)
        if len(waiting.get(kind, ())) >= BATCH or keys & seen.get(kind, set()):
            yield waiting.pop(kind)
            seen.pop(kind)
        waiting.setdefault(kind, []).append(item)
        seen.setdefault(kind, set()).update(keys)
    for kind in RECORDS:
        if kind in waiting:
            yield waiting[kind]


def _keys(record: Record) -> set[str]:
    """Whatever could make two records mean the same node or fact."""
    if isinstance(record, Entity):
        return {key for key in (record.id, record.uscc, record.org_code, record.reg_no) if key}
    if isinstance(record, Fact):
        return {record.fact_id}
    return {record.id} if isinstance(record, Thing) else set()


def _spooled(spool: IO[bytes]) -> Iterator[Item]:
    while True:
        try:
            yield pickle.load(spool)  # noqa: S301 - our own temporary file
        except EOFError:
            return


@cache
def _naming(record: type[Record]) -> tuple[tuple[str, str, str], ...]:
    """The fields that name other nodes, with the label that these have and the name of the field in a line."""
    labels = {name: link.label for name, link in link_fields(record).items()} | references(record)
    return tuple((name, label, record.model_fields[name].alias or name) for name, label in labels.items())


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    """Every node that a record refers to: the field, the label it must have, and the reference."""
    if isinstance(record, FactLink):
        yield "from", record.start_label, record.from_id
        yield "to", record.end_label, record.to_id
    for name, label, spoken in _naming(type(record)):
        for target in targets_of(record, name):
            yield spoken, label, target
    if isinstance(record, Fact) and record.source_id:
        yield "source_id", "Source", record.source_id


async def _stored_ends(transaction: Transaction, records: Sequence[Record]) -> dict[tuple[str, str], str]:
    """The stored id behind each (label, reference) that exists."""
    wanted: dict[str, set[str]] = {}
    for record in records:
        for _, label, reference in _references(record):
            wanted.setdefault("Party" if label in PARTY_LABELS else label, set()).add(reference)
    known: dict[tuple[str, str], str] = {}
    for label, named in sorted(wanted.items()):
        if label == "Party":
            for reference, party in (await resolve(transaction, named)).items():
                known["Party", reference] = known[party.label, reference] = party.id
        else:
            rows = await transaction.run(f"current_{slug(label)}", keys=sorted(named))
            known |= {(label, row["key"]): row["key"] for row in rows}
    return known


def _missing(item: Item, known: dict[tuple[str, str], str]) -> Refusal | None:
    for name, label, reference in _references(item.record):
        if (label, reference) not in known:
            other = next((stored for stored in ("Entity", "Person") if (stored, reference) in known), None)
            if other is None and (label, reference) in shipped():
                reason = f"no {label} {reference!r} is loaded; `cscs load --reference` loads it"
            elif other is None:
                reason = f"no {label} {reference!r} is loaded; load it first, or mend the reference"
            else:
                kind = f"{'an' if other == 'Entity' else 'a'} {other}"
                reason = f"{reference!r} is {kind}, but a {label} is wanted here{_instead(item.record, other)}"
            return Refusal(item.origin, name, reason)
    return None


def _instead(record: Record, label: str) -> str:
    """What a fact may be whose end is an organisation where only a person can stand."""
    if isinstance(record, LegalRepresentativeOf) and label == "Entity":
        return "; an organisation that acts for a partnership is its EXECUTIVE_PARTNER_OF"
    return ""


def _of_itself(item: Item, known: dict[tuple[str, str], str]) -> Refusal | None:
    """A company may hold shares of itself; nobody is his own branch, head or controller, under whatever ids."""
    record = item.record
    if not isinstance(record, FactLink) or type(record).reflexive:
        return None
    if known[record.start_label, record.from_id] != known[record.end_label, record.to_id]:
        return None
    return Refusal(item.origin, "to", f"{record.to_id!r} is also what the fact is from; mend one of the two")


def _not_yet(item: Item) -> Refusal | None:
    """Nothing becomes known tomorrow; a day is left for clocks and zones."""
    record = item.record
    if (
        not isinstance(record, Fact)
        or record.recorded_at is None
        or record.recorded_at <= utc_now() + timedelta(days=1)
    ):
        return None
    return Refusal(
        item.origin, "recorded_at", f"{record.recorded_at.isoformat()} lies in the future; state when it became known"
    )
