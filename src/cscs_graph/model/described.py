"""What classes say of their fields and codes: the text under each, read from the source when somebody asks for it.

A description is written once, under the field or the code that it describes. The GraphQL schema, and whatever else explains
an answer to a client, takes it from here; a command that explains nothing reads no source.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from pydantic import BaseModel

ALIKE = {
    "id": "Its id; the same in every answer.",
    "name_en": "Name in English.",
    "name_zh": "Name in Chinese; null where none is loaded.",
    "since": "First day on which it holds; null where that is not known.",
    "until": "First day on which it no longer holds, exclusive; null while no end is known.",
    "section": "Section of the report, or article of the document, that states it.",
    "note": "What a reader of it has to know; null where there is nothing.",
    "source": "Where the statement comes from; null where no source is loaded.",
    "document_no": "Number of the document that states it, as issued.",
    "certainty": "How well it is documented; as weak as the weakest step of its proof.",
    "credit_list": "The list that it concerns.",
    "listing": "The listing that it rests on.",
    "party": "The party that it concerns.",
    "subject": "The party that was asked about.",
    "number": "Its number in the document.",
    "kind": "What sort it is.",
    "fact_id": "Names the fact across all its versions.",
    "share_min": "Share that is certain, 0 to 1.",
    "share_max": "Share that is possible, 0 to 1; the same as the minimum where it is known.",
    "votes_min": "Share of the votes that is certain, 0 to 1.",
    "votes_max": "Share of the votes that is possible, 0 to 1; the same as the minimum where it is known.",
    "proof": "The facts and rules that it rests on, in the order in which they are read.",
    "truncated": "Why and where it was cut short; null: it is whole.",
}
"""Fields that mean the same wherever they occur. A class that means something else by one says so under it."""


@cache
def text_of(field_of: type, name: str) -> str | None:
    """What is said under a field, a property or a code of a class; of one that says nothing itself, what is always meant."""
    for base in field_of.__mro__:
        said = _under(base.__module__).get(base.__qualname__, {}).get(name)
        if said is not None:
            return said
    stated = field_of.model_fields.get(name) if issubclass(field_of, BaseModel) else None
    if stated is not None and stated.description:
        return stated.description
    return ALIKE.get(name) if issubclass(field_of, BaseModel) else None


def summary(described: type) -> str:
    """The docstring of a class; of one without its own, nothing, rather than that of its base."""
    return joined(described.__dict__.get("__doc__") or "")


def codes_of(codes: type[StrEnum]) -> dict[str, str]:
    """What each member of a code list means, by its name."""
    return {member.name: text_of(codes, member.name) or "" for member in codes}


@cache
def _under(module: str) -> dict[str, dict[str, str]]:
    """Of each class of a module: the texts under its attributes, and the docstrings of its properties."""
    if module in ("builtins", "enum", "typing", "abc") or module.startswith("pydantic"):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_texts(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _texts(described: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, after in zip(described.body, [*described.body[1:], None], strict=True):
        if isinstance(statement, ast.FunctionDef) and (own := ast.get_docstring(statement)):
            yield statement.name, joined(own)
        elif (
            isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str)
        ):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
            if isinstance(target, ast.Name):
                yield target.id, joined(after.value.value)


def joined(text: str) -> str:
    """Paragraphs of one line each."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
