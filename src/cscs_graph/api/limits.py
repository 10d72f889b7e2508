"""Bounds on a query, measured before anything is asked of the graph.

Each fragment is measured once, however often it is spread: measured anew at every spread, thirty fragments that each
spread the next one twice would keep the server busy for hours.
"""

from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValidationRule,
)

MAX_DEPTH = 12
MAX_ALIASES = 20
MAX_TOKENS = 2_000


class WithinLimits(ValidationRule):
    """Reports an operation that nests fields deeper, or uses more aliases, than is answered."""

    def enter_document(self, document: DocumentNode, *_: Any) -> None:
        measure = _Measure(document)
        for operation in document.definitions:
            if isinstance(operation, OperationDefinitionNode):
                depth, aliases = measure.of(operation.selection_set)
                name = repr(operation.name.value) if operation.name else "the query"
                if depth > MAX_DEPTH:
                    self._refuse(f"{name} nests {depth} levels of fields, {MAX_DEPTH} are answered", operation)
                if aliases > MAX_ALIASES:
                    self._refuse(f"{name} uses {aliases} aliases, {MAX_ALIASES} are answered", operation)

    def _refuse(self, message: str, operation: OperationDefinitionNode) -> None:
        self.report_error(GraphQLError(message, [operation]))


class _Measure:
    """Levels of nested fields, introspection apart, and number of aliases with every spread counted."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            definition.name.value: definition.selection_set
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._known: dict[str, tuple[int, int]] = {}

    def of(self, selections: SelectionSetNode | None) -> tuple[int, int]:
        measured = [self._selection(selection) for selection in selections.selections] if selections else []
        return max((depth for depth, _ in measured), default=0), sum(aliases for _, aliases in measured)

    def _selection(self, selection: SelectionNode) -> tuple[int, int]:
        if isinstance(selection, FieldNode):
            depth, aliases = self.of(selection.selection_set)
            counts = selection.selection_set is not None and not selection.name.value.startswith("__")
            return (depth + 1 if counts else 0), aliases + (selection.alias is not None)
        name: Any = getattr(selection, "name", None)
        if name is None:  # an inline fragment
            return self.of(getattr(selection, "selection_set", None))
        return self._fragment(name.value)

    def _fragment(self, name: str) -> tuple[int, int]:
        """A fragment that is not defined, or spreads itself, is reported by other rules and counts nothing here."""
        if name not in self._known:
            self._known[name] = (0, 0)
            self._known[name] = self.of(self._fragments.get(name))
        return self._known[name]
