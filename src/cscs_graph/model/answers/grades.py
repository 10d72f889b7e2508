"""Grades of enterprises (§5.1, Table 2): what a scheme says, and what given deductions lead to."""

from datetime import date, datetime

from cscs_graph.model.answers.coverage import Reproducible
from cscs_graph.model.answers.parts import AgencyRef, Part, SourceRef
from cscs_graph.model.codes import Completeness, GradeType


class Band(Part):
    """One grade of a scheme."""

    id: str
    band: str
    band_zh: str | None = None
    rank: int
    points_from: float | None = None
    points_below: float | None = None
    condition: str | None = None
    """Who gets it, where points do not decide or do not suffice."""
    decides: str | None = None
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None


class Deduction(Part):
    """What costs points, puts a party into a band at once, or keeps it from a better one."""

    id: str
    code: str | None = None
    name_en: str
    name_zh: str | None = None
    points_min: float | None = None
    points_max: float | None = None
    direct_band: str | None = None
    best_band: str | None = None
    repeats: bool | None = None
    """Counted each time; null: not stated."""
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None


class GradeScheme(Part):
    """One edition of a way of grading, with what is loaded of it."""

    id: str
    name_en: str
    name_zh: str | None = None
    grade_type: GradeType
    edition_of: str | None = None
    document_no: str | None = None
    issued_by: tuple[AgencyRef, ...] = ()
    issued_by_text: str | None = None
    measures: str | None = None
    scale: str | None = None
    decides: str | None = None
    graded: str | None = None
    start_points: float | None = None
    start_points_reduced: float | None = None
    deductions_stated: int | None = None
    """How many violations the source says cost points."""
    deductions_loaded: int
    """Those that cost points and are loaded."""
    public_credit_weight: float | None = None
    completeness: Completeness = Completeness.UNKNOWN
    since: date | None
    until: date | None
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None
    bands: tuple[Band, ...] = ()
    """The best first; empty where none is loaded."""
    deductions: tuple[Deduction, ...] = ()


class GradeStep(Part):
    """One step of a calculation, and the points that are left after it."""

    says: str
    deduction: Deduction | None = None
    times: int = 1
    points_min: float | None
    points_max: float | None


class GradeAnswer(Reproducible):
    """Which band follows from given deductions, step by step. Null bands: the loaded rules do not decide it."""

    as_of: date
    known_at: datetime | None
    scheme: GradeScheme
    steps: tuple[GradeStep, ...]
    points_min: float | None
    points_max: float | None
    """The points that are left: an interval, where a deduction is stated as "at most"."""
    best: Band | None
    worst: Band | None
    """The same band where the points leave no doubt."""
    notes: tuple[str, ...]
