"""The page of all statements, `docs/QUERIES.md`: channels with what is rendered from them, reads, pictures, loads."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cscs_graph.catalog import ROUND_COLUMNS, Catalogue, Channel, End, Kind, Statement
from cscs_graph.catalog.statement import split_header
from cscs_graph.catalog.templates import Templates
from cscs_graph.resources import resource

ROOT = Path(__file__).parents[3]
TEMPLATES = resource("cypher") / "templates"
_NOTE = "This page is written by `python -m cscs_graph.catalog.document` from the headers of the files; edit those.\n"

_CHANNELS = (
    "A channel is how consequences travel from one party to another. Its file states one pattern from the `source` "
    "to whom is `reached`, in the direction of the consequences, and what must hold beside the times of the fact. *Starts* tells "
    "whether it sets out only from a party that is `listed` itself, or from every party `reached` so far. *Target* is the class "
    "of a memorandum's scope under which it reaches a party; without one no measure follows, but filings of that party are at "
    "risk.\n"
)
_ROUNDS = (
    "From the templates under `cypher/templates` follow the statements: one step along any set of channels is one statement, a "
    "`UNION ALL` in a total order, from a frontier at either end. The cascade asks on whom consequences fall, the contamination "
    "whom they come from, and the pictures for a browser draw the same patterns. A statement takes `frontier` (ids of parties or "
    "applications), `as_of` and `known_at`. A file that is dropped into `cypher/channels` is followed and drawn from the next "
    "start on.\n"
)
_SHOWN = "directly_responsible"
"""The channel whose statements the page shows."""

_BROWSER = (
    "Each draws what an answer of the API rests on: it returns paths, for Neo4j Browser. [BROWSER.md](BROWSER.md) is the "
    "guide. `cypher/browser/saved_queries.zip` holds them all, written by `python -m cscs_graph.catalog.browser`. Where a file "
    "has a hole such as `${ways_from_source}`, the archive has the patterns of the channels in its place.\n"
)

_RENDERED = (
    "What loads, corrects and exports a record type follows from its class: these templates are filled in for every type, when "
    "such a statement is first used. `cscs schema --statements load` and `--statements export` print what comes of it, "
    "`cscs schema --statements load_entity` one statement, and `cscs schema --server neo4j` or `--server embedded` the "
    "constraints and indexes of a server, from the templates under `cypher/templates/schema`.\n"
)


def queries(statements: Catalogue) -> str:
    """Every statement: channels first, then what is read, what draws in a browser, and what loads."""
    channels, reads = statements.channels(), sorted(_stated(statements, Kind.READ), key=_for_the_loader)
    browser, loads = statements.of_kind(Kind.BROWSER), _stated(statements, Kind.LOAD)
    parts = [
        "# Queries\n",
        _NOTE,
        f"There are {len(channels)} channels, {len(reads)} read statements, {len(browser)} statements for a browser and "
        f"{len(loads)} load statements, each in a file of its own under `cypher/`; others are [rendered](#rendered-statements). "
        "[ARCHITECTURE.md](ARCHITECTURE.md) explains how they are run.\n",
        *_channels(statements),
        "## Read statements\n",
        *(_in_full(statement) for statement in reads),
        *(["## For a browser\n", _BROWSER] if browser else []),
        *(_in_full(statement) for statement in browser),
        "## Load statements\n",
        table(
            ("statement", "says", "parameters"),
            [(_linked(statement), statement.says, _code(statement.header.get("params", ""))) for statement in loads],
        ),
        "## Rendered statements\n",
        _RENDERED,
        table(
            ("statement", "says", "parameters"),
            [_template(name) for name in statements.rendered.templates()],
        ),
    ]
    return "\n".join(parts)


def _stated(statements: Catalogue, kind: Kind) -> list[Statement]:
    """The statements of a kind that stand in files of their own."""
    return [statement for statement in statements.of_kind(kind) if statement.name not in statements.rendered]


def _template(name: str) -> tuple[str, str, str]:
    """What a template says of the statements that are rendered from it; `${...}` is where they differ."""
    header, _ = split_header(Templates(TEMPLATES).text(name))
    return (
        f"[{header['name']}]({_place(TEMPLATES / f'{name}.cypher')})",
        header["says"],
        _code(header.get("params", "")),
    )


def _for_the_loader(statement: Statement) -> bool:
    """What the loader looks up comes after what answers draw on."""
    return "load" in statement.path.parts


def _channels(statements: Catalogue) -> tuple[str, ...]:
    """What each channel's file states, and what is rendered from one of them."""
    channels = statements.channels()
    shown = next((channel for channel in channels if channel.name == _SHOWN), channels[0])
    rendered = (f"```cypher\n{statements.round([shown], end).text}\n```\n" for end in End)
    head = ("channel", "says", "pattern", "section", "certainty", "starts", "from", "to", "target")
    return (
        "## Channels\n",
        _CHANNELS,
        table(head, [_channel(channel) for channel in channels]),
        _ROUNDS,
        "It returns one row for each fact that carries consequences: "
        + ", ".join(f"`{column}`" for column in ROUND_COLUMNS)
        + ". `cscs schema --statements rounds` prints all of them.\n",
        f"From a frontier of sources, `{shown.name}` becomes\n",
        next(rendered),
        "and from a frontier of whom it reaches\n",
        next(rendered),
    )


def _channel(channel: Channel) -> tuple[str, ...]:
    raised = f", raised to {channel.raised_to} if {channel.raised_if}" if channel.raised_if else ""
    lowered = f", lowered to {channel.lowered_to} if {channel.lowered_if}" if channel.lowered_if else ""
    return (
        _linked(channel),
        channel.says,
        _code(" ".join(channel.pattern.split()).removeprefix("MATCH ")),
        channel.section,
        f"{channel.certainty}{raised}{lowered}",
        channel.starts,
        channel.source_label,
        channel.reached_label,
        channel.target or "",
    )


def _in_full(statement: Statement) -> str:
    lines = [f"### {statement.name}", "", statement.says, ""]
    lines.append(f"- file: {_linked(statement)}")
    pictures = statement.kind is Kind.BROWSER
    for label, text in (
        ("saved as", statement.title if pictures else ""),
        ("draws", ", ".join(f"`{question}`" for question in statement.twin_of) if pictures else ""),
        ("section", statement.section),
        ("parameters", _code(statement.header.get("params", ""))),
        ("returns", ", ".join(f"`{column}`" for column in statement.returns)),
    ):
        if text:
            lines.append(f"- {label}: {text}")
    return "\n".join([*lines, ""])


def _linked(statement: Statement | Channel) -> str:
    """The name, linked to its file."""
    return f"[{statement.name}]({_place(statement.path)})"


def _place(path: Path) -> str:
    """A file's path from `docs/`."""
    return f"../{path.relative_to(ROOT).as_posix()}"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"
