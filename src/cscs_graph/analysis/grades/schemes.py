"""Grades of enterprises (§5.1): the schemes as they are loaded, and which band given deductions lead to."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from cscs_graph.analysis.core.question import Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.grades.grading import graded
from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.errors import NotFound
from cscs_graph.model.answers import GradeAnswer, GradeScheme
from cscs_graph.model.phrases import pairs

MOST_DEDUCTIONS = 100
MOST_TIMES = 1000
SchemeId = Annotated[Text, Field(description="Id of a grade scheme.")]
Times = Annotated[int, Field(ge=1, le=MOST_TIMES)]


class GradeSchemes(Question[tuple[GradeScheme, ...]]):
    """Grade schemes for enterprises in use on a day, in the order of their ids (§5.1, Table 2)."""

    async def answer(self, reading: Reading) -> tuple[GradeScheme, ...]:
        return reading.rules.grade_schemes_in_use


class GradeSchemeById(Question[GradeScheme]):
    """One grade scheme for enterprises, in use or not, with its bands and deductions of a day (§5.1)."""

    name: ClassVar[str] = "gradeScheme"

    id: SchemeId

    async def answer(self, reading: Reading) -> GradeScheme:
        return _scheme(reading, self.id)


class IfGraded(Question[GradeAnswer]):
    """Which band would follow from these deductions, step by step (§5.1)."""

    scheme: SchemeId
    deductions: Annotated[
        Mapping[Text, Times],
        Field(max_length=MOST_DEDUCTIONS, description="How often each deduction happens, by its id."),
    ] = {}
    start_points: Annotated[
        float | None,
        Field(ge=0, allow_inf_nan=False, description="Points to start with; by default those that the scheme states."),
    ] = None

    async def answer(self, reading: Reading) -> GradeAnswer:
        scheme = _scheme(reading, self.scheme)
        grading = graded(scheme, self.deductions, start_points=self.start_points)
        return GradeAnswer(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(ListRules({}), ()),
            scheme=scheme,
            steps=grading.steps,
            points_min=grading.points_min,
            points_max=grading.points_max,
            best=grading.best,
            worst=grading.worst,
            **pairs(grading.notes, "notes"),
        )


def _scheme(reading: Reading, scheme_id: str) -> GradeScheme:
    """Raises NotFound where no such scheme is loaded."""
    try:
        return reading.rules.grade_schemes[scheme_id]
    except KeyError:
        raise NotFound(
            "no grade scheme {scheme_id!r} is loaded; `gradeSchemes` names those that are", scheme_id=scheme_id
        ) from None
