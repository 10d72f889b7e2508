"""Grades of enterprises (§5.1) in GraphQL."""

from datetime import date, datetime

import strawberry

from cscs_graph.api.types.codes import Completeness, GradeType
from cscs_graph.api.types.heading import Reproducible
from cscs_graph.api.types.rules import Agency, Source


@strawberry.type(description="One grade of a scheme: from which points on, and what it brings.")
class Band:
    id: strawberry.ID
    band: str
    band_zh: str | None
    rank: int = strawberry.field(description="1 for the best.")
    points_from: float | None
    points_below: float | None = strawberry.field(description="The first number of points that is too many.")
    condition: str | None = strawberry.field(description="Who gets it, where points do not decide or do not suffice.")
    decides: str | None
    note: str | None
    section: str | None
    source: Source | None


@strawberry.type(description="What costs points, leads to a band at once, or keeps a party from a better one.")
class Deduction:
    id: strawberry.ID
    code: str | None
    name_en: str
    name_zh: str | None
    points_min: float | None
    points_max: float | None = strawberry.field(description='With pointsMin an interval: "at most 3" is 0 to 3.')
    direct_band: str | None
    best_band: str | None
    repeats: bool | None = strawberry.field(description="Counted each time; null: not stated.")
    note: str | None
    section: str | None
    source: Source | None


@strawberry.type(description="One edition of a way of grading, with what is loaded of it (§5.1, Table 2).")
class GradeScheme:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    grade_type: GradeType
    edition_of: str | None
    document_no: str | None
    issued_by: list[Agency]
    issued_by_text: str | None
    measures: str | None = strawberry.field(description="What it measures.")
    scale: str | None
    decides: str | None = strawberry.field(description="What a grade indicates or decides.")
    graded: str | None = strawberry.field(description="Who gets one.")
    start_points: float | None
    start_points_reduced: float | None
    deductions_stated: int | None = strawberry.field(
        description="Violations that cost points, as the source counts them."
    )
    deductions_loaded: int = strawberry.field(description="Those of them that are loaded.")
    public_credit_weight: float | None = strawberry.field(
        description="Share of public credit information in the grade."
    )
    completeness: Completeness
    since: date | None
    until: date | None
    note: str | None
    section: str | None
    source: Source | None
    bands: list[Band]
    deductions: list[Deduction]


@strawberry.type(description="One step of a calculation, and the points that are left after it.")
class GradeStep:
    says: str
    deduction: Deduction | None
    times: int
    points_min: float | None
    points_max: float | None


@strawberry.type(description="Which band follows from given deductions; null where the loaded rules do not decide it.")
class GradeAnswer(Reproducible):
    as_of: date
    known_at: datetime | None
    scheme: GradeScheme
    steps: list[GradeStep]
    points_min: float | None
    points_max: float | None
    best: Band | None
    worst: Band | None = strawberry.field(description="The same as best where the points leave no doubt.")
    notes: list[str]


@strawberry.input(description="A deduction that is supposed to happen, and how often.")
class Happened:
    deduction: strawberry.ID
    times: int = 1
