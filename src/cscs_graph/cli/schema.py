"""`cscs schema`: the model, and what follows from it for a server: constraints and indexes, statements."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from cscs_graph.model.phrases import plural


def register(app: typer.Typer) -> None:
    app.command()(schema)


def schema(
    as_json: Annotated[bool, typer.Option("--json", help="JSON Schema instead of Mermaid.")] = False,
    server: Annotated[
        Literal["neo4j", "embedded"] | None,
        typer.Option(help="Print the constraints and indexes of that server instead.", show_default=False),
    ] = None,
    statements: Annotated[
        str | None,
        typer.Option(
            metavar="KIND|NAME",
            help="Print statements as a server gets them instead: `load`, `export` or `all`, or one by its name.",
            show_default=False,
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(help="Write constraints, indexes and all statements as files into this folder instead."),
    ] = None,
) -> None:
    """Print the model: a Mermaid diagram, or the JSON Schema of the canonical format. Needs no server."""
    if into is not None:
        return _write(into)
    if server is not None:
        from cscs_graph.catalog.definitions import definitions

        return print(definitions(server), end="")
    if statements is not None:
        return print(_statements(statements), end="")
    from cscs_graph.model.schema import json_schema, mermaid

    return print(json.dumps(json_schema(), indent=1, ensure_ascii=False) if as_json else mermaid(), end="")


def _statements(asked: str) -> str:
    """Those of a group with an empty line between them, or the one of that name. Raises BadInput if there is none."""
    from cscs_graph.catalog import catalogue
    from cscs_graph.catalog.compiled import every, group_of, written
    from cscs_graph.errors import BadInput

    statements = every(catalogue())
    found = [statement for statement in statements if asked in ("all", group_of(statement), statement.name)]
    if not found:
        groups = ", ".join(sorted({group_of(statement) for statement in statements}))
        raise BadInput(
            "--statements: no statement is named {asked!r}; name one, or all, or a kind: {groups}",
            asked=asked,
            groups=groups,
        )
    return "\n".join(written(statement) for statement in found)


def _write(folder: Path) -> None:
    from cscs_graph.catalog import catalogue
    from cscs_graph.catalog.compiled import compiled

    texts = compiled(catalogue())
    for place, text in texts.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    one, several = "{count} file is written below {folder}", "{count} files are written below {folder}"
    typer.echo(plural(len(texts), one, several, folder=folder))
