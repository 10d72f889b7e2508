"""Grades, ramifications and equal measures as reference data, against the report and the documents."""

import csv
from collections import Counter
from typing import TypeVar

from cscs_graph.ingest.reference import EQUIVALENTS
from cscs_graph.model.base import Record
from cscs_graph.model.codes import Certainty, Change, Domain, Effect, GradeType, ListKind
from cscs_graph.model.grades import GradeBand, GradeDeduction, GradeScheme
from cscs_graph.model.ramifications import MeasureGroup, Ramification
from cscs_graph.model.rules import Measure
from cscs_graph.resources import resource
from tests.reference import reference_records

RECORDS = reference_records()
Kind = TypeVar("Kind", bound=Record)


def of(kind: type[Kind]) -> list[Kind]:
    return [record for record in RECORDS if isinstance(record, kind)]


SCHEMES = {scheme.id: scheme for scheme in of(GradeScheme)}
RAMIFICATIONS = of(Ramification)


def test_grades_are_of_the_four_kinds_of_table_2() -> None:
    assert {scheme.grade_type for scheme in SCHEMES.values()} == set(GradeType)


def test_the_taxpayer_scheme_is_that_of_section_5_1() -> None:
    """Companies start with 100 points; 95 violations; arrears of RMB 50,000 cost 11, lesser ones three or fewer."""
    scheme = SCHEMES["sta_taxpayer_2014"]
    assert (scheme.start_points, scheme.deductions_stated) == (100, 95)
    deductions = {one.fact_id.split(".")[1]: one for one in of(GradeDeduction) if one.scheme == scheme.id}
    large, less = deductions["arrears_50000"], deductions["arrears_less"]
    assert (large.points_min, large.points_max, less.points_min, less.points_max) == (11, 11, 0, 3)
    assert (
        sum(one.direct_band == "D" for one in deductions.values()) == 11
    )  # ten of article 20, one of the repair rules


def test_bands_leave_no_gap_and_do_not_overlap() -> None:
    """Article 18: A from 90, B from 70, C from 40, D below."""
    bands = {
        one.band: one for one in of(GradeBand) if one.scheme == "sta_taxpayer_2014" and one.points_from is not None
    }
    assert {name: (one.points_from, one.points_below) for name, one in bands.items()} == {
        "A": (90, None),
        "B": (70, 90),
        "C": (40, 70),
        "D": (0, 40),
    }


def test_a_direct_or_best_band_is_one_of_its_scheme() -> None:
    bands = {(band.scheme, band.band) for band in of(GradeBand)}
    named = {(one.scheme, band) for one in of(GradeDeduction) for band in (one.direct_band, one.best_band) if band}
    assert named
    assert named <= bands


def test_no_more_deductions_are_loaded_than_are_stated() -> None:
    loaded = Counter(one.scheme for one in of(GradeDeduction) if one.points_max is not None)
    for scheme in SCHEMES.values():
        if scheme.deductions_stated is not None:
            assert loaded[scheme.id] <= scheme.deductions_stated, scheme.id


def test_a_blacklisting_lowers_grades_and_nothing_raises_or_lists_by_grade() -> None:
    """Section 5.1: companies receive low grades if they have been blacklisted, never the reverse."""
    moved = [one for one in RAMIFICATIONS if one.grade_schemes]
    assert {scheme for one in moved for scheme in one.grade_schemes} == SCHEMES.keys()
    assert {(one.list_kind, one.domain, one.change) for one in moved} == {
        (ListKind.BLACK, Domain.GRADES, Change.LOWERED)
    }


def test_inspections_move_both_ways_by_the_notice_of_2015_and_the_guiding_opinions_of_2019() -> None:
    """Those of 2019 ask for a high or a low risk beside the standing (§5)."""
    moved = {(one.list_kind, one.source_id): one for one in RAMIFICATIONS if one.domain is Domain.SUPERVISION}
    assert {key: one.change for key, one in moved.items()} == {
        (ListKind.BLACK, "random_inspections_2015"): Change.RAISED,
        (ListKind.BLACK, "guiding_opinions_2019"): Change.RAISED,
        (ListKind.RED, "guiding_opinions_2019"): Change.LOWERED,
    }
    for kind, english, chinese in ((ListKind.BLACK, "of high risk", "高风险"), (ListKind.RED, "of low risk", "低风险")):
        one = moved[kind, "guiding_opinions_2019"]
        assert english in one.name_en
        assert chinese in (one.name_zh or "")


def test_ramifications_reward_on_redlists_only_and_claim_no_more_than_is_documented() -> None:
    assert {(one.list_kind is ListKind.RED, one.effect is Effect.REWARD) for one in RAMIFICATIONS} == {
        (True, True),
        (False, False),
    }
    by_law = {one.source_id for one in RAMIFICATIONS if one.certainty is Certainty.STATUTE}
    assert by_law == {"law_civil_service_2018", "law_supervisors_2021"}
    assert all(one.section or one.source_id != "trivium_2020" for one in RAMIFICATIONS)


def test_equal_measures_are_real_equals() -> None:
    """Of one effect and one domain, at least two of them, each in one group, and every group is used."""
    groups: dict[str, list[Measure]] = {}
    for measure in of(Measure):
        if measure.equivalent_to:
            groups.setdefault(measure.equivalent_to, []).append(measure)
    assert groups.keys() == {group.id for group in of(MeasureGroup)}
    assert min(len(group) for group in groups.values()) > 1
    for name, group in groups.items():
        assert len({(measure.effect, measure.domain) for measure in group}) == 1, name


def test_every_row_of_the_table_names_a_measure() -> None:
    with (resource("seed") / "reference" / EQUIVALENTS).open(encoding="utf-8", newline="") as text:
        named = [row["measure"] for row in csv.DictReader(text)]
    assert [name for name, count in Counter(named).items() if count > 1] == []
    assert set(named) == {measure.fact_id for measure in of(Measure) if measure.equivalent_to}
