"""What several measures say is shown once: which measures are one, which dates and agencies the one has."""

from datetime import date

from cscs_graph.analysis.cascade.merging import merged
from cscs_graph.model.answers import (
    AgencyRef,
    Basis,
    ListingRef,
    ListRef,
    MeasureGroupRef,
    MeasureRef,
    MouRef,
    PartyKind,
    PartyRef,
    Target,
    conditions,
)
from cscs_graph.model.codes import Certainty, Domain, Effect, ImposerBasis, ListKind, TargetClass
from cscs_graph.model.language import LanguageCode

LAND = MeasureGroupRef(id="land", name_en="No land")
SPRING, SUMMER, AUTUMN = date(2018, 3, 1), date(2018, 6, 1), date(2018, 9, 1)


def _found(
    measure: str,
    group: MeasureGroupRef | None = None,
    *,
    party: str = "company",
    as_what: TargetClass = TargetClass.COMPANY,
    certainty: Certainty = Certainty.MOU,
    effect: Effect = Effect.RESTRICT,
    since: date | None = SPRING,
    end: date | None = AUTUMN,
    agencies: tuple[str, ...] = (),
    only_if: str | None = None,
) -> Basis:
    target = Target(party=PartyRef(id=party, kind=PartyKind.ENTITY, name=party), target_class=as_what)
    listed_on = ListRef(id="list", name_en="List", kind=ListKind.BLACK)
    ref = MeasureRef(
        id=measure,
        number="1",
        name_en=measure,
        effect=effect,
        domain=Domain.OTHER,
        equivalence_group=group,
        condition_en=only_if,
        condition_zh=only_if and "天晴(已出太阳)",
    )
    return Basis(
        listing=ListingRef(id=f"listing of {measure}", party_id=party, credit_list=listed_on, since=since, until=end),
        mou=MouRef(id=f"document of {measure}", title_zh="备忘录"),
        measure=ref,
        target=target,
        imposed_by=tuple(AgencyRef(id=name, name_en=name) for name in agencies),
        since=since,
        earliest_end=end,
        certainty=certainty,
        proof=(),
    )


def test_measures_of_one_group_are_one_consequence_with_both_bases() -> None:
    (one,) = merged([_found("a", LAND, agencies=("mof",)), _found("b", LAND, agencies=("mnr", "mof"))])
    assert [basis.measure.id for basis in one.bases] == ["a", "b"]
    assert (one.equivalence_group, one.measure.id) == (LAND, "a")
    assert [agency.id for agency in one.imposed_by] == ["mnr", "mof"]


def test_other_measures_parties_and_effects_stay_apart() -> None:
    found = [
        _found("a", LAND),
        _found("a", LAND, party="other"),
        _found("b", LAND, effect=Effect.SCRUTINISE),
        _found("c"),
        _found("d"),
    ]
    assert len(merged(found)) == len(found)


def test_one_measure_that_meets_a_person_in_two_classes_is_one_consequence() -> None:
    classes = (TargetClass.LEGAL_REPRESENTATIVE, TargetClass.DIRECTOR_SUPERVISOR_MANAGER)
    (one,) = merged([_found("a", as_what=as_what) for as_what in classes])
    assert tuple(basis.target.target_class for basis in one.bases) == classes


def test_the_most_certain_basis_comes_first() -> None:
    (one,) = merged([_found("a", LAND, certainty=Certainty.DRAFT), _found("b", LAND, certainty=Certainty.STATUTE)])
    assert (one.certainty, one.measure.id, one.mou.id) == (Certainty.STATUTE, "b", "document of b")


def test_it_begins_with_the_first_basis_and_may_end_with_the_last() -> None:
    (one,) = merged([_found("a", LAND, since=SUMMER, end=SUMMER), _found("b", LAND, since=SPRING, end=AUTUMN)])
    assert (one.since, one.earliest_end) == (SPRING, AUTUMN)


def test_where_one_day_is_not_known_neither_is_that_of_the_whole() -> None:
    (one,) = merged([_found("a", LAND, since=None), _found("b", LAND, end=None)])
    assert (one.since, one.earliest_end) == (None, None)


def test_what_a_measure_depends_on_is_told_unless_another_basis_says_the_same_without() -> None:
    sun, moon = _found("a", LAND, only_if="the sun shines"), _found("b", LAND, only_if="the moon shines")
    (one,) = merged([sun, moon])
    assert one.condition(LanguageCode.EN) == "the sun shines; or the moon shines"
    assert one.condition(LanguageCode.ZH) == "天晴(已出太阳)"
    (other,) = merged([sun, _found("c", LAND)])
    assert other.condition(LanguageCode.EN) is None
    assert "; only if: the sun shines" in sun.sentence_en
    assert "；条件：天晴（已出太阳）" in sun.sentence_zh


def test_who_imposes_is_said_with_chinese_brackets() -> None:
    found = _found("a")
    measure = found.measure.model_copy(update={"imposed_by_text_zh": "公司(应当解除其职务)"})
    basis = found.model_copy(update={"measure": measure, "imposer_basis": ImposerBasis.DESCRIBED})
    assert basis.imposed(LanguageCode.ZH) == "由公司（应当解除其职务）实施"


def test_a_condition_of_a_table_names_the_measures_that_it_limits_unless_it_limits_all() -> None:
    on_sun, plain = merged([_found("a", only_if="the sun shines"), _found("b")])
    assert [(one.text, one.limited) for one in conditions([on_sun, plain], LanguageCode.EN)] == [
        ("the sun shines", (on_sun,))
    ]
    assert [(one.text, one.limited) for one in conditions([on_sun], LanguageCode.ZH)] == [("天晴（已出太阳）", ())]
