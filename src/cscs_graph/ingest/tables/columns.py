"""What was read of a table, and what was not: said on every run, so that nothing is passed over in silence."""

from collections.abc import Mapping
from dataclasses import dataclass

from cscs_graph.errors import Message, Several
from cscs_graph.ingest.tables.table import Table


@dataclass(frozen=True, slots=True)
class ColumnsRead:
    """The columns of a table by what they were read as."""

    form: Message
    begins: int
    read: Mapping[str, str]
    """Heading, and what it was read as."""
    left: tuple[str, ...]
    """Headings of columns that were not read."""
    repeated: int = 0
    sheets_left: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: Table, read: Mapping[str, str]) -> "ColumnsRead":
        """To be made once the rows were read, which tells how often the heading stood again."""
        left = tuple(dict.fromkeys(heading for heading in table.header if heading and heading not in read))
        return cls(table.form, table.begins, read, left, table.repeated, table.others)

    def __str__(self) -> str:
        return str(self.said())

    def said(self) -> Several:
        """One line: `UTF-8, separated by ,; heading in row 3; read: 供应商名称 as name; not read: 备注`."""
        as_what = tuple(
            heading if kind.startswith(heading) else Message("{heading} as {kind}", {"heading": heading, "kind": kind})
            for heading, kind in self.read.items()
        )
        left = Several(self.left, ", ") if self.left else Message("nothing")
        parts: list[object] = [
            self.form,
            Message("heading in row {row}", {"row": self.begins}),
            Message("read: {columns}", {"columns": Several(as_what, ", ")}),
            Message("not read: {columns}", {"columns": left}),
        ]
        if self.repeated:
            repeated = "heading repeated {count} times, passed over"
            if self.repeated == 1:
                repeated = "heading repeated once, passed over"
            parts.append(Message(repeated, {"count": self.repeated}))
        if self.sheets_left:
            parts.append(Message("sheets not read: {sheets}", {"sheets": Several(self.sheets_left, ", ")}))
        return Several(tuple(parts))
