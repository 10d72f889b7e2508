"""The form of a scenario: its title, the section that it stands on, its questions with what is expected."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.questions import question_named
from cscs_graph.resources import read_yaml, resource


class Ask(BaseModel):
    """One question of a scenario with the expected answer: its name, its parameters as the question takes them, and what
    is expected under the keys of `seed/scenarios/README.md`."""

    model_config = ConfigDict(frozen=True, extra="allow")

    question: str
    """Name of a question, in snake_case."""
    expect: dict[str, Any] = Field(default_factory=dict[str, Any])

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters as they are written."""
        return dict(self.model_extra or {})

    def asked(self) -> Question[Any]:
        """The question. Raises BadInput for one that does not exist, or a parameter that it does not take."""
        return question_named(self.question).of(**self.parameters)


class Scenario(BaseModel):
    """A case that a lawyer can read: a title, the section that it stands on, and its questions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    section: str
    why: str = ""
    asks: tuple[Ask, ...]


def read_scenario(path: Path) -> Scenario:
    return Scenario.model_validate(read_yaml(path))


def scenario_folders() -> list[Path]:
    """The scenarios that come with the project, by name."""
    return sorted(path.parent for path in (resource("seed") / "scenarios").glob("*/case.yaml"))
