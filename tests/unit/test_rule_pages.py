"""Pages of agencies and lists: what comes after an id, whether more follows, and how many there are in all."""

import pytest
from pydantic import ValidationError

from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.reference.directory import Agencies, CreditLists
from cscs_graph.analysis.reference.listings import Listings
from cscs_graph.analysis.reference.pages import page_of
from cscs_graph.errors import BadInput, LimitExceeded
from cscs_graph.model.answers import AgencyRef, Page

AGENCIES = [AgencyRef(id=name, name_en=name) for name in ("a", "b", "c", "d", "e")]


@pytest.mark.parametrize(
    ("first", "after", "ids", "more"),
    [
        (2, "", ["a", "b"], True),
        (2, "b", ["c", "d"], True),
        (2, "d", ["e"], False),
        (2, "bb", ["c", "d"], True),  # an item that is gone meanwhile
        (3, "b", ["c", "d", "e"], False),
        (5, "", ["a", "b", "c", "d", "e"], False),
        (2, "e", [], False),
    ],
)
def test_a_page_goes_on_after_an_id(first: int, after: str, ids: list[str], more: bool) -> None:
    page = page_of(AGENCIES, first, after)
    assert [one.id for one in page.items] == ids
    assert (page.more, page.total) == (more, 5)


def test_an_answer_is_not_changed_afterwards() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Page(items=(), more=False, total=0).total = 1


@pytest.mark.parametrize("question", [Agencies, CreditLists])
def test_a_page_that_nobody_can_want_is_refused(question: type[Question[object]]) -> None:
    with pytest.raises(BadInput, match="first: 0 is less than 1"):
        question.of(first=0)
    with pytest.raises(LimitExceeded, match="first: 201 is more than 200"):
        question.of(first=201)
    with pytest.raises(LimitExceeded, match="first: 201 is more than 200"):
        Listings.of(list="court_defaulters", first=201)
