"""The one command that imports a folder, and the files that hold it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cscs_graph.export.cells import BETWEEN_ITEMS
from cscs_graph.export.folder import data_file, header_file

ARGUMENTS = "import.args"
SCRIPT = "import.sh"
_SCRIPT = """\
#!/bin/sh
# Imports this folder into a Neo4j that is stopped and whose database is empty. Arguments are passed on, such as
# --overwrite-destination=true. NEO4J_ADMIN names the program where it is not on the path.
cd "$(dirname "$0")" || exit
exec "${{NEO4J_ADMIN:-neo4j-admin}}" {command} "$@"
"""


def command(database: str) -> list[str]:
    """Arguments of neo4j-admin, run in the folder. The database stands first, or it is taken for one more file."""
    return ["database", "import", "full", database, f"@{ARGUMENTS}"]


def write_command(
    folder: Path, database: str, nodes: Iterable[str], relationships: Iterable[str], multiline: Iterable[str]
) -> None:
    """Writes the arguments, one a line, and a script around them. `multiline` are tables with a line break in a field."""
    lines = _arguments(nodes, relationships, sorted(multiline))
    (folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    (folder / SCRIPT).write_text(_SCRIPT.format(command=" ".join(command(database))), "utf-8")
    (folder / SCRIPT).chmod(0o755)


def _arguments(nodes: Iterable[str], relationships: Iterable[str], multiline: list[str]) -> Iterator[str]:
    """Nothing may be left out silently: the first bad line ends the import. Files need a folder before their name."""
    yield f"--array-delimiter=U+{ord(BETWEEN_ITEMS):04X}"
    yield "--bad-tolerance=0"
    if multiline:
        yield "--multiline-fields-format=v2"
        yield "--multiline-fields=" + ",".join(f"./{data_file(name)}" for name in multiline)
    for option, names in (("nodes", nodes), ("relationships", relationships)):
        for name in names:
            yield f"--{option}=./{header_file(name)},./{data_file(name)}"
