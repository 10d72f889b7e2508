"""A reading: one transaction with the rules of the day, the moment, the bounds, and the names behind ids."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypedDict

from pydantic import BaseModel

from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.analysis.core.lookup import Lookup, not_loaded, party_of
from cscs_graph.analysis.core.names import is_name_like, parties_named
from cscs_graph.analysis.rulebook.book import Rulebook, RulesOfTheDay
from cscs_graph.analysis.rulebook.coverage import LoadedData
from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.analysis.rulebook.versions import ContentVersions, loaded_data_of, rulebook_of
from cscs_graph.catalog import Catalogue
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import PartyRef
from cscs_graph.model.codes import Certainty
from cscs_graph.model.identifiers import compact, one_spelling, read_reg_no
from cscs_graph.model.time import Moment

LISTED = frozenset({"listing", "event"})
"""Kinds of rows about listings."""
HITS_TOLD = 3
"""Parties that are named where a reference is a name."""


class Asked(Protocol):
    """A question, as far as a reading has to know it."""

    name: ClassVar[str]

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> BaseModel: ...


class AnswerMetadata(TypedDict):
    """What every answer says of itself before it says anything else: what makes it reproducible, and from when it looks."""

    question: str
    parameters: str
    answer_id: str
    data_version: str
    rule_version: str
    as_of: Any
    known_at: Any
    minimum_certainty: Certainty


@dataclass(frozen=True)
class Reading:
    """What a question is answered from. Nothing in it outlives its transaction but the rules and the coverage."""

    transaction: Transaction
    catalogue: Catalogue
    versions: ContentVersions
    rulebook: Rulebook
    rules: RulesOfTheDay
    """What the rules say on the day asked about."""
    loaded: LoadedData
    scope: Scope
    lookup: Lookup
    references: Mapping[str, str]
    """Ids of the parties that were asked for, by what they were asked for with."""
    begun: "Begun"

    @classmethod
    async def opened(
        cls,
        transaction: Transaction,
        graph: Graph,
        scope: Scope,
        references: Sequence[str] = (),
        *,
        with_listings: bool = False,
    ) -> "Reading":
        """Reads the versions and resolves all references, `with_listings` with their listings; one statement, unless rules or
        data are of another version than the process knows. Raises NotFound where a party is not loaded, BadInput for a code
        that several carry."""
        keys = keys_of(references)
        if with_listings and references:
            listed = {"frontier": keys["ids"], **scope.moment.parameters}
            rows = await transaction.run(graph.catalogue.opening_with_listings, **keys, **listed)
            begun = Begun(frozenset(keys["ids"]), [row for row in rows if row["kind"] in LISTED])
            rows = [row for row in rows if row["kind"] not in LISTED]
        else:
            rows, begun = await transaction.run("opening", **keys), Begun(frozenset(), [])
        versions = ContentVersions.found(rows)
        rulebook = await rulebook_of(transaction, graph.kept, versions)
        rules = rulebook.on(scope.moment)
        loaded = await loaded_data_of(transaction, graph.kept, versions)
        lookup = Lookup(transaction, rules)
        found = Found(rows)
        if unknown := [reference for reference in references if not found.ids_of(reference)]:
            raise await _not_found(transaction, unknown[0])
        ids = {reference: found.id_of(reference) for reference in references}
        lookup.parties_known |= {name: found.parties[name] for name in ids.values()}
        return cls(transaction, graph.catalogue, versions, rulebook, rules, loaded, scope, lookup, ids, begun)

    @property
    def moment(self) -> Moment:
        return self.scope.moment

    @property
    def bounds(self) -> Bounds:
        return self.scope.bounds

    def rules_of(self, list_ids: Iterable[str]) -> ListRules:
        """The rules of some lists that the question admits."""
        return self.rules.of(list_ids, superseded=self.scope.superseded_rules)

    def rules_on(self, day: date | None) -> RulesOfTheDay:
        """What the rules say on a day of its own, such as that of a decision, as known at the time asked about."""
        return self.rules if day is None else self.rulebook.on(self.moment.model_copy(update={"as_of": day}))

    async def run(self, statement: str, **parameters: object) -> list[Row]:
        """The rows of a statement of the catalogue. `as_of` and `known_at` are filled in where it takes them."""
        known = self.catalogue[statement].parameters
        moment = {name: value for name, value in self.moment.parameters.items() if name in known}
        return await self.transaction.run(statement, **moment, **parameters)

    async def unmoved(self) -> bool:
        """Whether the content is still of the version that the reading began with. Asked last, once the answer is there."""
        if self.lookup.versions is not None and self.lookup.seen_after == self.transaction.statements_run:
            return self.lookup.versions == self.versions
        return ContentVersions.of(await self.transaction.run("content_version")) == self.versions

    def metadata(self, question: Asked) -> AnswerMetadata:
        """What an answer to this question says of itself."""
        moment, parameters = self.moment, canonical(question, self.scope)
        data, rules = self.versions.of_data, self.rule_version
        return {
            "question": question.name,
            "parameters": parameters,
            "answer_id": digest(question.name, parameters, data, rules),
            "data_version": data,
            "rule_version": rules,
            "as_of": moment.as_of,
            "known_at": None if moment.known_now else moment.known_at,
            "minimum_certainty": self.scope.minimum_certainty,
        }

    @cached_property
    def rule_version(self) -> str:
        """The channels are rules too: how consequences travel, and how certain that is."""
        return digest(self.versions.rules, _channels_digest(self.catalogue))


@lru_cache(8)
def _channels_digest(catalogue: Catalogue) -> str:
    return digest(*(repr(replace(channel, path=Path())) for channel in catalogue.channels()))


@dataclass(frozen=True)
class Begun:
    """The rows of `listing_history` that a reading began with, of the parties whose ids were asked for."""

    parties: frozenset[str]
    rows: Sequence[Row]

    def of(self, parties: Sequence[str]) -> list[Row] | None:
        """Those of these parties; None where it began without one of them."""
        return [row for row in self.rows if row["asked"] in parties] if self.parties.issuperset(parties) else None


@dataclass(frozen=True)
class Found:
    """The rows of `opening`: what references mean."""

    rows: Sequence[Row]

    @cached_property
    def parties(self) -> dict[str, PartyRef]:
        found = [row["found"] for row in self.rows if row["kind"] != "version"]
        return {row["id"]: party_of(row) for row in found}

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], list[str]]:
        ids: dict[tuple[str, str], list[str]] = {}
        for row in self.rows:
            if row["kind"] != "version":
                ids.setdefault((row["kind"], row["asked"]), []).append(row["found"]["id"])
        return ids

    def ids_of(self, reference: str) -> list[str]:
        """Whoever a reference means; several where several carry the same code, none where nobody is loaded."""
        for key in readings_of(reference):
            if key in self._by_key:
                return sorted(set(self._by_key[key]))
        return []

    def id_of(self, reference: str) -> str:
        """Raises BadInput where a code means several."""
        ids = self.ids_of(reference)
        if len(ids) > 1:
            raise BadInput("{reference!r} means several parties: {ids}", reference=reference, ids=", ".join(ids))
        return ids[0]


async def _not_found(transaction: Transaction, reference: str) -> NotFound:
    """That a party is not loaded. What looks like a name is searched for, since names are no references."""
    hits = await parties_named(transaction, reference) if is_name_like(reference) else []
    if not hits:
        return not_loaded(reference)
    told = ", ".join(f"{hit.name} ({hit.id})" for hit in hits[:HITS_TOLD])
    return NotFound(
        "{reference!r} is no id or code of a loaded party; `search` finds names: {told}", reference=reference, told=told
    )


@lru_cache(1_000)
def readings_of(reference: str) -> tuple[tuple[str, str], ...]:
    """What a reference may be, in the order in which it is tried: the kind of key, and the key."""
    text = one_spelling(reference)
    return (
        ("id", text),
        ("uscc", compact(text)),
        ("org_code", compact(text.removeprefix("org:"))),
        ("reg_no", read_reg_no(text.removeprefix("reg:"))),
    )


def keys_of(references: Iterable[str]) -> dict[str, list[str]]:
    """Every key that references may be, as parameters of `opening`."""
    keys: dict[str, set[str]] = {"ids": set(), "usccs": set(), "org_codes": set(), "reg_nos": set()}
    for reference in references:
        for kind, key in readings_of(reference):
            keys[f"{kind}s"].add(key)
    return {name: sorted(found) for name, found in keys.items()}


def canonical(question: Asked, scope: Scope) -> str:
    """All parameters as one JSON object, sorted, defaults filled in. `known_at` null: as known now, which is what the version
    of the data says."""
    moment = scope.moment
    effective = question.model_copy(
        update={"as_of": moment.as_of, "known_at": None if moment.known_now else moment.known_at}
    )
    return canonical_json(effective.model_dump(mode="json"))


def canonical_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
