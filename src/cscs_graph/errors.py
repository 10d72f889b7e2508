"""The one error tree. Each error says what happened, where, and what to do next.

`code` is what API clients see in `extensions.code`; `exit_code` is what the command line returns.
"""

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import ClassVar

_QUOTED = re.compile(r"""'[^'\n]{120,}'|"[^"\n]{120,}"|“[^”\n]{120,}”""")
_SHOWN = 60


def without_long_quotes(message: str) -> str:
    """The message with what it quotes cut short: whoever sends 100 kB in place of an id need not get them back."""
    return _QUOTED.sub(
        lambda quoted: f"{quoted[0][:_SHOWN]}…{quoted[0][-1]} ({len(quoted[0]) - 2} characters)", message
    )


@dataclass(frozen=True, slots=True)
class Message:
    """An English pattern and the values of its names, kept apart so that it can be said in another language too."""

    pattern: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def __str__(self) -> str:
        return self.pattern.format_map(self.values) if self.values else self.pattern


def _camel(name: str) -> str:
    first, *others = name.rstrip("_").split("_")
    return first + "".join(other.capitalize() for other in others)


_SPELLING: ContextVar[Callable[[str], str] | None] = ContextVar("spelling", default=None)


def spell_parameters(spelling: Callable[[str], str] | None = None, *, unless_stated: bool = False) -> None:
    """From here on, errors of this process or task name parameters so; by default as GraphQL does."""
    if not (unless_stated and _SPELLING.get()):
        _SPELLING.set(spelling)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question, named as the asker wrote it: `asOf` over GraphQL, `--as-of` on the command line."""

    name: str
    below: str = ""
    """What of its value is meant, such as `.0`."""

    def __str__(self) -> str:
        return f"{(_SPELLING.get() or _camel)(self.name)}{self.below}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A name that has a form in each language."""

    english: str
    chinese: str

    def __str__(self) -> str:
        return self.english


@dataclass(frozen=True, slots=True)
class Several:
    """Words one after the other."""

    parts: tuple[object, ...] = ()
    separator: str = "; "

    def __str__(self) -> str:
        return self.separator.join(map(str, self.parts))


class CscsError(Exception):
    """Whatever this project raises on purpose. Its text is English; `model.phrases.told` says it in either language."""

    code: ClassVar[str] = "INTERNAL"
    exit_code: ClassVar[int] = 1

    def __init__(self, pattern: str = "", /, **values: object) -> None:
        self.message = Message(pattern, values)
        super().__init__(without_long_quotes(str(self.message)))


class Misstated(ValueError):
    """What a validator of a model says of a value, so that the error made of it can be said in either language."""

    def __init__(self, pattern: str, /, **values: object) -> None:
        self.message = Message(pattern, values)
        super().__init__(str(self.message))


class BadInput(CscsError):
    """The question or the record is malformed: the asker can mend it."""

    code = "BAD_INPUT"
    exit_code = 2


class NotFound(CscsError):
    """Nothing of that name is loaded. It says nothing about the world outside the data."""

    code = "NOT_FOUND"
    exit_code = 3


class LimitExceeded(CscsError):
    """The question is larger than this server answers."""

    code = "LIMIT_EXCEEDED"
    exit_code = 2


class SentFromElsewhere(CscsError):
    """A form that no page of this server sent."""

    code = "BAD_INPUT"
    exit_code = 2


class TooLarge(LimitExceeded):
    """What was sent is larger than is read at once."""


class QueryTooCostly(LimitExceeded):
    """A query whose reply would hold more objects than this server gives one query."""

    code = "QUERY_TOO_COSTLY"

    def __init__(self, pattern: str, price: int, budget: int) -> None:
        super().__init__(pattern)
        self.price = price
        self.budget = budget


class DocumentNotFound(NotFound):
    """A query that is named and not known. Clients that name queries send it with its text then."""

    code = "PERSISTED_QUERY_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotFound")


class DocumentNotTrusted(BadInput):
    """A query that is no trusted one, where only these are answered."""

    code = "DOCUMENT_NOT_TRUSTED"


class CatalogueError(CscsError):
    """A Cypher file and its header disagree: a fault of this project, found at start."""

    code = "CATALOGUE"


class ServerUnavailable(CscsError):
    """The graph server cannot be reached or was lost; the same call may go through later."""

    code = "SERVER_UNAVAILABLE"
    exit_code = 4


class ServerStartFailed(ServerUnavailable):
    """The embedded server could not be started."""

    code = "SERVER_START_FAILED"


class DataFolderInUse(ServerUnavailable):
    """Another process owns the data folder and cannot be attached to."""

    code = "DATA_FOLDER_IN_USE"


class UnsupportedServer(ServerUnavailable):
    """The server at that address is not one that this project works with."""

    code = "UNSUPPORTED_SERVER"


class StaleBookmark(BadInput):
    """A bookmark that this server cannot read: it is of another store, or no bookmark at all."""

    code = "STALE_BOOKMARK"


class QueryTimeout(ServerUnavailable):
    """A statement ran longer than the server allows."""

    code = "QUERY_TIMEOUT"


class StoreChanging(ServerUnavailable):
    """Data was loaded again and again while a question was answered."""

    code = "STORE_CHANGING"


class WriteRefused(CscsError):
    """A write was attempted through the read path."""

    code = "WRITE_REFUSED"


class StatementFailed(CscsError):
    """The server refused a statement for a reason this project did not foresee."""

    code = "STATEMENT_FAILED"
