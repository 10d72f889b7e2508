"""Every parameter that changes an answer changes its id (DESIGN §4: the canonical parameters follow from the question)."""

from datetime import date, datetime
from typing import Any

import pytest

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import canonical
from cscs_graph.analysis.questions import all_questions, question_named
from cscs_graph.errors import CscsError
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import Direction
from cscs_graph.model.codes import Certainty, IdentityGrade
from cscs_graph.model.suppliers import Supplier
from cscs_graph.model.time import CHINA

DAY = date(2018, 6, 1)
CODE = "91330100XXXX0030XP"
"""Of redlist-lost-company."""
STATED: dict[str, dict[str, Any]] = {
    "ifListed": {"party": "shanghai-husi", "list": "court_defaulters"},
    "personnelLinkage": {"party": "shanghai-husi"},
    "roles": {"party": "shanghai-husi"},
    "phoenixCompanies": {"party": "second-venture-listed"},
    "crossContamination": {"application": "joint-bid-bridge"},
    "ifJointlyFiled": {"lead": "joint-bid-lead"},
    "actualControllers": {"party": "joint-bid-lead"},
    "controlledCompanies": {"party": "joint-bid-lead"},
    "ownershipTree": {"party": "joint-bid-lead"},
    "beneficialOwners": {"party": "joint-bid-lead"},
    "integratedOwnership": {"holder": "actual-control-founder", "company": "actual-control-joined"},
    "path": {"from_party": "joint-bid-lead", "to_party": "joint-bid-representative"},
    "ifGraded": {"scheme": "sta_taxpayer_2014"},
    "diffRegimes": {"party": "joint-bid-sister", "regime_a": "mou_2014_2020", "regime_b": "law_and_basic_list"},
    "screen": {"suppliers": (Supplier(row=1, codes=(CODE,)),)},
}
"""What questions have to be told where the usual would tell nothing."""
USUAL: dict[str, Any] = {"party": "joint-bid-sister", "listing": "joint-bid-listing-sister", "list": "court_defaulters"}
"""What a question has to be told otherwise."""
OTHERS: dict[str, tuple[Any, ...]] = {
    "as_of": (date(2016, 6, 1), date(2019, 6, 1)),
    "known_at": (datetime(2015, 1, 1), datetime(2018, 7, 1), datetime(2026, 6, 1)),
    "party": ("joint-bid-glass", "joint-bid-representative", CODE),
    "holder": ("actual-control-holding",),
    "company": ("actual-control-middle",),
    "listing": ("joint-bid-listing-glass",),
    "application": ("joint-bid-hospital",),
    "list": ("work_safety", "environment"),
    "on": (date(2018, 5, 1), date(2017, 12, 1)),
    "lead": ("joint-bid-sister",),
    "co_bidders": (("joint-bid-glass",),),
    "suppliers": (("joint-bid-sand", "joint-bid-defaulter"), (Supplier(row=1, codes=("joint-bid-sister",)),)),
    "from_party": ("joint-bid-partner",),
    "to_party": ("joint-bid-steel",),
    "scheme": ("sta_taxpayer_2025",),
    "deductions": ({"sta_taxpayer_2014.arrears_50000": 1},),
    "start_points": (50.0,),
    "regime_a": ("of_another_time",),
    "regime_b": ("of_another_time",),
    "minimum_certainty": (Certainty.STATUTE, Certainty.ANECDOTAL),
    "depth": (1, 2),
    "max_parties": (1, 2),
    "max_rows": (1, 2),
    "superseded_rules": (True,),
    "outlet_threshold": (1,),
    "outlet_window_months": (1,),
    "include_former": (False,),
    "cross_state_holders": (True,),
    "max_degree": (1,),
    "minimum_identity": (IdentityGrade.VERIFIED,),
    "months_before": (0, 120),
    "rule": (">0.99", ">0.1", "fatf"),
    "direction": (Direction.DOWN,),
    "min_share": (0.9,),
    "accept": (0.1, 1.0),
    "margin": (0.5,),
    "show": (0.1,),
    "candidates": (1,),
    "tie_depth": (1, 4),
    "section": ("9.6",),
    "text": ("Taobao", "47,000"),
}
"""Other values of a parameter, whatever the question."""
REFUSED = {"regime_a", "regime_b"}
"""Parameters without another value that is answered: two regimes are loaded, and none is compared with itself."""
CHANGES = [(question, field) for question in all_questions() for field in question.model_fields]


def stated_of(question: type[Question[Any]]) -> dict[str, Any]:
    """What the tests tell a question."""
    either = {fields[0] for fields in question.either.values()}
    told = {name for name, field in question.model_fields.items() if field.is_required()} | either
    usual = {name: USUAL[name] for name in told if name in USUAL}
    return {"as_of": DAY, **STATED.get(question.name, usual)}


def _other(question: type[Question[Any]], field: str) -> list[Question[Any]]:
    """The question with other values of one parameter; what is either is stated instead of the other."""
    stated = stated_of(question)
    for fields in question.either.values():
        if field in fields:
            stated = {name: value for name, value in stated.items() if name not in fields}
    found: list[Question[Any]] = []
    for value in OTHERS[field]:
        try:
            found.append(question.of(**(stated | {field: value})))
        except CscsError:
            continue  # a value of another question's parameter of that name
    assert found, f"no other value of {field} fits {question.name}"
    return found


def _said(answer: Any) -> str:
    return answer.model_dump_json(exclude={"answer_id", "parameters"})


@pytest.mark.parametrize(("question", "field"), CHANGES, ids=lambda value: getattr(value, "name", value))
async def test_another_answer_has_another_id(graph: Graph, question: type[Question[Any]], field: str) -> None:
    stated = question.of(**stated_of(question))
    base, again = await ask(graph, stated), await ask(graph, stated)
    assert base.model_dump_json() == again.model_dump_json()
    answered = 0
    for other in _other(question, field):
        assert canonical(other, other.scope(CHINA)) != canonical(stated, stated.scope(CHINA))
        try:
            changed = await ask(graph, other)
        except CscsError:
            continue  # refused: no answer, no id
        answered += 1
        if _said(changed) != _said(base):
            assert changed.answer_id != base.answer_id, f"{field} changes the answer and not its id"
        assert changed.parameters != base.parameters, f"{field} is no part of the canonical parameters"
    assert bool(answered) != (field in REFUSED), f"{field}: {answered} other values are answered"


def test_every_question_is_found_by_its_name() -> None:
    for question in all_questions():
        assert question_named(question.name) is question
