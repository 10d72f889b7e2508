"""How far a question may go. Beyond it the answer says that it was cut short."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from cscs_graph.errors import BadInput, LimitExceeded
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, Moment

MAX_DEPTH = 10
MAX_PARTIES = 10_000
MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Rounds of the walk, parties it may reach, rows an answer may hold."""

    depth: int = 3
    parties: int = 2_000
    rows: int = 5_000

    @classmethod
    def of(cls, depth: int | None = None, parties: int | None = None, rows: int | None = None) -> Self:
        """Raises LimitExceeded, naming the bound, for more than this server answers."""
        default = cls()
        for name, value, limit in (
            ("depth", depth, MAX_DEPTH),
            ("maxParties", parties, MAX_PARTIES),
            ("maxRows", rows, MAX_ROWS),
        ):
            if value is not None and value < 1:
                raise BadInput(f"{name}: {value} is less than 1")
            if value is not None and value > limit:
                raise LimitExceeded(f"{name}: {value} is more than {limit}, the most that is answered")
        return cls(depth or default.depth, parties or default.parties, rows or default.rows)


@dataclass(frozen=True, slots=True)
class Outlets:
    """A what-if on rules that list a chain for its penalised outlets (§9.4): what replaces the numbers of the list."""

    threshold: int | None = None
    window_months: int | None = None

    @classmethod
    def of(cls, threshold: int | None = None, window_months: int | None = None) -> Self:
        """Raises BadInput for a number below 1."""
        for name, value in (("outletThreshold", threshold), ("outletWindowMonths", window_months)):
            if value is not None and value < 1:
                raise BadInput(f"{name}: {value} is less than 1")
        return cls(threshold, window_months)

    @property
    def supposed(self) -> bool:
        return (self.threshold, self.window_months) != (None, None)


@dataclass(frozen=True, slots=True)
class Scope:
    """What every question takes: the moment, the weakest certainty that counts, and the bounds."""

    moment: Moment
    minimum_certainty: Certainty
    bounds: Bounds
    outlets: Outlets = field(default_factory=Outlets)

    @classmethod
    def of(
        cls,
        as_of: date | None = None,
        known_at: datetime | None = None,
        minimum_certainty: Certainty | None = None,
        bounds: Bounds | None = None,
        outlets: Outlets | None = None,
    ) -> Self:
        """Defaults: today, as known now, channels that a statute, a memorandum or practice documents.

        Outlets are counted by rules in draft only, so a question that supposes their numbers admits drafts by default.
        """
        outlets = outlets or Outlets()
        default = Certainty.DRAFT if outlets.supposed else Certainty.PRACTICE
        if outlets.supposed and minimum_certainty is not None and not minimum_certainty.admits(Certainty.DRAFT):
            raise BadInput(
                f"minimumCertainty: {minimum_certainty} leaves out drafts, and outlets are counted by rules in draft only; "
                "leave it out, or ask for draft"
            )
        if as_of is not None and not UNKNOWN_START < as_of < OPEN_END:
            raise BadInput(f"asOf: {as_of} is outside the days that can be asked about")
        try:
            moment = Moment.at(as_of, known_at)
        except ValueError as error:
            raise BadInput(f"knownAt: {error}") from None
        return cls(moment, minimum_certainty or default, bounds or Bounds(), outlets)

    def admits(self, certainty: Certainty) -> bool:
        return self.minimum_certainty.admits(certainty)
