"""A list of suppliers is read whatever a spreadsheet made of it; every row ends among the suppliers or the refused."""

from pathlib import Path

import pytest

from cscs_graph.errors import BadInput
from cscs_graph.ingest.suppliers import read_suppliers

TEXT = "编号,供应商名称,统一社会信用代码\r\nA-1,虚构甲有限公司,91310101XXXX02014X\r\nA-2,虚构乙有限公司,\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_encoding_and_separator_of_a_spreadsheet(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(TEXT.replace(",", separator).encode(encoding))
    first, second = read_suppliers(path).suppliers
    assert (first.row, first.own_id, first.names, first.codes) == (
        2,
        "A-1",
        ("虚构甲有限公司",),
        ("91310101XXXX02014X",),
    )
    assert (second.row, second.codes) == (3, ())


def test_a_row_that_names_nobody_is_kept_apart_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        "name,uscc,remark",
        "Fictitious A,,",
        ",9.13101E+17,",
        ",,nobody",
        "one,two,three,four",
        "---,,",
        f"{'x' * 201},,",
    ]
    path.write_text("\n".join(rows))
    read = read_suppliers(path)
    assert [supplier.row for supplier in read.suppliers] == [2]
    assert [row.line for row in read.refused] == [3, 4, 5, 6, 7]
    assert "format the column as text" in read.refused[0].reason
    assert read.refused[2].cells == ("one", "two", "three", "four")


def test_a_mended_file_of_refused_rows_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "rejected.csv"
    path.write_text("_line,_reason,name,uscc\n3,neither a name nor a code is stated,Fictitious B,\n")
    assert read_suppliers(path).suppliers[0].names == ("Fictitious B",)


@pytest.mark.parametrize("text", ["", "colour,size\nred,2\n"])
def test_a_file_without_a_recognised_column_is_refused_as_a_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    with pytest.raises(BadInput, match="no column is recognised"):
        read_suppliers(path)
