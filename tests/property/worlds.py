"""Small random worlds: a few companies and people, what ties them, who is listed, and one joint application.

Ids begin with `@`, which becomes a prefix of its own for every example, so that all of them fit into one store.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from cscs_graph.model.base import Record
from cscs_graph.model.records import read_record

APPLICATION = "@a0"
COMPANIES = ("@e0", "@e1", "@e2", "@e3")
PEOPLE = ("@p0", "@p1")
LISTS = ("court_defaulters", "work_safety", "electronic_certification", "customs_dishonest")
"""Of wide scope; of companies and their people; of companies only; of a year at least."""
FIRST = ("2017-01-01", "2017-01-01", "2017-01-01", "2017-07-01", "2018-01-01")
END = (None, None, None, None, "2018-01-01", "2018-07-01", "2019-01-01")
REMOVAL = (None, None, "2018-02-01", "2018-10-01")
"""First day on which a listing may end, as its decision states it; it may lie behind."""
UNDATED = 0.1
"""Share of the facts without a start in worlds that have such."""
FILED = 0.5
"""Share of the listings without a start of which it is known when their case was filed."""
RECORDED = ("2019-03-01T00:00:00", "2019-03-01T00:00:00", "2019-05-01T00:00:00")
DAYS = (date(2017, 3, 1), date(2017, 12, 31), date(2018, 1, 1), date(2018, 9, 1))
KNOWN = (datetime(2019, 4, 1), datetime(2019, 6, 1))

Line = dict[str, Any]


@dataclass(frozen=True)
class World:
    """Lines of the canonical format, ids beginning with `@`. Facts come after the parties."""

    lines: tuple[Line, ...]

    def named(self, prefix: str) -> list[Line]:
        """The lines with ids of their own."""
        return json.loads(json.dumps(list(self.lines)).replace("@", prefix))

    def records(self) -> list[Record]:
        """The lines as the model reads them, ids as they stand here."""
        return [read_record(dict(line)) for line in self.lines]

    def facts(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if "recorded_at" in line)

    def listed(self) -> list[str]:
        return sorted({line["party"] for line in self.lines if line["type"] == "Listing"})

    def companies(self) -> set[str]:
        return {line["id"] for line in self.lines if line["type"] == "Entity"}

    def with_lines(self, *lines: Line) -> "World":
        return World((*self.lines, *lines))

    def without(self, kind: str) -> "World":
        return World(tuple(line for line in self.lines if line["type"] != kind))


def parties(state_holder: str | None = None, decided_on: str | None = None) -> tuple[Line, ...]:
    """Every company and person, and the application."""
    entities = [
        {
            "type": "Entity",
            "id": name,
            "name": f"law {name}",
            **({"state_holder": True} if name == state_holder else {}),
        }
        for name in COMPANIES
    ]
    people = [{"type": "Person", "id": name, "name": f"law {name}"} for name in PEOPLE]
    application: Line = {"type": "Application", "id": APPLICATION, "title": "law application"}
    return (*entities, *people, {**application, **({"decided_on": decided_on} if decided_on else {})})


def _link(random: Random) -> Line:
    """One fact that ties two parties."""
    kind = random.choice(["LEGAL_REPRESENTATIVE_OF", "OFFICER_OF", "ACTUALLY_CONTROLS", "BRANCH_OF", "OWNS"])
    company = random.choice(COMPANIES)
    other, party = (random.choice([one for one in some if one != company]) for some in (COMPANIES, COMPANIES + PEOPLE))
    person = random.choice(PEOPLE)
    match kind:
        case "LEGAL_REPRESENTATIVE_OF":
            return {"type": kind, "from": person, "to": company}
        case "OFFICER_OF":
            role = random.choice(["director", "supervisor", "manager", "responsible_person", "other"])
            tie = {"type": kind, "from": person, "to": company, "role": role}
            matter = random.choice((None, *LISTS[:2])) if role == "responsible_person" else None
            return {**tie, "regarding": matter} if matter else tie
        case "BRANCH_OF":
            return {"type": kind, "from": other, "to": company}
        case "ACTUALLY_CONTROLS":
            return {"type": kind, "from": party, "to": company}
        case _:
            return {"type": kind, "from": random.choice((party, company)), "to": company}


def _part(random: Random) -> Line:
    """One part in the joint application."""
    role = random.choice(["lead", "co_bidder", "listed_supplier"])
    return {"type": "PARTICIPATES_IN", "from": random.choice(COMPANIES + PEOPLE), "to": APPLICATION, "role": role}


def _listing(random: Random) -> Line:
    """One stay of a party on a list, and perhaps from when it may end."""
    removal = random.choice(REMOVAL)
    return {
        "type": "Listing",
        "party": random.choice(("@e0", "@e0", "@e1", "@p0")),
        "list": random.choice((*LISTS, "court_defaulters", "court_defaulters")),
        **({"earliest_removal": removal} if removal else {}),
    }


def worlds(random: Random, *, decided: bool = False, undated: bool = False) -> World:
    """Facts have ids and times of record; ends are after starts. The application is pending, or perhaps `decided`; where
    `undated`, nobody knows when some of the facts began; of a listing perhaps, when the case behind it was filed.
    """
    facts = [_link(random) for _ in range(random.randint(12, 16))]
    facts += [_part(random) for _ in range(random.randint(2, 4))]
    facts += [_listing(random) for _ in range(random.randint(3, 4))]
    holder = random.choice((None, "@e3"))
    day = random.choice((None, None, "2018-01-01", "2018-09-01")) if decided else None
    dated = [_dated(random, number, fact, undated=undated) for number, fact in enumerate(facts)]
    return World((*parties(holder, day), *dated))


def _dated(random: Random, number: int, fact: Line, *, undated: bool) -> Line:
    start, end = random.choice(FIRST), random.choice(END)
    span: Line = {} if undated and random.random() < UNDATED else {"valid_from": start}
    if not span and fact["type"] == "Listing" and random.random() < FILED:
        span["filed_on"] = start
    if end is not None and end > start:
        span["valid_until"] = end
    return {**fact, "id": f"@f{number:02}", **span, "recorded_at": random.choice(RECORDED)}


def undated_worlds(random: Random) -> World:
    """Worlds of some of whose facts nobody knows when they began."""
    return worlds(random, undated=True)


def decided_worlds(random: Random) -> World:
    """Of these, too, and the application may have been decided."""
    return worlds(random, decided=True, undated=True)
