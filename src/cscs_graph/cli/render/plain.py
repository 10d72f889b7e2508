"""An answer for which nobody has written a table: what it says beside what all answers say, field by field."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, cast

from pydantic import BaseModel
from rich.table import Table

from cscs_graph.cli.render.common import (
    agency,
    bracketed,
    console,
    joined,
    label,
    name_of,
    named,
    proof_lines,
    table,
    table_of,
    titled,
    titled_source,
)
from cscs_graph.model.answers import AgencyRef, Answer, DocumentRef, ListingRef, MouRef, PartyRef, ProofStep, SourceRef
from cscs_graph.model.answers.wording import Bilingual
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import day_text, phrase, spoken, word

_CALLED = ("name_en", "name", "name_zh", "title_en", "title", "title_zh", "id")
"""What a thing is known by: the first of these that it has."""


@table.register
def _answer(answer: Answer, *, proof: bool = False) -> None:
    for name in type(answer).model_fields:
        if name in Answer.model_fields:
            continue
        value = getattr(answer, name)
        if not _of_parts(value):
            console.print(phrase("{label}: {value}", label=label(name), value=said(value)))
            continue
        console.print(_rows(name, value))
        for part in value if proof else ():
            for line in proof_lines(getattr(part, "proof", ())):
                console.print(f"  {line}")


def _rows(name: str, parts: Sequence[BaseModel]) -> Table:
    """A row a part, a column a field; proofs stand under it where they are asked for."""
    columns = [column for column in type(parts[0]).model_fields if not _is_proof(parts, column)]
    rows = table_of(label(name).capitalize(), *map(label, columns))
    for part in parts:
        rows.add_row(*(said(getattr(part, column)) for column in columns))
    return rows


def said(value: Any) -> str:
    """A value in words. A thing is called by its name, or else by what it is made of."""
    match value:
        case None | ():
            return "-"
        case bool():
            return phrase("yes") if value else phrase("no")
        case StrEnum():
            return word(value)
        case BaseModel():
            return _called(value) or _made_of(value)
        case tuple() | list():
            return joined(map(said, cast("Iterable[Any]", value)))
        case _:
            return day_text(value) if isinstance(value, date) else str(value)


def _called(value: BaseModel) -> str | None:
    match value:
        case PartyRef():
            return name_of(value)
        case AgencyRef():
            return agency(value)
        case MouRef() | DocumentRef() | SourceRef():
            return titled_source(value) if isinstance(value, SourceRef) else titled(value)
        case ListingRef():
            return f"{named(value.credit_list)}{bracketed(value.id)}"
        case _:
            if getattr(value, "name_en", None) or getattr(value, "name_zh", None):
                return named(cast("Bilingual", value))
            called = next((getattr(value, name) for name in _CALLED if getattr(value, name, None)), None)
            return None if called is None else str(called)


def _made_of(value: BaseModel) -> str:
    fields = ((label(name), _in_language(value, name)) for name in _told(type(value)))
    parts = (
        phrase("{label}: {value}", label=name, value=said(stated))
        for name, stated in fields
        if stated not in (None, ())
    )
    return phrase("; ").join(parts)


def _told(kind: type[BaseModel]) -> list[str]:
    """The fields of a part, but for those that say in Chinese what another one says."""
    names = kind.model_fields.keys()
    return [name for name in names if not (name.endswith("_zh") and name.removesuffix("_zh") in names)]


def _in_language(value: BaseModel, name: str) -> Any:
    """What a field says, in the language that is spoken where it says it in both."""
    chinese = getattr(value, f"{name}_zh", None) if spoken() is LanguageCode.ZH else None
    return getattr(value, name) if chinese is None else chinese


def _of_parts(value: Any) -> bool:
    return isinstance(value, Sequence) and len(value) > 0 and isinstance(value[0], BaseModel)  # pyright: ignore[reportUnknownArgumentType]


def _is_proof(parts: Sequence[BaseModel], name: str) -> bool:
    return any(isinstance(step, ProofStep) for part in parts for step in _sequence(getattr(part, name)))


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()  # pyright: ignore[reportUnknownVariableType]
