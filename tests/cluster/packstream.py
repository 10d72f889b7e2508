"""PackStream, the encoding of Bolt messages, as far as a double of a server needs it: no floats, bytes or temporal values."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Message:
    """A structure of PackStream: a Bolt message by its signature byte."""

    tag: int
    fields: tuple[Any, ...]


def packed(value: object) -> bytes:
    """The bytes of a value. Raises TypeError for what a double never sends."""
    if isinstance(value, Message):
        return bytes([0xB0 | len(value.fields), value.tag]) + _joined(value.fields)
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value)
        return b"\xda" + struct.pack(">I", len(pairs)) + _joined(part for pair in pairs.items() for part in pair)
    if isinstance(value, list | tuple):
        items = cast("list[object]", value)
        return b"\xd6" + struct.pack(">I", len(items)) + _joined(items)
    return _plain(value)


def _plain(value: object) -> bytes:
    match value:
        case None:
            return b"\xc0"
        case bool():
            return b"\xc3" if value else b"\xc2"
        case int():
            return b"\xcb" + struct.pack(">q", value)
        case str():
            text = value.encode()
            return b"\xd2" + struct.pack(">I", len(text)) + text
        case _:
            raise TypeError(f"a double does not send {type(value).__name__}")


def _joined(values: Iterable[object]) -> bytes:
    return b"".join(packed(value) for value in values)


def unpacked(data: bytes) -> Any:
    """The value that the bytes hold."""
    return _value(iter(data))


_SIZED = {0xD0: ("s", 1), 0xD1: ("s", 2), 0xD2: ("s", 4), 0xD4: ("l", 1), 0xD5: ("l", 2), 0xD6: ("l", 4)} | {
    0xD8: ("m", 1),
    0xD9: ("m", 2),
    0xDA: ("m", 4),
}
_TINY = {0x80: "s", 0x90: "l", 0xA0: "m", 0xB0: "t"}
_INTEGERS = {0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}
_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}


def _value(data: Iterator[int]) -> Any:
    marker = next(data)
    if marker in _CONSTANTS:
        return _CONSTANTS[marker]
    if marker < 0x80 or marker >= 0xF0:
        return marker if marker < 0x80 else marker - 0x100
    if marker in _INTEGERS:
        return int.from_bytes(_taken(data, _INTEGERS[marker]), "big", signed=True)
    if marker in _SIZED:
        kind, width = _SIZED[marker]
        return _sized(kind, int.from_bytes(_taken(data, width), "big"), data)
    if marker & 0xF0 in _TINY:
        return _sized(_TINY[marker & 0xF0], marker & 0x0F, data)
    raise ValueError(f"a double does not read marker {marker:#x}")


def _sized(kind: str, size: int, data: Iterator[int]) -> Any:
    match kind:
        case "s":
            return _taken(data, size).decode()
        case "l":
            return [_value(data) for _ in range(size)]
        case "m":
            return {_value(data): _value(data) for _ in range(size)}
        case _:
            return Message(next(data), tuple(_value(data) for _ in range(size)))


def _taken(data: Iterator[int], size: int) -> bytes:
    return bytes(next(data) for _ in range(size))
