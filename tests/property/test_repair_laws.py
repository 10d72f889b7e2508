"""Laws of credit repair over random events: what is known, what is left out, and no removal before the minimum term."""

from datetime import date, datetime, timedelta
from random import Random

from cscs_graph.model.answers import Repair
from cscs_graph.model.codes import EventOutcome, RepairState
from cscs_graph.model.time import months_later
from tests.property.asking import Asked, on
from tests.property.laws import law, one_of
from tests.property.worlds import Line, World

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
TIERS = (None, "general", "serious", "particularly_serious")
LISTS = ("environment", "migrant_wages", "court_defaulters", "statistics", "gov_procurement")


def some_day(random: Random) -> date:
    return LISTED + timedelta(days=random.randint(-40, 400))


def listings(random: Random) -> World:
    """One company, one listing, up to eight events, each recorded within a month."""
    tier = random.choice(TIERS)
    listing: Line = {
        "type": "Listing",
        "id": "@l",
        "party": "@e0",
        "list": random.choice(LISTS),
        "valid_from": LISTED.isoformat(),
        "recorded_at": "2018-02-01T00:00:00",
        **({"tier": tier} if tier else {}),
    }
    events: list[Line] = []
    for place, (kind, outcome) in enumerate(random.choices(KINDS, k=random.randint(0, 8))):
        day = some_day(random)
        recorded = max(day + timedelta(days=random.randint(0, 30)), LISTED)
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


async def _ask(asked: Asked, day: date, known_at: datetime = datetime(2026, 1, 1)) -> Repair:
    return await asked.repair("@l", on(day, known_at))


@law(listings, some_day)
async def test_no_removal_before_the_minimum_term(asked: Asked, day: date) -> None:
    said = await _ask(asked, day)
    if said.term is not None and said.earliest_removal is not None:
        assert said.earliest_removal >= months_later(LISTED, said.term.minimum_months or 0)
    if said.earliest_application is not None and said.earliest_removal is not None:
        assert said.earliest_removal <= said.earliest_application


def known_in_part(random: Random) -> tuple[World, World, datetime]:
    """A world, what was known of it at some time, and that time."""
    world, known_at = listings(random), datetime(2018, 2, 1) + timedelta(days=random.randint(1, 400))
    recorded = [line.get("recorded_at", "2018-01-01") for line in world.lines]
    known = [line for line, time in zip(world.lines, recorded, strict=True) if datetime.fromisoformat(time) <= known_at]
    return world, World(tuple(known)), known_at


@law(known_in_part, some_day)
async def test_what_was_not_known_is_as_if_it_had_not_happened(
    asked: Asked, known: Asked, known_at: datetime, day: date
) -> None:
    assert await _ask(asked, day, known_at) == await _ask(known, day, known_at)


def less_an_event(random: Random) -> tuple[World, World]:
    """A world, and the same without one of the events that lead on, if it has one."""
    world = listings(random)
    onwards = [line for line in world.lines if line["type"] == "ListingEvent" and line.get("outcome") not in BACK]
    left_out = random.choice(onwards) if onwards else None
    return world, World(tuple(line for line in world.lines if line is not left_out))


@law(less_an_event, some_day)
async def test_an_event_left_out_never_makes_a_later_state(full: Asked, fewer: Asked, day: date) -> None:
    assert _reached(await _ask(fewer, day)) <= _reached(await _ask(full, day))


@law(listings, some_day, one_of(*range(1, 61)))
async def test_a_state_goes_back_only_by_a_rejection_or_a_refusal(asked: Asked, day: date, more: int) -> None:
    """Of two days the later one has the later state, unless such a step lies between them."""
    until = day + timedelta(days=more)
    back = [
        line
        for line in asked.world.lines
        if line.get("outcome") in BACK and day < date.fromisoformat(line["valid_from"]) <= until
    ]
    assert back or _reached(await _ask(asked, day)) <= _reached(await _ask(asked, until))


def _reached(said: Repair) -> int:
    """Irreparable is listed with no way on."""
    return (RepairState.LISTED if said.state is RepairState.IRREPARABLE else said.state).rank
