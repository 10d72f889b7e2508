"""Completes answers that are plain data in one pass.

An answer holds thousands of fields that are attributes of frozen objects: no resolver, nothing to await. The executor's
general machinery costs more for them than the whole propagation over the graph. Here a selection of such fields is compiled
once per request and applied to every object; an object that occurs several times, such as a proof step that many consequences
share, is completed once. A list that is shown a page at a time is plain data too, and so is a party, whatever kind it is of.
Whatever is not plain, and every error, is left to the general executor.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, cast

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
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.field import StrawberryField

from cscs_graph.api.allowance import CountingExecutor
from cscs_graph.api.context import Place
from cscs_graph.api.named import NAMED, getter
from cscs_graph.api.pages import PAGED, page_of

Complete = Callable[[Any], Any]
_NATIVE: dict[str, type] = {"String": str, "ID": str, "Int": int, "Float": float, "Boolean": bool}
_TYPENAME = "__typename"


class _NotPlain(Exception):
    """A field of the selection has a resolver of its own."""


class PlainDataExecutor(CountingExecutor):
    """The general executor, with a shortcut for plain data."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._place: Place = ()
        self._plans: dict[tuple[int, str], tuple[GroupedFieldSet, Complete | None]] = {}

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> Any:
        plan = None
        if path is not None:
            self._place = self.context_value.place_of(path)
            plan = self._plan(parent_type, grouped_field_set)
        if plan is not None:
            try:
                return plan(source_value)
            except Exception:  # noqa: S110 - the general executor reports it with its place
                pass
        return super().execute_fields(parent_type, source_value, path, grouped_field_set, position_context)

    def _plan(self, parent_type: GraphQLObjectType, fields: GroupedFieldSet) -> Complete | None:
        """The compiled selection, or None where it is not plain. Kept with the selection, whose id is in the key."""
        key = id(fields), parent_type.name
        known = self._plans.get(key)
        if known is None:
            try:
                known = fields, self._compiled(parent_type, fields)
            except _NotPlain:
                known = fields, None
            self._plans[key] = known
        return known[1]

    def _compiled(self, parent_type: GraphQLObjectType, fields: GroupedFieldSet) -> Complete:
        getters: list[tuple[str, Complete]] = []
        for response_name, details in fields.items():
            name = details[0].node.name.value
            if name == _TYPENAME:
                getters.append((response_name, _always(parent_type.name)))
                continue
            field = parent_type.fields.get(name)
            definition = field.extensions.get("strawberry-definition") if field is not None else None
            if field is None or not isinstance(definition, StrawberryField):
                raise _NotPlain
            getters.append((response_name, self._getter(field, definition, details)))
        done: dict[int, tuple[Any, dict[str, Any], int]] = {}
        allowance = self.allowance

        def complete(source: Any) -> dict[str, Any]:
            known = done.get(id(source))
            if known is None:
                before = allowance.objects
                allowance.take(1)
                completed = {name: get(source) for name, get in getters}
                done[id(source)] = source, completed, allowance.objects - before
                return completed
            allowance.take(known[2])  # completed once, but written as often as it occurs
            return known[1]

        return complete

    def _getter(self, field: GraphQLField, definition: StrawberryField, details: FieldDetailsList) -> Complete:
        """What reads a field of an object and completes it."""
        kind = cast(Any, field).type
        finish = self._completer(kind, details)
        if PAGED in definition.metadata:
            owner, attribute, default = definition.metadata[PAGED]
            asked = get_argument_values(field, details[0].node, self.variable_values)
            page = asked.get("first"), asked.get("after"), default
            return lambda source: finish(page_of(owner, getattr(source, attribute), *page))
        if NAMED in definition.metadata:
            read = getter(definition.metadata, lambda what: self.context_value.things(self._place, what))
            if read is None:
                raise _NotPlain
            return lambda source: finish(read(source))
        if not definition.is_basic_field:
            raise _NotPlain
        name, native = definition.python_name, _native(_inner(kind) if isinstance(kind, GraphQLNonNull) else kind)

        def read_as_it_is(source: Any) -> Any:
            value = getattr(source, name)
            return value if type(value) is native else finish(value)

        return read_as_it_is

    def _completer(self, kind: Any, details: FieldDetailsList) -> Complete:
        if isinstance(kind, GraphQLNonNull):
            return _never_null(self._nullable(_inner(kind), details))
        finish = self._nullable(kind, details)
        return lambda value: None if value is None else finish(value)

    def _nullable(self, kind: Any, details: FieldDetailsList) -> Complete:
        """What to do with a value of that type that is not null."""
        if isinstance(kind, GraphQLList):
            each = self._completer(_inner(kind), details)
            return lambda values: [each(value) for value in values]
        if isinstance(kind, GraphQLObjectType):
            return self._object(kind, details)
        if isinstance(kind, GraphQLInterfaceType):
            return self._either(kind, details)
        if is_leaf_type(kind):
            return _leaf(kind)
        raise _NotPlain

    def _object(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Complete:
        fields, deferred, _ = self.collect_subfields(kind, details)
        if deferred:
            raise _NotPlain
        return self._compiled(kind, fields)

    def _either(self, kind: GraphQLInterfaceType, details: FieldDetailsList) -> Complete:
        """An object of one of several types, which the interface tells apart by the object alone."""
        named: Any = kind.resolve_type
        if named is None:
            raise _NotPlain
        plans = {one.name: self._object(one, details) for one in self.schema.get_possible_types(kind)}
        return lambda value: plans[named(value, None, kind)](value)


def _inner(kind: Any) -> Any:
    """The type that a list or a non-null type wraps."""
    return kind.of_type


def _native(kind: Any) -> type | None:
    """What a leaf holds as it goes out; None for others."""
    return _NATIVE.get(kind.name) if is_leaf_type(kind) else None


def _always(text: str) -> Complete:
    return lambda _source: text


def _never_null(finish: Complete) -> Complete:
    def complete(value: Any) -> Any:
        if value is None:
            raise _NotPlain
        return finish(value)

    return complete


def _leaf(kind: GraphQLLeafType) -> Complete:
    """Values of the native type go out as they are; days and codes, of which a reply has few, are completed once each."""
    native = _NATIVE.get(kind.name)
    complete_value = StrawberryGraphQLCoreExecutionContext.complete_leaf_value
    done: dict[Any, Any] = {}

    def complete(value: Any) -> Any:
        if type(value) is native:
            return value
        if type(value) is not date and not isinstance(value, StrEnum):
            return complete_value(kind, value)
        if value not in done:
            done[value] = complete_value(kind, value)
        return done[value]

    return complete
