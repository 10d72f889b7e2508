"""Search by name: what a user types is taken literally, and scores are explained by the best matching name."""

import pytest

from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.names import MAX_QUERY, Named, index_terms, is_name_like
from cscs_graph.analysis.core.pages import cursor
from cscs_graph.analysis.parties.parties import EntityByCode, RelatedParties
from cscs_graph.analysis.parties.search import Search
from cscs_graph.errors import BadInput, LimitExceeded, NotFound
from cscs_graph.graph.connection import Graph, Row

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
    """Before anything is made of it: the forms of ten thousand characters would take seconds."""
    assert Search.of(name="a" * MAX_QUERY).text == "a" * MAX_QUERY
    with pytest.raises(BadInput, match=f"name: more than {MAX_QUERY} characters"):
        Search.of(name="a" * (MAX_QUERY + 1))


def test_the_same_name_scores_full_in_any_case() -> None:
    assert Named.of("fictitious STEEL", _row("Other", "Fictitious Steel")) == Named(100.0, "x", "Fictitious Steel")


def test_the_best_of_several_names_counts() -> None:
    found = Named.of("虚构甲", _row("虚构甲公司", "Fictitious A", "虚构甲"))
    assert (found.score, found.name) == (100.0, "虚构甲")
    assert Named.of("虚构甲", _row("虚构甲公司")).score < 100


def test_of_names_that_score_alike_one_is_shown_always() -> None:
    assert Named.of("steel", _row("Steel", "STEEL")).name == Named.of("steel", _row("STEEL", "Steel")).name == "Steel"


def test_a_party_without_names_scores_nothing() -> None:
    assert Named.of("steel", {"id": "x", "names": None}) == Named(0.0, "x", "")


@pytest.mark.parametrize("typed", [f"虚构{SIGNS}", "虚构 AND", "OR 虚构", '"虚构', "虚构~2 NOT", "(虚构"])
async def test_no_query_breaks_the_index(graph: Graph, typed: str) -> None:
    hits = (await ask(graph, Search.of(name=typed, first=3))).hits
    assert hits
    assert [(-hit.score, hit.party.id) for hit in hits] == sorted((-hit.score, hit.party.id) for hit in hits)


BOTTOM = "actual-control-bottom"
CODE = "91320500XXXX90034J"
"""Of the company at the bottom of `seed/scenarios/actual_control`, called 虚构底层公司."""


@pytest.mark.parametrize("typed", [BOTTOM, CODE, "9132 0500 xxxx 90034j"])
async def test_an_id_or_a_code_finds_whoever_carries_it(graph: Graph, typed: str) -> None:
    hit = (await ask(graph, Search.of(name=typed, first=1))).hits[0]
    assert (hit.party.id, hit.score, hit.matched_name) == (BOTTOM, 100.0, typed)


async def test_a_lone_character_finds_names_that_begin_with_it(graph: Graph) -> None:
    """No name of the store is that character alone, and the index holds pairs."""
    page = await ask(graph, Search.of(name="虚", first=5))
    assert len(page.hits) == 5
    assert page.more
    assert all("虚" in hit.matched_name for hit in page.hits)


async def test_pages_of_hits_follow_each_other(graph: Graph) -> None:
    whole = (await ask(graph, Search.of(name="虚构", first=9))).hits
    found: list[str] = []
    after: str | None = None
    for _ in range(3):
        page = await ask(graph, Search.of(name="虚构", first=3, after=after))
        found += [hit.party.id for hit in page.hits]
        after = cursor("search", page.hits[-1].score, page.hits[-1].party.id)
    assert found == [hit.party.id for hit in whole]


async def test_a_name_in_place_of_a_reference_is_told_whom_it_may_mean(graph: Graph) -> None:
    with pytest.raises(NotFound, match=rf"no id or code.*`search` finds names: 虚构底层公司 \({BOTTOM}\)") as refusal:
        await ask(graph, ActualControllers.of(party="虚构底层公司"))
    assert str(refusal.value).count("(") <= 3
    with pytest.raises(NotFound, match="no party 'no-such-party' is loaded"):
        await ask(graph, ActualControllers.of(party="no-such-party"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("虚构", True),
        ("Fictitious Steel", True),
        ("Steel", True),
        (CODE, False),
        ("9132 0500 XXXX 90034J", True),
        ("joint-bid-lead", False),
        ("org:12345678X", False),
        ("", False),
    ],
)
def test_ids_and_codes_are_no_names(text: str, named: bool) -> None:
    """A code in groups of which one is letters only may be a name: it is searched for only if nobody carries it."""
    assert is_name_like(text) is named


async def test_an_entity_is_found_by_its_code_alone(graph: Graph) -> None:
    assert (await ask(graph, EntityByCode.of(uscc=CODE.lower()))).id == BOTTOM
    with pytest.raises(BadInput, match="uscc: 'actual-control-bottom' has"):
        EntityByCode.of(uscc=BOTTOM)


def test_a_page_has_an_end() -> None:
    with pytest.raises(LimitExceeded, match="first: 201 is more than 200"):
        RelatedParties.of(party=BOTTOM, first=201)
