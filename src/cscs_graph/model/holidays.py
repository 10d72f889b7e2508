"""Public holidays, as the State Council sets them year by year, and the weekends that are worked in exchange."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from cscs_graph.model.base import Id, Text, Thing

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Holiday(Thing):
    """One public holiday of a year: which days are off for it, and which days of weekends are worked in exchange."""

    rule: ClassVar = True
    labels: ClassVar = ("Holiday",)
    type: Literal["Holiday"] = "Holiday"

    year: Annotated[int, Field(ge=1)]
    """The year whose plan has it."""
    name_en: Text
    name_zh: Text | None = None
    days_off: tuple[Day, ...] = ()
    """Weekends among them too."""
    days_worked: tuple[Day, ...] = ()
    source_id: Id | None = None
