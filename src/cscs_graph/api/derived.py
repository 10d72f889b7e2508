"""GraphQL types of the answer classes: the same fields, in the same words, made once a class.

A type with fields for which something has to be fetched is written out in `api.types`, with those fields only; `shows` adds
what its answer class says. Fields are read from the answer's objects by name: nothing is copied, and resolvers are typed by the
answer classes that they return.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import strawberry
from pydantic import BaseModel
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.lazy_type import LazyType

from cscs_graph.api.named import OF, named_field
from cscs_graph.api.pages import Connection, paged_field
from cscs_graph.model import described
from cscs_graph.model.answers.marks import Hidden, Identifier, Long, Named

Own = TypeVar("Own", bound=type)
Resolver = Callable[..., Any]

NO_NAMES: Mapping[str, str] = MappingProxyType({})
NAMES = {
    "credit_list": "list",
    "mou_id": "mou",
    "target_class": "class",
    "entity_kind": "kind",
    "title_en": "name_en",
    "title_zh": "name_zh",
    "band": "name_en",
    "band_zh": "name_zh",
}
"""Fields that are called otherwise in GraphQL than the answer class can call them."""
_PUBLIC = {"List": "CreditList", "Record": "CreditRecord", "Criterion": "EntryCriterion"}
_TYPES: dict[type[BaseModel], type] = {}
_INTERFACES: dict[type[BaseModel], type] = {}
_BESIDE: list[tuple[tuple[type[BaseModel], ...], Resolver]] = []
_BY_NAME: dict[str, type[BaseModel]] = {}


def exposed(answer: type[BaseModel]) -> type:
    """The GraphQL type of an answer class."""
    if answer not in _TYPES:
        bases = tuple(shown for base, shown in _INTERFACES.items() if issubclass(answer, base))
        shows(answer)(type(public_name(answer), bases, {"__doc__": described.summary(answer)}))
    return _TYPES[answer]


def shows(
    answer: type[BaseModel],
    *,
    fields: Iterable[str] | None = None,
    names: Mapping[str, str] = NO_NAMES,
    interface: bool = False,
) -> Callable[[Own], Own]:
    """Makes a class a GraphQL type that shows an answer class: all its fields, or those chosen; some under other names.

    What the class defines itself stays as it is. The first class that shows an answer class is the type of that class.
    """
    chosen = None if fields is None else frozenset(fields)

    def decorate(own: Own) -> Own:
        defined = dict(own.__dict__)
        own.__annotations__ = dict(defined.get("__annotations__", {}))
        for name, annotation, marks in _fields(answer):
            if name not in defined and name not in own.__annotations__ and (chosen is None or name in chosen):
                _add(own, answer, name, annotation, marks, names.get(name))
        for answers, resolver in _BESIDE:
            if issubclass(answer, answers):
                setattr(own, resolver.__name__.rstrip("_"), fetched(resolver))
        if not interface and "is_type_of" not in defined and set(own.__mro__) & {*_INTERFACES.values()}:
            setattr(own, "is_type_of", staticmethod(_of_class(answer)))  # noqa: B010
        decorated = (strawberry.interface if interface else strawberry.type)(
            own, description=_spelt(described.summary(own))
        )
        if interface:
            _INTERFACES[answer] = decorated
        _TYPES.setdefault(answer, decorated)
        return decorated

    return decorate


def _of_class(answer: type[BaseModel]) -> Callable[[object, object], bool]:
    return lambda value, _info: isinstance(value, answer)


def beside(*answers: type[BaseModel]) -> Callable[[Resolver], Resolver]:
    """Adds a resolver as a field to the types of all classes that inherit one of these."""

    def decorate(resolver: Resolver) -> Resolver:
        _BESIDE.append((answers, resolver))
        return resolver

    return decorate


def fetched(resolver: Resolver) -> Any:
    """A field with a resolver: described by its docstring, typed by the answer class that it returns."""
    function = resolver.__func__ if isinstance(resolver, staticmethod) else resolver
    hints = get_type_hints(function, include_extras=True)
    for hint in hints.values():
        _name_codes(hint)
    function.__annotations__ = hints | {"return": as_graphql(hints["return"], function.__name__)}
    text = described.joined(function.__doc__ or "")
    field: StrawberryField = strawberry.field(resolver=function, name=_camel(function.__name__), description=text)
    return field


def public_name(answer: type[BaseModel]) -> str:
    """What clients call it: `MeasureRef`, which stands in an answer for the stored `Measure`, is a `Measure` to them."""
    name = answer.__name__.removesuffix("Ref")
    return _PUBLIC.get(name, name)


@dataclass(frozen=True)
class _Later(LazyType[Any, Any]):
    """The type of an answer class, made when the schema is: classes name each other in circles."""

    def resolve_type(self) -> type:
        return exposed(_BY_NAME[self.type_name])


def as_graphql(annotation: Any, name: str = "", marks: Iterable[object] = ()) -> Any:
    """The GraphQL type of what a field holds or a resolver returns."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return as_graphql(inner[0], name, inner[1:])
    if origin in (Union, UnionType):
        kinds: list[Any] = [kind if kind is type(None) else as_graphql(kind, name, marks) for kind in inner]
        return Union[*kinds]
    if origin in (tuple, list):
        return list[as_graphql(inner[0], name, marks)]
    if origin is Connection:
        return Connection[as_graphql(inner[0], name)]
    return _single(annotation, name, marks)


def _single(annotation: Any, name: str, marks: Iterable[object]) -> object:
    named = next((mark for mark in marks if isinstance(mark, Named)), None)
    if annotation is str and named is not None:
        return _single(OF[named.what], name, ())
    if annotation is str and (name == "id" or name.endswith("_id") or any(mark is Identifier for mark in marks)):
        return strawberry.ID
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if _BY_NAME.setdefault(public_name(annotation), annotation) is not annotation:
            raise TypeError(f"two answer classes would both be {public_name(annotation)} to clients")
        return _Later(public_name(annotation), annotation.__module__)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return enumeration(annotation)
    return cast("object", annotation)


def enumeration(codes: type[StrEnum]) -> type[StrEnum]:
    """A code list as a GraphQL enum, with what each code means."""
    if not hasattr(codes, "__strawberry_definition__"):
        strawberry.enum(codes, description=described.summary(codes))
        definition: StrawberryEnumDefinition = getattr(codes, "__strawberry_definition__")  # noqa: B009
        texts = described.codes_of(codes)
        for value in definition.values:
            value.description = texts[value.name]
    return codes


def _name_codes(hint: Any) -> None:
    """Describes the code lists that an argument takes before the library finds them undescribed."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        enumeration(hint)
    for inner in get_args(hint):
        _name_codes(inner)


def _fields(answer: type[BaseModel]) -> Iterator[tuple[str, Any, tuple[object, ...]]]:
    """Name, type and marks of whatever an answer class shows."""
    for name, field in answer.model_fields.items():
        if not field.exclude and Hidden not in field.metadata:
            yield name, field.annotation, tuple(field.metadata)
    for name, field in answer.model_computed_fields.items():
        yield name, field.return_type, ()


def _add(
    own: type,
    answer: type[BaseModel],
    name: str,
    annotation: Any,
    marks: tuple[object, ...],
    called: str | None,
) -> None:
    text = _spelt(described.text_of(answer, name))
    long = next((mark for mark in marks if isinstance(mark, Long)), None)
    if long is not None:
        node = as_graphql(get_args(annotation)[0], name)
        setattr(own, name, paged_field(public_name(answer), name, node, long.first, text))
    elif what := _named(annotation, marks):
        shown = as_graphql(annotation, name, marks)
        setattr(own, name, named_field(name, what, shown, NAMES.get(_bare(name), _bare(name)), text))
    else:
        shown_name = called or NAMES.get(name)
        own.__annotations__[name] = as_graphql(annotation, called or name, marks)
        setattr(own, name, strawberry.field(name=shown_name and _camel(shown_name), description=text))


def _named(annotation: Any, marks: Iterable[object]) -> str | None:
    """Of what the field holds ids, where clients see what they name."""
    own = next((mark.what for mark in marks if isinstance(mark, Named)), None)
    return own or next((found for inner in get_args(annotation) if (found := _named_in(inner))), None)


def _named_in(annotation: Any) -> str | None:
    return _named(annotation, get_args(annotation)[1:] if get_origin(annotation) is Annotated else ())


def _bare(name: str) -> str:
    """`mou_ids` name memoranda, and are shown as `mous`."""
    return name.removesuffix("_id") if name.endswith("_id") else re.sub("_ids$", "s", name)


def _spelt(text: str | None) -> str | None:
    """A description with the names of fields as clients spell them."""
    return text and re.sub(r"`([a-z]+(?:_[a-z]+)+)`", lambda found: f"`{_camel(found[1])}`", text)


def _camel(name: str) -> str:
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part.title() for part in rest)
