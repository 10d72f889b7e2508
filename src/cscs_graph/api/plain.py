"""Completes answers that are plain data in one pass.

An answer holds thousands of fields that are attributes of frozen objects: no resolver, nothing to await. The executor's
general machinery costs more for them than the whole propagation over the graph. Here a selection of such fields is compiled
once a query (`api.selections`) and applied to every object. A list that is shown a page at a time is plain data too, and so is
a party, whatever kind it is of. Whatever is not plain, and every error, is left to the general executor.
"""

from typing import Any

from graphql import GraphQLObjectType, OperationDefinitionNode
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import Path

from cscs_graph.api.allowance import CountingExecutor
from cscs_graph.api.context import Place, place_named
from cscs_graph.api.selections import Complete, NotPlain, Run, Selections

OPERATIONS_KEPT = 256
"""Operations whose compiled selections are kept: as many as the library keeps parsed."""
SELECTIONS_KEPT = 100
"""Of one operation: its switches come in more combinations than anybody needs, and each has selections of its own."""
Switches = tuple[tuple[str, bool], ...]
Key = tuple[Place, str, Switches]
"""Where in an operation objects of which type stand, and the switches that `@skip` and `@include` may depend on."""
_KEPT: dict[int, tuple[OperationDefinitionNode, dict[Key, Complete | None]]] = {}
"""By the id of the operation, which is held with it so that the id stays its own."""


class PlainDataExecutor(CountingExecutor):
    """The general executor, with a shortcut for plain data."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._runs: dict[tuple[int, str], tuple[GroupedFieldSet, Complete | None, Run]] = {}

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> Any:
        if path is not None:
            complete, run = self._running(parent_type, path, grouped_field_set)
            if complete is not None:
                try:
                    return complete(source_value, run)
                except NotPlain:
                    self._runs[id(grouped_field_set), parent_type.name] = grouped_field_set, None, run
                except Exception:  # noqa: S110 - the general executor reports it with its place
                    pass
        return super().execute_fields(parent_type, source_value, path, grouped_field_set, position_context)

    def _running(
        self, parent_type: GraphQLObjectType, path: Path, fields: GroupedFieldSet
    ) -> tuple[Complete | None, Run]:
        """The compiled selection, or None where it is not plain, with what this request brings to it. The selection is kept
        with it, as its id is in the key.
        """
        key = id(fields), parent_type.name
        if key not in self._runs:
            place, complete = self.context_value.place_of(path), self._compiled(parent_type, path, fields)
            run = Run(self.allowance, self.variable_values, lambda what: self.context_value.things(place, what))
            self._runs[key] = fields, complete, run
        return self._runs[key][1:]

    def _compiled(self, parent_type: GraphQLObjectType, path: Path, fields: GroupedFieldSet) -> Complete | None:
        known = _kept(self.operation)
        switches = tuple((name, value) for name, value in self.variable_values.coerced.items() if type(value) is bool)
        key = place_named(path), parent_type.name, switches
        if key not in known:
            if len(known) >= SELECTIONS_KEPT:
                known.clear()
            try:
                known[key] = Selections(self).compiled(parent_type, fields)
            except NotPlain:
                known[key] = None
        return known[key]


def _kept(operation: OperationDefinitionNode) -> dict[Key, Complete | None]:
    """What is compiled of an operation by now."""
    held = _KEPT.get(id(operation))
    if held is None:
        while len(_KEPT) >= OPERATIONS_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        held = _KEPT[id(operation)] = operation, {}
    return held[1]
