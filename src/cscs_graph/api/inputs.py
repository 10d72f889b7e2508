"""Arguments of a field, made of the fields of a question class: type, default, bounds and words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from inspect import Parameter
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import strawberry
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from cscs_graph.analysis.core.question import PARTY, Question
from cscs_graph.api.derived import enumeration
from cscs_graph.model.suppliers import Supplier

IDS = frozenset({"id", "list", "listing", "application", "scheme", "agency", "regime_a", "regime_b", "regions"})
"""Fields that are ids of something else than a party."""


@strawberry.input(name="SupplierInput", description="One row of a supplier list: codes, names, or both.")
class SupplierRow:
    own_id: str | None = strawberry.field(default=None, description="Your own number, handed back as it is.")
    names: list[str] = strawberry.field(
        default_factory=list[str], description="Chinese, English, pinyin or former names."
    )
    codes: list[str] = strawberry.field(
        default_factory=list[str], description="USCC, organisation code, legacy number or id."
    )


@strawberry.input(description="A deduction that is supposed to happen, and how often.")
class SupposedDeduction:
    deduction: strawberry.ID = strawberry.field(description="Id of the deduction.")
    times: int = strawberry.field(default=1, description="How often it happens.")


@dataclass(frozen=True)
class Argument:
    """One argument: how the field declares it, and what the question is stated with."""

    parameter: Parameter
    stated: Callable[[Any], dict[str, Any]]


def arguments_of(question: type[Question[Any]], left_out: frozenset[str]) -> list[Argument]:
    """The arguments of a question, in the order of its fields; what exactly one of is stated is one argument."""
    joined = {field: name for name, fields in question.either.items() for field in fields}
    found: dict[str, Argument] = {}
    for name, field in question.model_fields.items():
        if name in left_out:
            continue
        if name in joined:
            found[joined[name]] = _either(question, joined[name])
        else:
            found[name] = _plain(name, field)
    return sorted(found.values(), key=lambda one: one.parameter.default is not Parameter.empty)


def _plain(name: str, field: FieldInfo) -> Argument:
    kind, required = _kind(name, field), field.default is PydanticUndefined and field.default_factory is None
    shown = strawberry.argument(name=field.alias, description=_words(field))
    default = Parameter.empty if required else _default(field)
    annotation = Annotated[kind if required else kind | None, shown]
    parameter = Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
    return Argument(parameter, lambda value: {field.alias or name: _stated(value)})


def _either(question: type[Question[Any]], name: str) -> Argument:
    """An input of which exactly one field is stated."""
    fields = {field: question.model_fields[field] for field in question.either[name]}
    made = type(
        f"{question.__name__}{name.title()}",
        (),
        {field: strawberry.field(default=strawberry.UNSET, description=_words(info)) for field, info in fields.items()},
    )
    made.__annotations__ = {field: _kind(field, info) | None for field, info in fields.items()}
    words = " or ".join(" ".join(field.split("_")) for field in fields)
    kind = strawberry.input(made, one_of=True, description=f"Exactly one of these: {words}.")
    shown = strawberry.argument(description=f"What is asked about: {words}.")
    parameter = Parameter(name, Parameter.KEYWORD_ONLY, annotation=Annotated[kind, shown])
    return Argument(parameter, lambda value: {field: getattr(value, field) or None for field in fields})


def _kind(name: str, field: FieldInfo) -> Any:
    """The GraphQL type of what a field of a question takes, whether or not it may be left out."""
    return _input_of(field.annotation, identifier=name in IDS or (PARTY in field.metadata and name != "uscc"))


def _input_of(annotation: Any, *, identifier: bool) -> Any:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated or origin in (Union, UnionType):  # the first is the type; null is what a default says
        return _input_of(inner[0], identifier=identifier or PARTY in inner)
    if origin is tuple:
        return list[_input_of(inner[0], identifier=identifier)]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return list[SupposedDeduction]
    if annotation is Supplier:
        return SupplierRow
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return enumeration(annotation)
    return strawberry.ID if annotation is str and identifier else cast("object", annotation)


def _words(field: FieldInfo) -> str:
    """The description of a field, with its bounds."""
    least, most = (
        next((getattr(mark, name) for mark in field.metadata if getattr(mark, name, None) is not None), None)
        for name in ("ge", "le")
    )
    text = (field.description or "").rstrip()
    if least is not None and most is not None:
        return f"{text} {least:,} to {most:,}."
    return f"{text} At least {least:,}." if least is not None else text


def _default(field: FieldInfo) -> Any:
    value = field.get_default(call_default_factory=True)
    return None if value in ((), {}, "") else value


def _stated(value: Any) -> Any:
    """An argument as the question takes it."""
    if isinstance(value, list):
        if value and isinstance(value[0], SupposedDeduction):
            return _counted(value)  # pyright: ignore[reportUnknownArgumentType]
        if value and isinstance(value[0], SupplierRow):
            return tuple(_row(place, row) for place, row in enumerate(value, start=1))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return tuple(value) or None  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return value


def _counted(supposed: list[SupposedDeduction]) -> dict[str, int]:
    happened: dict[str, int] = {}
    for one in supposed:
        happened[str(one.deduction)] = happened.get(str(one.deduction), 0) + one.times
    return happened


def _row(place: int, given: SupplierRow) -> dict[str, Any]:
    return {"row": place, "own_id": given.own_id, "names": given.names, "codes": given.codes}
