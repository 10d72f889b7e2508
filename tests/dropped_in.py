"""The project's statements with one channel more, as if its file had been dropped into the folder."""

import shutil
from pathlib import Path

from cscs_graph.catalog import Catalogue
from cscs_graph.resources import resource

CONCERT = """\
// name:       concert_dropped_in
// kind:       channel
// says:       Whoever has declared to vote as one with a party is looked at as that party is.
// section:    9.5
// certainty:  practice
// starts:     reached
// from:       source:Party
// to:         reached:Party
// fact:       concert
MATCH (source)-[concert:ACTS_IN_CONCERT_WITH]-(reached)
"""
"""For tests alone: no source documents that consequences travel this way."""


def catalogue_with(folder: Path, name: str = "concert_dropped_in", text: str = CONCERT) -> Catalogue:
    """Copies the statements into a folder that does not exist yet, drops the channel in, and reads them all."""
    copied(folder)
    (folder / "channels" / f"{name}.cypher").write_text(text, "utf-8")
    return Catalogue(folder)


def catalogue_without(folder: Path) -> Catalogue:
    """The same without it, also where some day consequences are documented to travel along concerts."""
    copied(folder)
    return Catalogue(folder)


def copied(folder: Path) -> None:
    shutil.copytree(resource("cypher"), folder)
    for path in (folder / "channels").glob("*.cypher"):
        if "ACTS_IN_CONCERT_WITH" in path.read_text("utf-8"):
            path.unlink()
