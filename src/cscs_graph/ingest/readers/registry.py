"""Reader of the public registration data of Chinese enterprises, 1978-2019, one row per registered organisation.

The crawl states what the register said on its day, around 2019, without dates of change. So the row gives an Entity
and, for a name under 法人代表, a Person and a link without `valid_from`: who holds the post is known, since when is
not. The link therefore holds on every day asked about and is shown with an unknown start; an answer about a year long
before the crawl must be read so. For a branch the column names its head (负责人), whom memoranda name beside legal
representatives; the register has one column for both, and so has the graph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.codes import Codes, identify, legacy_flags
from cscs_graph.ingest.readers.kinds import kind_by_name, kind_by_type
from cscs_graph.ingest.readers.places import places
from cscs_graph.ingest.readers.text import day_of, digest, line, people_in, stated
from cscs_graph.model.codes import CodeFlag, EntityKind, IdentityGrade
from cscs_graph.model.records import Unreadable

COLUMNS = (
    *("源文件", "企业名称", "统一社会信用代码", "注册日期", "企业类型", "法人代表"),
    *("注册资金", "经营范围", "所在省份", "地区", "注册地址"),
)
SOURCE_ID = "enterprise-registration-cn"
SOURCE = line(
    "Source",
    {
        "id": SOURCE_ID,
        "title": "Enterprise Registration Data of Chinese Mainland, 1978-2019",
        "publisher": "kinginsun, from the public register of enterprises",
        "url": "https://github.com/kinginsun/Enterprise-Registration-Data-of-Chinese-Mainland",
        "licence": "CC BY-NC-SA",
    },
)


@dataclass(frozen=True, slots=True)
class RegistryReader:
    """One Entity per row; a Person and LEGAL_REPRESENTATIVE_OF where a name is given."""

    name: str = "registry"
    columns: frozenset[str] = frozenset({*COLUMNS, "角色"}) - {"源文件", "经营范围", "地区"}

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether the columns are there; others, such as 角色, may stand before them."""
        return set(COLUMNS) <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source of the data set."""
        yield SOURCE

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without a name, or with cells too many or too few."""
        _check_columns(row)
        company = stated(row.cells["企业名称"])
        if company is None:
            raise Unreadable("企业名称", "the row names no organisation; add its registered name")
        given = stated(row.cells["统一社会信用代码"]) or ""
        codes = identify(given)
        entity_id = codes.entity_id or f"{SOURCE_ID}:{digest(given, company)}"
        kind = _kind(row, company, codes)
        yield line(
            "Entity", _entity(row, company, codes) | {"id": entity_id, "kind": str(kind or _fallback(company, codes))}
        )
        if kind is not None:
            yield from _representatives(entity_id, stated(row.cells["法人代表"]) or "", kind)


def _kind(row: Row, company: str, codes: Codes) -> EntityKind | None:
    """None where a stated type is no type at all: then cells of the row have been mixed up from here on."""
    if row.cells.get("角色") == "branch":
        return EntityKind.BRANCH
    stated_type = stated(row.cells["企业类型"])
    return _fallback(company, codes) if stated_type is None else kind_by_type(stated_type)


def _fallback(company: str, codes: Codes) -> EntityKind:
    return kind_by_name(company, codes.uscc)


def _entity(row: Row, company: str, codes: Codes) -> dict[str, object]:
    day, doubts = _registered(row.cells["注册日期"])
    fields = codes.fields() | {
        "name": company,
        "registered_on": day,
        "registered_capital": stated(row.cells["注册资金"]),
        "address": stated(row.cells["注册地址"]),
        "flags": tuple(str(flag) for flag in (*codes.flags, *legacy_flags(codes), *doubts)),
        "source_id": SOURCE_ID,
    }
    if codes.uscc is None:  # a USCC holds the division of registration, more exactly than the column
        fields["region_code"] = places().provinces.get(row.cells["所在省份"])
    return fields


def _registered(text: str) -> tuple[str | None, tuple[CodeFlag, ...]]:
    try:
        return day_of(text), ()
    except ValueError:
        return None, (CodeFlag.UNREADABLE_DAY,)


def _representatives(entity_id: str, text: str, kind: EntityKind) -> Iterator[Line]:
    """A person per name; partnerships name several. The id holds the company's: a name alone never merges two.

    Whoever a partnership names is its executive partner, unless sent by one that is an organisation (委派代表).
    """
    acts = kind is EntityKind.PARTNERSHIP and "代表" not in text
    for name in people_in(text):
        person_id = f"person:{entity_id}:{digest(name)}"
        identity = str(IdentityGrade.NAME_ONLY)
        yield line("Person", {"id": person_id, "name": name, "identity": identity, "source_id": SOURCE_ID})
        ends = {"from": person_id, "to": entity_id, "source_id": SOURCE_ID}
        yield line("LEGAL_REPRESENTATIVE_OF", ends)
        if acts:
            yield line("EXECUTIVE_PARTNER_OF", ends)


def _check_columns(row: Row) -> None:
    """Raises Unreadable for a row with cells too many or too few. Cells are not quoted: a name may stand in any."""
    mend = "restore the quotation marks and commas of the row"
    if any(cell.strip() for cell in row.surplus):
        excess = f"the row has {len(row.surplus)} cells beyond the header"
        raise Unreadable(_misplaced(row), f"{excess}, and what stands here belongs to another column; {mend}")
    # The file writes N/A where nothing is stated: only a row that ends too soon leaves its last column empty.
    if not row.cells["注册地址"]:
        raise Unreadable(_misplaced(row), f"the row has fewer cells than the header, so they have shifted; {mend}")


def _misplaced(row: Row) -> str:
    """The first column whose cell cannot be one of its own."""
    cells = row.cells
    if not _is_day(cells["注册日期"]):
        return "注册日期"
    if cells["企业类型"] != "N/A" and kind_by_type(cells["企业类型"]) is None:
        return "企业类型"
    return "注册地址" if cells["所在省份"] in places().provinces else "所在省份"


def _is_day(text: str) -> bool:
    return bool(_registered(text)[0])
