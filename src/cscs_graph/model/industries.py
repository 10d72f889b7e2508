"""Codes of GB/T 4754 as registers write them: with the letter of the section or without, in either case, as fine as they like.

Divisions are numbered through, so that the letter adds nothing to the digits.
"""


def plain(code: str | None) -> str:
    """The code without blanks and in capitals; nothing where none is stated."""
    return (code or "").strip().upper()


def belongs(trade: str, name: str) -> bool:
    """Whether a trade belongs to a class that is named with its letter. Both are plain."""
    return bool(trade) and trade.startswith(_as_written(name, trade))


def may_belong(trade: str, name: str) -> bool:
    """Whether a trade is named too coarsely to tell: the class is one of several in it."""
    return bool(trade) and _as_written(name, trade).startswith(trade)


def _as_written(name: str, trade: str) -> str:
    """The name of a class in the way in which a trade is written."""
    return name if trade[:1].isalpha() else name[1:]
