"""Arguments and options that several commands take."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.model.codes import Certainty, IdentityGrade
from cscs_graph.model.language import LanguageCode

if TYPE_CHECKING:
    from cscs_graph.analysis.core.bounds import Scope

Party = Annotated[str, typer.Argument(help="Id, USCC, organisation code or legacy number.")]
AsOf = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day asked about; default today.")
]
KnownAt = Annotated[datetime | None, typer.Option("--known-at", help="Believe the data as of then (UTC).")]
MinCertainty = Annotated[Certainty | None, typer.Option("--min-certainty", help="The weakest channel that counts.")]
MaxDegree = Annotated[
    int | None, typer.Option(min=1, help="Show and do not cross whoever is tied to more others; default 100.")
]
MinIdentity = Annotated[
    IdentityGrade | None, typer.Option("--min-identity", help="Show and do not cross a person who is less sure.")
]
Depth = Annotated[int | None, typer.Option(help="Rounds of the walk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
Prov = Annotated[Path | None, typer.Option("--prov", help="Write the proofs to this file as W3C PROV-JSON.")]
Say = Annotated[LanguageCode | None, typer.Option("--say", help="Print every proof as a text, in English or Chinese.")]
ShowProof = Annotated[bool, typer.Option("--proof", help="Print the path of proof under every row.")]


def scope_of(
    as_of: datetime | None,
    known_at: datetime | None,
    minimum: Certainty | None,
    depth: int | None = None,
    outlet_threshold: int | None = None,
    outlet_window: int | None = None,
) -> "Scope":
    from cscs_graph.analysis.core.bounds import Bounds, Outlets, Scope

    outlets = Outlets.of(outlet_threshold, outlet_window)
    return Scope.of(as_of.date() if as_of else None, known_at, minimum, Bounds.of(depth), outlets)
