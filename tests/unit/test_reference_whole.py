"""Every row of the collected memoranda is in the reference data, or it is said here why not.

The collection is read where `outside_data` looks; without it these tests are skipped, saying so.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from cscs_graph.model.codes import Completeness, TargetClass
from cscs_graph.model.documents import CatalogueClass, CatalogueEdition
from cscs_graph.model.enforcement import ScopeClause
from cscs_graph.model.places import in_english
from cscs_graph.model.rules import Agency, Measure, Mou, Signed
from tests.conftest import OUTSIDE_DATA
from tests.unit.test_reference import MOUS, of

FOLDER = OUTSIDE_DATA / "mou"
REGIMES = FOLDER.parent / "regimes"
pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="mou/ is not there; set CSCS_TEST_DATA to the folder that holds it"
)
NO_DOCUMENT = {"ALL_2016_12", "ALL_2018_11", "ALL"}
"""Rows that count memoranda, not what one of them says."""
MEMORANDA = "mou_2014_2020"
OF_THE_INCENTIVE_PART = "激励:"
"""One document punishes and rewards: the memorandum of its redlist is a row of its own here."""
SPLIT = {"inspection_quarantine_2018": "red_inspection_quarantine_2018"}
OWN = {"s": "examples of section 4.2"}
"""First letters of numbers that the collection does not have, and where those measures come from."""
NUMBERS_FOUND_LATER = {"domestic_trade_2017": "发改财金〔2017〕1943号", "agri_inputs_2017": "发改财金〔2017〕346号"}
"""By the notes of the second search."""
DOCUMENTS = {
    "中办发〔2016〕64号": "central_opinion_2016",
    "安监总办〔2017〕133号": "safety_red_rules_2017",
    "交办水〔2018〕11号": "mot_honest_enterprises_2018",
    "旅游市场黑名单管理办法(试行)": "tourism_blacklist_rules_2018",
}
"""Rules that are no memoranda: the second search names them by number or title."""
SHARED_SIGNATORIES = {"red_inspection_quarantine_2018"}
"""Signed by those who signed the document of which it is a part."""


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def ours(mou: str) -> str:
    """The collection marks redlists by a prefix of its own."""
    return "red_" + mou.removeprefix("REDLIST_") if mou.startswith("REDLIST_") else mou


def _by_name() -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for agency in of(Agency):
        for name in (agency.name_zh, agency.name_en, agency.abbreviation, *agency.other_names):
            if name:
                names[name].add(agency.id)
    return names


def test_every_document_is_a_memorandum_with_its_title_number_and_date() -> None:
    documents = rows("mou_documents.csv")
    assert len(documents) == 52
    for row in documents:
        mou = MOUS[ours(row["mou_id"])]
        number = NUMBERS_FOUND_LATER.get(mou.id, row["document_no"])
        assert (mou.title_zh, mou.document_no or "", mou.issued or "") == (row["title"], number, row["date"]), mou.id
        stated = row["signatories_stated_elsewhere"]
        assert mou.signatories_stated == (int(stated) if stated else None), mou.id


def test_every_signatory_is_there_in_its_place() -> None:
    signatories = rows("mou_signatories.csv")
    assert len(signatories) == 1_074
    names = _by_name()
    signed = {(each.to_id, each.from_id): each.order for each in of(Signed)}
    for row in signatories:
        (agency,) = names[row["agency"]]
        order = signed[ours(row["mou_id"]), agency]
        assert order is None or order == int(row["order"]), row
    further = [ours(row["mou_id"]) for row in rows("more_signatories.csv") if row["mou_id"].startswith("REDLIST_")]
    more = Counter(mou for mou, _ in signed) - Counter(ours(row["mou_id"]) for row in signatories) - Counter(further)
    assert {*more} == SHARED_SIGNATORIES
    (part,) = SHARED_SIGNATORIES
    whole = next(blacklist for blacklist, redlist in SPLIT.items() if redlist == part)
    assert {agency for mou, agency in signed if mou == part} == {agency for mou, agency in signed if mou == whole}


def test_every_measure_is_there_under_its_number() -> None:
    collected = Counter((ours(row["mou_id"]), row["number"]) for row in rows("mou_measures.csv"))
    assert sum(collected.values()) == 398
    loaded = Counter((each.mou, each.number) for each in of(Measure) if MOUS[each.mou].regime == MEMORANDA)
    assert collected - loaded == Counter()
    found_later = Counter((ours(row["mou_id"]), row["number"]) for row in rows("more_measures.csv"))
    assert {number[0] for _, number in loaded - collected - found_later} == {*OWN}


def test_every_row_of_the_second_search_is_a_measure_of_its_document() -> None:
    """70 rows; where one names who imposes the measure, so does the measure."""
    found = rows("more_measures.csv")
    assert len(found) == 70
    measures = {(each.mou, each.number): each for each in of(Measure)}
    for row in found:
        mou = DOCUMENTS.get(row["mou_id"], ours(row["mou_id"]))
        measure = measures[mou, row["number"]]
        assert str(measure.effect) == row["effect"], row
        assert bool(measure.imposed_by or measure.imposed_by_text) >= bool(row["imposing_agencies_zh"]), row


def test_who_punishes_is_known_or_said_not_to_be() -> None:
    """Under 15 % of the measures have neither an agency nor signatories (a lawyer's list: 60 % had no agency)."""
    signed = {each.to_id for each in of(Signed)}
    measures = of(Measure)
    nobody = [one for one in measures if not (one.imposed_by or one.imposed_by_text or one.mou in signed)]
    assert len(nobody) / len(measures) < 0.15


def test_every_target_is_a_clause_and_a_class_of_the_scope() -> None:
    targets = rows("mou_targets.csv")
    clauses = Counter((each.mou, each.name_zh, each.target) for each in of(ScopeClause))
    collected: Counter[tuple[str, str, TargetClass]] = Counter()
    for row in targets:
        mou = ours(row["mou_id"])
        if mou in SPLIT and row["who_zh"].startswith(OF_THE_INCENTIVE_PART):
            mou = SPLIT[mou]
        collected[mou, row["who_zh"], TargetClass(row["class"])] += 1
    assert clauses == collected
    for mou, who, target in clauses:
        assert {target, *_counted_as(target)} & {*MOUS[mou].scope}, (mou, who)


def _counted_as(target: TargetClass) -> tuple[TargetClass, ...]:
    """`scope_basis` says where principal persons count as managers, and organisations as companies."""
    other = (TargetClass.DIRECTOR_SUPERVISOR_MANAGER, TargetClass.COMPANY, TargetClass.PERSON)
    return other if target is TargetClass.OTHER else ()


def test_what_is_stated_and_what_is_whole() -> None:
    loaded = Counter(each.mou for each in of(Measure) if each.number[0] not in OWN)
    for row in rows("mou_completeness.csv"):
        if row["mou_id"] in NO_DOCUMENT:
            continue
        mou = MOUS[ours(row["mou_id"])]
        if row["measures_stated"]:
            assert mou.measures_stated == int(row["measures_stated"]), mou.id
        assert (mou.completeness is Completeness.COMPLETE) == (row["complete"] == "yes"), mou.id
        if mou.completeness in (Completeness.COUNTED, Completeness.UNKNOWN):
            assert loaded[mou.id] == 0, mou.id
    for row in rows("mou_counts.csv"):
        if row["mou_id"] not in NO_DOCUMENT:
            stated = MOUS[ours(row["mou_id"])].measures_stated
            assert row["measures"] in ("", str(stated)), row


def test_the_nine_consumption_restrictions_are_those_of_the_court_rules_with_their_prohibition() -> None:
    """They are no measures of the memorandum on court defaulters, whose 55 were not seen."""
    restrictions = [row["restriction_zh"] for row in rows("consumption_restrictions.csv")]
    assert len(restrictions) == 9
    bars = sorted((one for one in of(Measure) if one.mou == "consumption_rules_2015"), key=lambda one: one.fact_id)
    named = [one.name_zh or "" for one in bars]
    assert [re.sub("不得有?", "", name) for name in named] == restrictions
    assert all("不得" in name for name in named)
    assert [in_english(one.number) for one in bars] == [
        f"art. 3 para. 1 item {number}, para. 2" for number in range(1, 10)
    ], "para. 1 is about natural persons, para. 2 extends it to units and the people behind them"
    assert not [each for each in of(Measure) if each.mou == "court_defaulters_2016"]


def test_lists_set_up_by_law_and_editions_are_there() -> None:
    """15 lists as laws and rules set them up; each has its document here, by the number or title of the rule."""
    later = [mou for mou in of(Mou) if mou.regime != MEMORANDA]
    for row in rows("serious_lists.csv", REGIMES):
        basis = row["basis_zh"]
        assert any(_same_document(mou, basis) for mou in later), basis
    editions = {edition.title_zh for edition in of(CatalogueEdition)} | {mou.title_zh for mou in later}
    for row in rows("editions.csv", REGIMES):
        assert f"{row['document_zh']}({row['edition']})" in editions
    assert len(of(CatalogueClass)) == len(rows("public_info_classes.csv", REGIMES))


def _same_document(mou: Mou, basis: str) -> bool:
    title = mou.title_zh.removeprefix("中华人民共和国").split("(")[0]
    number = (mou.document_no or "").removeprefix("国家市场监督管理总局").removeprefix("国务院")
    return title in basis if "海关" not in title else bool(number) and number in basis
