"""Tables are read as people keep them; what is passed over is said."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from cscs_graph.errors import BadInput
from cscs_graph.ingest.items import Item, Refusal
from cscs_graph.ingest.mapped import reader_for
from cscs_graph.ingest.readers.registry import COLUMNS
from cscs_graph.ingest.sources import opened
from cscs_graph.ingest.suppliers import read_suppliers
from cscs_graph.ingest.tables.encoding import TextFile
from cscs_graph.ingest.tables.headings import meaning
from cscs_graph.ingest.tables.sheets import as_text
from cscs_graph.model.parties import Entity, Person

SIMPLE = "编号,供应商名称,统一社会信用代码\n1,上海虚构包装有限公司,91310101XXXX02014Y\n2,深圳虚构机械有限公司,\n"
TRADITIONAL = (
    "編號,供應商名稱,統一社會信用代碼\n1,虛構電子科技（深圳）有限公司,91310101XXXX02014Y\n2,虛構實業有限公司,\n"
)
REGISTRY = ",".join(COLUMNS) + "\n"
ROW = "x.csv,{name},91310101XXXX02014Y,{day},有限责任公司,{people},50(万元人民币),包装,上海,浦东,虚构路1号\n"


def _read(tmp_path: Path, content: bytes, name: str = "list.csv") -> tuple[list[tuple[int, tuple[str, ...]]], str]:
    path = tmp_path / name
    path.write_bytes(content)
    read = read_suppliers(path)
    return [(one.row, one.names) for one in read.suppliers], str(read.columns)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_encoding_and_end_of_line(tmp_path: Path, encoding: str, mark: bytes, end: str) -> None:
    rows, columns = _read(tmp_path, mark + SIMPLE.replace("\n", end).encode(encoding))
    assert rows == [(2, ("上海虚构包装有限公司",)), (3, ("深圳虚构机械有限公司",))]
    assert "read: 编号 as own, 供应商名称 as name, 统一社会信用代码 as code; not read: nothing" in columns


def test_big5_is_not_taken_for_gb18030(tmp_path: Path) -> None:
    rows, columns = _read(tmp_path, TRADITIONAL.encode("big5"))
    assert rows == [(2, ("虛構電子科技（深圳）有限公司",)), (3, ("虛構實業有限公司",))]
    assert columns.startswith("Big5")


@pytest.mark.parametrize(("rest", "one"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_a_line_of_another_encoding_is_refused_and_the_others_are_read(tmp_path: Path, rest: str, one: str) -> None:
    path = tmp_path / "list.csv"
    good = "1,上海虚构包装有限公司,\n".encode(rest)
    lines = [
        "编号,供应商名称,统一社会信用代码\n".encode(rest),
        *[good] * 500,
        "2,深圳虚构机械有限公司,\n".encode(one),
        good,
    ]
    path.write_bytes(b"".join(lines))
    read = read_suppliers(path)
    assert len(read.suppliers) == 501
    assert [row.line for row in read.refused] == [502]
    assert "save the file in one encoding" in read.refused[0].reason


def test_words_that_are_utf8_by_chance_are_no_line_of_another_encoding(tmp_path: Path) -> None:
    """联通 in GB 2312 is C1 AA CD A8, which UTF-8 reads as two letters of Latin and Arabic scripts."""
    rows, columns = _read(
        tmp_path, "编号,供应商名称,统一社会信用代码\n1,联通联通联通,\n2,上海虚构包装有限公司,\n".encode("gb18030")
    )
    assert [row for row, _ in rows] == [2, 3]
    assert columns.startswith("GB 18030")


def test_what_is_in_no_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("仕入先,名称\nかぶしきがいしゃ,カタカナ\n".encode("shift_jis") * 20)
    with pytest.raises(BadInput, match="none of the encodings"):
        TextFile.at(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_that_under_which_headings_are_known(tmp_path: Path, separator: str) -> None:
    rows, _ = _read(tmp_path, SIMPLE.replace(",", separator).encode())
    assert [row for row, _ in rows] == [2, 3]


def test_a_stated_separator_counts(tmp_path: Path) -> None:
    rows, _ = _read(tmp_path, ("sep=;\n" + SIMPLE.replace(",", ";")).encode())
    assert [row for row, _ in rows] == [3, 4]


def test_titles_above_and_notes_below_are_no_suppliers(tmp_path: Path) -> None:
    """Rows count from the top of the file, so that a person finds them."""
    text = (
        f"2018年度合格供应商名录,,\n编制部门：采购部,,编制日期：2018年3月5日\n{SIMPLE}合计,2家,\n注：以上均经评审。,,\n"
    )
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    read = read_suppliers(path)
    assert [one.row for one in read.suppliers] == [4, 5]
    assert [(row.line, row.reason) for row in read.refused] == [
        (6, "a sum or a note under the table"),
        (7, "a sum or a note under the table"),
    ]
    assert "heading in row 3" in str(read.columns)


def test_a_heading_that_stands_again_is_passed_over_and_said(tmp_path: Path) -> None:
    head, first, second = SIMPLE.splitlines(keepends=True)
    rows, columns = _read(tmp_path, (head + first + head + second).encode())
    assert [row for row, _ in rows] == [2, 4]
    assert "heading repeated once, passed over" in columns


def test_a_quotation_mark_that_is_not_closed_costs_one_line(tmp_path: Path) -> None:
    text = '编号,供应商名称\n1,"开了口的公司\n2,"上海虚构包装\n有限公司"\n3,叫"虚构"的公司\n4,深圳虚构机械有限公司\n'
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    read = read_suppliers(path)
    assert [(one.row, one.names[0]) for one in read.suppliers] == [
        (3, "上海虚构包装\n有限公司"),
        (5, '叫"虚构"的公司'),
        (6, "深圳虚构机械有限公司"),
    ]
    assert [row.line for row in read.refused] == [2]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        *(
            ("统一社会信用代码\n（必填）", "code"),
            ("纳税人识别号", "code"),
            ("社会信用代码/税号", "code"),
            ("USCI Code", "code"),
        ),
        *(
            ("*供应商名称", "name"),
            ("供应商名称（与营业执照一致）", "name"),
            ("中标供应商名称", "name"),
            ("Vendor Name (Chinese)", "name"),
        ),
        *(
            ("企业统一社会信用代码证号", "code"),
            ("供应商代码", "own"),
            ("序号", "own"),
            ("No.", "own"),
            ("Tax ID", "code"),
        ),
        *(
            ("法定代表人", None),
            ("联系人姓名", None),
            ("开户银行名称", None),
            ("产品名称", None),
            ("母公司统一社会信用代码", None),
        ),
        *(("备注", None), ("行业代码", None), ("Postal Code", None), ("供应商名录", None), ("", None)),
    ],
)
def test_what_a_heading_means(heading: str, kind: str | None) -> None:
    assert meaning(heading) == kind


def _workbook(path: Path, sheets: Mapping[str, list[list[str | float]]]) -> Path:
    """A workbook as spreadsheets write it, with texts in the cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def cell(value: str | float) -> str:
        return (
            f"<c><v>{value}</v></c>"
            if isinstance(value, float)
            else f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        )

    with zipfile.ZipFile(path, "w") as book:
        names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, start=1))
        links = "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        book.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        start = f'<Relationship Id="r0" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        book.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships">{start}</Relationships>')
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>'
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'
        )
        for n, rows in enumerate(sheets.values(), start=1):
            lines = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
            book.writestr(
                f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>'
            )
    return path


def test_a_workbook_is_read_by_its_sheet_with_a_known_heading(tmp_path: Path) -> None:
    sheets: dict[str, list[list[str | float]]] = {
        "说明": [["本表由采购部编制"]],
        "供应商": [
            ["名录"],
            ["编号", "供应商名称", "统一社会信用代码"],
            [1.0, "上海虚构包装有限公司", "91310101XXXX02014Y"],
            [2.0, "", 9.131e17],
        ],
    }
    read = read_suppliers(_workbook(tmp_path / "名录.xlsx", sheets))
    assert [(one.row, one.own_id, one.names, one.codes) for one in read.suppliers] == [
        (3, "1", ("上海虚构包装有限公司",), ("91310101XXXX02014Y",))
    ]
    assert "format the column as text" in read.refused[0].reason
    assert "sheet 供应商; heading in row 2" in str(read.columns)
    assert str(read.columns).endswith("sheets not read: 说明")


def test_a_workbook_that_asks_for_all_memory_ends_no_load(tmp_path: Path) -> None:
    """A cell at the last row and column makes a sheet of 17 billion cells."""
    path = _workbook(tmp_path / "large.xlsx", {"表": [["供应商名称"]]})
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content.replace(b"</sheetData>", far))
    with pytest.raises(
        BadInput, match=r"large.xlsx cannot be read as a workbook \(it is damaged, or takes more than 2 GiB"
    ):
        read_suppliers(path)


def test_load_reads_a_workbook_too(tmp_path: Path) -> None:
    row: list[str | float] = [*ROW.format(name="虚构甲有限公司", day="2018/3/5", people="张虚构").strip().split(",")]
    found = list(opened(_workbook(tmp_path / "registry.xlsx", {"表": [[*COLUMNS], row]})).items)
    (entity,) = (one.record for one in found if isinstance(one, Item) and isinstance(one.record, Entity))
    assert (entity.name, str(entity.registered_on)) == ("虚构甲有限公司", "2018-03-05")


@pytest.mark.parametrize(
    ("cell", "text"),
    [(1.0, "1"), (0.51, "0.51"), (310101000123456.0, "310101000123456"), (9.1e17, "9.10000E+17"), (None, "")],
)
def test_numbers_of_a_workbook(cell: object, text: str) -> None:
    assert as_text(cell) == text


def test_a_web_page_and_json_are_told_from_a_table(tmp_path: Path) -> None:
    (tmp_path / "page.xls").write_text("<html><table><tr><td>供应商名称</td></tr></table></html>", "utf-8")
    with pytest.raises(BadInput, match="is a web page"):
        read_suppliers(tmp_path / "page.xls")
    (tmp_path / "list.csv").write_text('{"name": "x"}')
    with pytest.raises(BadInput, match="is JSON and no table"):
        read_suppliers(tmp_path / "list.csv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"type": "Entity"}]', "one JSON document"),
        ('[\n {"type": "Entity"}\n]', "one JSON document"),
        ('{\n "records": []\n}', "one JSON document"),
        ('[{"statementID": "x", "statementType": "entityStatement"}]', "Beneficial Ownership Data Standard"),
    ],
)
def test_a_json_document_is_told_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(BadInput, match=said):
        opened(tmp_path / "x.json")


@pytest.mark.parametrize("text", ['{"type": "Entity"}', '{"type": \n{"type": "Entity"}', "[1]\n[2]", "", "\n\n"])
def test_json_lines_are_no_document(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.jsonl").write_text(text)
    opened(tmp_path / "x.jsonl")


def _registry(tmp_path: Path, **stated: str) -> list[Item | Refusal]:
    path = tmp_path / "registry.csv"
    cells = {"name": "虚构甲有限公司", "day": "2018-03-05", "people": "张虚构"} | stated
    path.write_text(REGISTRY + ROW.format(**cells), "utf-8")
    return list(reader_for(path).items())


@pytest.mark.parametrize("day", ["2018/3/5", "2018年3月5日", "43164", "2018-03-05 00:00:00", "20180305"])
def test_a_day_of_registration_is_read_in_any_clear_form(tmp_path: Path, day: str) -> None:
    (entity,) = (
        one.record for one in _registry(tmp_path, day=day) if isinstance(one, Item) and one.record.type == "Entity"
    )  # pyright: ignore
    assert (str(entity.registered_on), entity.flags) == ("2018-03-05", ())  # pyright: ignore


@pytest.mark.parametrize("day", ["1900-01-00", "长期", "0000-00-00", "05/03/2018"])
def test_a_doubtful_day_is_left_out_and_flagged_and_the_company_stays(tmp_path: Path, day: str) -> None:
    (entity,) = (
        one.record for one in _registry(tmp_path, day=day) if isinstance(one, Item) and one.record.type == "Entity"
    )  # pyright: ignore
    assert (entity.registered_on, entity.flags) == (None, ("registered_on_unreadable",))  # pyright: ignore


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张虚构", ["张虚构"]),
        ("张 虚", ["张虚"]),
        ("张虚构、李虚构；王虚构", ["张虚构", "李虚构", "王虚构"]),
        ("张虚构 李虚构", ["张虚构", "李虚构"]),
        ("虚构投资管理有限公司（委派代表：张虚构）", ["张虚构"]),
        ("委派代表：张虚构", ["张虚构"]),
        ("张虚构（负责人）", ["张虚构"]),
        ("虚构投资管理有限公司", []),
        *((nobody, []) for nobody in ("无", "*", "***", "张*", "N/A", "-", "暂无", "/", "—")),
    ],
)
def test_people_firms_labels_and_placeholders_are_told_apart(tmp_path: Path, cell: str, names: list[str]) -> None:
    found = [one.record for one in _registry(tmp_path, people=cell) if isinstance(one, Item)]
    assert sorted(one.name for one in found if isinstance(one, Person)) == sorted(names)
