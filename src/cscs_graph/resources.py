"""Where the Cypher files and the seed data are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path
from typing import Any

import yaml

_PACKAGE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one where it is built: a command that prints one line reads whole files of words."""


def resource(name: str) -> Path:
    """The folder `cypher` or `seed`."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / name


def read_yaml(path: Path) -> Any:
    """What a YAML file holds: plain data only."""
    return yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 - a safe loader
