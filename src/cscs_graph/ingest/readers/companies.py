"""Readers of tables on companies: a register, what listed companies say of themselves, and their subsidiaries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.codes import identify
from cscs_graph.ingest.readers.court_cases import LEGAL_AGENT_BENCH, SOURCE_ID, representative
from cscs_graph.ingest.readers.kinds import kind_by_name
from cscs_graph.ingest.readers.known_names import NAME, ORG_CODE, REG_NO, USCC, entity_id, stub
from cscs_graph.ingest.readers.positions import officer
from cscs_graph.ingest.readers.text import could_be_a_name, day_of, line, people_in, stated, without_blanks
from cscs_graph.model.codes import CodeFlag, CompanyStatus, OfficerRole
from cscs_graph.model.records import Unreadable

ADDRESS, CAPITAL, REPRESENTATIVE, FOUNDED, STATUS = "企业地址", "注册资本", "法定代表人", "成立日期", "登记状态"
FORMER_NAMES = "曾用名"
PARENT, SHARE = "关联上市公司全称", "上市公司参股比例"
_STATUSES: tuple[tuple[str, CompanyStatus], ...] = (
    ("注销", CompanyStatus.DEREGISTERED),
    ("吊销", CompanyStatus.REVOKED),
    ("撤销", CompanyStatus.CANCELLED),
    ("清算", CompanyStatus.IN_LIQUIDATION),
    ("迁出", CompanyStatus.MOVED),
    ("停业|歇业", CompanyStatus.SUSPENDED),
    ("存续|在业|开业|在营|正常|登记成立|迁入", CompanyStatus.IN_BUSINESS),
)
_SEVERAL = re.compile(r"[,，;；、\n]|>>")


def status_of(stated_status: str) -> CompanyStatus:
    """What a status of a register means: `吊销，未注销` is revoked."""
    plain = re.sub(r"未注销|未吊销", "", stated_status)
    return next((status for pattern, status in _STATUSES if re.search(pattern, plain)), CompanyStatus.OTHER)


@dataclass(frozen=True, slots=True)
class CompanyRegisterReader:
    """One Entity per row, its legal representative, and where it stands with its registration authority."""

    name: str = "company-register"
    columns: frozenset[str] = frozenset(
        {NAME, USCC, ORG_CODE, REG_NO, ADDRESS, CAPITAL, REPRESENTATIVE, FOUNDED, STATUS, FORMER_NAMES}
    )

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether name, code and status have columns."""
        return {NAME, USCC, STATUS} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", LEGAL_AGENT_BENCH)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without a name."""
        name, cells = stated(row.cells[NAME]), row.cells
        if name is None:
            raise Unreadable(NAME, "the row names no organisation; add its registered name")
        codes = identify(cells[USCC], cells.get(REG_NO, ""), org_code=cells.get(ORG_CODE, ""))
        identity = codes.entity_id or entity_id(path, SOURCE_ID, name)
        day, doubts = _founded(cells.get(FOUNDED, ""))
        yield line(
            "Entity",
            codes.fields()
            | {
                "id": identity,
                "name": name,
                "other_names": _names(cells.get(FORMER_NAMES, "")),
                "kind": str(kind_by_name(name, codes.uscc)),
                "address": stated(cells.get(ADDRESS, "")),
                "registered_capital": stated(cells.get(CAPITAL, "")),
                "registered_on": day,
                "flags": tuple(str(flag) for flag in (*codes.flags, *doubts)),
                "source_id": SOURCE_ID,
            },
        )
        for person in people_in(cells.get(REPRESENTATIVE, "")):
            yield from representative(identity, person, SOURCE_ID)
        if status := stated(cells[STATUS]):
            fields = {"entity": identity, "status": str(status_of(status)), "stated": status, "source_id": SOURCE_ID}
            yield line("RegistrationStatus", fields)


CODE, SHORT, FULL, ENGLISH, FORMER_SHORT = "公司代码", "公司简称", "公司名称", "英文名称", "曾用简称"
LEGAL_PERSON, SECRETARY, MANAGER, SEAT = "法人代表", "董秘", "总经理", "注册地址"


@dataclass(frozen=True, slots=True)
class ListedCompanyReader:
    """What a listed company says of itself: names, stock code, legal representative, general manager and secretary."""

    name: str = "listed-company-profiles"
    columns: frozenset[str] = frozenset(
        {CODE, SHORT, FULL, ENGLISH, FORMER_SHORT, LEGAL_PERSON, SECRETARY, MANAGER, SEAT, FOUNDED, "_key"}
    )

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether stock code, legal representative and secretary have columns."""
        return {CODE, LEGAL_PERSON, SECRETARY, FULL} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", LEGAL_AGENT_BENCH)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without a full name."""
        cells = row.cells
        key = cells.get("_key", "")
        company = stub(path, SOURCE_ID, cells[FULL] or (key if could_be_a_name(key) else ""), FULL)
        day, doubts = _founded(cells.get(FOUNDED, ""))
        code = stated(cells[CODE])
        names = (*_names(cells.get(SHORT, "")), *_names(cells.get(FORMER_SHORT, "")))
        more: Line = {
            "name_en": stated(cells.get(ENGLISH, "")),
            "other_names": names,
            "other_codes": (code,) if code else (),
            "address": stated(cells.get(SEAT, "")),
            "registered_on": day,
            "flags": tuple(map(str, doubts)),
        }
        yield company | {name: value for name, value in more.items() if value not in (None, ())}
        for person in people_in(cells[LEGAL_PERSON]):
            yield from representative(company["id"], person, SOURCE_ID)
        for column, title in ((MANAGER, "总经理"), (SECRETARY, "董事会秘书")):
            for person in people_in(cells.get(column, "")):
                yield from officer(company["id"], person, OfficerRole.MANAGER, title, SOURCE_ID)


@dataclass(frozen=True, slots=True)
class SubsidiaryReader:
    """A listed company, its subsidiary, and the share in per cent: a cell without a number is a share that is not known."""

    name: str = "subsidiaries"
    columns: frozenset[str] = frozenset({NAME, PARENT, SHARE})

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether both companies and the share have columns."""
        return {NAME, PARENT, SHARE} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", LEGAL_AGENT_BENCH)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row that does not name both, and for a share that is none."""
        parent, child = stub(path, SOURCE_ID, row.cells[PARENT], PARENT), stub(path, SOURCE_ID, row.cells[NAME], NAME)
        if parent["id"] == child["id"]:
            raise Unreadable(NAME, "parent and subsidiary are the same; correct one of them")
        share = _share(row.cells[SHARE])
        yield parent
        yield child
        yield line("OWNS", {"from": parent["id"], "to": child["id"], "share": share, "source_id": SOURCE_ID})


def _share(text: str) -> float | None:
    said = stated(text)
    if said is None:
        return None
    try:
        share = round(float(said.rstrip("%％")) / 100, 9)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise Unreadable(SHARE, f"{said!r} is no share in per cent; write a number up to 100, or empty the cell")
    return share


def _founded(text: str) -> tuple[str | None, tuple[CodeFlag, ...]]:
    try:
        return day_of(text), ()
    except ValueError:
        return None, (CodeFlag.UNREADABLE_DAY,)


def _names(text: str) -> tuple[str, ...]:
    """Several names of one cell, with whatever parts them."""
    return tuple(without_blanks(name) for name in _SEVERAL.split(text) if stated(name))
