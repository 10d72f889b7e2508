"""Identifiers of entities: the Unified Social Credit Code (GB 32100-2015) and its predecessors.

A real code may carry a wrong check digit or a region that was abolished long ago: it is flagged and kept. Only what
cannot be a code at all is refused.
"""

import re
import unicodedata
from dataclasses import dataclass

from stdnum.cn import uscc as stdnum_uscc
from stdnum.exceptions import ValidationError

from cscs_graph.errors import Message, Misstated, Pair, Several
from cscs_graph.model.codes import CodeFlag
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import word

USCC_LENGTH = 18
_USCC_SHAPE = re.compile(r"[0-9A-Z]{18}")
_ORG_CODE_SHAPE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_REG_NO_SHAPE = re.compile(r"[1-8]\d{14}|[1-8]\d{12}|[1-8]\d{5}NA\d{6}[\dX]")
"""15 digits, before 2007 thirteen, for farmers' cooperatives with NA; the first six are the registering office's
division. None begins with 9: that is a Unified Social Credit Code cut short."""
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_AUTHORITIES = frozenset("1239567" + "48AGNY")
"""First characters in use: registration authorities of GB 32100-2015 and its amendments."""
_LABEL = re.compile(
    r"^\W*(?:[^:]*[\u3400-\u9fff][^:]*|usc[ci]|(?:credit|tax|org)? ?code|(?:tax|reg)[ .]*(?:id|no)\.?) *:",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?<=[0-9A-Za-z])\W*[(\[{【〔〈《].*", re.DOTALL)
_BESIDE = re.compile(r"[/\\、;,|\n]")
_CODE_SHAPE = re.compile(r"[0-9A-Z]{8,18}")
_MISREAD = str.maketrans("OI", "01")
"""Letters that GB 32100-2015 leaves out because they are taken for digits."""


def compact(text: str) -> str:
    """The one reading of a code, in upper case and half width, without what cannot belong to it: blanks and dashes of any
    kind, signs that are not seen, the quotes and the apostrophe of a spreadsheet, a label before it, a remark in brackets
    behind it.
    """
    if text.isascii() and text.isalnum():
        return text.upper()
    plain = unicodedata.normalize("NFKC", text)
    plain = _REMARK.sub("", _LABEL.sub("", plain))
    return "".join(sign for sign in plain if not _foreign(sign)).upper()


def _foreign(sign: str) -> bool:
    return sign in "'\"`=‘’“”′−" or unicodedata.category(sign) in {"Cc", "Cf", "Co", "Pd", "Zl", "Zp", "Zs"}


def codes_in(text: str) -> tuple[str, ...]:
    """The codes that stand in one cell beside each other, `91310115MA1BR041XH/310115000012345`; else the text itself."""
    parts = [part.strip() for part in _BESIDE.split(unicodedata.normalize("NFKC", text)) if part.strip()]
    several = len(parts) > 1 and all(_CODE_SHAPE.fullmatch(compact(part)) for part in parts)
    return tuple(parts) if several else (text,)


def mended(text: str) -> str | None:
    """The code with 0 for the letter O and 1 for I, which GB 32100-2015 leaves out. None: it is no code then either."""
    code = compact(text)
    other = code.translate(_MISREAD)
    if other == code or len(code) != USCC_LENGTH or not _USCC_SHAPE.fullmatch(other):
        return None
    return other if CodeFlag.CHECK_DIGIT not in read_uscc(other).flags else None


def check_character(stem: str) -> str | None:
    """What the 17 characters ask for (GB 32100-2015). None where one of them is a letter that no code has."""
    try:
        return stdnum_uscc.calc_check_digit(stem)
    except ValueError:
        return None


def one_spelling(identity: str) -> str:
    """An id without signs that are not seen, in the one form of Unicode: ids that look the same are the same."""
    if identity.isascii():
        return identity.strip()
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in identity if unicodedata.category(sign) != "Cf")
    ).strip()


@dataclass(frozen=True, slots=True)
class Uscc:
    """A code of 18 characters as it was given, with what is wrong with it."""

    code: str
    flags: tuple[CodeFlag, ...]

    @property
    def org_code(self) -> str:
        """The organisation code, characters 9 to 17 (GB 11714-1997)."""
        return self.code[8:17]

    @property
    def region_code(self) -> str:
        """The administrative division of registration, characters 3 to 8 (GB/T 2260)."""
        return self.code[2:8]


def read_uscc(text: str) -> Uscc:
    """The code in `text`. Raises ValueError when it cannot be one."""
    code = compact(text)
    if len(code) != USCC_LENGTH:
        raise Misstated(
            "{text!r} has {count} characters, a Unified Social Credit Code has {wanted}",
            text=text,
            count=len(code),
            wanted=USCC_LENGTH,
        )
    if not _USCC_SHAPE.fullmatch(code):
        raise Misstated("{text!r} has characters other than A-Z and 0-9", text=text)
    flags: list[CodeFlag] = []
    try:
        stdnum_uscc.validate(code)
    except ValidationError:
        flags.append(CodeFlag.CHECK_DIGIT)
    if code[0] not in _AUTHORITIES:
        flags.append(CodeFlag.UNKNOWN_AUTHORITY)
    if not _ORG_CODE_SHAPE.fullmatch(code[8:17]) or not _org_code_checks(code[8:17]):
        flags.append(CodeFlag.ORG_CODE_CHECK_DIGIT)
    return Uscc(code, tuple(flags))


def read_org_code(text: str) -> str:
    """An organisation code of 9 characters. Raises ValueError when `text` cannot be one."""
    code = compact(text)
    if not _ORG_CODE_SHAPE.fullmatch(code):
        raise ValueError(f"{text!r} is not an organisation code: nine characters, 0-9 and A-Z, the last 0-9 or X")
    return code


def org_code_flags(code: str) -> tuple[CodeFlag, ...]:
    return () if _org_code_checks(code) else (CodeFlag.ORG_CODE_CHECK_DIGIT,)


def read_reg_no(text: str) -> str:
    """A registration number in its one spelling; a text that has not the shape of one as it is given."""
    code = compact(text)
    return code if is_reg_no(code) else text.strip()


def is_reg_no(code: str) -> bool:
    """Whether a compact code has the shape of a registration number from before 2015."""
    return _REG_NO_SHAPE.fullmatch(code) is not None


def code_fault(text: str) -> Message | None:
    """Why `text` can be no code of an organisation, or is doubtful as one. None: nothing is wrong with it."""
    code = compact(text)
    if is_reg_no(code):
        return None
    if other := mended(text):
        values = {"text": text, "other": other}
        return Message("{text!r} has a letter that no code has: with digits for O and I it is {other}", values)
    try:
        flags = org_code_flags(code) if _ORG_CODE_SHAPE.fullmatch(code) else read_uscc(text).flags
    except Misstated as fault:
        return fault.message
    named = tuple(Pair(word(flag, LanguageCode.EN), word(flag, LanguageCode.ZH)) for flag in flags)
    return Message("{text!r} is doubtful: {flags}", {"text": text, "flags": Several(named, ", ")}) if flags else None


def _org_code_checks(code: str) -> bool:
    """The check character of GB 11714-1997: 11 minus the weighted sum modulo 11, X for ten."""
    total = sum(weight * int(char, 36) for weight, char in zip(_ORG_WEIGHTS, code[:8], strict=True))
    return code[8] == "0123456789X0"[11 - total % 11]


def make_uscc(authority: str, region: str, org_body: str) -> str:
    """A code with valid check characters, e.g. `make_uscc("91", "310101", "MA1FL001")` (8 body characters)."""
    total = sum(weight * int(char, 36) for weight, char in zip(_ORG_WEIGHTS, org_body, strict=True))
    stem = f"{authority}{region}{org_body}{'0123456789X0'[11 - total % 11]}"
    return stem + stdnum_uscc.calc_check_digit(stem)
