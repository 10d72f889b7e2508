"""What one request may take: objects and seconds, counted while its reply is made, in case its price was estimated too low."""

import time
from typing import Any

from graphql import ExecutionResult, GraphQLError, GraphQLObjectType
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from cscs_graph.errors import QueryTimeout, QueryTooCostly

SMALL = 2
"""A query of half the budget is small: it is answered at once, beside whatever else is under way, as long as its reply has no
more objects than the budget."""
QUICK = 20
"""So is one whose questions take a twentieth of the budget: whoever looks for many names keeps the graph busy, not the reply."""
BETWEEN_LOOKS = 50
"""Objects between two looks at the clock."""
RUNAWAY = 10
"""A reply is stopped at so many times the objects that its query was given."""


class Allowance:
    """Counts the objects of a reply. Once it is spent, every further object raises, so that what is under way ends soon."""

    def __init__(self, budget: int, seconds: float, *, large: bool = False) -> None:
        self.budget = budget
        self.large = large
        self.seconds = seconds
        self.spent: QueryTooCostly | QueryTimeout | None = None
        self.objects = 0
        self._most = RUNAWAY * budget if large else budget
        self._deadline = time.monotonic() + seconds
        self._looked_at = 0

    def take(self, objects: int) -> None:
        """Raises QueryTooCostly or QueryTimeout where there is nothing left: looked at once every so many objects."""
        self.objects += objects
        if self.objects >= self._looked_at:
            self._looked_at = min(self.objects + BETWEEN_LOOKS, self._most + 1)
            self._look()

    def _look(self) -> None:
        if self.spent is None and self.objects > self._most:
            self.spent = QueryTooCostly(
                f"the reply has more than {self._most:,} objects, {RUNAWAY} times what is answered; select fewer lists "
                "inside of lists, or smaller pages",
                self.objects,
                self.budget,
            )
        elif self.spent is None and time.monotonic() > self._deadline:
            self.spent = QueryTimeout(too_late(self.seconds))
        if self.spent is not None:
            self._looked_at = 0  # every further object raises
            raise self.spent.with_traceback(None)  # raised again and again, it would grow


def too_late(seconds: float) -> str:
    return f"no answer within {seconds:g} s; ask for less, e.g. fewer suppliers, a smaller depth or maxParties"


class CountingExecutor(StrawberryGraphQLCoreExecutionContext):
    """The executor of the library, stopped where the request's allowance is spent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.allowance: Allowance = self.context_value.allowance

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> Any:
        self.allowance.take(1)
        return super().execute_fields(parent_type, source_value, path, grouped_field_set, position_context)

    def build_response(self, data: dict[str, Any] | None) -> Any:
        """A reply that was stopped has one error, instead of one for every place where it was stopped."""
        reply = super().build_response(data)
        spent = self.allowance.spent
        return reply if spent is None else ExecutionResult(None, [GraphQLError(str(spent), original_error=spent)])
