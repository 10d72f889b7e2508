"""The guide, the kept schema and the editor's examples say what the API does."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from cscs_graph import errors
from cscs_graph.analysis.core import bounds, question
from cscs_graph.analysis.core.pages import MAX_PAGE
from cscs_graph.api.app import READY_WITHIN
from cscs_graph.api.doors import MAX_BODY
from cscs_graph.api.examples import EXAMPLES
from cscs_graph.api.failures import INVALID
from cscs_graph.api.limits import MAX_ALIASES, MAX_DEPTH, MAX_TOKENS
from cscs_graph.api.schema import make_schema, sdl
from cscs_graph.settings import Settings
from tests.api.asking import ask
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "GRAPHQL.md").read_text("utf-8")
_BLOCK = re.compile(r"```(graphql|json variables|json reply)\n(.*?)```\n", re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A query of the guide, its variables, and the reply that the guide gives."""

    query: str
    variables: dict[str, Any]
    reply: dict[str, Any]


def shown_in_guide() -> Iterator[Shown]:
    query, variables = "", "{}"
    for kind, text in _BLOCK.findall(GUIDE):
        if kind == "graphql":
            assert query == "", "a query without a reply"
            query = text
        elif kind == "json variables":
            variables = text
        else:
            yield Shown(query, json.loads(variables), json.loads(text))
            query, variables = "", "{}"
    assert query == "", "a query without a reply"


SHOWN = list(shown_in_guide())


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: re.sub(r"\W+", "-", shown.query)[1:30])
async def test_a_query_of_the_guide_gives_the_reply_of_the_guide(api: httpx.AsyncClient, shown: Shown) -> None:
    response = await api.post("/graphql", json={"query": shown.query, "variables": shown.variables})
    assert (response.status_code, response.json()) == (200, shown.reply)


def test_the_guide_shows_every_field_that_can_be_asked() -> None:
    schema: Any = getattr(make_schema(), "_schema")  # noqa: B009 - the library offers no public way
    queries = " ".join(shown.query for shown in SHOWN)
    mentioned = [field for field in schema.query_type.fields if not re.search(rf"\b{field}(\(| {{|`)", queries + GUIDE)]
    assert mentioned == []
    assert len(SHOWN) >= 14


def test_the_guide_names_every_code() -> None:
    """Those of errors that can meet a client: what happens at start or while writing cannot."""
    elsewhere = {"CATALOGUE", "SERVER_START_FAILED", "DATA_FOLDER_IN_USE", "WRITE_REFUSED"}
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.CscsError)]
    codes = {kind.code for kind in kinds} - elsewhere
    assert {code for code in codes | {INVALID, "UNAUTHORIZED"} if f"`{code}`" not in GUIDE} == set()


def test_the_guide_states_the_limits_in_force() -> None:
    default = bounds.Bounds()
    for sentence in (
        f"{MAX_DEPTH} levels of nested fields, {MAX_ALIASES} aliases, {MAX_TOKENS:,} tokens, {MAX_BODY:,} bytes of body",
        f"{MAX_PAGE} items a page",
        f"`first` (1 to {MAX_PAGE})",
        f"rounds of the propagation, 1 to {question.MAX_DEPTH} | {default.depth}; `path` 6",
        f"up to {question.MAX_PARTIES:,} and {question.MAX_ROWS:,} | {default.parties:,}, {default.rows:,}",
        f"within {READY_WITHIN} seconds 503",
        f"127.0.0.1:{Settings().port}/graphql",
    ):
        assert sentence in GUIDE


def test_the_kept_schema_is_the_schema() -> None:
    kept = (ROOT / "docs" / "schema.graphql").read_text("utf-8")
    assert kept == sdl(), "write it anew: python -m cscs_graph.api.schema > docs/schema.graphql"


@pytest.mark.parametrize("name", EXAMPLES)
async def test_an_example_of_the_editor_has_an_answer(api: httpx.AsyncClient, name: str) -> None:
    data = await ask(api, EXAMPLES[name])
    [answer] = data.values()
    shown: list[Any] = [value for value in answer.values() if isinstance(value, list)]
    assert all(shown), "an example with an empty part shows nothing"
    assert len(shown) >= 1
