"""Who is who on a day: agencies, what became of them, what they belong to, and which lists they control (§4.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from cscs_graph.analysis.rulebook.succession import Passage, Succession
from cscs_graph.analysis.rulebook.view import View, as_answered, span_of
from cscs_graph.errors import NotFound
from cscs_graph.model.answers import AgencyRef, ListRef, RulePart, SourceRef
from cscs_graph.model.base import FactLink, Record
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.rules import Agency, BranchOfficeOf, CreditList, EstablishedBy, Signed, Source, SucceededBy
from cscs_graph.model.time import UNKNOWN_START, none_if_open

AnyPart = TypeVar("AnyPart", bound=RulePart)


@dataclass(frozen=True, slots=True)
class AgencyRelations:
    """What became of an agency, what it is part of, and the lists that it controls on the day. Ids, sorted."""

    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()


class Directory(View):
    """Agencies, lists and sources by id."""

    @cached_property
    def agencies(self) -> dict[str, AgencyRef]:
        return {agency.id: as_answered(AgencyRef, agency) for agency in self._records.all(Agency)}

    @cached_property
    def sources(self) -> dict[str, SourceRef]:
        return {source.id: as_answered(SourceRef, source) for source in self._records.all(Source)}

    def source(self, source_id: str | None) -> SourceRef | None:
        return self.sources.get(source_id or "")

    def part(self, kind: type[AnyPart], record: Record, **more: Any) -> AnyPart:
        """A rule as answers show it, with its days and its source."""
        span, source_id = span_of(record), getattr(record, "source_id", None)
        return as_answered(
            kind,
            record,
            since=none_if_open(span.start),
            until=none_if_open(span.end),
            source=self.source(source_id),
            **more,
        )

    @cached_property
    def lists(self) -> dict[str, ListRef]:
        """Every list, in force or not, under its name of the day. `controlled_by` names the agencies of the day."""
        return {
            one.id: as_answered(
                ListRef, one, controlled_by=self._named(self._controllers_of(one)), **self._renamed(one)
            )
            for one in self._records.all(CreditList)
        }

    def _renamed(self, one: CreditList) -> dict[str, str | None]:
        """Its names where a later rule has given it others by the day."""
        if one.renamed_on is None or self._moment.as_of < one.renamed_on:
            return {}
        return {"name_en": one.renamed_en or one.name_en, "name_zh": one.renamed_zh or one.name_zh}

    def credit_list(self, list_id: str) -> ListRef:
        """Raises NotFound where no such list is loaded."""
        try:
            return self.lists[list_id]
        except KeyError:
            raise NotFound(
                "no list {list_id!r} is loaded; `creditLists` names those that are", list_id=list_id
            ) from None

    @cached_property
    def succession(self) -> Succession:
        """The successions that had happened by the day."""
        steps: dict[str, list[Passage]] = {}
        for tie in self.in_force(SucceededBy):
            steps.setdefault(tie.from_id, []).append(Passage(_evidence(tie), tie.domains))
        return Succession({agency: tuple(found) for agency, found in steps.items()})

    def relations(self, agency_id: str) -> AgencyRelations:
        """Its relations as they were known, whenever they hold; the lists that it controls on the day."""
        return self._relations.get(agency_id, AgencyRelations())

    @cached_property
    def _relations(self) -> dict[str, AgencyRelations]:
        before, after = _from_both_ends(self.known(SucceededBy))
        _, above = _from_both_ends(self.known(BranchOfficeOf))
        controls: dict[str, list[str]] = {}
        for one in self.lists.values():
            for agency in one.controlled_by:
                controls.setdefault(agency.id, []).append(one.id)
        return {
            name: AgencyRelations(
                predecessors=tuple(sorted(before.get(name, ()))),
                successors=tuple(sorted(after.get(name, ()))),
                part_of=tuple(sorted(above.get(name, ()))),
                controls=tuple(sorted(controls.get(name, ()))),
            )
            for name in self.agencies
        }

    def national_agencies(self, office: str, day: date) -> tuple[AgencyRef, ...]:
        """The agencies at the top of an office's branch on a day of its own: itself where it is a branch of none."""
        return self._named(sorted(self._climbed(office, day, frozenset())))

    def _climbed(self, office: str, day: date, passed: frozenset[str]) -> set[str]:
        """Where branches lead on the day. Offices that form a ring have no top; they end where they began."""
        passed |= {office}
        onward = [
            tie.to_id
            for tie in self._offices_above.get(office, ())
            if tie.valid_from <= day < tie.valid_until and tie.to_id not in passed
        ]
        return {top for above in onward for top in self._climbed(above, day, passed)} or {office}

    @cached_property
    def _offices_above(self) -> dict[str, list[BranchOfficeOf]]:
        found: dict[str, list[BranchOfficeOf]] = {}
        for tie in self.known(BranchOfficeOf):
            found.setdefault(tie.from_id, []).append(tie)
        return found

    def _named(self, ids: Iterable[str]) -> tuple[AgencyRef, ...]:
        return tuple(self.agencies[name] for name in ids if name in self.agencies)

    def _controllers_of(self, one: CreditList) -> list[str]:
        """Who controls a list on the day: the agencies that it names, their successors, or the predecessors of one that
        did not exist yet."""
        found: set[str] = set()
        for stated in one.controlled_by:
            found |= self._before(stated, one.id, frozenset())
        return sorted(found)

    def _before(self, stated: str, list_id: str, passed: frozenset[str]) -> set[str]:
        """An agency that existed on the day, or who acted for it then.

        The list names its controller by the name of a later day, so a succession counts here also where it was not yet
        known at the time. Of several predecessors it is the one that signed a memorandum of the list before the others,
        as whoever keeps a list does; all of them where none signed.
        """
        day = self._moment.as_of
        if day >= self._began.get(stated, UNKNOWN_START):
            return {agency.id for agency in self.succession.responsible_agencies([stated])}
        came = (
            {tie.from_id for tie in self._successions_into.get(stated, ()) if day < tie.valid_from} - passed - {stated}
        )
        if not came:
            return {stated}
        kept = {agency for before in came for agency in self._before(before, list_id, passed | {stated})}
        signed = [(place, agency) for place, agency in self._signed_for(list_id) if agency in kept]
        return {min(signed)[1]} if signed else kept

    def _signed_for(self, list_id: str) -> list[tuple[int, str]]:
        """The signatories of a list's memoranda, with their places in the document."""
        mous = {tie.to_id for tie in self._records.all(EstablishedBy) if tie.from_id == list_id}
        return [(tie.order, tie.from_id) for tie in self._records.all(Signed) if tie.to_id in mous and tie.order]

    @cached_property
    def _successions_into(self) -> dict[str, list[SucceededBy]]:
        """By successor, what no correction has replaced by the time."""
        found: dict[str, list[SucceededBy]] = {}
        for tie in self._records.all(SucceededBy):
            if self._moment.known_at < tie.superseded_at:
                found.setdefault(tie.to_id, []).append(tie)
        return found

    @cached_property
    def _began(self) -> dict[str, date]:
        """When each agency began, where that is stated: of one known by its year, the succession of that year tells the day."""
        began: dict[str, date] = {}
        for agency in self._records.all(Agency):
            start = span_of(agency).start
            same_year = [
                tie.valid_from
                for tie in self._successions_into.get(agency.id, ())
                if tie.valid_from >= start and tie.valid_from.year == start.year
            ]
            began[agency.id] = min(same_year, default=start)
        return began


def _evidence(tie: SucceededBy) -> Evidence:
    days = span_of(tie)
    return Evidence(tie.type, tie.from_id, tie.to_id, tie.fact_id, days, tie.source_id or "")


def _from_both_ends(ties: Iterable[FactLink]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Who leads to each end, and where each start leads."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for tie in ties:
        before.setdefault(tie.to_id, []).append(tie.from_id)
        after.setdefault(tie.from_id, []).append(tie.to_id)
    return before, after
