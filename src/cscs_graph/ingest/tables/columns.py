"""What was read of a table, and what was not: said on every run, so that nothing is passed over in silence."""

from collections.abc import Mapping
from dataclasses import dataclass

from cscs_graph.ingest.tables.table import Table


@dataclass(frozen=True, slots=True)
class ColumnsRead:
    """The columns of a table by what they were read as."""

    form: str
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
        """One line: `UTF-8, separated by ,; heading in row 3; read: 供应商名称 as name; not read: 备注`."""
        as_what = ", ".join(
            heading if kind.startswith(heading) else f"{heading} as {kind}" for heading, kind in self.read.items()
        )
        parts = [
            self.form,
            f"heading in row {self.begins}",
            f"read: {as_what}",
            f"not read: {', '.join(self.left) or 'nothing'}",
        ]
        if self.repeated:
            parts.append(f"heading repeated {self.repeated} times, passed over")
        if self.sheets_left:
            parts.append(f"sheets not read: {', '.join(self.sheets_left)}")
        return "; ".join(parts)
