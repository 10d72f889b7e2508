"""Screening on the page: what is pasted or sent is read, answered and forgotten; what it cannot be is said."""

import csv
import io
import re
from html import unescape
from zipfile import ZipFile

import httpx
import pytest
from python_calamine import CalamineWorkbook

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.screening.screening import MAX_SUPPLIERS, Screen
from cscs_graph.export import workbook
from cscs_graph.export.screening.files import csv_of
from cscs_graph.graph.connection import Graph
from cscs_graph.model.suppliers import Supplier
from tests.web.conftest import ORIGIN
from tests.web.test_rules import plain

HOSTILE = "=HYPERLINK(1) <img src=x onerror=alert(1)>"
LIST = f"企业名称,备注,编号\n上海福喜食品有限公司,x,A-1\n虚构人,,A-2\n{HOSTILE},,A-3\n没有这家公司,,A-4\n,,合计\n"
NO_FILE = {"upload": ("", b"")}


async def send(
    site: httpx.AsyncClient, ending: str = "", upload: tuple[str, bytes] | None = None, **fields: str
) -> httpx.Response:
    files = {"upload": upload} if upload else NO_FILE
    return await site.post(f"/screen{ending}", data={"as_of": "2017-06-01", **fields}, files=files)


def rows(page: str) -> list[str]:
    """The numbers of the rows that are shown, in their order."""
    return re.findall(r'<tr><th scope="row">(\d+)</th>', page.partition('id="rows"')[2])


async def test_a_list_is_read_and_answered(site: httpx.AsyncClient, graph: Graph) -> None:
    """As the question of the API answers it; a row that may mean several has a way to each, and none is taken."""
    page = (await send(site, text=LIST)).text
    told = plain(page)
    assert "columns recognised企业名称: name编号: your id" in re.sub(r"\s*\n\s*", "", told)
    assert "columns not recognised备注" in told
    assert "5 rows read, 4 answered, 1 not readable" in told
    assert "a sum or a note under the table" in told
    assert 'href="/party/shanghai-husi?as_of=2017-06-01"' in page
    named = [(2, "上海福喜食品有限公司"), (3, "虚构人"), (4, HOSTILE), (5, "没有这家公司")]
    given = [Supplier(row=row, own_id=f"A-{row - 1}", names=(name,)) for row, name in named]
    answer = await ask(graph, Screen.of(suppliers=tuple(given), as_of="2017-06-01"))
    assert answer.answer_id in told
    assert answer.suppliers[1].match is None
    for hit in answer.suppliers[1].candidates[:5]:
        assert f'href="/party/{hit.party.id}?as_of=2017-06-01"' in page
    assert "<img" not in page
    assert page == (await send(site, text=LIST)).text


async def test_rows_are_chosen_and_ordered_by_the_form(site: httpx.AsyncClient) -> None:
    """Which sends the list again, as nothing of it is kept."""
    page = (await send(site, text=LIST)).text
    again = {name: unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1]) for name in ("file", "list")}  # pyright: ignore[reportOptionalSubscript]
    assert rows(page)[0] == "2"
    assert rows((await send(site, **again, sort="row")).text) == ["2", "3", "4", "5"]
    assert rows((await send(site, **again, show="unsure")).text) == ["3"]
    assert rows((await send(site, **again, show="not_found", sort="row")).text) == ["4", "5"]
    assert (await send(site, **again)).text == page


async def test_files_are_sent_and_given_back(site: httpx.AsyncClient, graph: Graph) -> None:
    """A workbook in, and the results as the command writes them; no cell is a formula."""
    sheet = workbook.written("名单", [line.split(",") for line in LIST.splitlines()])
    file = ("名单.xlsx", sheet)
    assert "4 answered" in plain((await send(site, upload=file)).text)
    table = await send(site, "/suppliers.csv", file, sort="row")
    read = list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))
    assert [row["row"] for row in read] == ["2", "3", "4", "5"]
    assert read[2]["names_given"] == f"'{HOSTILE}"
    given = (Supplier(row=2, own_id="A-1", names=("上海福喜食品有限公司",)),)
    answer = await ask(graph, Screen.of(suppliers=given, as_of="2017-06-01"))
    assert csv_of(answer.suppliers).splitlines()[1] == table.text.splitlines()[1]
    book = await send(site, "/suppliers.xlsx", file)
    with ZipFile(io.BytesIO(book.content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
    read_back = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert any(HOSTILE in row for row in read_back)
    assert book.content == (await send(site, "/suppliers.xlsx", file)).content
    assert len((await send(site, "/suppliers.jsonl", file)).text.splitlines()) == 4
    report = (await send(site, "/report.html", file)).text
    assert "Screening of 4 suppliers" in report
    assert "<img" not in report
    assert "合计" in (await send(site, "/rejected.csv", file)).text


async def test_why_a_row_could_not_be_read_is_said_in_the_language_of_the_page(site: httpx.AsyncClient) -> None:
    """A code that a spreadsheet rounded, and a cell with the separator in it."""
    text = "name,code\nFirm,9.13E+17\nFirm, Ltd, City\n上海福喜食品有限公司,\n"
    english, chinese = [(await send(site, f"?language={language}", text=text)).text for language in ("en", "zh")]
    assert "a spreadsheet turned the code into" in english
    assert "3 cells under 2 headings" in english
    assert "电子表格软件已将代码变为" in chinese
    assert "含有分隔符的单元格请加引号" in chinese
    assert "spreadsheet" not in chinese


async def test_pasted_text_needs_no_heading(site: httpx.AsyncClient) -> None:
    page = (await send(site, text="上海福喜食品有限公司\r\n\r\n91310000MA1FL0AU4A\r\n", language="en")).text
    assert "each line is taken for one code or one name" in page
    assert set(rows(page)) == {"1", "3"}


@pytest.mark.parametrize(
    ("text", "file", "status", "told"),
    [
        (" ", None, 400, "the list is empty"),
        ("name\n,\n", None, 400, "no row of the list names anybody"),
        ("", ("x.csv", b"foo,bar\n1,2\n"), 400, "no column is recognised among foo, bar"),
        ("", ("broken.xlsx", b"PK\x03\x04broken"), 400, "broken.xlsx cannot be read as a workbook"),
        ("name\n" + "firm\n" * (MAX_SUPPLIERS + 1), None, 413, f"so row {MAX_SUPPLIERS + 2} is one too many"),
        ("name\n" + "a firm of some name\n" * 7_000, None, 413, "at most 130000 are read here"),
        ("name\n" + "a firm of some name\n" * 10_000, None, 413, "at most 130000 are read here"),
    ],
)
async def test_what_cannot_be_screened_is_said(
    site: httpx.AsyncClient, text: str, file: tuple[str, bytes] | None, status: int, told: str
) -> None:
    reply = await send(site, upload=file, text=text)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert told in plain(reply.text)
    assert "/tmp" not in reply.text


async def test_another_site_cannot_send_a_list(site: httpx.AsyncClient) -> None:
    for origin, status in ((ORIGIN, 200), ("https://evil.example", 403)):
        reply = await site.post("/screen", data={"text": LIST}, files=NO_FILE, headers={"origin": origin})
        assert reply.status_code == status


async def test_the_form_says_its_bounds_in_both_languages(site: httpx.AsyncClient) -> None:
    for language, told in (("en", f"At most {MAX_SUPPLIERS} rows"), ("zh", f"每次最多处理{MAX_SUPPLIERS}行")):
        assert told in plain((await site.get(f"/screen?language={language}")).text)
