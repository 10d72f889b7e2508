"""What a form has sent: fields of text, and a file. The body is bounded before it comes here."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from cscs_graph.errors import BadInput

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


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
            raise _cut_off() from None


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields, and the file if one was chosen."""

    fields: Mapping[str, str]
    file: SentFile | None


async def sent_by(request: Request, most: int) -> Sent:
    """Raises BadInput where the body is no form. `most`: bytes of a field."""
    if not request.headers.get("content-type", "").startswith(_FORMS):
        raise _cut_off()
    try:
        async with request.form(max_files=1, max_part_size=most) as form:
            fields = {name: value for name, value in form.items() if isinstance(value, str)}
            chosen = [value for _, value in form.items() if isinstance(value, UploadFile) and value.filename]
            file = SentFile(chosen[0].filename or "", await chosen[0].read()) if chosen else None
    except HTTPException:
        raise _cut_off() from None
    return Sent(fields, file)


def _cut_off() -> BadInput:
    return BadInput("the list was not sent whole; choose the file or paste the list again")
