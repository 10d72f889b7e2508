"""What a form has sent (RFC 7578): fields of text, and a file. The body is bounded before it comes here."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from cscs_graph.errors import BadInput

_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
_NAME, _FILE = re.compile(r'\bname="([^"]*)"'), re.compile(r'\bfilename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file by the name that it was sent under."""

    name: str
    content: bytes

    @property
    def kept(self) -> str:
        """The content as a field of the form, with which it is sent again."""
        return urlsafe_b64encode(self.content).decode()

    @classmethod
    def again(cls, name: str, kept: str) -> "SentFile":
        """Raises BadInput for what `kept` did not write."""
        try:
            return cls(name, urlsafe_b64decode(kept.encode("ascii")))
        except (NoBase64, ValueError):
            raise BadInput("the list was not sent whole; choose the file or paste the list again") from None


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields, and the file if one was chosen."""

    fields: Mapping[str, str]
    file: SentFile | None


async def sent_by(request: Request) -> Sent:
    """Raises BadInput where the body is no form."""
    boundary = _BOUNDARY.search(request.headers.get("content-type", ""))
    if boundary is None:
        raise BadInput("the list was not sent whole; choose the file or paste the list again")
    body = b"\r\n" + await request.body()
    fields: dict[str, str] = {}
    file: SentFile | None = None
    for part in body.split(b"\r\n--" + boundary[1].encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        told = head.decode("utf-8", errors="replace")
        name, chosen = _NAME.search(told), _FILE.search(told)
        if name is None:
            continue
        if chosen is None:
            fields[name[1]] = content.decode("utf-8", errors="replace")
        elif chosen[1]:
            file = SentFile(chosen[1], content)
    return Sent(fields, file)
