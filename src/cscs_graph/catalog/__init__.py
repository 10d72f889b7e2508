"""The Cypher files as checked objects."""

from functools import cache
from pathlib import Path

from cscs_graph.catalog.statement import CHANNEL_COLUMNS, Kind, Starts, Statement, read_statement
from cscs_graph.errors import CatalogueError
from cscs_graph.resources import resource

__all__ = ["CHANNEL_COLUMNS", "Catalogue", "Kind", "Starts", "Statement", "catalogue"]


class Catalogue:
    """Every statement under a folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._statements: dict[str, Statement] = {}
        for path in sorted(folder.rglob("*.cypher")):
            if path.parent.name == "schema":
                continue
            statement = read_statement(path)
            if statement.name in self._statements:
                raise CatalogueError(f"{path}: the name {statement.name!r} is taken by another file")
            self._statements[statement.name] = statement
        if not self._statements:
            raise CatalogueError(f"{folder} holds no Cypher files: the installation is incomplete")

    def __getitem__(self, name: str) -> Statement:
        try:
            return self._statements[name]
        except KeyError:
            raise CatalogueError(f"no statement is named {name!r}") from None

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """In the order of their names."""
        return tuple(statement for statement in self._statements.values() if statement.kind is kind)


@cache
def catalogue() -> Catalogue:
    """The project's own statements."""
    return Catalogue(resource("cypher"))
