"""Arguments that several fields take, and the scope that they make."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from cscs_graph.analysis.core.bounds import Bounds, Outlets, Scope
from cscs_graph.api.types.codes import Certainty, IdentityGrade
from cscs_graph.model import codes

PartyArgument = Annotated[
    strawberry.ID, strawberry.argument(description="Id, USCC, organisation code or legacy number of a party.")
]
AsOf = Annotated[date | None, strawberry.argument(description="The day asked about; default today.")]
KnownAt = Annotated[datetime | None, strawberry.argument(description="Believe the data as of then; default now.")]
Minimum = Annotated[
    Certainty | None, strawberry.argument(description="The weakest channel that counts; default PRACTICE.")
]

MaxDegree = Annotated[
    int | None,
    strawberry.argument(description="A party tied to more others is shown and not crossed; default 100."),
]
MinimumIdentity = Annotated[
    IdentityGrade | None,
    strawberry.argument(
        description="A person whose identity is less sure is shown and not crossed; default NAME_ONLY."
    ),
]
OutletThreshold = Annotated[
    int | None,
    strawberry.argument(description="What-if (§9.4, draft): a chain is listed from so many penalised outlets on."),
]
OutletWindow = Annotated[
    int | None, strawberry.argument(description="What-if (§9.4, draft): penalties within so many months are counted.")
]


def scope(
    as_of: date | None,
    known_at: datetime | None,
    minimum_certainty: codes.Certainty | None = None,
    depth: int | None = None,
    max_parties: int | None = None,
    max_rows: int | None = None,
    outlets: Outlets | None = None,
) -> Scope:
    return Scope.of(as_of, known_at, minimum_certainty, Bounds.of(depth, max_parties, max_rows), outlets)
