"""Cypher with holes: what is alike for many statements is written once, under `cypher/templates`."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from cscs_graph.errors import CatalogueError


class Holes(Template):
    """`${name}` is a hole. `$name` is left as it stands: to Cypher it is a parameter."""

    pattern = r"\$(?:\{(?P<braced>\w+)\}|(?P<named>(?!))|(?P<escaped>(?!))|(?P<invalid>(?!)))"  # pyright: ignore[reportAssignmentType]


class Templates:
    """The templates of one folder, by path without its ending: `round`, `load/link`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Holes] = {}

    def text(self, name: str) -> str:
        """A template as it stands, with its holes."""
        return self._holes(name).template

    def fill(self, name: str, /, **values: str) -> str:
        """The text of a template with its holes filled, without the lines that an empty value leaves blank."""
        return filled(self._holes(name), f"{name}.cypher", values)

    def _holes(self, name: str) -> Holes:
        if name not in self._read:
            path = self._folder / f"{name}.cypher"
            if not path.is_file():
                raise CatalogueError(f"{path} is missing: the installation is incomplete")
            self._read[name] = Holes(path.read_text("utf-8").rstrip())
        return self._read[name]


def filled(template: Holes, where: str, values: Mapping[str, str]) -> str:
    """The text with its holes filled. Raises CatalogueError, naming the file, if a hole has no value."""
    try:
        text = template.substitute(values)
    except KeyError as missing:
        raise CatalogueError(f"{where}: nothing is known to fill ${{{missing.args[0]}}} with") from None
    return re.sub(r"\n[ ]*(?=\n)", "", text)
