"""The journal goes on where it stopped, and nowhere else; reports carry no foreign markup and no formula."""

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from cscs_graph.errors import BadInput
from cscs_graph.export.screening.files import write_results
from cscs_graph.export.screening.journal import NAME, Beginning, Journal
from cscs_graph.model.answers import (
    Coverage,
    EffectCount,
    FollowingMeasure,
    ListingRef,
    ListRef,
    Match,
    MeasureRef,
    PartyKind,
    PartyRef,
    Screened,
)
from cscs_graph.model.codes import Certainty, Domain, Effect, ListKind, MatchOutcome, MatchRule
from cscs_graph.model.suppliers import Supplier

ASKED: dict[str, object] = {"accept": 0.9}
BEGINNING = Beginning(
    input="d1",
    asked=ASKED,
    as_of=date(2018, 6, 1),
    known_at=datetime(2020, 1, 1),
    minimum_certainty=Certainty.PRACTICE,
    coverage=Coverage(),
)
BLACK = ListRef(id="black", name_en="Fictitious list", kind=ListKind.BLACK)


def screened(row: int, name: str = "虚构甲有限公司", *, listed: bool = False) -> Screened:
    listing = ListingRef(id=f"l{row}", party_id=f"p{row}", credit_list=BLACK, since=date(2018, 1, 1), until=None)
    match = Match(
        party=PartyRef(id=f"p{row}", kind=PartyKind.ENTITY, name=name),
        rule=MatchRule.NAME,
        score=0.97,
        matched=name,
        listings=(listing,) if listed else (),
    )
    supplier = Supplier(row=row, own_id="=1+1", names=(name,))
    return Screened(supplier=supplier, outcome=MatchOutcome.BY_NAME, match=match)


def test_a_journal_goes_on_after_the_last_complete_batch(tmp_path: Path) -> None:
    journal = Journal.begun(tmp_path, BEGINNING)
    journal.append([screened(2), screened(3)])
    journal.append([screened(4)])
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:-5])  # killed while it wrote
    again = Journal.resumed(tmp_path, "d1", ASKED)
    assert again is not None
    assert again.done == 1
    again.append([screened(4)])
    assert [row.supplier.row for row in again.screened()] == [2, 3, 4]
    again.close()
    assert Journal.resumed(tmp_path, "d1", ASKED) is None


@pytest.mark.parametrize(("digest", "asked", "names"), [("d2", ASKED, "input file"), ("d1", {"accept": 0.8}, "accept")])
def test_a_journal_of_another_screening_is_not_gone_on_with(
    tmp_path: Path, digest: str, asked: dict[str, object], names: str
) -> None:
    Journal.begun(tmp_path, BEGINNING)
    with pytest.raises(BadInput, match=f"another {names}.*--restart"):
        Journal.resumed(tmp_path, digest, asked)


def test_names_are_text_in_a_page_and_in_a_spreadsheet(tmp_path: Path) -> None:
    rows = [screened(2, "<script>alert(1)</script>虚构", listed=True), screened(3)]
    write_results(tmp_path, BEGINNING, rows, [("_line", "_reason", "name")], 10)
    page = (tmp_path / "report.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(src|href|url)\s*[=(]\s*[\"']?(https?:)?//", page)
    assert "not a verdict" in page
    assert "not found is not the same as clean" in page
    assert page.count("<svg") == 1
    assert "'=1+1" in (tmp_path / "suppliers.csv").read_text("utf-8-sig")
    assert not (tmp_path / "rejected.csv").exists()


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [screened(2, listed=True), screened(3)]
    written: list[dict[str, bytes]] = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        refused = [("_line", "_reason", "name"), ("4", "no name", "")]
        written.append({path.name: path.read_bytes() for path in write_results(folder, BEGINNING, rows, refused, 10)})
    assert written[0] == written[1]
    assert written[0].keys() == {"suppliers.jsonl", "suppliers.csv", "report.html", "rejected.csv"}


def test_what_is_wrong_with_a_code_stands_in_the_page_and_in_the_table(tmp_path: Path) -> None:
    fault = "'91310115XXXX0103' has 16 characters"
    supplier = Supplier(row=2, codes=("91310115XXXX0103",))
    row = Screened(supplier=supplier, outcome=MatchOutcome.NOT_FOUND, match=None, code_faults=(fault,))
    write_results(tmp_path, BEGINNING, [row], [("_line", "_reason", "code")], 10)
    assert "has 16 characters" in (tmp_path / "report.html").read_text()
    assert fault in (tmp_path / "suppliers.csv").read_text("utf-8-sig")


def test_a_table_says_how_many_of_its_restrictions_forbid(tmp_path: Path) -> None:
    """Three measures that restrict, of which two forbid by their names."""
    measures = tuple(
        FollowingMeasure(
            measure=MeasureRef(
                id=name, number="1", name_en="Measure", name_zh=name, effect=Effect.RESTRICT, domain=Domain.OTHER
            ),
            on_supplier=True,
            on_others=0,
            certainty=Certainty.MOU,
        )
        for name in ("禁止参加政府采购活动", "不得担任董事", "限制取得政府供应土地")
    )
    counted = EffectCount(effect=Effect.RESTRICT, on_supplier=3, on_others=0)
    row = screened(2, listed=True).model_copy(update={"measures": measures, "effects": (counted,)})
    write_results(tmp_path, BEGINNING, [row, screened(3)], [("_line", "_reason", "name")], 10)
    with (tmp_path / "suppliers.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["restrict"], first["prohibit"], first["scrutinise"]) == ("3", "2", "")
    assert (second["restrict"], second["prohibit"]) == ("", "")
    assert first["blacklists"] == "black since 2018-01-01"
