"""Who is who at load time: which stored party a code or an id means.

An entity is found by its id, else by its USCC, else by its organisation code (characters 9 to 17 of a USCC), else by a
legacy number, the last two only where exactly one entity carries it. Nobody is ever found by a name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cscs_graph.graph.connection import Transaction
from cscs_graph.model.identifiers import compact, read_reg_no
from cscs_graph.model.parties import Entity


@dataclass(frozen=True, slots=True)
class Known:
    """A stored party: its id, and whether it is an Entity or a Person."""

    id: str
    label: str


async def resolve(transaction: Transaction, references: Iterable[str]) -> dict[str, Known]:
    """The stored party that each reference means; unknown references are left out."""
    wanted = sorted(set(references))
    found = {
        row["reference"]: Known(row["id"], "Entity" if "Entity" in row["labels"] else "Person")
        for row in await transaction.run("parties_by_id", references=wanted)
    }
    for statement, key in (
        ("entities_by_uscc", compact),
        ("entities_by_org_code", _org_code),
        ("entities_by_reg_no", _reg_no),
    ):
        missing = [reference for reference in wanted if reference not in found]
        if not missing:
            break
        single = _single(await transaction.run(statement, references=sorted({key(text) for text in missing})))
        found |= {text: Known(single[key(text)], "Entity") for text in missing if key(text) in single}
    return found


def _org_code(reference: str) -> str:
    return compact(reference.removeprefix("org:"))


def _reg_no(reference: str) -> str:
    return read_reg_no(reference.removeprefix("reg:"))


def _single(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Only what one entity alone carries."""
    carriers: dict[str, list[str]] = {}
    for row in rows:
        carriers.setdefault(row["reference"], []).append(row["id"])
    return {reference: ids[0] for reference, ids in carriers.items() if len(ids) == 1}


async def labels_of(transaction: Transaction, ids: Iterable[str]) -> dict[str, list[str]]:
    """The labels of the parties that are stored under these ids."""
    return {row["id"]: row["labels"] for row in await transaction.run("parties_by_id", references=sorted(set(ids)))}


async def known_entities(transaction: Transaction, entities: Sequence[Entity], stored: Iterable[str]) -> dict[str, str]:
    """The stored id of each entity that is stored already, by the id that its record states; `stored` are those under which
    somebody is."""
    known = {identity: identity for identity in stored}
    for statement, field in (
        ("entities_by_uscc", "uscc"),
        ("entities_by_org_code", "org_code"),
        ("entities_by_reg_no", "reg_no"),
    ):
        missing = [entity for entity in entities if entity.id not in known and getattr(entity, field)]
        if missing:
            codes = sorted({getattr(entity, field) for entity in missing})
            single = _single(await transaction.run(statement, references=codes))
            known |= {
                entity.id: single[getattr(entity, field)] for entity in missing if getattr(entity, field) in single
            }
    return known


def same_entity(entity: Entity, stored: dict[str, Any]) -> bool:
    """Two different USCCs are two entities, even where they share an organisation code; the same id is the same entity."""
    return entity.id == stored["id"] or not (entity.uscc and stored.get("uscc") and entity.uscc != stored["uscc"])
