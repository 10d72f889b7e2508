"""Names inside a longer text: what somebody wrote beside the registered name, and the head that a branch belongs to.

A list says 某某有限公司（已注销）, 甲公司/乙公司, 某某有限公司第三分公司. What is cut out of such a text only proposes, with the
reason.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cscs_graph.errors import Message

LEAST = 4
"""Characters of a name that is cut out."""
_FORMS = "股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|集团|合作社|事务所|研究院|研究所|医院|学院|银行|厂"
_INSIDE = r"(?:[^()\[\]【】〔〕《》<>]|\([^()]*\))*"
"""What stands in brackets; a division of the name may stand there in brackets of its own."""
_BRACKETS = re.compile(rf"[(\[【〔《<]({_INSIDE})[)\]】〕》>]")
_BEFORE_OR_AFTER = re.compile(
    r"^(?:原名?|曾用名|现名|现?更名为|改名为|变更为|formerly|former name|now|aka|a\.k\.a\.?)[\s:：为]*", re.IGNORECASE
)
_ONE = rf"[(\[【〔《<]{_INSIDE}[)\]】〕》>]"
_AT_AN_END = re.compile(rf"^(?:\s*{_ONE})+|(?:{_ONE}\s*)+$")
_HAN = "\u3400-\u9fff"
_BESIDE = re.compile(
    rf"[/\\|、;；\n]|\s{{2,}}|(?:(?<=[{_HAN}])|(?<=[{_HAN}]\)))\s+(?=[^{_HAN}(])|(?<=[{_HAN}])\s+(?=[{_HAN}])|(?<=[^{_HAN}\s])\s+(?=[{_HAN}])"
)
_HEAD = re.compile(rf"^(.*?(?:{_FORMS})++)(?![()])(.+)$")
_OFFICE = re.compile("^(.*(?:分公司|支公司|分行|支行))(.+)$")
"""The nearest office to which another belongs: 某某公司苏州分公司昆山营业部."""
_ONLY_FORM = re.compile(
    rf"{_FORMS}|\b(?:co|ltd|limited|company|inc|corp|llc|pvt|private|pte|group|holdings?)\b", re.IGNORECASE
)
_BRANCH = re.compile(
    "分公司|分店|分部|分厂|分行|支行|支公司|营业部|营业厅|办事处|项目部|项目|经营部|门市部|销售部|代表处|工程处|专卖店|旗舰店|店$|站$|分院|分社|区域|大区|区$"
)


@lru_cache(maxsize=4096)
def within(text: str) -> tuple[tuple[str, Message], ...]:
    """Every name that a text may hold besides being one itself, with why it is looked for. None of them is the text."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found: dict[str, tuple[str, Message]] = {_bare(plain): ("", Message(""))}
    for part, why in _found(plain):
        name = part.strip(" ,;:：-—–·")
        if len(name) >= LEAST and _names_somebody(name):
            found.setdefault(_bare(name), (name, why))
    return tuple(one for one in found.values() if one[0])


def _found(text: str) -> Iterator[tuple[str, Message]]:
    outside = _AT_AN_END.sub("", text)
    for inside in _BRACKETS.findall(text):
        if label := _BEFORE_OR_AFTER.match(inside):
            yield inside[label.end() :], Message("named in brackets: {inside}", {"inside": inside})
    for whole in dict.fromkeys((text, outside)):
        for part in _BESIDE.split(whole):
            yield from _of_part(part.strip(), text)


def _of_part(part: str, text: str) -> Iterator[tuple[str, Message]]:
    if label := _BEFORE_OR_AFTER.match(part):
        part = part[label.end() :]
        yield part, Message("said to be another name: {label}", {"label": label[0].strip()})
    yield part, Message("the text says more: {text}", {"text": text})
    if office := _OFFICE.match(part):
        yield office[1], Message("branch: {rest}", {"rest": office[2]})
    if head := _HEAD.match(part):
        name, rest = head.groups()
        branch = Message("branch: {rest}", {"rest": rest})
        yield name, branch if _BRANCH.search(rest) else Message("the text says more: {text}", {"text": rest})


def _names_somebody(name: str) -> bool:
    """Whether more than digits, signs and a form of organisation is left."""
    return bool(re.search(r"[^\W\d_]", re.sub(_ONLY_FORM, "", name)))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
