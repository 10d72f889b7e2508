"""Screening of a supplier list, a batch a request (§4.2, §9.3, §9.5)."""

from typing import Annotated

import strawberry
from pydantic import ValidationError

from cscs_graph.analysis.linkage.posts import TraversalPolicy
from cscs_graph.analysis.screening.matching import Thresholds
from cscs_graph.analysis.screening.screening import MAX_ROWS, TIE_DEPTH, Screening, screen
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, MaxDegree, Minimum, MinimumIdentity, scope
from cscs_graph.api.types.codes import shown_as
from cscs_graph.api.types.screening import ScreeningAnswer, SupplierInput
from cscs_graph.errors import BadInput, LimitExceeded
from cscs_graph.model.suppliers import MAX_CODES, Supplier

DEFAULT = Thresholds()
Accept = Annotated[
    float, strawberry.argument(description="A name is taken as meant from this score on; see SCREENING.md.")
]


@strawberry.type
class ScreeningQuery:
    @strawberry.field(
        description=f"Who up to {MAX_ROWS} suppliers are, and what is loaded about them. Never a verdict."
    )
    async def screen(
        self,
        info: Ask,
        suppliers: list[SupplierInput],
        accept: Accept = DEFAULT.accept,
        margin: float = DEFAULT.margin,
        show: float = DEFAULT.show,
        candidates: int = DEFAULT.candidates,
        tie_depth: int = TIE_DEPTH,
        max_degree: MaxDegree = None,
        minimum_identity: MinimumIdentity = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
    ) -> ScreeningAnswer:
        if len(suppliers) > MAX_ROWS:
            raise LimitExceeded(f"suppliers: {len(suppliers)} rows are more than {MAX_ROWS}; send several requests")
        asked = scope(as_of, known_at, minimum_certainty, depth)
        parameters = Screening(
            Thresholds(accept, margin, show, candidates), TraversalPolicy.of(max_degree, minimum_identity), tie_depth
        )
        rows = [_row(place, supplier) for place, supplier in enumerate(suppliers, start=1)]
        return shown_as(ScreeningAnswer, await info.context.ask(screen(info.context.graph, rows, asked, parameters)))


def _row(place: int, given: SupplierInput) -> Supplier:
    if not given.names and not given.codes:
        raise BadInput(f"suppliers: number {place} has neither a name nor a code")
    for name in ("names", "codes"):
        if len(getattr(given, name)) > MAX_CODES:
            raise BadInput(f"suppliers: number {place} has more than {MAX_CODES} {name}")
    try:
        return Supplier(row=place, own_id=given.own_id, names=tuple(given.names), codes=tuple(given.codes))
    except ValidationError as error:
        raise BadInput(f"suppliers: number {place}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None
