"""Laws of credit repair over random events: what is known, what is left out, and no removal before the minimum term."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis import repair
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.rulebook.lists import months_later
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import Repair
from cscs_graph.model.codes import EventOutcome, RepairState
from tests.property.asking import loaded
from tests.property.worlds import LAW, Line, World
from tests.servers import LEDGER

LISTED = date(2018, 1, 31)
KINDS: tuple[tuple[str, str | None], ...] = (
    ("notice", None),
    ("objection_filed", None),
    ("objection_decided", "rejected"),
    ("objection_decided", "upheld"),
    ("fulfilment", None),
    ("application", None),
    ("acceptance", "accepted"),
    ("acceptance", "rejected"),
    ("interview", None),
    ("inspection", "passed"),
    ("decision", "granted"),
    ("decision", "refused"),
    ("publication", None),
)
BACK = {EventOutcome.REJECTED, EventOutcome.REFUSED}
DAYS = st.integers(-40, 400).map(lambda days: LISTED + timedelta(days=days))
TIERS = st.sampled_from([None, "general", "serious", "particularly_serious"])
LISTS = st.sampled_from(["environment", "migrant_wages", "court_defaulters", "statistics", "gov_procurement"])


@st.composite
def stays(draw: st.DrawFn) -> World:
    """One company, one listing, up to eight events, each recorded within a month."""
    tier = draw(TIERS)
    listing: Line = {
        "type": "Listing",
        "id": "@l",
        "party": "@e0",
        "list": draw(LISTS),
        "valid_from": LISTED.isoformat(),
        "recorded_at": "2018-02-01T00:00:00",
        **({"tier": tier} if tier else {}),
    }
    events: list[Line] = []
    for place, (kind, outcome) in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=8))):
        day = draw(DAYS)
        recorded = max(day + timedelta(days=draw(st.integers(0, 30))), LISTED)
        events.append(
            {
                "type": "ListingEvent",
                "id": f"@v{place}",
                "party": "@e0",
                "listing": "@l",
                "kind": kind,
                "valid_from": day.isoformat(),
                "recorded_at": f"{recorded.isoformat()}T00:00:00",
                **({"outcome": outcome} if outcome else {}),
            }
        )
    return World(({"type": "Entity", "id": "@e0", "name": "law e0"}, listing, *events))


async def _ask(graph: Graph, world: World, day: date, known_at: datetime) -> Repair:
    asked = await loaded(graph, world)
    answer = await repair.repair(graph, asked.prefix + "l", Scope.of(day, known_at))
    said = asked.named(answer.repair.model_dump_json())
    LEDGER.same(graph, f"repair {day} {known_at} {world.lines}", said)
    return Repair.model_validate_json(said)


LATER = datetime(2030, 1, 1)


@LAW
@given(stays(), DAYS)
async def test_no_removal_before_the_minimum_term(graph: Graph, world: World, day: date) -> None:
    said = await _ask(graph, world, day, LATER)
    if said.term is not None and said.earliest_removal is not None:
        assert said.earliest_removal >= months_later(LISTED, said.term.minimum_months or 0)
    if said.earliest_application is not None and said.earliest_removal is not None:
        assert said.earliest_removal <= said.earliest_application


@LAW
@given(stays(), DAYS, st.integers(1, 400))
async def test_what_was_not_known_is_as_if_it_had_not_happened(
    graph: Graph, world: World, day: date, after: int
) -> None:
    known_at = datetime(2018, 2, 1) + timedelta(days=after)
    known = World(
        tuple(line for line in world.lines if datetime.fromisoformat(line.get("recorded_at", "2018-01-01")) <= known_at)
    )
    assert await _ask(graph, world, day, known_at) == await _ask(graph, known, day, known_at)


@LAW
@given(stays(), DAYS, st.data())
async def test_an_event_left_out_never_makes_a_later_state(
    graph: Graph, world: World, day: date, data: st.DataObject
) -> None:
    onwards = [line for line in world.lines if line["type"] == "ListingEvent" and line.get("outcome") not in BACK]
    if not onwards:
        return
    left_out = data.draw(st.sampled_from(onwards))
    fewer = await _ask(graph, World(tuple(line for line in world.lines if line is not left_out)), day, LATER)
    full = await _ask(graph, world, day, LATER)
    assert _reached(fewer) <= _reached(full)


@LAW
@given(stays(), DAYS, st.integers(1, 60))
async def test_a_state_goes_back_only_by_a_rejection_or_a_refusal(
    graph: Graph, world: World, day: date, more: int
) -> None:
    """Of two days the later one has the later state, unless such a step lies between them."""
    until = day + timedelta(days=more)
    back = [
        line
        for line in world.lines
        if line.get("outcome") in BACK and day < date.fromisoformat(line["valid_from"]) <= until
    ]
    before, after = await _ask(graph, world, day, LATER), await _ask(graph, world, until, LATER)
    assert back or _reached(before) <= _reached(after)


def _reached(said: Repair) -> int:
    """Irreparable is listed with no way on."""
    return (RepairState.LISTED if said.state is RepairState.IRREPARABLE else said.state).rank
