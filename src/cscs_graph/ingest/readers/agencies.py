"""Local courts and work-safety bureaus, read from the names under which a list cites them.

A name becomes an agency only if every character of its place can be confirmed by the region table. Of a misread or
ambiguous name nothing is made: the caller keeps the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.ingest.readers.base import Line
from cscs_graph.ingest.readers.places import places
from cscs_graph.ingest.readers.text import line, without_blanks
from cscs_graph.model.codes import Level

_COURT = re.compile(r"(?P<place>.+?)(?P<rank>高级|(?:第[一二三四五])?中级|第[一二三四五六])?人民法院")
_WORK_SAFETY = re.compile(r"(?P<place>.+?)(?:安全监管局|安全生产监督管理局)")
_COAL_MINES = re.compile(r"(?P<place>.+?)煤矿安(?:监|全监察)局")
_NATIONAL = (
    (re.compile(r"国家(安全监管总局|安全生产监督管理总局)(监管.司)?"), "saws"),
    (re.compile(r"国家煤矿安(监|全监察)局(行管司)?"), "coal_mine_safety"),
)
"""Agencies of the reference data, and departments inside them."""


@dataclass(frozen=True, slots=True)
class CitedAgency:
    """An agency that a row names. One of the reference data has no lines of its own."""

    id: str
    name: str = ""
    kind: str = ""
    level: Level = Level.NATIONAL
    region_code: str = ""
    parent: str = ""

    def lines(self, source_id: str) -> Iterator[Line]:
        """The agency, and its link to the national one where that is known; none for an agency of the reference data.

        A court is no branch office in law: higher courts supervise lower ones. The link says here what §4.1 says of
        all lists: the local body decides, the national one keeps the list.
        """
        if not self.name:
            return
        facts = {"kind": self.kind, "level": str(self.level), "region_code": self.region_code, "source_id": source_id}
        yield line("Agency", {"id": self.id, "name_zh": self.name} | facts)
        if self.parent:
            yield line("BRANCH_OFFICE_OF", {"from": self.id, "to": self.parent, "source_id": source_id})


def cited_agency(text: str) -> CitedAgency | None:
    """The agency of this name. None when the name is not understood to the last character."""
    name = without_blanks(text)
    for pattern, agency_id in _NATIONAL:
        if pattern.fullmatch(name):
            return CitedAgency(agency_id)
    if court := _COURT.fullmatch(name):
        return _court(court["place"], court["rank"] or "")
    if bureau := _WORK_SAFETY.fullmatch(name):
        return _provincial(bureau["place"], "work_safety", "安全生产监督管理局", "saws")
    if bureau := _COAL_MINES.fullmatch(name):
        return _provincial(bureau["place"], "coal_mine_safety", "煤矿安全监察局", "coal_mine_safety")
    return None


def _court(place: str, rank: str) -> CitedAgency | None:
    code = places().locate(place)
    if code is None:
        return None
    level = Level.PROVINCIAL if rank == "高级" else Level.MUNICIPAL if rank.endswith("中级") else Level.COUNTY
    if not _sits_there(code, level, numbered=bool(rank)):
        return None
    name = f"{_seat(code, level)}{rank}人民法院"
    return CitedAgency(f"court:{code}:{rank or '基层'}", name, "court", level, code, "supreme_peoples_court")


def _seat(code: str, level: Level) -> str:
    """The place as a court's own name has it: city before district, province before city, a county alone."""
    known = places().names
    province, city = known.get(f"{code[:2]}0000", ""), known.get(f"{code[:4]}00", "")
    if level is Level.COUNTY:
        return (city or province) + known[code] if known[code].endswith("区") else known[code]
    return "".join(dict.fromkeys((province, known[code])))


def _sits_there(code: str, level: Level, *, numbered: bool) -> bool:
    """Whether a division has such a court. If not, part of the name is missing."""
    is_province, is_city = code.endswith("0000"), code.endswith("00")
    match level:
        case Level.PROVINCIAL:
            return is_province
        case Level.MUNICIPAL:
            return is_city
        case _:
            return not is_city or (numbered and not is_province)  # 东莞市第一人民法院: a city without counties


def _provincial(place: str, prefix: str, form: str, parent: str) -> CitedAgency | None:
    code = places().provinces.get(place)
    if code is None:
        return None
    return CitedAgency(f"{prefix}:{code}", place + form, "administration", Level.PROVINCIAL, code, parent)


def named_court(text: str) -> CitedAgency | None:
    """The court of a name that is printed and not scanned: where its place is not in the region table, it is known by its name.

    `北京知识产权法院`, `杭州经济技术开发区人民法院`. None for what is no court's name.
    """
    name = without_blanks(text)
    if not _A_COURT.fullmatch(name):
        return None
    return cited_agency(name) or CitedAgency(
        f"court:{name}", name, "court", _level_of(name), parent="supreme_peoples_court"
    )


_A_COURT = re.compile(r"[\u3400-\u9fff]{2,40}(?:法院|法院.{2,20}分院)")


def _level_of(name: str) -> Level:
    """Special courts for intellectual property, finance and the sea are intermediate ones."""
    if "高级" in name:
        return Level.PROVINCIAL
    return Level.MUNICIPAL if re.search("中级|知识产权|金融|海事", name) else Level.COUNTY


def office(text: str) -> CitedAgency:
    """An authority of any kind, known by its printed name. Of whom it is a branch is not said by a name."""
    name = without_blanks(text)
    return cited_agency(name) or CitedAgency(f"agency:{name}", name, level=_level_of_office(name))


def _level_of_office(name: str) -> Level:
    """By the smallest division that the name begins with; a body that names none is a national one."""
    found = (level for pattern, level in _DIVISIONS if re.search(pattern, name))
    return next(found, Level.NATIONAL)


_DIVISIONS = (
    ("[\u3400-\u9fff](?<!自治)(?:区|县)", Level.COUNTY),
    ("^(?:北京|天津|上海|重庆)市", Level.PROVINCIAL),
    ("[\u3400-\u9fff]市(?!场)", Level.MUNICIPAL),
    ("省|自治区", Level.PROVINCIAL),
)
