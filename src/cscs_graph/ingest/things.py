"""Loads things: nodes that are updated in place, with what they said before kept as a revision."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from cscs_graph.catalog.naming import slug
from cscs_graph.graph.connection import Transaction
from cscs_graph.ingest.content import Content
from cscs_graph.ingest.parties import known_entities, labels_of, same_entity
from cscs_graph.ingest.reference import region_codes
from cscs_graph.ingest.summary import Outcome
from cscs_graph.model.base import Thing, link_fields, stored, targets_of
from cscs_graph.model.codes import CodeFlag
from cscs_graph.model.names import match_keys
from cscs_graph.model.parties import Entity, Person

_GROWING = frozenset({"other_names", "other_codes", "flags"})
"""Properties to which a later record adds rather than replaces."""


async def load_things(transaction: Transaction, things: Sequence[Thing], now: datetime) -> list[Outcome | str]:
    """Creates or updates things of one type; no two of them mean the same node. Returns what happened to each; a text is
    the reason of a refusal.
    """
    label = things[0].labels[0]
    stored_labels = await labels_of(transaction, [thing.id for thing in things]) if "Party" in things[0].labels else {}
    ids = await _stored_ids(transaction, things, stored_labels)
    taken = _of_another_label(label, stored_labels)
    current = {
        row["key"]: row["properties"]
        for row in await transaction.run(f"current_{slug(label)}", keys=sorted(set(ids.values())))
    }
    outcomes: list[Outcome | str] = []
    writes: list[dict[str, Any]] = []
    renames: list[dict[str, str]] = []
    revisions: list[dict[str, Any]] = []
    content = Content()
    for thing in things:
        before = current.get(ids[thing.id])
        if before is not None and isinstance(thing, Entity) and not same_entity(thing, before):
            before = None  # found by an organisation code that both carry
        if fault := taken.get(thing.id) or _second_id(thing, before):
            outcomes.append(fault)
            continue
        stated, node_id = _stated(thing), thing.id
        after = merged(before, stated) if before is not None else stated
        if before is None:
            outcomes.append(Outcome.CREATED)
        elif all(before.get(name) == value for name, value in after.items() if name != "id"):
            outcomes.append(Outcome.UNCHANGED)
            continue
        else:
            outcomes.append(Outcome.UPDATED)
            if _is_provisional(before["id"]) and not _is_provisional(thing.id):
                renames.append({"id": before["id"], "new_id": thing.id})
            else:
                node_id = before["id"]
            revisions.append(_revision(node_id, label, before, now))
        properties = {**after, "id": node_id}
        writes.append({"id": node_id, "properties": properties})
        content.thing(type(thing), before, properties)
    if renames:
        await transaction.run("rename_entity", rows=renames)
        await transaction.run("rename_regarding", rows=renames)
    if revisions:
        await transaction.run("keep_revision", rows=revisions)
    if writes:
        await transaction.run(f"load_{slug(label)}", rows=writes)
    await content.store(transaction)
    return outcomes


async def _stored_ids(transaction: Transaction, things: Sequence[Thing], stored: Iterable[str]) -> dict[str, str]:
    """The id under which each thing is stored, or will be."""
    entities = [thing for thing in things if isinstance(thing, Entity)]
    known = await known_entities(transaction, entities, stored) if entities else {}
    return {thing.id: known.get(thing.id, thing.id) for thing in things}


def _of_another_label(label: str, stored_labels: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Why an id cannot be that of this thing: entities and persons share one space of ids."""
    return {
        identity: f"{identity!r} is loaded as {'an Entity' if 'Entity' in labels else 'a Person'}; use another id"
        for identity, labels in stored_labels.items()
        if label not in labels
    }


def _second_id(thing: Thing, before: dict[str, Any] | None) -> str | None:
    """Why an id of its own cannot be given to an entity that is loaded under another: nobody would find it under this one."""
    if before is None or not isinstance(thing, Entity) or before["id"] == thing.id or _is_provisional(before["id"]):
        return None
    derived = {thing.uscc, f"org:{thing.org_code}", f"reg:{thing.reg_no}"}
    if thing.id in derived:
        return None
    return f"this organisation is loaded as {before['id']!r}; use that id, or state its code alone"


def _stated(thing: Thing) -> dict[str, Any]:
    """What the record states, as stored; parties also carry every name they can be searched by."""
    properties = {
        name: sorted(stored(value)) if name in _GROWING else stored(value) for name, value in thing.properties().items()
    }
    for name in link_fields(type(thing)):  # kept as properties too, so that a changed link is seen and revised
        if targets := targets_of(thing, name):
            properties[name] = sorted(targets)
    if isinstance(thing, Entity) and thing.uscc and thing.region_code not in region_codes():
        properties["flags"] = sorted({*properties.get("flags", []), CodeFlag.UNKNOWN_REGION.value})
    if isinstance(thing, (Entity, Person)):
        properties |= searchable(properties, organisation=isinstance(thing, Entity))
    return properties


def merged(before: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    """A stored thing after a further record of it: what is stated wins, what is not stated stays.

    A stub adds to a registered entity without overriding it. A changed name stays searchable among the other names.
    """
    wins, fills = stated, before
    if stated.get("stub") and not before.get("stub"):
        wins, fills = before, {name: value for name, value in stated.items() if name != "stub"}
    result = {**fills, **wins}
    if before.get("stub") and not stated.get("stub"):
        result["stub"] = False
    for name in _GROWING:
        both = [*before.get(name, []), *stated.get(name, [])]
        if name == "other_names" and "name" in result:
            both += [party["name"] for party in (before, stated) if party.get("name")]
            both = [other for other in both if other != result["name"]]
        if both:
            result[name] = sorted(set(both))
    if "search_names" in result:
        result |= searchable(result, organisation="identity" not in result)
    return result


def searchable(properties: dict[str, Any], *, organisation: bool) -> dict[str, str]:
    """What a party is found by when its name is known: derived from its names, so it can be made again at any time."""
    stated = [properties.get("name"), properties.get("name_en"), *(properties.get("other_names") or ())]
    names = [name for name in stated if name]
    codes = properties.get("other_codes") or ()
    return {"search_names": " | ".join(names), "match_keys": match_keys(names, codes, organisation=organisation)}


def _is_provisional(identity: str) -> bool:
    """Ids that stand in until a USCC is known."""
    return identity.startswith(("org:", "reg:"))


def _revision(identity: str, label: str, before: dict[str, Any], now: datetime) -> dict[str, Any]:
    text = json.dumps(before, ensure_ascii=False, sort_keys=True, default=str)
    return {"of": identity, "label": label, "properties": text, "superseded_at": now}
