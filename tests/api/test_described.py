"""The schema explains itself: every type, field, argument and enum value says what it means."""

import re
from collections.abc import Iterator
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from cscs_graph.api.schema import make_schema

MADE_ELSEWHERE = {"PageInfo", "JSON", "Date", "DateTime"}


def schema() -> GraphQLSchema:
    return getattr(make_schema(), "_schema")  # noqa: B009 - the library offers no public way


def described(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Name and description of whatever a client can see."""
    for name, kind in schema.type_map.items():
        if name.startswith("__") or name in MADE_ELSEWHERE or not hasattr(kind, "description"):
            continue
        if isinstance(kind, GraphQLEnumType):
            yield name, kind.description
            yield from ((f"{name}.{value}", shown.description) for value, shown in kind.values.items())
        elif isinstance(kind, GraphQLInputObjectType):
            yield name, kind.description
            yield from ((f"{name}.{field}", shown.description) for field, shown in kind.fields.items())
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            yield name, kind.description
            for field, shown in kind.fields.items():
                yield f"{name}.{field}", shown.description
                yield from ((f"{name}.{field}({arg})", given.description) for arg, given in shown.args.items())


def test_everything_is_described() -> None:
    found = dict(described(schema()))
    assert len(found) > 900
    assert [name for name, text in found.items() if not text or len(text) < 4] == []


def test_descriptions_spell_names_as_clients_do() -> None:
    found = dict(described(schema()))
    assert [name for name, text in found.items() if re.search(r"[a-z]_[a-z]", text or "")] == []


def test_every_answer_and_every_party_is_of_its_interface() -> None:
    known = schema()
    answers: Any = known.type_map["Answer"]
    implementing = {kind.name for kind in known.get_possible_types(answers)}
    assert implementing == {name for name in known.type_map if name.endswith("Answer")} - {"Answer"} | {
        "CreditFile",
        "RegimeDiff",
    }
    parties: Any = known.type_map["Party"]
    assert {kind.name for kind in known.get_possible_types(parties)} == {"Entity", "Person"}
