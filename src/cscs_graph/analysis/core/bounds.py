"""How a question looks at the graph: from which moment, by which certainty, and how far. Beyond it an answer is cut short."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from cscs_graph.errors import BadInput, Parameter
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import CHINA, OPEN_END, UNKNOWN_START, Moment, utc_now

DEPTH = 3
PARTIES = 2_000
ROWS = 5_000
CLOCKS = timedelta(minutes=5)
"""By how much the clock of whoever asks may be ahead."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Rounds of the propagation, parties it may reach, rows an answer may hold."""

    depth: int = DEPTH
    parties: int = PARTIES
    rows: int = ROWS


@dataclass(frozen=True, slots=True)
class Outlets:
    """A what-if on rules that list a chain for its penalised outlets (§9.4): what replaces the numbers of the list."""

    threshold: int | None = None
    window_months: int | None = None

    @property
    def supposed(self) -> bool:
        return (self.threshold, self.window_months) != (None, None)


@dataclass(frozen=True, slots=True)
class Scope:
    """The moment, the weakest certainty that counts, the bounds, and what is supposed of rules."""

    moment: Moment
    minimum_certainty: Certainty = Certainty.PRACTICE
    bounds: Bounds = field(default_factory=Bounds)
    outlets: Outlets = field(default_factory=Outlets)
    superseded_rules: bool = False
    """Whether rules count that no longer rule on the day."""

    @classmethod
    def at(
        cls,
        as_of: date | None = None,
        known_at: datetime | None = None,
        minimum_certainty: Certainty = Certainty.PRACTICE,
        bounds: Bounds | None = None,
        outlets: Outlets | None = None,
        zone: ZoneInfo = CHINA,
        *,
        superseded_rules: bool = False,
    ) -> Self:
        """Today as known now, unless stated otherwise.

        Outlets are counted by rules in draft only, so a question that supposes their numbers admits drafts by default.
        """
        outlets = outlets or Outlets()
        if outlets.supposed and minimum_certainty is Certainty.PRACTICE:
            minimum_certainty = Certainty.DRAFT
        if outlets.supposed and not minimum_certainty.admits(Certainty.DRAFT):
            raise BadInput(
                "{name}: {minimum_certainty} leaves out drafts, and outlets are counted by "
                "rules in draft only; leave it out, or ask for draft",
                name=Parameter("minimum_certainty"),
                minimum_certainty=minimum_certainty,
            )
        moment = Moment.at(as_of, known_at, zone)
        check_day("as_of", moment.as_of)
        check_known(moment.known_at)
        return cls(moment, minimum_certainty, bounds or Bounds(), outlets, superseded_rules)

    def admits(self, certainty: Certainty) -> bool:
        return self.minimum_certainty.admits(certainty)


def check_day(name: str, day: date) -> None:
    """Raises BadInput for a day that stands for no day: the open ends of what holds."""
    if not UNKNOWN_START < day < OPEN_END:
        raise BadInput("{name}: {day} is outside the days that can be asked about", name=Parameter(name), day=day)


def check_known(time: datetime) -> None:
    """Raises BadInput for a time that stands for no time, and for one to come: what is known by then may still change."""
    said = {"name": Parameter("known_at"), "time": time}
    if not UNKNOWN_START < time.date() < OPEN_END:
        raise BadInput("{name}: {time} is outside the times that can be asked about", **said)
    if time > utc_now() + CLOCKS:
        raise BadInput("{name}: {time} lies in the future, and what will be known then is not known yet", **said)
