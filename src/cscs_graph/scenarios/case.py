"""The form of a case: its title, the section that it stands on, its questions with what is expected."""

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from cscs_graph.analysis.core.bounds import Bounds, Outlets, Scope
from cscs_graph.analysis.linkage.posts import TraversalPolicy
from cscs_graph.model.codes import Certainty, IdentityGrade
from cscs_graph.model.time import PartialDate
from cscs_graph.resources import resource


class Ask(BaseModel):
    """One question of a case with the expected answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    party: str | None = None
    listing: str | None = None
    application: str | None = None
    list: str | None = None
    on: PartialDate | None = None
    lead: str | None = None
    co_bidders: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    include_former: bool = True
    cross_state_holders: bool = False
    max_degree: int | None = None
    months_before: int | None = None
    minimum_identity: IdentityGrade | None = None
    rule: str | None = None
    as_of: PartialDate | None = None
    known_at: datetime | None = None
    minimum_certainty: Certainty | None = None
    depth: int | None = None
    scheme: str | None = None
    deductions: dict[str, int] = Field(default_factory=dict[str, int])
    start_points: float | None = None
    regime_a: str | None = None
    regime_b: str | None = None
    outlet_threshold: int | None = None
    outlet_window_months: int | None = None
    expect: dict[str, Any] = Field(default_factory=dict[str, Any])

    @property
    def scope(self) -> Scope:
        outlets = Outlets.of(self.outlet_threshold, self.outlet_window_months)
        return Scope.of(self.as_of or self.on, self.known_at, self.minimum_certainty, Bounds.of(self.depth), outlets)

    @property
    def crossing(self) -> TraversalPolicy:
        return TraversalPolicy.of(self.max_degree, self.minimum_identity, state_holders=self.cross_state_holders)


class Scenario(BaseModel):
    """A scenario: a title, the section that it stands on, and its questions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    section: str
    why: str = ""
    asks: tuple[Ask, ...]


def read_scenario(path: Path) -> Scenario:
    return Scenario.model_validate(yaml.safe_load(path.read_text("utf-8")))


def scenario_folders() -> list[Path]:
    """The scenarios that come with the project, by name."""
    return sorted(path.parent for path in (resource("seed") / "scenarios").glob("*/case.yaml"))
