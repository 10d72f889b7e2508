"""Answers as tables for people and as JSON for machines. A kind of answer registers its table in a module here."""

from cscs_graph.cli.render import (
    cascade,
    contamination,
    control,
    dossier,
    files,
    grades,
    lending,
    linkage,
    paths,
    personnel,
    plain,
    reference,
    regimes,
    repair,
    supervision,
)
from cscs_graph.cli.render.common import console, show
from cscs_graph.cli.render.files import FileView, Hits, ListingsFound
from cscs_graph.cli.render.grades import GradeSchemes

__all__ = [
    "FileView",
    "GradeSchemes",
    "Hits",
    "ListingsFound",
    "cascade",
    "console",
    "contamination",
    "control",
    "dossier",
    "files",
    "grades",
    "lending",
    "linkage",
    "paths",
    "personnel",
    "plain",
    "reference",
    "regimes",
    "repair",
    "show",
    "supervision",
]
