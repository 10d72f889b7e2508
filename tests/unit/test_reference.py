"""The reference data against the report: how many of what, and what the memoranda state."""

from collections import Counter
from pathlib import Path
from typing import TypeVar

import pytest

from cscs_graph.errors import BadInput
from cscs_graph.ingest.items import Item, Refusal
from cscs_graph.ingest.reference import EQUIVALENTS, files_of, read_reference, region_codes
from cscs_graph.model.base import FactLink, Record, Thing
from cscs_graph.model.categories import RecordCategory
from cscs_graph.model.codes import Completeness, DocumentKind, Effect, ListKind, ListStatus, TargetClass
from cscs_graph.model.rules import Agency, CreditList, EstablishedBy, Measure, Mou, Signed, Source
from cscs_graph.model.supersession import Supersession
from cscs_graph.resources import resource
from tests.reference import reference_records, reference_rows

ROWS, RECORDS = reference_rows(), reference_records()
Kind = TypeVar("Kind", bound=Record)


def of(kind: type[Kind]) -> list[Kind]:
    return [record for record in RECORDS if isinstance(record, kind)]


MOUS = {mou.id: mou for mou in of(Mou)}
LISTS = {credit_list.id: credit_list for credit_list in of(CreditList)}


def test_every_row_is_read() -> None:
    assert [row for row in ROWS if isinstance(row, Refusal)] == []


def test_ids_are_given_once() -> None:
    ids = Counter((type(record).__name__, record.id) for record in RECORDS if isinstance(record, Thing))
    assert [key for key, count in ids.items() if count > 1] == []


def test_the_council_has_46_members() -> None:
    """Appendix I."""
    assert sorted(agency.council_member_no or 0 for agency in of(Agency) if agency.council_member_no) == list(
        range(1, 47)
    )


def test_there_are_19_categories_of_public_credit_information() -> None:
    """Section 3.1, Table 1."""
    assert sorted(category.number for category in of(RecordCategory)) == list(range(1, 20))


def test_lists_are_those_of_appendix_iii() -> None:
    """42 rows of blacklists, three of them one list (court defaulters); 8 redlists; 3 in development, and one draft."""
    reported = [
        credit_list for credit_list in LISTS.values() if credit_list.section and credit_list.kind in BLACK_OR_RED
    ]
    kinds = Counter((credit_list.kind, credit_list.status) for credit_list in reported)
    assert kinds == {
        (ListKind.BLACK, ListStatus.ESTABLISHED): 40,
        (ListKind.RED, ListStatus.ESTABLISHED): 8,
        (ListKind.BLACK, ListStatus.DEVELOPING): 4,
    }
    rows = sorted(row for credit_list in LISTS.values() for row in credit_list.appendix_rows)
    expected = {"black": 42, "red": 8, "developing": 3}
    assert rows == sorted(f"{kind} {number}" for kind, count in expected.items() for number in range(1, count + 1))


BLACK_OR_RED = (ListKind.BLACK, ListKind.RED)


def test_lists_that_the_report_does_not_have_rest_on_law() -> None:
    later = {one.id: one.source_id for one in LISTS.values() if not one.section or one.kind not in BLACK_OR_RED}
    assert later == {
        "consumption_restrictions": "spc_consumption_2015",
        "terminated_enforcement": "spc_terminated_2016",
        "social_organisations": "law_social_organisations_2018",
        "telecom_fraud": "law_telecom_fraud_2024",
        "eia_compilers": "mee_eia_rules_2019",
        "defence_duty": "law_military_service_2021",
        "sme_payments": "law_sme_payments_2025",
    }


def test_court_defaulters_have_three_memoranda() -> None:
    """Appendix III, rows 2 to 4: the memorandum of 2016, that on bidding, that on real estate."""
    ties = [tie for tie in of(EstablishedBy) if tie.from_id == "court_defaulters" and tie.appendix_row]
    assert sorted((tie.appendix_row, tie.to_id) for tie in ties) == [
        ("black 2", "court_defaulters_2016"),
        ("black 3", "bidding_defaulters_2016"),
        ("black 4", "real_estate_restriction_2018"),
    ]


def test_measures_are_as_many_as_the_report_states() -> None:
    """Section 4.2: 25 sanctions of the agriculture ministry's list, 63 benefits of the transport ministry's redlist."""
    assert MOUS["agri_inputs_2017"].measures_stated == 25
    assert MOUS["red_transport_construction_2018"].measures_stated == 63


def test_no_memorandum_has_more_measures_loaded_than_it_states() -> None:
    """Consumption restrictions and the report's own examples spell out measures and are no further ones."""
    loaded = Counter(measure.mou for measure in of(Measure) if measure.number[0] not in "cs")
    for mou in MOUS.values():
        if mou.measures_stated is not None:
            assert loaded[mou.id] <= mou.measures_stated, mou.id
        if mou.completeness is Completeness.COMPLETE:
            assert loaded[mou.id] == mou.measures_stated or mou.measures_stated is None, mou.id


def test_a_consortium_with_a_court_defaulter_is_barred_as_a_whole() -> None:
    """Notice Fa [2016] No. 285."""
    whole = [measure for measure in of(Measure) if measure.whole_consortium]
    assert [(measure.mou, MOUS[measure.mou].document_no) for measure in whole] == [
        ("bidding_defaulters_2016", "法〔2016〕285号")
    ]


def test_measures_reward_on_redlists_only() -> None:
    kinds = {(tie.to_id, LISTS[tie.from_id].kind) for tie in of(EstablishedBy)}
    rewarding = {(measure.mou, measure.effect is Effect.REWARD) for measure in of(Measure)}
    effects = {(kind, rewards) for mou, kind in kinds for named, rewards in rewarding if named == mou}
    assert effects == {(ListKind.BLACK, False), (ListKind.ORDER, False), (ListKind.RED, True)}


def test_whatever_is_referred_to_is_there() -> None:
    there = {record.id for record in RECORDS if isinstance(record, Thing)}
    referred = {target for record in RECORDS for _, target in record.links()}
    referred |= {end for record in RECORDS if isinstance(record, FactLink) for end in (record.from_id, record.to_id)}
    sources = {getattr(record, "source_id", None) for record in RECORDS} - {None}
    assert (referred | sources) - there == set()
    assert sources <= {source.id for source in of(Source)}


def test_no_two_signatories_have_one_place() -> None:
    """Where a source leaves places out, they stay open; where it gives none, none is made up."""
    places = Counter((signed.to_id, signed.order) for signed in of(Signed) if signed.order is not None)
    assert [place for place, count in places.items() if count > 1] == []
    agencies = Counter((signed.to_id, signed.from_id) for signed in of(Signed))
    assert [pair for pair, count in agencies.items() if count > 1] == []
    assert {signed.to_id for signed in of(Signed) if signed.order is None} == {"ip_patents_2018", "red_safety_2017"}


def test_redlists_that_a_blacklisting_ends() -> None:
    """Section 4.1: two of them say so."""
    strict = {credit_list.id for credit_list in LISTS.values() if credit_list.requires_no_blacklisting}
    assert strict == {"red_a_grade_taxpayers", "red_work_safety"}
    assert all(LISTS[name].kind is ListKind.RED for name in strict)


def test_scopes_of_the_court_defaulters() -> None:
    assert set(MOUS["bidding_defaulters_2016"].scope) == {TargetClass.COMPANY, TargetClass.PERSON}
    assert TargetClass.ACTUAL_CONTROLLER in MOUS["court_defaulters_2016"].scope


def test_regions_include_abolished_ones() -> None:
    """Chongqing became a municipality in 1997: 510200 was its code before."""
    assert {"110000", "310101", "500000", "510200"} <= region_codes()


def test_another_folder_is_read_with_its_faults(tmp_path: Path) -> None:
    """A bad cell is refused with its line; an empty one states nothing."""
    (tmp_path / EQUIVALENTS).write_text("measure,group\n", "utf-8")
    (tmp_path / "regions.csv").write_text("id,name_zh,level\n110000,x,\n11,y,\n", "utf-8")
    good, bad = read_reference(tmp_path)
    assert isinstance(good, Item)
    assert "level" not in good.record.properties()
    assert isinstance(bad, Refusal)
    assert bad.origin.line == 3
    assert "not a division code of six digits" in bad.reason


def test_a_file_is_called_after_the_type_of_its_rows(tmp_path: Path) -> None:
    kinds = {path.name: kind for path, kind in files_of(resource("seed") / "reference")}
    assert (kinds["grade_bands.csv"], kinds["policies.csv"], kinds["catalogue_classes.csv"]) == (
        "GradeBand",
        "Policy",
        "CatalogueClass",
    )
    assert (kinds["signatories.csv"], kinds["lists.csv"]) == ("SIGNED", "CreditList")
    (tmp_path / "grade_band.csv").write_text("id\n", "utf-8")
    with pytest.raises(BadInput, match=r"grade_band.csv: no record type is called so"):
        files_of(tmp_path)


def test_the_step_from_a_list_to_a_document_is_sourced_to_the_document_where_its_number_is_known() -> None:
    for tie in of(EstablishedBy):
        mou = MOUS[tie.to_id]
        if mou.document_no is not None:
            assert tie.source_id == mou.source_id, (tie.from_id, tie.to_id)


def test_how_complete_a_memorandum_is_agrees_with_what_is_loaded() -> None:
    """Complete and by title: as many as it states. Partial: not all, or nobody says how many there are."""
    loaded = Counter(measure.mou for measure in of(Measure))
    for mou in MOUS.values():
        stated = mou.measures_stated
        if mou.completeness in (Completeness.COMPLETE, Completeness.BY_TITLE):
            assert loaded[mou.id] == stated, mou.id
        if mou.completeness is Completeness.PARTIAL and stated is not None:
            assert loaded[mou.id] != stated, mou.id
    assert MOUS["tax_violations_2014"].completeness is Completeness.BY_TITLE


def test_a_document_is_one_document() -> None:
    """Two documents have two days; several in one row would end together."""
    assert [mou.id for mou in MOUS.values() if ";" in (mou.document_no or "")] == []


def test_what_the_2020_shift_left_alone_is_no_matter_of_one_regime() -> None:
    """A notice that nothing replaced, and a law from before 2022, hold under both; a memorandum and a basic list do not."""
    superseded = {one.mou for one in of(Supersession)}
    for mou in MOUS.values():
        if mou.document_kind in (DocumentKind.MEMORANDUM, DocumentKind.BASIC_LIST) or mou.id in superseded:
            assert mou.also_in == (), mou.id
        assert mou.regime not in mou.also_in, mou.id
    assert MOUS["central_opinion_2016"].also_in
    assert MOUS["real_estate_restriction_2018"].also_in
