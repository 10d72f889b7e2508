"""Which organisation a table means that names it only: the one to which a register beside the table gives that very name.

A name alone identifies nobody. Tables of one publisher that name companies in full, and come with a register of these
names, mean by a name whom the register means. Where it gives no code the name stands for itself, within that publisher's
tables and nowhere else.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from cscs_graph.ingest.readers.base import Line
from cscs_graph.ingest.readers.codes import identify
from cscs_graph.ingest.readers.kinds import kind_by_name
from cscs_graph.ingest.readers.text import digest, line, stated, without_blanks
from cscs_graph.model.records import Unreadable

REGISTER = "company_register.csv"
"""The register, where it lies in the folder of a table."""
NAME, USCC, ORG_CODE, REG_NO = "公司名称", "统一社会信用代码", "组织机构代码", "注册号"


def entity_id(path: Path, source: str, name: str) -> str:
    """Its code where the register beside the file gives one, else an id that stands for the name in that source."""
    plain = without_blanks(name)
    register = path.parent / REGISTER
    coded = _coded(register, register.stat().st_mtime_ns).get(plain) if register.is_file() else None
    return coded or f"{source}:{digest(plain)}"


def stub(path: Path, source: str, name: str, column: str) -> Line:
    """Who is named, as far as the table says. Raises Unreadable where nobody is."""
    if (said := stated(name)) is None:
        raise Unreadable(column, "the row names no organisation; add its registered name")
    identity = entity_id(path, source, said)
    uscc = identity if len(identity) == 18 and ":" not in identity else None
    kind = str(kind_by_name(said, uscc))
    fields = {"id": identity, "uscc": uscc, "name": said, "kind": kind, "stub": True, "source_id": source}
    return line("Entity", fields)


@lru_cache(maxsize=16)
def _coded(register: Path, _changed: int) -> Mapping[str, str]:
    """The id of every name that stands in the register once, with a code."""
    found: dict[str, set[str]] = {}
    with register.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            codes = identify(row.get(USCC) or "", row.get(REG_NO) or "", org_code=row.get(ORG_CODE) or "")
            if codes.entity_id:
                found.setdefault(without_blanks(row.get(NAME) or ""), set()).add(codes.entity_id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}
