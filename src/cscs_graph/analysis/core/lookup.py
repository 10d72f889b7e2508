"""Names behind ids, fetched once per answer: parties, agencies, lists, sources."""

from collections.abc import Iterable
from typing import Any

from cscs_graph.errors import NotFound
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.answers import AgencyRef, ApplicationRef, ListRef, PartyKind, PartyRef, SourceRef


class Lookup:
    """Within one transaction, each id is asked for at most once."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._parties: dict[str, PartyRef] = {}
        self._agencies: dict[str, AgencyRef] = {}
        self._lists: dict[str, ListRef] = {}
        self._sources: dict[str, SourceRef] = {}
        self._applications: dict[str, ApplicationRef] = {}

    async def parties(self, ids: Iterable[str]) -> dict[str, PartyRef]:
        missing = sorted(set(ids) - self._parties.keys())
        if missing:
            rows = await self._transaction.run("parties", ids=missing)
            self._parties |= {row["id"]: party_of(row) for row in rows}
        return self._parties

    async def party(self, party_id: str) -> PartyRef:
        """Raises NotFound where no such party is loaded."""
        try:
            return (await self.parties([party_id]))[party_id]
        except KeyError:
            raise NotFound(f"no party {party_id!r} is loaded; that says nothing about the firm or person") from None

    @property
    def known_parties(self) -> dict[str, PartyRef]:
        """The parties fetched so far."""
        return self._parties

    @property
    def known_agencies(self) -> dict[str, AgencyRef]:
        """The agencies fetched so far."""
        return self._agencies

    async def agencies(self, ids: Iterable[str]) -> dict[str, AgencyRef]:
        missing = sorted(set(ids) - self._agencies.keys())
        if missing:
            rows = await self._transaction.run("agencies", ids=missing)
            self._agencies |= {row["id"]: AgencyRef.model_validate(stated(row)) for row in rows}
        return self._agencies

    async def lists(self, ids: Iterable[str]) -> dict[str, ListRef]:
        missing = sorted(set(ids) - self._lists.keys())
        if missing:
            rows = await self._transaction.run("lists", ids=missing)
            agencies = await self.agencies(agency for row in rows for agency in row["controlled_by"])
            for row in rows:
                controllers = tuple(agencies[agency] for agency in row["controlled_by"])
                self._lists[row["id"]] = ListRef.model_validate({**stated(row), "controlled_by": controllers})
        return self._lists

    async def credit_list(self, list_id: str) -> ListRef:
        """Raises NotFound where no such list is loaded."""
        try:
            return (await self.lists([list_id]))[list_id]
        except KeyError:
            raise NotFound(f"no list {list_id!r} is loaded; `creditLists` names those that are") from None

    async def sources(self, ids: Iterable[str]) -> dict[str, SourceRef]:
        missing = sorted({source for source in ids if source} - self._sources.keys())
        if missing:
            rows = await self._transaction.run("sources", ids=missing)
            self._sources |= {row["id"]: SourceRef.model_validate(stated(row)) for row in rows}
        return self._sources

    async def applications(self, ids: Iterable[str]) -> dict[str, ApplicationRef]:
        missing = sorted(set(ids) - self._applications.keys())
        if missing:
            rows = await self._transaction.run("applications", ids=missing)
            agencies = await self.agencies(row["agency_id"] for row in rows if row["agency_id"])
            for row in rows:
                filed_with = agencies.get(row["agency_id"])
                self._applications[row["id"]] = ApplicationRef.model_validate({**stated(row), "filed_with": filed_with})
        return self._applications


def stated(row: dict[str, Any]) -> dict[str, Any]:
    """A row without its nulls, so that defaults of the model apply."""
    return {name: value for name, value in row.items() if value is not None}


def party_of(row: dict[str, Any]) -> PartyRef:
    kind = PartyKind.ENTITY if "Entity" in row["labels"] else PartyKind.PERSON
    return PartyRef.model_validate({**stated(row), "kind": kind})
