"""Search by name: what a user types is taken literally, and scores are explained by the best matching name."""

import pytest

from cscs_graph.analysis import parties
from cscs_graph.analysis.parties import MAX_QUERY, lucene
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph, Row

scored = parties._scored  # pyright: ignore[reportPrivateUsage]
SIGNS = '+-!(){}[]^"~*?:\\/&|<>='


def _row(*names: str) -> Row:
    return {"id": "x", "names": " | ".join(names)}


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_of_the_query_language_is_escaped(sign: str) -> None:
    assert lucene(f"a{sign}b") == f"a\\{sign}b"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Steel AND Co", "Steel and Co"),
        ("NOT OR TO", "not or to"),
        ("Andrew NOTRE", "Andrew NOTRE"),
        ("  虚构   甲  ", "虚构 甲"),
        ("name:*", "name\\:\\*"),
    ],
)
def test_words_of_the_query_language_are_words(typed: str, query: str) -> None:
    assert lucene(typed) == query


@pytest.mark.parametrize("typed", ["", "   ", "?!*", "()[]"])
def test_nothing_to_look_for_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="state at least one letter"):
        lucene(typed)


def test_a_query_has_an_end() -> None:
    assert lucene("a" * MAX_QUERY) == "a" * MAX_QUERY
    with pytest.raises(BadInput, match=f"{MAX_QUERY + 1} characters are more than {MAX_QUERY}"):
        lucene("a" * (MAX_QUERY + 1))


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
    hits = await parties.search(graph, typed, limit=3)
    assert len(hits) == 3
    assert [(-hit.score, hit.party.id) for hit in hits] == sorted((-hit.score, hit.party.id) for hit in hits)
