"""Compiles a selection of plain data: fields that are attributes of frozen objects, with no resolver and nothing to await.

What is compiled depends on the query alone, so that it serves every request that asks it. What a request brings, its variables
and the rules of its day, is handed to it as a `Run`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache, partial
from itertools import count
from operator import attrgetter
from types import NoneType
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_argument_values,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.field import StrawberryField

from cscs_graph.api.allowance import Allowance
from cscs_graph.api.named import NAMED, resolved
from cscs_graph.api.pages import PAGED, page_of

_NATIVE: dict[str, type] = {"String": str, "ID": str, "Int": int, "Float": float, "Boolean": bool}
_TYPENAME = "__typename"
_NUMBERS = count()
_complete_leaf = StrawberryGraphQLCoreExecutionContext.complete_leaf_value


class NotPlain(Exception):
    """A field of the selection has a resolver of its own, or holds what only the general executor reports."""


class Run:
    """What one execution brings to a compiled selection."""

    def __init__(self, allowance: Allowance, variables: Any, things: Callable[[str], Mapping[str, Any] | None]) -> None:
        self.allowance = allowance
        self.done: defaultdict[int, dict[int, tuple[Any, dict[str, Any], int]]] = defaultdict(dict)
        """By selection, then by object: the object itself, what is written of it, and how many objects that is."""
        self._variables = variables
        self._things = things
        self._named: dict[str, Mapping[str, Any]] = {}
        self._arguments: dict[int, dict[str, Any]] = {}

    def arguments(self, number: int, field: GraphQLField, details: FieldDetailsList) -> dict[str, Any]:
        """What a field is given. `number` stands for its place in the query."""
        if number not in self._arguments:
            self._arguments[number] = get_argument_values(field, details[0].node, self._variables)
        return self._arguments[number]

    def named(self, what: str) -> Mapping[str, Any]:
        """What ids of a sort name. Raises NotPlain where the rules of the moment are not at hand."""
        if what not in self._named:
            things = self._things(what)
            if things is None:
                raise NotPlain
            self._named[what] = things
        return self._named[what]


Complete = Callable[[Any, Run], Any]
"""What is written of a value that is not written as it is."""
Shape = tuple[str, frozenset[type], Complete]
"""A field: its name in the reply, the types of values that are written as they are, and what is done with others."""
NOTHING: frozenset[type] = frozenset()


class Selections:
    """Compiles selections of one operation."""

    def __init__(self, executor: StrawberryGraphQLCoreExecutionContext) -> None:
        self._schema = executor.schema
        self._subfields = executor.collect_subfields

    def compiled(self, parent_type: GraphQLObjectType, fields: GroupedFieldSet) -> Complete:
        """What is written of an object: the same however often it occurs, such as a proof step that many consequences share.

        Raises NotPlain.
        """
        attributes: list[str] = []
        shapes: list[Shape] = []
        for response_name, details in fields.items():
            attribute, written, finish = self._field(parent_type, details)
            attributes.append(attribute)
            shapes.append((response_name, written, finish))
        read, number = _reader(attributes), next(_NUMBERS)

        def complete(source: Any, run: Run) -> dict[str, Any]:
            done, allowance = run.done[number], run.allowance
            known = done.get(id(source))
            if known is not None:
                allowance.take(known[2])  # completed once, but written as often as it occurs
                return known[1]
            before = allowance.objects
            allowance.take(1)
            completed = {
                name: value if type(value) in written else finish(value, run)
                for (name, written, finish), value in zip(shapes, read(source), strict=True)
            }
            done[id(source)] = source, completed, allowance.objects - before
            return completed

        return complete

    def _field(self, parent_type: GraphQLObjectType, details: FieldDetailsList) -> Shape:
        """An attribute, and how it is written."""
        name = details[0].node.name.value
        if name == _TYPENAME:
            return "__class__", NOTHING, lambda _value, _run: parent_type.name
        field = parent_type.fields.get(name)
        definition = field.extensions.get("strawberry-definition") if field is not None else None
        if field is None or not isinstance(definition, StrawberryField):
            raise NotPlain
        kind: Any = field.type  # pyright: ignore[reportUnknownMemberType]
        finish = self._completer(kind, details)
        if PAGED in definition.metadata:
            return self._page(field, definition, details, finish)
        if NAMED in definition.metadata:
            attribute, what = definition.metadata[NAMED]
            return attribute, NOTHING, lambda value, run: finish(resolved(value, run.named(what)), run)
        if not definition.is_basic_field:
            raise NotPlain
        return definition.python_name, *(_leaf_of(kind) or (NOTHING, finish))

    def _page(
        self, field: GraphQLField, definition: StrawberryField, details: FieldDetailsList, finish: Complete
    ) -> Shape:
        owner, attribute, default = definition.metadata[PAGED]
        number = next(_NUMBERS)

        def shown(items: Any, run: Run) -> Any:
            asked = run.arguments(number, field, details)
            return finish(page_of(owner, items, asked.get("first"), asked.get("after"), default), run)

        return attribute, NOTHING, shown

    def _completer(self, kind: Any, details: FieldDetailsList) -> Complete:
        if isinstance(kind, GraphQLNonNull):
            return _never_null(self._nullable(_inner(kind), details))
        finish = self._nullable(kind, details)
        return lambda value, run: None if value is None else finish(value, run)

    def _nullable(self, kind: Any, details: FieldDetailsList) -> Complete:
        """What to do with a value of that type that is not null."""
        if isinstance(kind, GraphQLList):
            each = self._completer(_inner(kind), details)
            return lambda values, run: [each(value, run) for value in values]
        if isinstance(kind, GraphQLObjectType):
            return self._object(kind, details)
        if isinstance(kind, GraphQLInterfaceType):
            return self._either(kind, details)
        if is_leaf_type(kind):
            return _leaf(kind)
        raise NotPlain

    def _object(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Complete:
        fields, deferred, _ = self._subfields(kind, details)
        if deferred:
            raise NotPlain
        return self.compiled(kind, fields)

    def _either(self, kind: GraphQLInterfaceType, details: FieldDetailsList) -> Complete:
        """An object of one of several types, which the interface tells apart by the object alone."""
        named: Any = kind.resolve_type
        if named is None:
            raise NotPlain
        plans = {one.name: self._object(one, details) for one in self._schema.get_possible_types(kind)}
        return lambda value, run: plans[named(value, None, kind)](value, run)


def _reader(attributes: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads several attributes at once. Under switches it may be one, or none."""
    if len(attributes) > 1:
        return attrgetter(*attributes)
    return lambda source: tuple(getattr(source, name) for name in attributes)


def _inner(kind: Any) -> Any:
    """The type that a list or a non-null type wraps."""
    return kind.of_type


def _leaf_of(kind: Any) -> tuple[frozenset[type], Complete] | None:
    """Of a leaf, null or not: the types of values that go out as they are, and what is done with others."""
    required = isinstance(kind, GraphQLNonNull)
    leaf = _inner(kind) if required else kind
    if not is_leaf_type(leaf):
        return None
    native = {_NATIVE[leaf.name]} if leaf.name in _NATIVE else set[type]()
    return frozenset(native if required else {*native, NoneType}), _leaf(leaf)


def _never_null(finish: Complete) -> Complete:
    def complete(value: Any, run: Run) -> Any:
        if value is None:
            raise NotPlain
        return finish(value, run)

    return complete


@cache
def _leaf(kind: GraphQLLeafType) -> Complete:
    """Values of the native type go out as they are; days and codes, of which there are few, are completed once each."""
    native = _NATIVE.get(kind.name)
    of_few = lru_cache(5_000)(partial(_complete_leaf, kind))

    def complete(value: Any, _run: Run) -> Any:
        if type(value) is native:
            return value
        return of_few(value) if type(value) is date or isinstance(value, StrEnum) else _complete_leaf(kind, value)

    return complete
