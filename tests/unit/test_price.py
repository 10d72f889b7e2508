"""The price of a query, against values worked out by hand."""

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, build_schema, parse, validate

from cscs_graph.api.cost import Price, price_of
from cscs_graph.api.schema import make_schema
from cscs_graph.api.sizes import EXPECTED, ONE_OF_EACH_INPUT, QUESTION

SCHEMA = build_schema("""
  type Query { list(id: ID): List  lists(first: Int! = 5, after: String): Lists!
    ask(names: [String!], maxRows: Int): Answer }
  type Lists { edges: [Edge!]!  nodes: [List!]  totalCount: Int! }
  type Edge { cursor: String!  node: List! }
  type List implements Named { id: ID!  name: String!  mous: [Mou!]!  unforeseen: [Mou]
    most(first: Int): Lists!  words: [String!]! }
  type Mou implements Named { id: ID!  name: String!  lists: [List!]!  source: Source }
  type Source { id: ID! }
  type Answer { rows: [Mou!]!  others(first: Int = 7): [Mou!]! }
  interface Named { name: String! }
""")
SIZES = {("List", "mous"): 2.0, ("Mou", "lists"): 3.0, ("List", "most"): 4.0}


def price(query: str, operation: str | None = None, **variables: object) -> Price:
    """The price without what every question takes, so that only objects are left."""
    document = parse(query)
    assert validate(SCHEMA, document) == []
    whole = price_of(SCHEMA, document, variables, operation, SIZES)
    return Price(whole.objects, whole.most, whole.work)


def objects(query: str, questions: int = 1, **variables: object) -> float:
    return price(query, **variables).objects - questions * QUESTION


def test_one_object_costs_one_whatever_is_selected_of_it() -> None:
    assert objects("{ list { id } }") == objects("{ list { id name words } }") == 1


def test_lists_multiply() -> None:
    assert objects("{ list { mous { id } } }") == 1 + 2
    assert objects("{ list { mous { lists { mous { id } } } } }") == 1 + 2 * (1 + 3 * (1 + 2))
    assert objects("{ list { unforeseen { source { id } } } }") == 1 + 10 * (1 + 1)


def test_pages_are_as_long_as_is_asked_for() -> None:
    assert objects("{ lists { edges { node { id } } } }") == 1 + 5 * (1 + 1)
    assert objects("{ lists(first: 20) { nodes { id } } }") == 1 + 20
    assert objects("{ lists(first: 20) { totalCount } }") == 1
    assert objects("query ($n: Int!) { lists(first: $n) { nodes { id } } }", n=30) == 1 + 30
    assert objects("query ($n: Int! = 8) { lists(first: $n) { nodes { id } } }") == 1 + 8
    assert objects("{ list { most(first: 200) { nodes { id } } } }") == 1 + 1 + 4  # there are no more of them
    assert objects("{ list { most(first: 3) { nodes { id } } } }") == 1 + 1 + 3
    assert objects("{ ask { others { id } } }") == 1 + 7
    assert objects("{ ask { others(first: 9) { id } } }") == 1 + 9


def test_a_page_of_a_fragment_is_that_of_its_connection() -> None:
    query = "{ a: lists(first: 2) { ...P } b: lists(first: 9) { ...P } } fragment P on Lists { nodes { id } }"
    assert objects(query, questions=2) == (1 + 2) + (1 + 9)


def test_aliases_count_and_merged_fields_do_not() -> None:
    assert objects("{ a: list { id } b: list { id } }", questions=2) == 2
    assert objects("{ list { mous { id } mous { name } ... on List { mous { source { id } } } } }") == 1 + 2 * (1 + 1)
    repeated = "{ list { ...M ...M } ...Q } fragment M on List { mous { id } } fragment Q on Query { list { ...M } }"
    assert objects(repeated) == 1 + 2


def test_fragments_through_an_interface() -> None:
    query = "{ list { ...N } } fragment N on Named { name ... on List { mous { id } } }"
    assert objects(query) == 1 + 2


def test_what_is_skipped_is_free() -> None:
    query = "query ($no: Boolean!) { list { id mous @include(if: $no) { id } unforeseen @skip(if: true) { id } } }"
    assert (objects(query, no=False), objects(query, no=True)) == (1, 3)


def test_introspection_is_free_or_cheap() -> None:
    assert objects("{ __typename list { __typename mous { __typename } } }") == 3
    assert objects('{ __type(name: "List") { fields { name } } }', questions=0) == 10
    assert price("{ __schema { types { fields { type { name } } } } }").objects == 2_000


def test_what_a_question_is_given_costs_too() -> None:
    assert objects('{ ask(names: ["a", "b", "c"]) { rows { id } } }') == 1 + 10 + 3 * 20
    assert objects("{ ask(maxRows: 5000) { rows { id } } }") == 1 + 10
    assert objects("{ ask(maxRows: 20000) { rows { id } } }") == 1 + 10 + 1_500
    assert price('{ a: list { id } b: ask(names: ["a", "b"]) { rows { id } } }').work == 2 * QUESTION + 2 * 20


def test_the_operation_that_is_named_is_priced() -> None:
    two = "query A { list { id } } query B { list { mous { id } } }"
    assert (price(two, "A").total, price(two, "B").total) == (QUESTION + 1, QUESTION + 3)


def test_the_way_to_most_of_it_is_told() -> None:
    query = "{ list { id } all: lists(first: 9) { edges { node { mous { id source { id } } } } } }"
    assert price(query).most == ("all", "edges", "node", "mous", "source")


@pytest.mark.parametrize("spreads", [30, 60])
def test_fragments_that_spread_each_other_are_priced_once(spreads: int) -> None:
    """Priced anew at every spread, this would be 2 to the power of `spreads` steps."""
    doubling = " ".join(
        f"fragment F{n} on List {{ mous {{ lists {{ ...F{n + 1} }} }} unforeseen {{ lists {{ ...F{n + 1} }} }} }}"
        for n in range(spreads)
    )
    document = parse(f"{{ list {{ ...F0 }} }} {doubling} fragment F{spreads} on List {{ id }}")
    assert price_of(SCHEMA, document, {}, None, SIZES).objects > 36.0**spreads


def test_a_fragment_within_itself_ends() -> None:
    """Refused by validation; the price only has to come to an end."""
    assert price_of(SCHEMA, parse("{ list { ...F } } fragment F on List { mous { lists { ...F } } }")).objects > 1


def test_the_table_names_what_the_schema_has() -> None:
    schema = make_schema()._schema  # pyright: ignore[reportPrivateUsage]
    for kind, field in [*EXPECTED, *ONE_OF_EACH_INPUT]:
        found = schema.get_type(kind)
        assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType), kind
        assert field in found.fields, f"{kind}.{field}"
