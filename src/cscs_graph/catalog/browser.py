"""The saved queries of Neo4j Browser, from the files for a browser. `python -m cscs_graph.catalog.browser`

Browser 5 imports a ZIP archive that is dropped onto its window: every `.cypher` file in it becomes a favourite, in the folder
that its path names, and is shown by the comment in its first line. Parameters are set by the files under `cases`, whose lines
are Browser's own commands; one of them is run before the first picture.
"""

import io
import textwrap
import zipfile
from pathlib import Path

from cscs_graph.catalog import Catalogue, Kind, Statement, catalogue
from cscs_graph.resources import resource

FOLDER = "cscs-graph"
"""Name of the folder among Browser's favourites."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every file in the archive, so that the same sources give the same bytes."""


def kit() -> Path:
    """The folder with the style sheet, the saved queries and their sources."""
    return resource("cypher") / "browser"


def cases() -> dict[str, str]:
    """The examples of parameters, by name: what Browser is given to set them."""
    return {path.stem: path.read_text("utf-8") for path in sorted((kit() / "cases").glob("*.params"))}


def favourites(statements: Catalogue) -> dict[str, str]:
    """Every saved query by its path in the archive: first the parameters of the cases, then the pictures."""
    texts = {f"00_{name}": text for name, text in cases().items()}
    ordered = sorted(statements.of_kind(Kind.BROWSER), key=lambda statement: statement.title)
    texts |= {f"{statement.title[:2]}_{statement.name}": favourite(statement) for statement in ordered}
    return {f"{FOLDER}/{name}.cypher": text for name, text in texts.items()}


def favourite(statement: Statement) -> str:
    """A statement as Browser saves it: its title, what it shows and does not show, what it takes, and the body."""
    says = textwrap.wrap(statement.says, 100, break_on_hyphens=False)
    takes = f"Takes {', '.join(f'${name}' for name in statement.parameters)}. Run one of 00 Set first."
    comments = "".join(f"// {line}\n" for line in (statement.title, *says, takes))
    return f"{comments}{statement.text}\n"


def saved_queries(statements: Catalogue) -> bytes:
    """The archive. The same sources give the same bytes: nothing in it is packed or dated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in favourites(statements).items():
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), text.encode())
    return buffer.getvalue()


def main() -> None:
    (kit() / "saved_queries.zip").write_bytes(saved_queries(catalogue()))


if __name__ == "__main__":
    main()
