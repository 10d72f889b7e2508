"""Bounds on a query, measured before anything is asked of the graph: levels, aliases and price.

Each fragment is measured once, however often it is spread: measured anew at every spread, thirty fragments that each
spread the next one twice would keep the server busy for hours.
"""

from collections import OrderedDict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from weakref import WeakKeyDictionary

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValidationRule,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema import BaseSchema

from cscs_graph.api.allowance import QUICK, SMALL
from cscs_graph.api.cost import Price, operation_of, price_of
from cscs_graph.errors import BadInput, CscsError, QueryTooCostly

MAX_DEPTH = 12
PARTS_OF_A_PAGE = frozenset({"nodes", "edges", "node", "pageInfo"})
"""Fields that are no level of their own."""
MAX_ALIASES = 20
MAX_TOKENS = 2_000
PRICES_KEPT = 500
"""Queries whose prices are remembered."""
_PRICES: WeakKeyDictionary[BaseSchema, OrderedDict[bytes, Price]] = WeakKeyDictionary()


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


class WithinBudget(SchemaExtension):
    """Refuses a query that is too dear, and leaves a large one to those who make large replies."""

    def on_execute(self) -> Iterator[None]:
        asked = self.execution_context
        document, context = asked.graphql_document, asked.context
        if document is not None and asked.result is None and not context.allowance.large:
            if context.operation_name is None and operation_of(document, None) is None:
                asked.result = _error(BadInput("the document has several operations: name one in `operationName`"))
            else:
                price = self._price(document)
                if price.total > context.allowance.budget:
                    asked.result = _error(_too_costly(price, context.allowance.budget))
                elif price.total * SMALL > context.allowance.budget or price.work * QUICK > context.allowance.budget:
                    context.large = True
                    asked.result = ExecutionResult(None, None)
        yield

    def _price(self, document: DocumentNode) -> Price:
        """Worked out once for a query and variables of one form: which party is asked about makes no difference to it."""
        asked = self.execution_context
        known = _PRICES.setdefault(asked.schema, OrderedDict())
        told = repr((asked.query, asked.operation_name, _form(asked.variables)))
        key = sha256(told.encode(errors="surrogatepass")).digest()  # a query may be long, and many are remembered
        if key not in known:
            schema = asked.schema._schema  # pyright: ignore[reportPrivateUsage]
            price = price_of(schema, document, asked.variables, asked.operation_name)
            if not price.objects:
                return price  # of what cannot be executed; with other texts it might be
            known[key] = price
            if len(known) > PRICES_KEPT:
                known.popitem(last=False)
        return known[key]


def _form(value: Any) -> Any:
    """A value of a variable as far as it counts for a price: numbers, switches and how many there are, but no text."""
    if isinstance(value, dict):
        return tuple(sorted((name, _form(item)) for name, item in value.items()))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(value, list):
        return len(value)  # pyright: ignore[reportUnknownArgumentType]
    return "" if isinstance(value, str) else value


def _too_costly(price: Price, budget: int) -> QueryTooCostly:
    return QueryTooCostly(
        f"the reply would hold about {price.total:,} objects, {budget:,} are answered; most of them are in "
        f"`{'.'.join(price.most)}`: select fewer lists inside of lists there, or smaller pages (`first`)",
        price.total,
        budget,
    )


def _error(error: CscsError) -> ExecutionResult:
    return ExecutionResult(None, [GraphQLError(str(error), original_error=error)])


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
            name = selection.name.value
            counts = selection.selection_set is not None and not name.startswith("__") and name not in PARTS_OF_A_PAGE
            return depth + counts, aliases + (selection.alias is not None)
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
