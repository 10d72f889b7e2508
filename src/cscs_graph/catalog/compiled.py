"""All that is sent to a server, as text that can be read and linted: statements, and the definitions of both servers."""

from cscs_graph.catalog import Catalogue, Kind, Statement
from cscs_graph.catalog.definitions import FILES, definitions
from cscs_graph.catalog.statement import split_header


def compiled(statements: Catalogue) -> dict[str, str]:
    """Every text by the path of the file that would hold it: `schema/neo4j.cypher`, `load/load_entity.cypher`."""
    texts = {f"schema/{name}": definitions(server) for server, name in FILES.items()}
    for statement in every(statements):
        texts[f"{group_of(statement)}/{statement.name}.cypher"] = written(statement)
    return texts


def every(statements: Catalogue) -> tuple[Statement, ...]:
    """Every statement by group and name: those of the files, those that follow from the model, those put together."""
    named = [statement for kind in Kind for statement in statements.of_kind(kind)]
    return tuple(sorted([*named, *statements.composed()], key=lambda each: (group_of(each), each.name)))


def group_of(statement: Statement) -> str:
    """What a statement is for, which is the folder that its file stands in, or would: `read`, `load`, `export`, `rounds`."""
    return statement.path.parent.name


def written(statement: Statement) -> str:
    """A statement as a file states it, or would if it were not rendered: its header, and the Cypher that a server gets."""
    if statement.path.exists():
        text = statement.path.read_text("utf-8")
        if split_header(text)[1] == statement.text:
            return text
    head = "".join(f"// {f'{field}:':<11} {said}\n" for field, said in statement.header.items())
    return f"{head}{statement.text}\n"
