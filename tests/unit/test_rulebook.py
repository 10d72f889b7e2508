"""Scope of memoranda: whom a measure meets, and as what a listed party stands under a memorandum."""

from datetime import date

import pytest

from cscs_graph.analysis.rulebook.lists import ListRules, MeasureRule, MouRule, document_order
from cscs_graph.model.answers import MeasureRef, MouRef, PartyKind
from cscs_graph.model.codes import Domain, Effect, TargetClass
from cscs_graph.model.time import OPEN_END, Span

EVER = Span(date(2016, 1, 1), OPEN_END)
COMPANY, PERSON = TargetClass.COMPANY, TargetClass.PERSON
DIRECTLY, OTHER = TargetClass.DIRECTLY_RESPONSIBLE, TargetClass.OTHER


def _measure(name: str, *targets: TargetClass, number: str = "1") -> MeasureRule:
    ref = MeasureRef(id=name, number=number, name_en=name, effect=Effect.RESTRICT, domain=Domain.OTHER)
    return MeasureRule(ref, frozenset(targets), (), EVER, "source")


def _mou(*scope: TargetClass, measures: tuple[MeasureRule, ...] = (), regime: str | None = None) -> MouRule:
    ref = MouRef(id="mou", title_zh="备忘录", scope=scope, regime=regime)
    return MouRule(ref, "list", EVER, "fact", EVER, "source", measures)


@pytest.mark.parametrize(
    ("scope", "targets", "met"),
    [
        ((COMPANY, PERSON), (), {COMPANY, PERSON}),  # no words of its own: the memorandum's scope
        ((COMPANY, PERSON), (PERSON,), {PERSON}),  # narrower than the scope
        ((), (), {COMPANY, PERSON}),  # nothing stated anywhere: the listed parties themselves
        ((), (DIRECTLY,), {DIRECTLY}),
    ],
)
def test_whom_a_measure_meets(
    scope: tuple[TargetClass, ...], targets: tuple[TargetClass, ...], met: set[TargetClass]
) -> None:
    measure = _measure("m", *targets)
    mou = _mou(*scope, measures=(measure,))
    assert {target for target in TargetClass if mou.meets(measure, target)} == met


def test_a_stated_scope_is_not_widened_by_a_measure() -> None:
    assert _mou(COMPANY, measures=(_measure("m", PERSON),)).scope == {COMPANY}


def test_without_a_stated_scope_the_measures_add_to_the_listed_parties() -> None:
    assert _mou(measures=(_measure("m", DIRECTLY),)).scope == {COMPANY, PERSON, DIRECTLY}


@pytest.mark.parametrize(
    ("kind", "scope", "listed_as"),
    [
        (PartyKind.ENTITY, (COMPANY, OTHER), COMPANY),
        (PartyKind.ENTITY, (PERSON, OTHER), OTHER),
        (PartyKind.ENTITY, (PERSON,), COMPANY),  # met by nothing
        (PartyKind.PERSON, (COMPANY, PERSON, DIRECTLY), PERSON),
        (PartyKind.PERSON, (COMPANY, DIRECTLY, OTHER), DIRECTLY),
        (PartyKind.PERSON, (COMPANY, OTHER), OTHER),
        (PartyKind.PERSON, (COMPANY,), PERSON),  # met by nothing
    ],
)
def test_as_what_a_listed_party_meets_a_memorandum(
    kind: PartyKind, scope: tuple[TargetClass, ...], listed_as: TargetClass
) -> None:
    assert _mou(*scope).class_of_listed(kind) is listed_as


def test_lists_without_measures_are_unknown_unless_they_were_not_in_force() -> None:
    book = ListRules(
        {"full": (_mou(COMPANY, measures=(_measure("m"),)),), "empty": (_mou(COMPANY),), "none": (), "idle": ()},
        frozenset({"idle"}),
    )
    assert book.unknown() == ("empty", "none")
    assert [(one.credit_list_id, one.measures_loaded) for one in book.coverage()] == [("empty", 0), ("full", 1)]
    assert book.scope("full") == {COMPANY}
    assert book.scope("none") == book.scope("nobody knows") == frozenset()


def test_regimes_are_named_once_and_in_order() -> None:
    book = ListRules({"a": (_mou(regime="later"), _mou(regime="earlier")), "b": (_mou(regime="later"), _mou())})
    assert book.regimes() == ("earlier", "later")


def test_measures_stand_in_the_order_of_the_document() -> None:
    numbers = ["10", "2", "x1", "(二)1", "(一)10", "(一)2"]
    rules = [_measure(f"m.{number}", number=number) for number in numbers]
    assert [rule.ref.number for rule in sorted(rules, key=document_order)] == [
        "2",
        "10",
        "(一)2",
        "(一)10",
        "(二)1",
        "x1",
    ]
