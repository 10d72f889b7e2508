"""Options of commands that ask no question."""

from typing import Annotated

import typer

AsOf = Annotated[
    str | None, typer.Option("--as-of", help="The day asked about; by default the day that it is in China.")
]
KnownAt = Annotated[str | None, typer.Option("--known-at", help="By what was known then, in UTC; by default now.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
