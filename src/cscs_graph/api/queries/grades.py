"""Grades of enterprises (§5.1). A field checks its arguments, asks the analysis, and shows the answer as it is."""

import strawberry

from cscs_graph.analysis.grades import schemes as grades
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, scope
from cscs_graph.api.types.codes import shown_as
from cscs_graph.api.types.grades import GradeAnswer, GradeScheme, Happened
from cscs_graph.errors import BadInput

_MOST_DEDUCTIONS = 100


@strawberry.type
class GradeQuery:
    @strawberry.field(
        description="Ways of grading enterprises in use on a day, in the order of their ids (§5.1, Table 2)."
    )
    async def grade_schemes(self, info: Ask, as_of: AsOf = None, known_at: KnownAt = None) -> list[GradeScheme]:
        found = await info.context.ask(grades.grade_schemes(info.context.graph, scope(as_of, known_at)))
        return shown_as(list[GradeScheme], found)

    @strawberry.field(description="One way of grading enterprises, with its bands and deductions on a day.")
    async def grade_scheme(
        self, info: Ask, id: strawberry.ID, as_of: AsOf = None, known_at: KnownAt = None
    ) -> GradeScheme | None:
        asked = scope(as_of, known_at)
        return shown_as(GradeScheme, await info.context.ask(grades.grade_scheme(info.context.graph, str(id), asked)))

    @strawberry.field(description="Which band would follow from these deductions, step by step.")
    async def if_graded(
        self,
        info: Ask,
        scheme: strawberry.ID,
        deductions: list[Happened] | None = None,
        start_points: float | None = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> GradeAnswer:
        stated = deductions or []
        if len(stated) > _MOST_DEDUCTIONS:
            raise BadInput(f"deductions: {len(stated)} are more than {_MOST_DEDUCTIONS}")
        happened: dict[str, int] = {}
        for one in stated:
            happened[str(one.deduction)] = happened.get(str(one.deduction), 0) + one.times
        answer = grades.if_graded(
            info.context.graph, str(scheme), happened, scope(as_of, known_at), start_points=start_points
        )
        return shown_as(GradeAnswer, await info.context.ask(answer))
