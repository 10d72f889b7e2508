"""Reader of court tables: court defaulters, orders that restrict consumption, and enforcement ended for want of property.

A row is one case: a Listing with its number, court, day of filing, amount and creditor.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.agencies import named_court
from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.known_names import stub
from cscs_graph.ingest.readers.text import day_of, digest, line, people_in, stated
from cscs_graph.model.case_numbers import one_form
from cscs_graph.model.codes import IdentityGrade
from cscs_graph.model.records import Unreadable

LEGAL_AGENT_BENCH = {
    "id": "legal-agent-bench",
    "title": "LegalAgentBench: court cases, penalties, companies and subsidiaries",
    "publisher": "CSHaitao",
    "url": "https://github.com/CSHaitao/LegalAgentBench",
    "licence": "MIT",
}
SOURCE_ID = LEGAL_AGENT_BENCH["id"]
CASE, COURT, FILED = "案号", "执行法院", "立案日期"
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(万)?元?")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its list, and its columns where they differ. Each may be called by several names."""

    list_id: str
    company: str
    day: str
    amounts: tuple[str, ...]
    """The first that is stated counts: what is still owed before what was."""
    creditor: str
    debtor: str = ""
    representative: str = ""

    @property
    def columns(self) -> frozenset[str]:
        own = (self.company, self.day, *self.amounts, self.creditor, self.debtor, self.representative)
        return frozenset({*own, CASE, COURT, FILED} - {""})


TABLES = (
    Table(
        "court_defaulters",
        "失信被执行公司名称",
        "发布日期",
        ("涉案金额（元）",),
        "疑似申请执行人",
        debtor="失信被执行人",
    ),
    Table(
        "consumption_restrictions",
        "限制高消费企业名称",
        "限高发布日期",
        ("涉案金额（元）",),
        "申请人",
        representative="法定代表人",
    ),
    Table(
        "terminated_enforcement",
        "终本公司名称",
        "终本日期",
        ("未履行金额（元）", "执行标的（元）"),
        "疑似申请执行人",
        debtor="被执行人",
    ),
)


@dataclass(frozen=True, slots=True)
class CourtCaseReader:
    """One Entity stub and one Listing per row; a restricted company's legal representative where one is named."""

    name: str = "court-cases"
    columns: frozenset[str] = frozenset[str]().union(*(table.columns for table in TABLES))

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether the header is that of one of the three tables."""
        return _table(header) is not None

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source. The lists are reference data."""
        yield line("Source", LEGAL_AGENT_BENCH)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without a company, a case number, or an amount or a day that can be read."""
        table = _table(tuple(row.cells))
        if table is None:
            raise Unreadable("", "the columns are those of no court table that is known here")
        company = stub(path, SOURCE_ID, row.cells[table.company] or row.cells.get(table.debtor, ""), table.company)
        if (said := stated(row.cells[CASE])) is None:
            raise Unreadable(CASE, "the row states no case number; add it")
        number = one_form(said)
        yield company
        court = named_court(row.cells[COURT])
        if court:
            yield from court.lines(SOURCE_ID)
        creditor = stated(row.cells[table.creditor])
        yield line(
            "Listing",
            {
                "id": f"{SOURCE_ID}:{table.list_id}:{digest(company['id'], number)}",
                "party": company["id"],
                "list": table.list_id,
                "valid_from": _day(row, table.day),
                "decided_by": court and court.id,
                "document_no": number,
                "filed_on": _day(row, FILED),
                "amount_rmb": next(filter(None, (amount_in(row, column) for column in table.amounts)), None),
                # 〔自然人〕 stands for a person whose name is not shown
                "creditor": creditor if creditor and "〔" not in creditor else None,
                "reason": "" if court else stated(row.cells[COURT]) and f"{COURT}：{row.cells[COURT]}",
                "source_id": SOURCE_ID,
            },
        )
        for name in people_in(row.cells.get(table.representative, "")):
            yield from representative(company["id"], name, SOURCE_ID)


def representative(company: str, name: str, source: str) -> Iterator[Line]:
    """A person known by this post only: the id holds the company's, for a name alone never makes two one."""
    person = f"person:{company}:{digest(name)}"
    identity = str(IdentityGrade.NAME_ONLY)
    yield line("Person", {"id": person, "name": name, "identity": identity, "source_id": source})
    yield line("LEGAL_REPRESENTATIVE_OF", {"from": person, "to": company, "source_id": source})


def amount_in(row: Row, column: str) -> float | None:
    """Yuan, from `1375316`, `223860.0`, `2800.00万`. Raises Unreadable for what is no amount."""
    text = stated(row.cells.get(column, ""))
    if text is None:
        return None
    found = _AMOUNT.fullmatch(text.replace(",", "").replace("，", ""))
    if found is None:
        raise Unreadable(column, f"{text!r} is no amount of money; write a number of yuan, or empty the cell")
    return float(found[1]) * (10_000 if found[2] else 1)


def _day(row: Row, column: str) -> str | None:
    try:
        return day_of(row.cells[column])
    except ValueError as error:
        raise Unreadable(column, str(error)) from None


def _table(header: Sequence[str]) -> Table | None:
    """By the columns that only this table has."""
    return next((table for table in TABLES if {table.company, table.day, CASE, COURT} <= {*header}), None)
