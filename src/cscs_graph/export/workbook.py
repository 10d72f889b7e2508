"""A table as a workbook (.xlsx): every cell is text, so that no program runs one as a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_OF_NAME = 31
"""Characters of the name of a sheet."""
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MADE = datetime.fromtimestamp(0, UTC)
"""Stated as the day on which each was made, so that the same rows are the same bytes."""


def written(title: str, rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet. The same rows are the same bytes."""
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})  # pyright: ignore[reportUnknownMemberType]
        sheet = book.add_worksheet(_NO_SHEET_NAME.sub(" ", title)[:MOST_OF_NAME])  # pyright: ignore[reportUnknownMemberType]
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                sheet.write_string(at, place, _NO_XML.sub("", text))
    return held.getvalue()
