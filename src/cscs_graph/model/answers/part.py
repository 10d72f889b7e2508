"""What every part of an answer has in common, and what those have that hold from a day until a day."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, computed_field, model_validator

from cscs_graph.model.partial import ends_of, interval, known_to


class Part(BaseModel):
    """Whatever an answer is made of."""

    model_config = ConfigDict(frozen=True)


class Dated(Part):
    """What holds from a day until a day, either of which may be known to its month or year only."""

    @model_validator(mode="before")
    @classmethod
    def _read_again(cls, data: Any) -> Any:
        """What was written as JSON knows no more of its days than before."""
        if not isinstance(data, dict) or not data.get("days_stated"):  # pyright: ignore[reportUnknownMemberType]
            return data  # pyright: ignore[reportUnknownVariableType]
        stated: dict[str, Any] = data  # pyright: ignore[reportUnknownVariableType]
        began, ended = ends_of(stated["days_stated"])
        said = {"since": began, _end_of(cls): ended}
        return stated | {
            name: known_to(date.fromisoformat(stated[name]), part)
            for name, part in said.items()
            if part and isinstance(stated[name], str)
        }

    @computed_field
    @property
    def days_stated(self) -> str | None:
        """What is known of days that are not known to the day, as an interval of ISO 8601-2: `2016/2018`, `2016-09/..`. Of such
        days the first possible one stands as the start, the one after the last possible as the end, the first possible one as an
        earliest end. Null: they are known."""
        return interval(getattr(self, "since", None), getattr(self, _end_of(type(self)), None))


def _end_of(kind: type[BaseModel]) -> str:
    return "until" if "until" in kind.model_fields else "earliest_end"
