"""Who acts for an agency on a day: itself, or whoever had taken over its work by then (§4.1, the reform of 2018)."""

from collections.abc import Iterable
from dataclasses import dataclass

from cscs_graph.model.codes import Domain
from cscs_graph.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ResponsibleAgency:
    """An agency that acts, and the successions by which the stated one became it."""

    id: str
    stated_id: str
    path: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One succession, and the fields whose measures passed with it; empty: every field."""

    evidence: Evidence
    domains: tuple[Domain, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """The successions that had happened by a day."""

    steps: dict[str, tuple[Passage, ...]]

    def responsible_agencies(
        self, stated: Iterable[str], domain: Domain | None = None
    ) -> tuple[ResponsibleAgency, ...]:
        """Who acts for the stated agencies in a field, or in any, in the order of ids, nobody twice."""
        found: dict[str, ResponsibleAgency] = {}
        for agency in stated:
            for bearer in self._followed(ResponsibleAgency(agency, agency), domain):
                found.setdefault(bearer.id, bearer)
        return tuple(found[key] for key in sorted(found))

    def _followed(self, bearer: ResponsibleAgency, domain: Domain | None) -> Iterable[ResponsibleAgency]:
        passed = {bearer.id, *(step.from_id for step in bearer.path)}
        onward = [
            step.evidence
            for step in self.steps.get(bearer.id, ())
            if step.evidence.to_id not in passed and (not (domain and step.domains) or domain in step.domains)
        ]
        if not onward:
            yield bearer
        for step in onward:
            yield from self._followed(ResponsibleAgency(step.to_id, bearer.stated_id, (*bearer.path, step)), domain)
