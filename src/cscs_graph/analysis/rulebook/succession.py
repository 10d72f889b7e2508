"""Who acts for an agency on a day: itself, or whoever had taken over its work by then (§4.1, the reform of 2018)."""

from collections.abc import Iterable
from dataclasses import dataclass

from cscs_graph.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ResponsibleAgency:
    """An agency that acts, and the successions by which the stated one became it."""

    id: str
    stated_id: str
    path: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """The successions that had happened by a day."""

    steps: dict[str, tuple[Evidence, ...]]

    def responsible_agencies(self, stated: Iterable[str]) -> tuple[ResponsibleAgency, ...]:
        """Who acts for the stated agencies, in the order of ids, nobody twice."""
        found: dict[str, ResponsibleAgency] = {}
        for agency in stated:
            for bearer in self._followed(ResponsibleAgency(agency, agency)):
                found.setdefault(bearer.id, bearer)
        return tuple(found[key] for key in sorted(found))

    def _followed(self, bearer: ResponsibleAgency) -> Iterable[ResponsibleAgency]:
        passed = {bearer.id, *(step.from_id for step in bearer.path)}
        onward = [step for step in self.steps.get(bearer.id, ()) if step.to_id not in passed]
        if not onward:
            yield bearer
        for step in onward:
            yield from self._followed(ResponsibleAgency(step.to_id, bearer.stated_id, (*bearer.path, step)))
