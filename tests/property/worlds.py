"""Small random worlds: a few companies and people, what ties them, who is listed, and one joint application.

Ids begin with `@`, which becomes a prefix of its own for every example, so that all of them fit into one store.
"""

import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cscs_graph.model.base import Record
from cscs_graph.model.records import read_record

LAW = settings(
    max_examples=int(os.environ.get("CSCS_TEST_EXAMPLES", "10")),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same examples on every run; as many more as are asked for when a law or what it holds for changes."""
FEW = settings(LAW, max_examples=5)
"""For laws that load a world line by line."""
APPLICATION = "@a0"
COMPANIES = ("@e0", "@e1", "@e2", "@e3")
PEOPLE = ("@p0", "@p1")
LISTS = ("court_defaulters", "work_safety", "electronic_certification")
"""Of wide scope; of companies and their people; of companies only."""
FIRST = ("2017-01-01", "2017-01-01", "2017-07-01", "2018-01-01")
END = (None, None, None, None, "2018-01-01", "2018-07-01", "2019-01-01")
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

    def with_lines(self, *lines: Line) -> "World":
        return World((*self.lines, *lines))

    def without(self, kind: str) -> "World":
        return World(tuple(line for line in self.lines if line["type"] != kind))


def parties(state_holder: str | None = None) -> tuple[Line, ...]:
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
    return (*entities, *people, {"type": "Application", "id": APPLICATION, "title": "law application"})


@st.composite
def links(draw: st.DrawFn) -> Line:
    """One fact that ties two parties."""
    kind = draw(st.sampled_from(["LEGAL_REPRESENTATIVE_OF", "OFFICER_OF", "ACTUALLY_CONTROLS", "BRANCH_OF", "OWNS"]))
    company, other = draw(st.sampled_from(COMPANIES)), draw(st.sampled_from(COMPANIES))
    person, party = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(COMPANIES + PEOPLE))
    match kind:
        case "LEGAL_REPRESENTATIVE_OF":
            return {"type": kind, "from": person, "to": company}
        case "OFFICER_OF":
            role = draw(st.sampled_from(["director", "manager", "responsible_person", "other"]))
            return {"type": kind, "from": person, "to": company, "role": role}
        case "BRANCH_OF":
            return {"type": kind, "from": other, "to": company}
        case _:
            return {"type": kind, "from": party, "to": company}


@st.composite
def parts(draw: st.DrawFn) -> Line:
    """One part in the joint application."""
    party = draw(st.sampled_from(COMPANIES + PEOPLE))
    role = draw(st.sampled_from(["lead", "co_bidder", "listed_supplier"]))
    return {"type": "PARTICIPATES_IN", "from": party, "to": APPLICATION, "role": role}


@st.composite
def listings(draw: st.DrawFn) -> Line:
    return {
        "type": "Listing",
        "party": draw(st.sampled_from(("@e0", "@e0", "@e1", "@p0"))),
        "list": draw(st.sampled_from(LISTS)),
    }


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Facts have ids and times of record; ends are after starts."""
    size = draw(st.integers(12, 16))
    facts = draw(st.lists(links(), min_size=size, max_size=size))
    facts += draw(st.lists(parts(), min_size=1, max_size=3)) + draw(st.lists(listings(), min_size=2, max_size=3))
    dated: list[Line] = []
    for number, fact in enumerate(facts):
        start, end = draw(st.sampled_from(FIRST)), draw(st.sampled_from(END))
        span = {"valid_from": start} if end is None or end <= start else {"valid_from": start, "valid_until": end}
        recorded = draw(st.sampled_from(RECORDED))
        dated.append({**fact, "id": f"@f{number:02}", **span, "recorded_at": recorded})
    holder = draw(st.sampled_from((None, "@e3")))
    return World((*parties(holder), *dated))
