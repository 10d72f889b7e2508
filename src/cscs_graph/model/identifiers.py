"""Identifiers of entities: the Unified Social Credit Code (GB 32100-2015) and its predecessors.

A real code may carry a wrong check digit or a region that was abolished long ago: it is flagged and kept. Only what
cannot be a code at all is refused.
"""

import re
from dataclasses import dataclass

from stdnum.cn import uscc as stdnum_uscc
from stdnum.exceptions import ValidationError

from cscs_graph.model.codes import CodeFlag

USCC_LENGTH = 18
_USCC_SHAPE = re.compile(r"[0-9A-Z]{18}")
_ORG_CODE_SHAPE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_REG_NO_SHAPE = re.compile(r"[1-8]\d{14}|[1-8]\d{12}|[1-8]\d{5}NA\d{6}[\dX]")
"""15 digits, before 2007 thirteen, for farmers' cooperatives with NA; the first six are the registering office's
division. None begins with 9: that is a Unified Social Credit Code cut short."""
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_AUTHORITIES = frozenset("1239567" + "48AGNY")
"""First characters in use: registration authorities of GB 32100-2015 and its amendments."""
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width digits, letters and signs, and what they are in half width."""


def compact(text: str) -> str:
    """Upper case, half width, without blanks and dashes."""
    return re.sub(r"[\s\-]", "", text.translate(_HALF_WIDTH)).upper()


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
        raise ValueError(f"{text!r} has {len(code)} characters, a Unified Social Credit Code has {USCC_LENGTH}")
    if not _USCC_SHAPE.fullmatch(code):
        raise ValueError(f"{text!r} has characters other than A-Z and 0-9")
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


def is_reg_no(code: str) -> bool:
    """Whether a compact code has the shape of a registration number from before 2015."""
    return _REG_NO_SHAPE.fullmatch(code) is not None


def code_fault(text: str) -> str | None:
    """Why `text` can be no code of an organisation, or is doubtful as one. None: nothing is wrong with it."""
    code = compact(text)
    if is_reg_no(code):
        return None
    try:
        flags = org_code_flags(code) if _ORG_CODE_SHAPE.fullmatch(code) else read_uscc(text).flags
    except ValueError as fault:
        return str(fault)
    return f"{text!r} is doubtful: {', '.join(flag.replace('_', ' ') for flag in flags)}" if flags else None


def _org_code_checks(code: str) -> bool:
    """The check character of GB 11714-1997: 11 minus the weighted sum modulo 11, X for ten."""
    total = sum(weight * int(char, 36) for weight, char in zip(_ORG_WEIGHTS, code[:8], strict=True))
    return code[8] == "0123456789X0"[11 - total % 11]


def make_uscc(authority: str, region: str, org_body: str) -> str:
    """A code with valid check characters, e.g. `make_uscc("91", "310101", "MA1FL001")` (8 body characters)."""
    total = sum(weight * int(char, 36) for weight, char in zip(_ORG_WEIGHTS, org_body, strict=True))
    stem = f"{authority}{region}{org_body}{'0123456789X0'[11 - total % 11]}"
    return stem + stdnum_uscc.calc_check_digit(stem)
