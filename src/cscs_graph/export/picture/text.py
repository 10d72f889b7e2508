"""Text in boxes: how wide it is drawn, where it breaks, and where it ends with an ellipsis."""

import re
import unicodedata

ELLIPSIS = "…"
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -·")
_PIECES = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+|.")
_WIDE, _CAPITAL, _USUAL, _THIN = 1.0, 0.68, 0.56, 0.34
_CLOSING = frozenset("，。；：、）》”’,.;:)")


def width(text: str) -> float:
    """In units of the size of the letters. Chinese signs are about twice as wide as Latin ones."""
    return sum(map(_width, text))


def _width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0x2000:
        return _WIDE
    return _THIN if sign in _NARROW else _CAPITAL if sign.isupper() or sign in "mwMW@%" else _USUAL


def fitted(text: str, room: float) -> str:
    """The text, or as much of it as there is room for, with an ellipsis."""
    if width(text) <= room:
        return text
    kept, used = "", _WIDE
    for sign in text:
        used += _width(sign)
        if used > room:
            break
        kept += sign
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, room: float, lines: int) -> tuple[str, ...]:
    """At most so many lines: broken between words, or between any two Chinese signs; the last one perhaps cut."""
    text = " ".join(text.split())
    found: list[str] = []
    line = ""
    pieces = _PIECES.findall(text)
    for place, piece in enumerate(pieces):
        if width((line + piece).rstrip()) <= room or (piece in _CLOSING and width(line) <= room):
            line += piece
            continue
        if len(found) == lines - 1 or not line.strip():
            found.append(fitted((line + "".join(pieces[place:])).strip(), room))
            return tuple(found)
        found.append(line.strip())
        line = piece.lstrip()
        if width(line) > room:
            found.append(fitted("".join([line, *pieces[place + 1 :]]), room))
            return tuple(found)
    return (*found, *([line.strip()] if line.strip() else []))
