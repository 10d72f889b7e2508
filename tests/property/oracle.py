"""A second, slower answer to the same questions, from the records themselves: every way is walked, none is cut short.

Written from what the report says of each channel (4.2, 9.3 to 9.5), not from the walk.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from cscs_graph.model.base import Fact, FactLink
from cscs_graph.model.codes import Certainty, OfficerRole, TargetClass
from cscs_graph.model.listings import Listing, ParticipatesIn
from cscs_graph.model.parties import ActuallyControls, BranchOf, Entity, LegalRepresentativeOf, OfficerOf
from tests.property.worlds import World

REFERENCE = Path(__file__).parents[2] / "seed" / "reference"
MANAGING = {OfficerRole.DIRECTOR, OfficerRole.SUPERVISOR, OfficerRole.MANAGER}
OWN = {"company": TargetClass.COMPANY, "person": TargetClass.PERSON}


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def scope_of(list_id: str, day: date) -> frozenset[TargetClass]:
    """Whom the memoranda of a list may meet on a day. Dates of the reference data may be years: `2017` < `2017-03-01`."""
    text = day.isoformat()
    mous = {
        row["mou"]
        for row in _rows("list_mous.csv")
        if row["list"] == list_id and row["valid_from"] <= text < (row["valid_until"] or "9999")
    }
    scopes = [row["scope"] for row in _rows("mous.csv") if row["id"] in mous and row["valid_from"] <= text]
    return frozenset(TargetClass(name) for scope in scopes for name in scope.split("|"))


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a listed party: where it ends, as what, after how many links, how certain."""

    end: str
    target: TargetClass | None
    length: int
    certainty: Certainty


class Oracle:
    """A world on one day, as known at one time."""

    def __init__(self, world: World, as_of: date, known_at: datetime) -> None:
        records, self.day = world.records(), as_of
        facts = [
            record for record in records if isinstance(record, Fact) and record.valid_from <= as_of < record.valid_until
        ]
        known = [fact for fact in facts if fact.recorded_at is not None and fact.recorded_at <= known_at]
        self.links = [fact for fact in known if isinstance(fact, FactLink)]
        self.listings = [fact for fact in known if isinstance(fact, Listing)]
        self.holders = {record.id for record in records if isinstance(record, Entity) and record.state_holder}
        self.entities = {record.id for record in records if isinstance(record, Entity)}

    def lists(self, party: str) -> set[str]:
        return {listing.credit_list for listing in self.listings if listing.party == party}

    def ways(self, party: str, depth: int, minimum: Certainty) -> list[Way]:
        """Every way of at most `depth` links from a listed party, never twice through the same one."""
        if not self.lists(party):
            return []
        scope = frozenset(target for name in self.lists(party) for target in scope_of(name, self.day))
        own = OWN["company" if party in self.entities else "person"]
        return list(self._on((party,), own, Certainty.STATUTE, depth, scope, minimum))

    def _on(
        self,
        path: tuple[str, ...],
        target: TargetClass | None,
        certainty: Certainty,
        depth: int,
        scope: frozenset[TargetClass],
        minimum: Certainty,
    ) -> Iterator[Way]:
        if len(path) > depth:
            return
        for end, onward, link in self._next(path[-1], target, scope if len(path) == 1 else frozenset()):
            if end not in path and link.rank <= minimum.rank:
                weakest = max(certainty, link, key=lambda grade: grade.rank)
                yield Way(end, onward, len(path), weakest)
                yield from self._on((*path, end), onward, weakest, depth, scope, minimum)

    def _next(
        self, at: str, target: TargetClass | None, scope: frozenset[TargetClass]
    ) -> Iterator[tuple[str, TargetClass | None, Certainty]]:
        """One link further. `scope` is that of the lists where `at` is the listed party, else empty."""
        for link in self.links:
            match link:
                case BranchOf() if link.to_id == at:
                    yield link.from_id, target, Certainty.STATUTE
                case LegalRepresentativeOf() | OfficerOf() | ActuallyControls():
                    met = _class_of(link)
                    if link.to_id == at and met in scope and link.from_id not in self.holders:
                        yield link.from_id, met, Certainty.MOU
                    if link.from_id == at and at not in self.entities:
                        yield link.to_id, None, Certainty.ANECDOTAL
                case _:
                    pass

    def participants(self) -> set[str]:
        return {link.from_id for link in self.links if isinstance(link, ParticipatesIn)}

    def hops(self, subject: str, depth: int) -> dict[str, int]:
        """Number of posts or control relations between the subject and everyone tied to it."""
        ties = {
            frozenset((link.from_id, link.to_id))
            for link in self.links
            if isinstance(link, LegalRepresentativeOf | OfficerOf | ActuallyControls)
            and link.from_id not in self.holders
        }
        found = {subject: 0}
        for hop in range(1, depth + 1):
            near = {party for party, at in found.items() if at == hop - 1}
            found |= {party: hop for tie in ties if tie & near for party in tie - found.keys()}
        return {party: hop for party, hop in found.items() if hop}


def _class_of(link: FactLink) -> TargetClass | None:
    match link:
        case LegalRepresentativeOf():
            return TargetClass.LEGAL_REPRESENTATIVE
        case ActuallyControls():
            return TargetClass.ACTUAL_CONTROLLER
        case OfficerOf(role=OfficerRole.RESPONSIBLE_PERSON):
            return TargetClass.DIRECTLY_RESPONSIBLE
        case OfficerOf(role=role) if role in MANAGING:
            return TargetClass.DIRECTOR_SUPERVISOR_MANAGER
        case _:
            return None
