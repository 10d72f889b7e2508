"""Every code and every type of fact has words in both languages, and both say the same things."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
import yaml

from cscs_graph.model import codes
from cscs_graph.model.answers import AgencyRef, ProofStep, StepKind
from cscs_graph.model.base import type_of
from cscs_graph.model.language import LanguageCode, filled, language
from cscs_graph.model.phrases import word
from cscs_graph.model.records import FACT_LINKS
from cscs_graph.model.repair import RepairStep
from cscs_graph.resources import resource
from tests.reference import reference_records

CODES: dict[str, type[StrEnum]] = {
    "certainty": codes.Certainty,
    "list_kind": codes.ListKind,
    "target_class": codes.TargetClass,
    "officer_role": codes.OfficerRole,
    "control_basis": codes.ControlBasis,
    "participant_role": codes.ParticipantRole,
    "strength": codes.Strength,
}
RULES = {"HAS_LISTING", "HAS_RECORD", "STIPULATES", "IMPOSES", "ADMITS_NO_BLACKLISTED", "OTHER"}
each_language = pytest.mark.parametrize("code", LanguageCode)


def table(code: LanguageCode) -> dict[str, Any]:
    return yaml.safe_load((resource("seed") / "wording" / f"{code}.yaml").read_text("utf-8"))


def paths(value: Any, *at: str) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, below in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from paths(below, *at, str(key))  # pyright: ignore[reportUnknownArgumentType]
    else:
        yield at


@each_language
def test_every_code_has_words(code: LanguageCode) -> None:
    for name, members in CODES.items():
        assert table(code)["words"][name].keys() == {str(member) for member in members}, name


@each_language
def test_every_type_of_fact_has_patterns(code: LanguageCode) -> None:
    assert {type_of(link) for link in FACT_LINKS} | RULES <= table(code)["steps"].keys()
    for forms in table(code)["steps"].values():
        assert {"open", "closed"} <= forms.keys()


def test_both_languages_have_the_same_patterns() -> None:
    assert set(paths(table(LanguageCode.EN))) == set(paths(table(LanguageCode.ZH)))


@each_language
def test_what_is_only_allowed_or_encouraged_is_never_said_as_required(code: LanguageCode) -> None:
    leads = table(code)["leads"]
    for name in ("consequence", "reward", "ramification", "ramification_reward"):
        said = [leads[name][form] for form in ("is", "would")]
        for strength in codes.Strength:
            weaker = [leads[name][f"{strength}_{form}"] for form in ("is", "would")]
            assert not {*weaker} & {*said}
            assert all("need not" in text or "not required" in text or "并非必须" in text for text in weaker), name


def test_a_part_whose_name_is_not_known_is_left_out() -> None:
    pattern = "{who} is here< since {day}>< (document {number})>"
    assert filled(pattern, {"who": "A", "day": None, "number": "1"}) == "A is here (document 1)"
    assert filled(pattern, {"who": "A"}) == "A is here"


def test_names_are_listed_as_the_language_does() -> None:
    english, chinese = language(LanguageCode.EN), language(LanguageCode.ZH)
    assert [english.several(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        None,
        "A",
        "A and B",
        "A, B and C",
    ]
    assert chinese.several(("甲", "乙", "丙")) == "甲、乙和丙"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (LanguageCode.EN, "(document （2021）京0108执1234号)"),
        (LanguageCode.ZH, "由虚构法院决定，文号为（2021）京0108执1234号"),
    ],
)
def test_a_case_number_begins_with_a_bracket_and_stands_in_no_other(code: LanguageCode, said: str) -> None:
    step = ProofStep(
        kind=StepKind.FACT,
        type="HAS_LISTING",
        from_id="p",
        from_name="虚构公司",
        to_id="l",
        to_name="名单",
        list_kind=codes.ListKind.BLACK,
        decided_by=AgencyRef(id="court", name_en="Invented court", name_zh="虚构法院"),
        document_no="（2021）京0108执1234号",
        fact_id="f",
        since=date(2021, 1, 1),
        until=None,
        source=None,
    )
    assert said in step.clause(code)
    record = step.model_copy(update={"type": "HAS_RECORD", "to_name": "判决"})
    assert "（（" not in record.clause(code)


def test_a_commitment_is_public_only_where_the_rule_says_so() -> None:
    """Order 45 asks for a promise (作出守信承诺), order 36 for one made in public (公开作出信用承诺): the word that both share
    does not say public, the step of order 36 does."""
    (step,) = [
        one for one in reference_records() if isinstance(one, RepairStep) and one.kind is codes.EventKind.COMMITMENT
    ]
    assert ("public" in step.name_en, step.name_zh) == (True, "公开作出信用承诺")
    words = [language(code).word("listing_event", codes.EventKind.COMMITMENT) for code in LanguageCode]
    words += [word(codes.EventKind.COMMITMENT, code) for code in LanguageCode]
    assert [one for one in words if "public" in one or "公开" in one] == []
