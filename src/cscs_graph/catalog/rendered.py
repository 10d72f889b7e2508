"""The statements that follow from the model: templates under `cypher/templates`, filled in for every type."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.catalog.statement import Kind, Statement, checked, split_header
from cscs_graph.catalog.templates import Templates
from cscs_graph.errors import CatalogueError


@dataclass(frozen=True, slots=True)
class Parts:
    """A part of a statement that is written once for each of several things."""

    template: str
    between: str
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A statement to be rendered: its name, its template (`load/link`), and what its holes are filled with."""

    name: str
    template: str
    values: Mapping[str, str | Parts]

    @property
    def folder(self) -> str:
        """That of the template, and so of the file that would state it: what the statement is for."""
        return self.template.partition("/")[0]


class Rendered:
    """Statements that follow from the model. Each is rendered and checked when it is first asked for."""

    def __init__(self, folder: Path, templates: Templates, renderings: Iterable[Rendering]) -> None:
        self._folder = folder
        self._templates = templates
        self._statements: dict[str, Statement] = {}
        self._renderings: dict[str, Rendering] = {}
        for rendering in renderings:
            if rendering.name in self._renderings:
                raise CatalogueError(f"{rendering.template}: the name {rendering.name!r} is rendered twice")
            self._renderings[rendering.name] = rendering

    def __contains__(self, name: str) -> bool:
        return name in self._renderings

    def __getitem__(self, name: str) -> Statement:
        """Raises KeyError if no statement of that name follows from the model."""
        if name not in self._statements:
            self._statements[name] = self._rendered(self._renderings[name])
        return self._statements[name]

    def every(self) -> tuple[Statement, ...]:
        """All of them, by what they are for and by name."""
        ordered = sorted(self._renderings.values(), key=lambda rendering: (rendering.folder, rendering.name))
        return tuple(self[rendering.name] for rendering in ordered)

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """Nothing of another kind is rendered: a template's header tells the kind."""
        return tuple(self[name] for name, rendering in self._renderings.items() if self._kind(rendering) == kind)

    def templates(self) -> tuple[str, ...]:
        """The templates that statements are rendered from, in the order of their names."""
        return tuple(sorted({rendering.template for rendering in self._renderings.values()}))

    def _kind(self, rendering: Rendering) -> str:
        return split_header(self._templates.text(rendering.template))[0]["kind"]

    def _rendered(self, rendering: Rendering) -> Statement:
        values = {
            name: value if isinstance(value, str) else self._parts(value) for name, value in rendering.values.items()
        }
        path = self._folder / rendering.folder / f"{rendering.name}.cypher"
        return checked(path, self._templates.fill(rendering.template, **values))

    def _parts(self, parts: Parts) -> str:
        return parts.between.join(self._templates.fill(parts.template, **row) for row in parts.rows)
