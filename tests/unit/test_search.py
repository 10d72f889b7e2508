"""Search by name: what a user types is taken literally, and scores are explained by the best matching name."""

import pytest

from cscs_graph.analysis.parties import search
from cscs_graph.analysis.parties.search import MAX_QUERY, index_terms
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph, Row

scored = search._scored  # pyright: ignore[reportPrivateUsage]
SIGNS = '+-!(){}[]^"~*?:\\/&|<>='


def _row(*names: str) -> Row:
    return {"id": "x", "names": " | ".join(names)}


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_of_the_query_language_is_passed_on(sign: str) -> None:
    assert index_terms(f"a{sign}b") == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Steel AND Co", ["steel", "and", "co"]),
        ("  虚构   甲  ", ["虚构"]),
        ("甲", ["甲"]),
        ("name:*", ["name"]),
        ("虚构钢铁", ["虚构", "构钢", "钢铁"]),
        ("虚构2号钢铁有限公司", ["虚构", "2", "号钢", "钢铁"]),
        ("有限公司", ["有限", "限公", "公司"]),
    ],
)
def test_a_query_is_words_and_pairs_of_characters_without_the_legal_form(typed: str, terms: list[str]) -> None:
    assert index_terms(typed) == terms


@pytest.mark.parametrize("typed", ["", "   ", "?!*", "()[]"])
def test_nothing_to_look_for_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="state at least one letter"):
        index_terms(typed)


def test_a_query_has_an_end() -> None:
    assert index_terms("a" * MAX_QUERY) == ["a" * MAX_QUERY]
    with pytest.raises(BadInput, match=f"{MAX_QUERY + 1} characters are more than {MAX_QUERY}"):
        index_terms("a" * (MAX_QUERY + 1))


def test_the_same_name_scores_full_in_any_case() -> None:
    assert scored("fictitious STEEL", _row("Other", "Fictitious Steel")) == (100.0, "x", "Fictitious Steel")


def test_the_best_of_several_names_counts() -> None:
    score, _, matched = scored("虚构甲", _row("虚构甲公司", "Fictitious A", "虚构甲"))
    assert (score, matched) == (100.0, "虚构甲")
    assert scored("虚构甲", _row("虚构甲公司"))[0] < 100


def test_of_names_that_score_alike_one_is_shown_always() -> None:
    assert scored("steel", _row("Steel", "STEEL"))[2] == scored("steel", _row("STEEL", "Steel"))[2] == "Steel"


def test_a_party_without_names_scores_nothing() -> None:
    assert scored("steel", {"id": "x", "names": None}) == (0.0, "x", "")


@pytest.mark.parametrize("typed", [f"虚构{SIGNS}", "虚构 AND", "OR 虚构", '"虚构', "虚构~2 NOT", "(虚构"])
async def test_no_query_breaks_the_index(graph: Graph, typed: str) -> None:
    hits = await search.search(graph, typed, limit=3)
    assert hits
    assert [(-hit.score, hit.party.id) for hit in hits] == sorted((-hit.score, hit.party.id) for hit in hits)
