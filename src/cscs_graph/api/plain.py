"""Completes answers that are plain data in one pass.

An answer holds thousands of fields that are attributes of frozen objects: no resolver, no argument, nothing to await. The
executor's general machinery costs more for them than the whole walk over the graph. Here a selection of such fields is
compiled once per request and applied to every object; an object that occurs several times, such as a proof step that many
consequences share, is completed once. Whatever is not plain, and every error, goes the general way.
"""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.field import StrawberryField

Complete = Callable[[Any], Any]
_NATIVE: dict[str, type] = {"String": str, "ID": str, "Int": int, "Float": float, "Boolean": bool}


class _NotPlain(Exception):
    """A field of the selection has a resolver of its own."""


class PlainDataExecutor(StrawberryGraphQLCoreExecutionContext):
    """The general executor, with the short way for plain data."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans: dict[int, tuple[GroupedFieldSet, Complete | None]] = {}

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> Any:
        plan = self._plan(parent_type, grouped_field_set) if path is not None else None
        if plan is not None:
            try:
                return plan(source_value)
            except Exception:  # noqa: S110 - the general way reports it with its place
                pass
        return super().execute_fields(parent_type, source_value, path, grouped_field_set, position_context)

    def _plan(self, parent_type: GraphQLObjectType, fields: GroupedFieldSet) -> Complete | None:
        """The compiled selection, or None where it is not plain. Kept with the selection, whose id is the key."""
        known = self._plans.get(id(fields))
        if known is None:
            try:
                known = fields, self._compiled(parent_type, fields)
            except _NotPlain:
                known = fields, None
            self._plans[id(fields)] = known
        return known[1]

    def _compiled(self, parent_type: GraphQLObjectType, fields: GroupedFieldSet) -> Complete:
        getters: list[tuple[str, str, Complete]] = []
        for response_name, details in fields.items():
            name = details[0].node.name.value
            field = parent_type.fields.get(name)
            definition = field.extensions.get("strawberry-definition") if field is not None else None
            if field is None or not isinstance(definition, StrawberryField) or not definition.is_basic_field:
                raise _NotPlain
            getters.append((response_name, definition.python_name, self._completer(field.type, details)))
        done: dict[int, tuple[Any, dict[str, Any]]] = {}

        def complete(source: Any) -> dict[str, Any]:
            known = done.get(id(source))
            if known is None:
                completed = {name: finish(getattr(source, attribute)) for name, attribute, finish in getters}
                known = done[id(source)] = source, completed
            return known[1]

        return complete

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
        if isinstance(kind, GraphQLObjectType) and kind.is_type_of is None:
            fields, deferred, _ = self.collect_subfields(kind, details)
            if deferred:
                raise _NotPlain
            return self._compiled(kind, fields)
        if is_leaf_type(kind):
            return _leaf(kind)
        raise _NotPlain


def _inner(kind: Any) -> Any:
    """The type that a list or a non-null type wraps."""
    return kind.of_type


def _never_null(finish: Complete) -> Complete:
    def complete(value: Any) -> Any:
        if value is None:
            raise _NotPlain
        return finish(value)

    return complete


def _leaf(kind: GraphQLLeafType) -> Complete:
    """Values of the native type go out as they are; others by the scalar or enumeration itself."""
    native = _NATIVE.get(kind.name)

    def complete(value: Any) -> Any:
        return (
            value if type(value) is native else StrawberryGraphQLCoreExecutionContext.complete_leaf_value(kind, value)
        )

    return complete
