"""Names behind ids, each asked for at most once in an answer: parties, applications and sources in one statement."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.analysis.rulebook.versions import ContentVersions
from cscs_graph.errors import NotFound
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import ApplicationRef, EntityDetails, PartyKind, PartyRef, SourceRef
from cscs_graph.model.codes import CodeFlag
from cscs_graph.model.identifiers import code_fault
from cscs_graph.model.time import OPEN_END, Span, none_if_open

_CODE = re.compile(r"\d[0-9A-Za-z]{12,22}")
"""What is meant as the code of an organisation, whatever it lacks."""


@dataclass(slots=True)
class Lookup:
    """What one answer has learnt of names so far. Agencies and lists are in the rules of the day."""

    transaction: Transaction
    rules: RulesOfTheDay
    parties_known: dict[str, PartyRef] = field(default_factory=dict[str, PartyRef])
    applications_known: dict[str, ApplicationRef] = field(default_factory=dict[str, ApplicationRef])
    sources_known: dict[str, SourceRef] = field(default_factory=dict[str, SourceRef])
    versions: ContentVersions | None = None
    """The versions of the content as the last look-up saw them."""
    seen_after: int = 0
    """Statements that had run by then."""

    async def fetch(
        self, parties: Iterable[str] = (), applications: Iterable[str] = (), sources: Iterable[str | None] = ()
    ) -> None:
        """Learns whatever of these is not known yet; one statement, or none. What is not loaded stays unknown."""
        wanted = {
            "parties": sorted(set(parties) - self.parties_known.keys()),
            "applications": sorted(set(applications) - self.applications_known.keys()),
            "sources": sorted({source for source in sources if source and not self.source(source)}),
        }
        if not any(wanted.values()):
            return
        rows = await self.transaction.run("names", **wanted)
        self.versions, self.seen_after = ContentVersions.found(rows), self.transaction.statements_run
        for row in rows:
            match row["kind"]:
                case "party":
                    self.parties_known[row["asked"]] = party_of(row["found"])
                case "application":
                    self.applications_known[row["asked"]] = self._application(row["found"])
                case "source":
                    self.sources_known[row["asked"]] = SourceRef.model_validate(stated(row["found"]))
                case _:
                    pass

    async def parties(self, ids: Iterable[str]) -> dict[str, PartyRef]:
        """All parties known by now, these among them as far as they are loaded."""
        await self.fetch(parties=ids)
        return self.parties_known

    async def party(self, party_id: str) -> PartyRef:
        """Raises NotFound where no such party is loaded."""
        try:
            return (await self.parties([party_id]))[party_id]
        except KeyError:
            raise not_loaded(party_id) from None

    async def applications(self, ids: Iterable[str]) -> dict[str, ApplicationRef]:
        await self.fetch(applications=ids)
        return self.applications_known

    async def sources(self, ids: Iterable[str | None]) -> dict[str, SourceRef]:
        """All sources known by now, those that rules cite apart: `source` finds both."""
        wanted = list(ids)
        await self.fetch(sources=wanted)
        return {name: found for name in wanted if name and (found := self.source(name))}

    def source(self, source_id: str | None) -> SourceRef | None:
        """A source that is known by now; None where it is not loaded."""
        return self.sources_known.get(source_id or "") or self.rules.source(source_id)

    def _application(self, row: Row) -> ApplicationRef:
        return ApplicationRef.model_validate(
            {**stated(row), "filed_with": self.rules.agencies.get(row["agency_id"] or "")}
        )


def not_loaded(reference: str) -> NotFound:
    """Says also what is wrong with a code, where the reference is meant as one."""
    fault = code_fault(reference) if _CODE.fullmatch(reference) else None
    if fault is not None:
        return NotFound(
            "no party {reference!r} is loaded; that says nothing about the firm or person; {fault}",
            reference=reference,
            fault=fault,
        )
    return NotFound("no party {reference!r} is loaded; that says nothing about the firm or person", reference=reference)


def stated(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without its nulls, so that defaults of the model apply."""
    return {name: value for name, value in row.items() if value is not None}


def details_of(row: Mapping[str, Any]) -> EntityDetails:
    """A row of `entity_details`."""
    since = row["status_since"]
    if since is not None:
        since = none_if_open(Span.stated(since, OPEN_END, row["days_stated"]).start)
    return EntityDetails.model_validate({**stated(row), "status_since": since})


def known_region(code: str | None, flags: Collection[str] | None) -> str | None:
    """A division code; one that no region has is none."""
    return None if CodeFlag.UNKNOWN_REGION in (flags or ()) else code


def party_of(row: Mapping[str, Any]) -> PartyRef:
    kind = PartyKind.ENTITY if "Entity" in row["labels"] else PartyKind.PERSON
    return PartyRef.model_validate({**stated(row), "kind": kind})
