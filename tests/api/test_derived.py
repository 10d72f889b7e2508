"""GraphQL types follow from answer classes, and fields of the query from question classes: a field is stated once."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import pytest
import strawberry
from pydantic import Field, create_model
from strawberry.printer import print_schema

from cscs_graph.analysis.core.question import Depth, OneParty, PartyReference, Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.api.derived import as_graphql, exposed
from cscs_graph.api.questions import asked
from cscs_graph.model.answers import AgencyRef
from cscs_graph.model.answers.marks import Key, ListKey, Name, Paged
from cscs_graph.model.answers.part import Part


class Weather(StrEnum):
    """How the sky looks."""

    CLEAR = "clear"
    """Not a cloud."""
    OVERCAST = "overcast"
    """Clouds only."""


class SightingRef(Part):
    """One look at the sky."""

    id: str
    """Its id."""
    sky: Weather
    """How it looked."""
    seen_on: date | None = None


class SkyAnswer(Part):
    """All that was seen.

    Of one place.
    """

    place_id: str
    """Where."""
    seen: Paged[SightingRef] = ()
    """Every look."""
    near: tuple[SightingRef, ...] = ()
    """The nearest looks."""
    best: SightingRef | None = None
    """The clearest."""
    by: AgencyRef | None = None
    """Who looked."""
    kept_as: Key = ""
    version: Name = ""
    """Its version."""
    listed_id: ListKey | None = None
    """A list."""


class Sky(Question[SkyAnswer]):
    """What was seen of the sky."""

    either: ClassVar[dict[str, tuple[str, ...]]] = {"subject": ("party", "listing")}

    party: OneParty = None
    listing: Annotated[Text | None, Field(description="Id of a listing.")] = None
    watcher: PartyReference
    weather: Annotated[tuple[Weather, ...], Field(description="Only such skies.")] = ()
    depth: Depth = 3

    async def answer(self, reading: Reading) -> SkyAnswer:
        raise NotImplementedError


def printed() -> str:
    query: Any = strawberry.type(type("Query", (), {"field_sky": asked(Sky)}))
    return print_schema(strawberry.Schema(query=query))


def part(sdl: str, opening: str) -> list[str]:
    """The lines of one definition."""
    lines = sdl.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(opening))
    return [line.strip() for line in lines[start : start + lines[start:].index("}")]]


def test_fields_follow_from_the_class() -> None:
    shown = part(printed(), "type SkyAnswer")
    for line in (
        "placeId: ID!",
        "near: [Sighting!]!",
        "best: Sighting",
        "by: Agency",
        "version: ID!",
        "listed: CreditList",
        '"""The clearest."""',
        "): SightingConnection!",
        "first: Int = 50",
    ):
        assert line in shown, line
    assert not any("keptAs" in line for line in shown), "what only the analysis needs is not shown"
    assert {"id: ID!", "sky: Weather!", "seenOn: Date"} <= set(part(printed(), "type Sighting {"))


def test_descriptions_stand_under_fields_and_codes() -> None:
    sdl = printed()
    assert '"""One look at the sky."""\ntype Sighting' in sdl
    assert part(sdl, "enum Weather")[1:] == ['"""Not a cloud."""', "CLEAR", "", '"""Clouds only."""', "OVERCAST"]
    assert '"""\nAll that was seen.\n\nOf one place.\n"""\ntype SkyAnswer' in sdl


def test_arguments_follow_from_the_question() -> None:
    shown = "\n".join(part(printed(), "type Query"))
    for line in (
        '"""What was seen of the sky."""\nsky(',
        "subject: SkySubject!",
        "watcher: ID!",
        '"""Only such skies."""\nweather: [Weather!] = null',
        "depth: Int = 3",
        "asOf: Date = null",
        "): SkyAnswer!",
    ):
        assert line in shown, line
    assert "1 to 10." in shown, "bounds are told"
    assert {"party: ID", "listing: ID"} <= set(part(printed(), "input SkySubject @oneOf"))


def test_a_type_is_made_once() -> None:
    assert exposed(SightingRef) is exposed(SightingRef)


def test_two_answer_classes_are_not_one_type_to_clients() -> None:
    """One of them would be shown with the fields of the other, and fail as soon as one is selected that it has not."""
    as_graphql(AgencyRef)
    with pytest.raises(TypeError, match="two answer classes would both be Agency to clients"):
        as_graphql(create_model("Agency", __base__=Part))
