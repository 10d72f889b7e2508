"""The project's statements with one channel more, as if its file had been dropped into the folder."""

import shutil
from pathlib import Path

from cscs_graph.catalog import Catalogue
from cscs_graph.resources import resource

CONCERT = """\
// name:       acts_in_concert
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


def catalogue_with(folder: Path, name: str = "acts_in_concert", text: str = CONCERT) -> Catalogue:
    """Copies the statements into a folder that does not exist yet, drops the channel in, and reads them all."""
    shutil.copytree(resource("cypher"), folder)
    (folder / "channels" / f"{name}.cypher").write_text(text, "utf-8")
    return Catalogue(folder)
