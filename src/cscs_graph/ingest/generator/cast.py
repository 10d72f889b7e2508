"""The players of one planted case: lines and questions, written down in the order in which they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cscs_graph.ingest.generator import lines
from cscs_graph.ingest.generator.distributions import PROVINCES
from cscs_graph.ingest.generator.opening import agency_of
from cscs_graph.ingest.generator.profiles import code_body
from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import EntityKind, OfficerRole, ParticipantRole, Polarity, Tier
from cscs_graph.model.identifiers import make_uscc

FOUNDED_ON = date(2010, 1, 4)
"""All firms of the planted cases begin long before the days that the questions ask about."""
_HOME = PROVINCES.choices[0][0]
_COMPANIES_PER_SET = 1000
"""Numbers kept apart for the codes of one set; it uses far fewer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of the answer key: a line under `asks` of a case (seed/scenarios/README.md)."""

    question: str
    arguments: Mapping[str, Any]
    expect: Mapping[str, Any]

    def document(self) -> dict[str, Any]:
        """As it is written to YAML."""
        return {"question": self.question, **self.arguments, "expect": dict(self.expect)}


@dataclass(slots=True)
class Cast:
    """Collects one case. Ids are `seed-case-<set>-<case>-<player>`: nothing of the background has such an id."""

    number: int
    """Number of the set, counted from 0: there is one set per started thousand companies."""
    name: str
    offset: int
    """Keeps the codes of this case apart from those of the other cases of its set."""
    lines: list[Line] = field(default_factory=list[Line])
    asks: list[Ask] = field(default_factory=list[Ask])

    def id(self, player: str) -> str:
        return f"seed-case-{self.number}-{self.name}-{player}"

    def company(self, player: str, kind: EntityKind = EntityKind.COMPANY) -> str:
        serial = self.number * _COMPANIES_PER_SET + self.offset + len(self.lines)
        authority = "11" if kind == EntityKind.GOVERNMENT else "91"
        uscc = make_uscc(authority, _HOME.region_code, code_body("C", serial))
        name = f"测试案例{self.name}-{player}-{serial}"
        self.lines.append(lines.entity(self.id(player), name, uscc, kind, FOUNDED_ON))
        return self.id(player)

    def person(self, player: str) -> str:
        self.lines.append(lines.person(self.id(player), f"测试人{self.number}-{self.name}-{player}"))
        return self.id(player)

    def officer(self, player: str, company: str, role: OfficerRole, until: date | None = None) -> str:
        """A new person with one post."""
        someone = self.person(player)
        self.post(someone, company, role, until)
        return someone

    def post(self, someone: str, company: str, role: OfficerRole, until: date | None = None) -> None:
        self.add(lines.officer(someone, company, role, FOUNDED_ON, until))

    def listed(self, party: str, credit_list: str, since: date, until: date | None) -> None:
        self.add(lines.listing(party, credit_list, agency_of(_HOME), since, until=until, tier=Tier.SERIOUS))

    def redlisted(self, party: str, credit_list: str, since: date) -> None:
        self.add(lines.listing(party, credit_list, agency_of(_HOME), since))

    def penalty(self, party: str, category: str, on: date) -> None:
        self.add(lines.credit_record(party, 0, category, agency_of(_HOME), on, polarity=Polarity.NEGATIVE))

    def bid(self, player: str, filed_on: date, parties: Sequence[tuple[str, ParticipantRole]]) -> str:
        self.add(lines.application(self.id(player), f"测试案例项目{self.number}-{player}", agency_of(_HOME), filed_on))
        for party, role in parties:
            self.add(lines.participates(party, self.id(player), role, filed_on))
        return self.id(player)

    def add(self, line: Line) -> None:
        self.lines.append(line)

    def ask(self, question: str, expect: Mapping[str, Any], **arguments: Any) -> None:
        self.asks.append(Ask(question, arguments, expect))
