"""Text of foreign files: what counts as stated, what of a scan may be repaired, and how a line is put together.

Repairs never touch a digit: a misread digit cannot be told from a right one. `repaired_name` lists them.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b

from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.placeholders import is_placeholder
from cscs_graph.model.time import widen

_BESIDE = re.compile(r"[、；;，,/|\n]|\s{2,}")
_LABELS = re.compile(
    r"(?:执行事务合伙人|委派代表|法定代表人|法人代表|首席代表|代表|负责人|经营者|投资人|姓名)[^:：、（）()]{0,6}[:：]"
)
_IN_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_HAN = "\u3400-\u9fff"
_LEGAL_FORM = re.compile(r"有[眼娘](责任|夷任|)公司")
_LEGIBLE_NAME = re.compile(rf"[{_HAN}（）()·]{{5,}}")
_NAME_ENDING = re.compile(
    r"(公司|厂|店|院|社|部|所|行|中心|个体|户|场|矿|站|队|会|园|馆|庄|基地|学校|集团|企业|商城|合作)$"
)


def stated(text: str) -> str | None:
    """The text, or None where the file says nothing: an empty cell, `N/A`, 无, a dash, asterisks, `-1`."""
    text = text.strip()
    return None if text == "-1" or is_placeholder(text) else text


def day_of(text: str) -> str | None:
    """A stated day in the form of the canonical format. Raises ValueError where it is no day for certain."""
    said = stated(text)
    return None if said is None else str(widen(said))


def without_blanks(text: str) -> str:
    """Without white space of any width: a scan breaks names and numbers where the line of the table broke."""
    return re.sub(r"\s", "", text)


def repaired_name(scanned: str) -> str:
    """A company's name from a scan, without blanks and with what can only have been misread put right.

    - the legal form, a closed list: `有眼公司` is 有限公司, `有眼夷任公司` 有限责任公司, `般份有限公司` 股份有限公司;
    - angle brackets, which no registered name has, are round ones.
    """
    name = without_blanks(scanned).replace("〈", "（").replace("〉", "）")
    name = _LEGAL_FORM.sub(lambda form: f"有限{'责任' if form[1] else ''}公司", name)
    return name.replace("般份有限", "股份有限")


def could_be_a_name(name: str) -> bool:
    """Whether an organisation could be registered under this name.

    Registered names are written in Chinese characters, without Latin letters and Arabic digits (rules on the
    registration of enterprise names, 企业名称登记管理实施办法, art. 8), and end in the form of organisation.
    """
    return bool(_LEGIBLE_NAME.fullmatch(name) and _NAME_ENDING.search(name))


def is_organisation(name: str) -> bool:
    """Whether a name that stands where a person's is expected is that of an organisation."""
    return len(name) > 3 and bool(re.search(r"(公司|厂|合作社|中心|合伙企业|（有限合伙）|\(有限合伙\)|集团)$", name))


def people_in(text: str) -> tuple[str, ...]:
    """The names of persons in a cell that may hold several, firms, labels and placeholders beside them.

    `某某投资有限公司（委派代表：张三）` names 张三: the firm's code is not given, and a name alone identifies nobody. A name that
    is covered with asterisks is nobody's.
    """
    if is_placeholder(text):
        return ()
    bare = _IN_BRACKETS.sub(lambda inner: f"、{inner[1]}、" if _LABELS.search(f"{inner[1]}:") else inner[0], text)
    found: dict[str, None] = {}
    for part in _BESIDE.split(_LABELS.sub("、", bare)):
        for name in _apart(part.strip()):
            label = _LABELS.fullmatch(f"{name}:")
            if not label and "*" not in name and not is_placeholder(name) and not is_organisation(name):
                found[person_name(name)] = None
    return tuple(found)


def _apart(part: str) -> list[str]:
    """Two names with one blank between them, both of two characters or more: `张三 李四五` is not 张 三."""
    words = part.split()
    several = len(words) > 1 and all(re.fullmatch(rf"[{_HAN}·]{{2,}}", word) for word in words)
    return words if several else [part]


def person_name(text: str) -> str:
    """A person's name in one spelling: no blanks between Chinese characters, single ones between words."""
    name = " ".join(text.split())
    return name.replace(" ", "") if re.fullmatch(rf"[{_HAN} ]+", name) else name


def digest(*parts: str) -> str:
    """16 hexadecimal characters that stand for these parts."""
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def line(kind: str, fields: Mapping[str, object]) -> Line:
    """One canonical line of type `kind`; fields without a value are left out."""
    return {"type": kind} | {name: value for name, value in fields.items() if value not in (None, "", ())}
