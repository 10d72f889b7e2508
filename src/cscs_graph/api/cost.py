"""The price of a query: about how many objects its reply will hold, worked out before anything is asked of the graph.

A list multiplies what is selected below it: lists of memoranda of signatories of lists are a small query and a huge reply.
The price follows from the schema, the query and its variables alone. Fields that the executor merges are priced once, and so is
a fragment, however often it is spread: priced anew at every spread, thirty fragments that each spread the next one twice
would keep the server busy for hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLList,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    get_argument_values,
    get_directive_values,
    get_named_type,
    get_nullable_type,  # pyright: ignore[reportUnknownVariableType]
    get_variable_values,
)

from cscs_graph.api import sizes

MAX_STEPS = 20_000
"""Different selections looked at. Each is at least one object, so a query with more of them is a huge one."""


@dataclass(frozen=True, slots=True)
class Price:
    """About how many objects a reply holds, and the path below which most of them are."""

    objects: float
    most: tuple[str, ...] = ()
    work: float = 0
    """What of it is no object, but what the questions take before the first object is there."""

    @property
    def total(self) -> int:
        return ceil(self.objects)


class _TooMany(Exception):
    """The query combines its fragments in more ways than are looked at."""


@dataclass(frozen=True, slots=True)
class _Selected:
    """The pieces of one field of a reply, which the executor merges."""

    parent: str
    field: GraphQLField | None
    nodes: list[FieldNode]


def price_of(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: Mapping[str, Any] | None = None,
    operation_name: str | None = None,
    expected: Mapping[tuple[str, str], float] = sizes.EXPECTED,
) -> Price:
    """The price of one operation of a valid document. What cannot be executed anyway costs nothing."""
    operation = operation_of(document, operation_name)
    root = schema.get_root_type(operation.operation) if operation is not None else None
    if operation is None or root is None:
        return Price(0)
    values = get_variable_values(schema, operation.variable_definitions or (), dict(variables or {}))
    if isinstance(values, list):
        return Price(0)
    pricing = _Pricing(schema, document, values, expected)
    try:
        return pricing.of(root.name, (operation.selection_set,), sizes.DEFAULT_PAGE)
    except (_TooMany, RecursionError):
        return Price(float(10**9))


def operation_of(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    """The operation of that name, or the only one."""
    operations = [part for part in document.definitions if isinstance(part, OperationDefinitionNode)]
    if name is None:
        return operations[0] if len(operations) == 1 else None
    return next((part for part in operations if part.name is not None and part.name.value == name), None)


class _Pricing:
    """Prices selections of types, each combination once."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, variables: Any, expected: Mapping[tuple[str, str], float]
    ) -> None:
        self._schema = schema
        self._expected = expected
        self._variables = variables
        self._fragments = {
            part.name.value: part for part in document.definitions if isinstance(part, FragmentDefinitionNode)
        }
        self._known: dict[tuple[str, tuple[int, ...], float], Price] = {}

    def of(self, parent: str, selections: tuple[SelectionSetNode, ...], page: float) -> Price:
        """What is selected of one object of a type; `page` is the size of the page if it is one."""
        key = parent, tuple(map(id, selections)), page
        if key not in self._known:
            if len(self._known) >= MAX_STEPS:
                raise _TooMany
            self._known[key] = Price(0)
            found: dict[str, _Selected] = {}
            for selection_set in selections:
                self._collect(parent, selection_set, found, set())
            self._known[key] = _sum((name, self._field(selected, page)) for name, selected in found.items())
        return self._known[key]

    def _collect(self, parent: str, chosen: SelectionSetNode, found: dict[str, _Selected], spread: set[str]) -> None:
        """The fields of a selection by their names in the reply, fragments resolved."""
        for node in chosen.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                name = node.alias.value if node.alias else node.name.value
                field = getattr(self._schema.get_type(parent), "fields", {}).get(node.name.value)
                found.setdefault(name, _Selected(parent, field, [])).nodes.append(node)
            elif isinstance(node, InlineFragmentNode):
                of = node.type_condition.name.value if node.type_condition else parent
                self._collect(of, node.selection_set, found, spread)
            else:
                name = getattr(node, "name").value  # noqa: B009 - only spreads are left
                if name in self._fragments and name not in spread:
                    spread.add(name)
                    fragment = self._fragments[name]
                    self._collect(fragment.type_condition.name.value, fragment.selection_set, found, spread)

    def _included(self, node: SelectionNode) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self._variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self._variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def _field(self, selected: _Selected, page: float) -> Price:
        node, field = selected.nodes[0], selected.field
        if field is None:
            return Price(sizes.INTROSPECTION.get(node.name.value, 0))
        below = tuple(part.selection_set for part in selected.nodes if part.selection_set is not None)
        arguments: dict[str, Any] = get_argument_values(field, node, self._variables) if field.args else {}
        root = self._schema.query_type
        work = _work(arguments) if root is not None and selected.parent == root.name else 0
        if not below:
            return Price(work, work=work)
        place = selected.parent, node.name.value
        size = _page(field, arguments, self._expected.get(place))
        inner = self.of(_named(field), below, size)
        return Price(self._count(place, field, size, page) * (1 + inner.objects) + work, inner.most, work)

    def _count(self, place: tuple[str, str], field: GraphQLField, size: float, page: float) -> float:
        """How many objects the field gives: what its page holds, a list as long as expected, or one."""
        if not isinstance(get_nullable_type(_type_of(field)), GraphQLList):
            return 1
        if place[1] in ("edges", "nodes") or place in sizes.ONE_OF_EACH_INPUT:
            return page
        return size if "first" in field.args else self._expected.get(place, sizes.DEFAULT_LIST)


def _sum(prices: Iterator[tuple[str, Price]]) -> Price:
    """All together, and the path to the dearest."""
    total, work, dearest, most = 0.0, 0.0, 0.0, ()
    for name, price in prices:
        total, work = total + price.objects, work + price.work
        if price.objects > dearest:
            dearest, most = price.objects, (name, *price.most)
    return Price(total, most, work)


def _type_of(field: GraphQLField) -> Any:
    return field.type  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _named(field: GraphQLField) -> str:
    """The name of the type of its objects."""
    return str(get_named_type(_type_of(field)))  # pyright: ignore[reportUnknownArgumentType]


def _page(field: GraphQLField, arguments: Mapping[str, Any], expected: float | None) -> float:
    """How many objects the connection below a field shows, or how many the field was given to answer for."""
    given = max(_lengths(arguments), default=sizes.DEFAULT_PAGE)
    if "first" not in field.args:
        return given
    first = arguments.get("first")
    size = max(first, 0) if isinstance(first, int) else sizes.DEFAULT_PAGE
    return size if expected is None else min(size, expected)


def _work(arguments: Mapping[str, Any]) -> float:
    """What a question takes, whatever is selected of its answer: more where it may go further than usual."""
    beyond = sum(max(0, (arguments.get(name) or 0) - usual) for name, usual in sizes.USUAL_BOUNDS.items())
    return sizes.QUESTION + beyond / sizes.ROWS_LIKE_AN_OBJECT + sum(_lengths(arguments)) * sizes.INPUT


def _lengths(arguments: Mapping[str, Any]) -> list[int]:
    """Of the lists that a question is given."""
    return [len(value) for value in arguments.values() if isinstance(value, list)]  # pyright: ignore[reportUnknownArgumentType]
