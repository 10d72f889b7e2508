"""Grades of enterprises (§5.1, Table 2): what a scheme says, and what given deductions lead to."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, SourceRef
from cscs_graph.model.codes import Completeness, GradeType


class Band(Part):
    """One grade of a scheme."""

    id: str
    band: str
    """What it is called."""
    band_zh: str | None = None
    """What it is called in Chinese."""
    rank: int
    """Its place, 1 for the best."""
    points_from: float | None = None
    """The first number of points that gives it; null where points do not decide or are not stated."""
    points_below: float | None = None
    """The first number of points that is too many, exclusive; null: no limit, or none stated."""
    condition: str | None = None
    """Who gets it, where points do not decide or do not suffice."""
    decides: str | None = None
    """What it brings."""
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None


class Deduction(Part):
    """What costs points, puts a party into a band at once, or keeps it from a better one."""

    id: str
    code: str | None = None
    """What the scheme calls it for short."""
    name_en: str
    name_zh: str | None = None
    points_min: float | None = None
    """Points that it costs at least."""
    points_max: float | None = None
    """Points that it costs at most; “at most 3” is 0 to 3."""
    direct_band: str | None = None
    """The band that it leads to at once."""
    best_band: str | None = None
    """The best band that is left."""
    repeats: bool | None = None
    """Counted each time; null: not stated."""
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None


class GradeScheme(Dated):
    """One edition of a grade scheme, with what is loaded of it."""

    id: str
    name_en: str
    name_zh: str | None = None
    grade_type: GradeType
    """Which of the four kinds of grades it is."""
    edition_of: str | None = None
    """The scheme that it is an edition of."""
    document_no: str | None = None
    issued_by: tuple[AgencyRef, ...] = ()
    """The agencies that issued it."""
    issued_by_text: str | None = None
    """Who issued it, in the source's words."""
    measures: str | None = None
    """What it measures."""
    scale: str | None = None
    """The scale, in the source's words."""
    decides: str | None = None
    """What a grade indicates or decides."""
    graded: str | None = None
    """Who gets one."""
    start_points: float | None = None
    """Points before any deduction."""
    start_points_reduced: float | None = None
    """Points before any deduction, of those for whom some items do not apply."""
    deductions_stated: int | None = None
    """How many violations the source says cost points."""
    deductions_loaded: int
    """Those that cost points and are loaded."""
    public_credit_weight: float | None = None
    """Share of public credit information in the grade, 0 to 1."""
    completeness: Completeness = Completeness.UNKNOWN
    """How much of it is loaded."""
    since: date | None
    until: date | None
    note: str | None = None
    section: str | None = None
    source: SourceRef | None = None
    bands: tuple[Band, ...] = ()
    """The best first; empty where none is loaded."""
    deductions: Paged[Deduction] = ()
    """What costs points, as far as it is loaded."""


class GradeStep(Part):
    """One step of a calculation, and the points that are left after it."""

    says: str
    """What was done, in words."""
    says_zh: str
    """What was done, in Chinese."""
    deduction: Deduction | None = None
    """The deduction that was applied; null where the step is none."""
    times: int = 1
    """How often it was applied."""
    points_min: float | None
    """Points that are left at least."""
    points_max: float | None
    """Points that are left at most."""


class GradeAnswer(Answer):
    """Which band follows from given deductions, step by step. Null bands: the loaded rules do not decide it."""

    scheme: GradeScheme
    """The scheme that was applied."""
    steps: Paged[GradeStep]
    """The calculation, step by step."""
    points_min: float | None
    """Points that are left at least."""
    points_max: float | None
    """The points that are left: an interval, where a deduction is stated as "at most"."""
    best: Band | None
    """The best band that remains possible; null where the loaded rules do not decide it."""
    worst: Band | None
    """The same band where the points leave no doubt."""
    notes: tuple[str, ...]
    """What the loaded rules leave open."""
    notes_zh: tuple[str, ...]
    """The same in Chinese."""
