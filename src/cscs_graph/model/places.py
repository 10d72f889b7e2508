"""Where something stands in a document: as Chinese documents number it, and in English, as lawyers cite it."""

import re

from cscs_graph.model.language import LanguageCode, language

_DIGITS = "零一二三四五六七八九"
_NUMERAL = f"[{_DIGITS}十百]+"
NUMBER = rf"\d+|{_NUMERAL}"
"""A number in digits or in Chinese, as `number_of` reads it."""
_BRACKETED = rf"[(（]({_NUMERAL}|\d+)[)）]"
_IN_CHINESE = (
    (rf"第({_NUMERAL}|\d+)部分", "part"),
    (rf"第({_NUMERAL}|\d+)章", "ch."),
    (rf"第({_NUMERAL}|\d+)条", "art."),
    (rf"第({_NUMERAL}|\d+)款", "para."),
    (rf"第{_BRACKETED}项", "item"),
    (rf"第({_NUMERAL}|\d+)项", "item"),
)
_PART = re.compile("|".join(f"(?:{pattern})" for pattern, _ in _IN_CHINESE) + "|(附件)")
_ARTICLES = re.compile(r"(?:art\.|articles?) (\d+(?:\(\d+\))?(?:, \d+(?:\(\d+\))?)*)")
_APPENDIX = {"I": "一", "II": "二", "III": "三", "IV": "四"}
_ITEM = re.compile(rf"({_NUMERAL})?(?:[(（]({_NUMERAL})[)）])?[.]?(\d+)?")
_SECTIONS = re.compile(r"\d+(?:\.\d+)?(?:, \d+(?:\.\d+)?)*")


def in_english(place: str) -> str:
    """`第七条第二款` as `art. 7 para. 2`, `二(三)` as `2(3)`; whatever else it holds stays."""
    if _PART.search(place):
        return " ".join(_PART.sub(_cited, place).split()).replace(" 、 ", ", ")
    return re.sub(_NUMERAL, lambda found: str(number_of(found[0])), place)


def item(number: str, code: LanguageCode) -> str:
    """The number of a measure as its document counts it: `二(七)1` as `part 2(7), point 1` and `第二部分第（七）项第1点`."""
    found = None if number.isdecimal() else _ITEM.fullmatch(number)
    if found is None:
        return language(code).say("number", "plain", number=in_english(number) if code is LanguageCode.EN else number)
    part, under, point = found.groups()
    if code is LanguageCode.EN:
        told = (f"part {number_of(part)}" if part else "item ") + (f"({number_of(under)})" if under else "")
        return told + (f", point {point}" if point else "")
    told = (f"第{part}部分" if part else "") + (f"第（{under}）项" if under else "")
    return told + (f"第{point}点" if point else "")


def _cited(found: re.Match[str]) -> str:
    place = found.lastindex or 0
    if found[place] == "附件":
        return " annex "
    return f" {_IN_CHINESE[place - 1][1]} {number_of(found[place])} "


def parts(place: str) -> list[str]:
    """What a place names one after the other: sections of the report, and articles of what it rests on."""
    return re.split(r"(?<=\d), (?=art)|; ", place)


def of_report(part: str) -> bool:
    """Whether it is one or several sections of the report."""
    return _SECTIONS.fullmatch(part) is not None


def in_chinese(place: str) -> str:
    """`art. 14, 16` as `第十四条、第十六条`, a section of the report as the wording has it; whatever else it holds stays."""
    if place.startswith("Appendix ") and place.removeprefix("Appendix ") in _APPENDIX:
        return f"Trivium报告附录{_APPENDIX[place.removeprefix('Appendix ')]}"
    return "；".join(map(_part_in_chinese, parts(place)))


def _part_in_chinese(part: str) -> str:
    if of_report(part):
        return language(LanguageCode.ZH).say("section", section=part.replace(", ", "、"))
    return _ARTICLES.sub(lambda found: "、".join(map(_article, found[1].split(", "))), part)


def _article(written: str) -> str:
    article, _, item = written.rstrip(")").partition("(")
    return f"第{numeral(int(article))}条" + (f"第（{numeral(int(item))}）项" if item else "")


def number_of(numeral: str) -> int:
    """A number below a thousand, written in Chinese or in digits."""
    if numeral.isascii():
        return int(numeral)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS.index(sign)
        else:
            total, digit = total + (digit or 1) * (10 if sign == "十" else 100), 0
    return total + digit


def numeral(number: int) -> str:
    """A number below a thousand in Chinese."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")
