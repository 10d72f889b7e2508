"""Answers as tables for people and as JSON for machines. A kind of answer registers its table in a module here."""

from cscs_graph.cli.render import cascade, contamination, files, linkage, repair
from cscs_graph.cli.render.common import console, show
from cscs_graph.cli.render.files import FileView, Hits

__all__ = ["FileView", "Hits", "cascade", "console", "contamination", "files", "linkage", "repair", "show"]
