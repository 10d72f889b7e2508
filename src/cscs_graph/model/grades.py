"""Grades of enterprises (§5.1, Table 2): schemes, their bands, and what costs points."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cscs_graph.model.base import FactNode, Id, Link, Text
from cscs_graph.model.codes import Completeness, GradeType
from cscs_graph.model.rules import RuleThing

Points = Annotated[float, Field(ge=0)]


class GradeScheme(RuleThing):
    """One edition of a grade scheme: who issues it, what it measures, on which scale, what it decides."""

    labels: ClassVar = ("GradeScheme",)
    type: Literal["GradeScheme"] = "GradeScheme"

    name_en: Text
    name_zh: Text | None = None
    grade_type: GradeType
    edition_of: Text | None = None
    """What its editions have in common."""
    document_no: Text | None = None
    issued_by: Annotated[tuple[Id, ...], Link("ISSUES_GRADE", "Agency", incoming=True)] = ()
    issued_by_text: Text | None = None
    measures: Text | None = None
    """What it measures."""
    scale: Text | None = None
    decides: Text | None = None
    """What a grade indicates or decides."""
    graded: Text | None = None
    """Who gets one."""
    grades_all: bool | None = None
    """Whether every organisation that can be blacklisted gets one. Absent: only those that `graded` names."""
    industries: tuple[Text, ...] = ()
    """Classes of the national classification of industries (GB/T 4754) whose firms get one. Empty: it is not by trade."""
    start_points: Points | None = None
    """Points before any deduction."""
    start_points_reduced: Points | None = None
    """Points to start with where part of the indicators is missing."""
    deductions_stated: Annotated[int, Field(ge=0)] | None = None
    """Number of violations that cost points, as the source states it."""
    public_credit_weight: Annotated[float, Field(ge=0, le=1)] | None = None
    """Share of public credit information in the grade."""
    completeness: Completeness = Completeness.UNKNOWN
    """How many of its deductions are loaded."""
    note: Text | None = None


class GradeBand(FactNode):
    """One grade of a scheme: from which points on, and what it brings."""

    rule: ClassVar = True
    labels: ClassVar = ("GradeBand",)
    identity: ClassVar = ("scheme", "band")
    type: Literal["GradeBand"] = "GradeBand"

    scheme: Annotated[Id, Link("HAS_BAND", "GradeScheme", incoming=True)]
    band: Text
    band_zh: Text | None = None
    rank: Annotated[int, Field(ge=1)]
    """1 for the best."""
    points_from: Points | None = None
    points_below: Points | None = None
    """The first number of points that is too many. Both absent: not given by points."""
    condition: Text | None = None
    """Who gets it, where points do not decide or do not suffice."""
    decides: Text | None = None
    note: Text | None = None


class GradeDeduction(FactNode):
    """What costs points under a scheme, puts a party into a band at once, or keeps it from a better one.

    Points that the source states as "at most" are an interval that begins at 0.
    """

    rule: ClassVar = True
    labels: ClassVar = ("GradeDeduction",)
    identity: ClassVar = ("scheme", "code", "name_en")
    type: Literal["GradeDeduction"] = "GradeDeduction"

    scheme: Annotated[Id, Link("DEDUCTS_UNDER", "GradeScheme")]
    code: Text | None = None
    """Its number in the document."""
    name_en: Text
    name_zh: Text | None = None
    points_min: Points | None = None
    points_max: Points | None = None
    direct_band: Text | None = None
    """The band that it leads to at once, whatever the points."""
    best_band: Text | None = None
    """The best band that remains possible."""
    repeats: bool | None = None
    """Counted each time it happens. Absent: not stated."""
    note: Text | None = None

    @model_validator(mode="after")
    def _has_one_effect(self) -> Self:
        stated = (self.points_max is not None, self.direct_band is not None, self.best_band is not None)
        if sum(stated) != 1:
            raise ValueError("points_max: a deduction states its points, or a direct_band, or a best_band")
        if (self.points_min is None) != (self.points_max is None):
            raise ValueError("points_min: points are stated as an interval, points_min and points_max")
        if self.points_min is not None and self.points_max is not None and self.points_min > self.points_max:
            raise ValueError(f"points_min: {self.points_min} is more than points_max {self.points_max}")
        return self
