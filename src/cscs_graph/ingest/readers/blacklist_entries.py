"""The layouts in which Credit China published blacklists in 2017, and what one row of each says.

Headers of the scanned files carry slips of their own (企让名称, 汍行法院), so a column is known by several names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cscs_graph.ingest.readers.base import Row
from cscs_graph.ingest.readers.codes import Codes, identify
from cscs_graph.ingest.readers.places import places
from cscs_graph.ingest.readers.text import repaired_name, without_blanks
from cscs_graph.model.records import Unreadable

LIST_OF: Mapping[str, str] = {
    "失信被执行人名单": "court_defaulters",
    # Companies whose licence was revoked are on the list of serious violators of the market regulator, which in the
    # report's wording holds both those blacklisted and those watched (Appendix III): hence the last two as well.
    "工商吊销企业名单": "samr_untrustworthy",
    "严重违法失信企业名单": "samr_untrustworthy",
    "经营异常名录": "samr_untrustworthy",
    "海关失信认证企业名单": "customs_dishonest",
    "海关失信企业名单": "customs_dishonest",
    "重大税收违法案件当事人名单": "tax_violations",
    "拖欠农民工工资黑名单": "migrant_wages",
    "环境保护领域失信生产经营单位名单": "environment",
}
"""Ids of the reference lists by the names under which the publisher cites them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says, after the names of columns and the slips of the scan."""

    name: str
    printed_name: str
    """As it stands in the file, without blanks."""
    codes: Codes
    lists: tuple[tuple[str, str], ...]
    """List id and the name under which the row cites it, empty where the whole file is one list."""
    reason: str = ""
    document_no: str = ""
    agency: str = ""
    """The court or bureau as cited."""
    agency_column: str = ""
    address: str = ""
    region_code: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: the columns it cannot do without, each by any of its names."""

    columns: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> frozenset[str]:
        """Of every column, all its names."""
        return frozenset(name for names in self.columns.values() for name in names)

    def fits(self, header: Sequence[str]) -> bool:
        """Whether the header has each of them."""
        return all(set(names) & set(header) for names in self.columns.values())

    def cell(self, row: Row, column: str) -> str:
        """The text in a column, whatever its name in this file; empty where the file has no such column."""
        return next((row.cells[name] for name in self.columns.get(column, ()) if name in row.cells), "")


ECOMMERCE = Layout({name: (name,) for name in ("name", "reg_no", "org_code", "uscc", "lists")})
TRANSPORT = Layout({name: (name,) for name in ("serial", "name", "reg_no", "org_code", "uscc", "province")})
WORK_SAFETY = Layout(
    {name: (name,) for name in ("serial", "name", "address", "code", "facts", "reporting_agency", "reason")}
)
FINANCE = Layout(
    {
        "name": ("企业名称", "企让名称"),
        "uscc": ("统一社会信用代码",),
        "org_code": ("组织机构代码", "组织结构代码"),
        "case": ("案号",),
        "court": ("判决作出机构", "执行法院", "汍行法院"),
    }
)
LAYOUTS = (ECOMMERCE, TRANSPORT, WORK_SAFETY, FINANCE)


def read_entry(layout: Layout, row: Row) -> Entry:
    """What the row says. Raises Unreadable for a list that is not known."""
    match layout:
        case _ if layout is ECOMMERCE:
            return _ecommerce(row)
        case _ if layout is TRANSPORT:
            return _transport(row)
        case _ if layout is WORK_SAFETY:
            return _work_safety(row)
        case _:
            return _finance(row)


def _ecommerce(row: Row) -> Entry:
    cells, lists = row.cells, list[tuple[str, str]]()
    for cited in filter(None, map(without_blanks, cells["lists"].split("、"))):
        if cited not in LIST_OF:
            raise Unreadable("lists", f"{cited!r} is no list known here; correct it or split the row")
        lists.append((LIST_OF[cited], cited))
    if not lists:
        raise Unreadable("lists", "the row names no list; add the list that it was taken from")
    codes = identify(cells["uscc"], cells["reg_no"], org_code=cells["org_code"])
    return Entry(cells["name"], cells["name"], codes, tuple(lists))


def _transport(row: Row) -> Entry:
    cells = row.cells
    codes = identify(cells["uscc"], cells["reg_no"], org_code=cells["org_code"])
    # A USCC holds the division of registration, more exactly than the column.
    region = "" if codes.uscc else places().provinces.get(cells["province"], "")
    return Entry(cells["name"], cells["name"], codes, (("transport_logistics", ""),), region_code=region)


def _work_safety(row: Row) -> Entry:
    cells = row.cells
    return Entry(
        name=repaired_name(cells["name"]),
        printed_name=without_blanks(cells["name"]),
        codes=identify(_without_remark(cells["code"])),
        lists=(("work_safety", ""),),
        reason="；".join(filter(None, (cells["reason"], cells["facts"]))),
        agency=without_blanks(cells["reporting_agency"]),
        agency_column="信息报送单位",
        address=cells["address"],
    )


def _finance(row: Row) -> Entry:
    name, org_code = FINANCE.cell(row, "name"), FINANCE.cell(row, "org_code")
    return Entry(
        name=repaired_name(name),
        printed_name=without_blanks(name),
        codes=identify(FINANCE.cell(row, "uscc"), org_code=_without_margin(org_code)),
        lists=(("financial_sector", ""),),
        # The file of defaulters names no offence: its title is what the entry is listed for.
        reason=without_blanks(row.cells.get("罪名", "失信被执行人")),
        document_no=without_blanks(FINANCE.cell(row, "case")),
        agency=without_blanks(FINANCE.cell(row, "court")),
        agency_column="执行法院" if "罪名" not in row.cells else "判决作出机构",
    )


def _without_remark(code: str) -> str:
    """Without a remark in brackets after the code: `150724600119846（工商营业执照注册号）`."""
    return re.split("[（〈(]", code, maxsplit=1)[0]


def _without_margin(code: str) -> str:
    """Without the V that stands apart before some codes: the scan took the rule of the table for a letter."""
    return code.removeprefix("V ")
