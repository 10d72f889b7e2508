"""Which of the codes that a row gives identifies its organisation, and what is wrong with the others.

A code is never mended and never dropped. The one that passes its own check identifies; among equals the Unified Social
Credit Code, then the organisation code, then the registration number. What is left over is kept in `other_codes`.
"""

import re
from dataclasses import dataclass

from cscs_graph.ingest.readers.places import places
from cscs_graph.ingest.readers.text import without_blanks
from cscs_graph.model.codes import CodeFlag
from cscs_graph.model.identifiers import Uscc, codes_in, compact, is_reg_no, org_code_flags, read_org_code, read_uscc

_FOREIGN_INVESTED = re.compile(r"企[合独外作].*字第\d+号?")
"""Registration numbers of foreign-invested companies before 2007, in the sources often cut short."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one organisation, sorted. At most one of the first three gives its id."""

    uscc: str | None = None
    org_code: str | None = None
    reg_no: str | None = None
    other: tuple[str, ...] = ()
    flags: tuple[CodeFlag, ...] = ()
    """Doubts that the Entity does not find by itself: about codes left over, and about the region."""

    @property
    def entity_id(self) -> str | None:
        """The id that the Entity derives from them. None: it needs one of its own."""
        if self.uscc:
            return self.uscc
        if self.org_code:
            return f"org:{self.org_code}"
        return f"reg:{self.reg_no}" if self.reg_no else None

    def fields(self) -> dict[str, object]:
        """As fields of an Entity line."""
        return {
            "uscc": self.uscc,
            "org_code": self.org_code,
            "reg_no": self.reg_no,
            "other_codes": self.other,
            "flags": tuple(str(flag) for flag in self.flags),
        }


def identify(*given: str, org_code: str = "") -> Codes:
    """Sort the codes of one row. Each is recognised by its shape, for sources swap their columns.

    Nine characters are an organisation code if they stand in the column of that name, or if their check character is
    right: elsewhere they may be the beginning of a longer code that was cut short.
    """
    cells = [code for text in (org_code, *given) for code in codes_in(text)]
    texts = {compact(text): without_blanks(text) for text in cells if compact(text)}
    trusted = compact(org_code)
    usccs = [code for code in map(_uscc, texts) if code]
    orgs = [text for text in texts if _is_org_code(text, trusted=text == trusted)]
    regs = [text for text in texts if is_reg_no(text)]
    uscc, org = _first(usccs), _first_org(orgs)
    if uscc and org and CodeFlag.CHECK_DIGIT in uscc.flags and not org_code_flags(org):
        uscc = None  # two codes of one organisation, of which only the shorter one is sound
    elif uscc:
        org = None  # the Entity takes it from the USCC
    used = {code for code in (uscc and uscc.code, uscc and uscc.org_code, org, *regs[:1]) if code}
    left = [text for text in texts if text not in used]
    doubts = (flag for text in left for flag in _doubts(text, trusted=text == trusted))
    return Codes(
        uscc=uscc.code if uscc else None,
        org_code=org,
        reg_no=regs[0] if regs else None,
        other=tuple(texts[text] for text in left),
        flags=tuple(dict.fromkeys((*_region_flags(uscc), *doubts))),
    )


def legacy_flags(codes: Codes) -> tuple[CodeFlag, ...]:
    """For a column that should hold a USCC and holds a number from before 2015."""
    old = codes.reg_no and not codes.uscc
    return (CodeFlag.LEGACY_NUMBER,) if old or any(map(_FOREIGN_INVESTED.fullmatch, codes.other)) else ()


def _uscc(text: str) -> Uscc | None:
    try:
        return read_uscc(text)
    except ValueError:
        return None


def _is_org_code(text: str, *, trusted: bool) -> bool:
    try:
        return not org_code_flags(read_org_code(text)) or trusted
    except ValueError:
        return False


def _first(codes: list[Uscc]) -> Uscc | None:
    return min(codes, key=lambda code: CodeFlag.CHECK_DIGIT in code.flags, default=None)


def _first_org(codes: list[str]) -> str | None:
    return min(codes, key=lambda code: len(org_code_flags(code)), default=None)


def _region_flags(uscc: Uscc | None) -> tuple[CodeFlag, ...]:
    return () if uscc is None or places().is_known(uscc.region_code) else (CodeFlag.UNKNOWN_REGION,)


def _doubts(text: str, *, trusted: bool) -> tuple[CodeFlag, ...]:
    """What is wrong with a code that is left over."""
    if uscc := _uscc(text):
        return uscc.flags
    if is_reg_no(text) or _FOREIGN_INVESTED.fullmatch(text):
        return ()
    if not _is_org_code(text, trusted=trusted):
        return (CodeFlag.MALFORMED,)
    return org_code_flags(text)
