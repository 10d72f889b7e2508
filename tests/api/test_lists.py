"""A list that can be long is read a page at a time, with a total: no answer and no rule document hands all of it over."""

from typing import Any

from graphql import GraphQLList, get_named_type, get_nullable_type, is_interface_type, is_leaf_type, is_object_type

from cscs_graph.api.schema import make_schema

PATHS = "a path is as deep as the question allows"
OF_ONE_RULE = "what one list, measure, scheme or memorandum names"
OF_ONE_ANSWER = "the rules that an answer goes by, not what is loaded of parties"
SHORT: dict[str, str] = {
    "ProofStep": PATHS,
    "TieStep": PATHS,
    "PathStep": PATHS,
    "Agency": OF_ONE_RULE,
    "Mou": OF_ONE_RULE,
    "Measure": OF_ONE_RULE,
    "EntryCriterion": OF_ONE_RULE,
    "ScopeClause": OF_ONE_RULE,
    "Band": OF_ONE_RULE,
    "MovedGrade": OF_ONE_RULE,
    "CatalogueClass": OF_ONE_RULE,
    "Regime": OF_ONE_ANSWER,
    "ControlRule": OF_ONE_ANSWER,
    "CreditList": OF_ONE_ANSWER,
    "MouCoverage": OF_ONE_ANSWER,
    "ListCoverage": OF_ONE_ANSWER,
    "AppliedEdition": OF_ONE_ANSWER,
    "RegimeReport": OF_ONE_ANSWER,
    "ListReport": OF_ONE_ANSWER,
    "MouReport": OF_ONE_ANSWER,
    "RuleCount": OF_ONE_ANSWER,
    "ChangedAspect": "one for each of the few aspects that can change",
    "EffectCount": "one for each kind of effect",
    "Document": "few documents take the place of one",
    "RepairBlock": "one for each kind of block",
    "CodeFault": "a code of eighteen characters has few faults",
    "Ground": "what one decision found",
    "TermView": "one for each ground that the rules of a list tell apart",
    "Dispute": "what is brought against one listing",
    "Match": "as many as the question asks for",
    "ControlledFrom": "few control one company",
    "Truncation": "one for each search that a row takes",
}
"""Types of which a list needs no pages, and why."""


def test_every_other_list_is_a_connection() -> None:
    schema: Any = getattr(make_schema(), "_schema")  # noqa: B009 - the library offers no public way
    plain: set[str] = set()
    long: list[str] = []
    for kind in schema.type_map.values():
        if not (is_object_type(kind) or is_interface_type(kind)) or kind.name.startswith("__"):
            continue
        for name, field in kind.fields.items():
            item = get_named_type(field.type)
            if not isinstance(get_nullable_type(field.type), GraphQLList) or is_leaf_type(item):
                continue
            if kind.name.endswith("Connection") and name in ("nodes", "edges"):
                continue
            plain.add(item.name)
            if item.name not in SHORT:
                long.append(f"{kind.name}.{name}: {item.name}")
    assert long == []
    assert plain == SHORT.keys(), "a type is named of which there is no such list"
