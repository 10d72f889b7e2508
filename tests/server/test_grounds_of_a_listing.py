"""On which ground a court listed a party decides how long it stays on the list (article 2 of the rules of 2017)."""

from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.repair.question import Repair
from cscs_graph.graph.connection import Graph
from tests.conftest import Store
from tests.loading import load

GROUNDS = {
    "refusal": ["court_defaulters.1"],
    "resistance": ["court_defaulters.2"],
    "evasion": ["court_defaulters.3"],
    "several": ["court_defaulters.3", "court_defaulters.4"],
    "unknown": [],
}


def lines(key: str, grounds: list[str]) -> list[dict[str, Any]]:
    listing = {
        "id": f"ground-listing-{key}",
        "party": f"ground-{key}",
        "list": "court_defaulters",
        "valid_from": "2018-03-31",
        "grounds": grounds,
        "note": "invented",
        "note_zh": "虚构",
    }
    return [
        {"type": "Entity", "id": f"ground-{key}", "name": f"Invented {key}"},
        {"type": "Listing"} | {name: value for name, value in listing.items() if value},
    ]


@pytest_asyncio.fixture(scope="module")
async def graph(store: Store) -> Graph:
    await load(
        store.graph, *(line for key, grounds in GROUNDS.items() for line in lines(key, grounds)), source="grounds"
    )
    return store.graph


@pytest.mark.parametrize(
    ("key", "over"),
    [
        ("refusal", None),  # the rules set no term: it lasts until the debtor performs
        ("evasion", date(2020, 3, 31)),
        ("several", date(2023, 3, 31)),
        ("unknown", date(2023, 3, 31)),
    ],
)
async def test_the_longest_term_is_that_of_the_ground(graph: Graph, key: str, over: date | None) -> None:
    days = [date(2020, 3, 30), date(2020, 3, 31), date(2023, 3, 31)]
    answers = [await ask(graph, CascadingPunishment.of(party=f"ground-{key}", as_of=day)) for day in days]
    told = [listing.term_over for answer in answers for listing in answer.listings]
    assert told == [over if over is not None and over <= day else None for day in days]


async def test_a_known_ground_is_shown_and_its_term_alone(graph: Graph) -> None:
    found = (await ask(graph, Repair.of(listing="ground-listing-evasion", as_of=date(2019, 1, 1)))).repair
    assert [ground.name_zh for ground in found.listing.grounds] == [
        "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行"
    ]
    assert found.term is not None
    assert (found.term.term_months, found.term.extension_max_months) == (24, None)
    assert (found.earliest_removal, found.terms_by_ground) == (date(2020, 3, 31), ())


async def test_where_it_is_not_known_the_terms_of_all_are_told(graph: Graph) -> None:
    found = (await ask(graph, Repair.of(listing="ground-listing-unknown", as_of=date(2019, 1, 1)))).repair
    terms = {tuple(ground.number for ground in view.grounds): view.term_months for view in found.terms_by_ground}
    assert terms == {(1,): None, (2,): 24, (3, 4, 5, 6): 24, (): 24}
    assert [view.extension_max_months for view in found.terms_by_ground if view.several_grounds] == [36]
    assert "On which ground the listing rests is not recorded" in " ".join(found.unknown)


async def test_that_a_court_may_extend_a_term_is_said_with_the_cases_in_which_it_may(graph: Graph) -> None:
    """Article 2: two years; one to three more for serious violence or threats or for several acts. Forged evidence, which stands
    in the same item of article 1, gets no more than two years."""
    found = {
        key: (await ask(graph, Repair.of(listing=f"ground-listing-{key}", as_of=date(2019, 1, 1)))).repair
        for key in GROUNDS
    }
    told = {
        key: [one for one in repair.unknown if "may be extended by 12 to 36 months" in one]
        for key, repair in found.items()
    }
    assert {key: len(said) for key, said in told.items()} == {
        "resistance": 1,
        "several": 1,
        "unknown": 1,
        "refusal": 0,
        "evasion": 0,
    }
    assert "term of 24 months" in told["resistance"][0]
    assert "not for forged evidence" in told["resistance"][0]
    assert any("可以延长12至36个月（由人民法院决定" in one for one in found["several"].unknown_zh)


async def test_a_note_of_the_record_stands_in_the_sentence(graph: Graph) -> None:
    step = (
        (await ask(graph, CascadingPunishment.of(party="ground-evasion", as_of=date(2019, 1, 1))))
        .consequences[0]
        .proof[0]
    )
    assert step.sentence_en.endswith("since 31 March 2018 (note: invented).")
    assert step.sentence_zh.endswith("（注：虚构）。")
