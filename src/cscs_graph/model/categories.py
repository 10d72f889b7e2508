"""The categories of public credit information (§3.1, Table 1)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import Id, Link, Text, Thing
from cscs_graph.model.codes import Access, Polarity


class RecordCategory(Thing):
    """One of the 19 categories of public credit information (§3.1, Table 1)."""

    rule: ClassVar = True
    labels: ClassVar = ("RecordCategory",)
    type: Literal["RecordCategory"] = "RecordCategory"

    number: Annotated[int, Field(ge=1)]
    name_en: Text
    name_zh: Text | None = None
    existed_before_scs: bool | None = None
    generated_when: Text | None = None
    contributed_by: Annotated[tuple[Id, ...], Link("CONTRIBUTES", "Agency", incoming=True)] = ()
    contributed_by_text: Text | None = None
    expandability: Text | None = None
    polarities: tuple[Polarity, ...] = ()
    """How its entries can count."""
    access: tuple[Access, ...] = ()
    """Who may see its entries. Empty: not stated."""
    marks_en: Text | None = None
    """On what polarity and access rest: the catalogue marks single items."""
    marks_zh: Text | None = None
    section: Text | None = None
    source_id: Id | None = None
