"""Text files as offices write them: UTF-8 with or without a mark, UTF-16, GB 18030 (GBK), Big5.

Bytes that do not belong to the encoding of a file stay visible in its lines as escapes, so that those lines alone are refused.
A general detector guesses among some ninety encodings and takes short Chinese lists for Korean or Turkish; here are five.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.errors import BadInput, Message

SAMPLE = 4 * 1024 * 1024
"""Bytes by which the encoding is told."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FREQUENT = {"gb18030": (0xB0, 0xD7, 0xA1), "big5": (0xA4, 0xC6, 0x40)}
"""First and last lead byte, and least trail byte, of the characters of ordinary text (level 1 of GB 2312 and of Big5)."""
_FOREIGN = re.compile("[\udc80-\udcff]")
_HAN = re.compile("[\u3400-\u9fff]")
_CERTAIN = 0.7
"""Share of frequent characters in ordinary text; read in the other encoding it has fewer."""
NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "gb18030": "GB 18030", "big5": "Big5"}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text and the encoding that it is read in."""

    path: Path
    encoding: str

    @classmethod
    def at(cls, path: Path) -> "TextFile":
        """Raises BadInput where no encoding gives text."""
        with path.open("rb") as file:
            sample = file.read(SAMPLE)
            whole = not file.read(1)
        return cls(path, _encoding(path, sample if whole else sample.rpartition(b"\n")[0]))

    @property
    def name(self) -> str:
        return NAMES.get(self.encoding, "UTF-16")

    def lines(self) -> Iterator[str]:
        """Every line with its end. Of a line that is not in this encoding `broken` says so."""
        errors = "surrogateescape" if self.encoding in NAMES else "replace"
        with self.path.open("rb") as file:
            yield from io.TextIOWrapper(file, encoding=self.encoding, errors=errors)

    def broken(self, text: str) -> Message | None:
        """Why a line is not to be trusted. None: it is in the encoding of the file."""
        if text.isascii():
            return None
        if _FOREIGN.search(text) or (self.encoding not in NAMES and "\ufffd" in text):
            said = "the line is not {name}, as the rest of the file is; save the file in one encoding"
            return Message(said, {"name": self.name})
        if self.encoding in _FREQUENT and _is_utf8(text.encode(self.encoding)):
            said = "the line is UTF-8, and the rest of the file {name}; save the file in one encoding"
            return Message(said, {"name": self.name})
        return None


def readable(text: str) -> str:
    """A line with its foreign bytes as escapes: `\\xd0`."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_utf8(line: bytes) -> bool:
    """Whether a line is UTF-8 with three Chinese characters or more. Of GB 18030 some words are UTF-8 by chance, but of letters
    from elsewhere: 联通 is the best known."""
    try:
        return len(_HAN.findall(line.decode("utf-8"))) >= 3
    except UnicodeDecodeError:
        return False


def _encoding(path: Path, sample: bytes) -> str:
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if sample.count(b"\0") * 50 > len(sample):
        return _unmarked(path, sample)
    lines = sample.split(b"\n")
    beyond = [line for line in lines if not line.isascii()]
    foreign = len(beyond) - sum(map(_decodes, beyond))
    if foreign * 2 <= len(beyond):
        return "utf-8"
    shares = {encoding: _frequent(sample, encoding) for encoding in _FREQUENT}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] >= _CERTAIN:
        return best
    if foreign * 2 > len(lines):
        raise BadInput(
            "{name} is in none of the encodings UTF-8, UTF-16, GB 18030 and Big5, or not for certain; save it as UTF-8",
            name=path.name,
        )
    return "utf-8"  # but for a few lines, which are refused


def _unmarked(path: Path, sample: bytes) -> str:
    """UTF-16 without its mark: every other byte of digits, commas and line ends is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        sample[: len(sample) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        raise BadInput(
            "{name} holds no text: it is a file of some program; save it as CSV in UTF-8", name=path.name
        ) from None
    return encoding


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _frequent(sample: bytes, encoding: str) -> float:
    """Of the characters beyond ASCII, the share that ordinary text is made of."""
    first, last, trail = _FREQUENT[encoding]
    found = total = place = 0
    while place < len(sample):
        if sample[place] < 0x80:
            place += 1
            continue
        pair = sample[place : place + 2]
        if encoding == "gb18030" and len(pair) > 1 and 0x30 <= pair[1] <= 0x39:
            place += 4
            continue
        total += 1
        found += len(pair) > 1 and ((first <= pair[0] <= last and pair[1] >= trail) or _is_sign(pair, encoding))
        place += 2
    return found / total if total else 0.0


def _is_sign(pair: bytes, encoding: str) -> bool:
    """Punctuation and full-width letters."""
    return pair[0] in ((0xA1, 0xA3) if encoding == "gb18030" else (0xA1, 0xA2)) and pair[1] >= 0x40
