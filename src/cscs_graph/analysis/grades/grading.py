"""The arithmetic of a grade (§5.1): points that are left, and the band that they and the conditions lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cscs_graph.errors import BadInput, Message, NotFound, Pair
from cscs_graph.model.answers import Band, Deduction, GradeScheme, GradeStep
from cscs_graph.model.codes import Completeness
from cscs_graph.model.phrases import coded, in_both, pair


@dataclass(frozen=True, slots=True)
class _Points:
    """Points that are left; never below 0."""

    low: float
    high: float

    def less(self, deduction: Deduction, times: int) -> "_Points":
        most, least = (deduction.points_max or 0) * times, (deduction.points_min or 0) * times
        return _Points(max(0, self.low - most), max(0, self.high - least))


@dataclass(frozen=True, slots=True)
class Grading:
    """A calculation: its steps, the points that are left, and the best and worst band that remain possible."""

    steps: tuple[GradeStep, ...]
    points_min: float | None
    points_max: float | None
    best: Band | None
    worst: Band | None
    notes: tuple[Message, ...]


def graded(scheme: GradeScheme, happened: Mapping[str, int], *, start_points: float | None = None) -> Grading:
    """The band that follows from these deductions, each so many times, in the order of the scheme.

    `start_points` replaces the points that the scheme starts with. Raises NotFound for a deduction that the scheme does
    not hold on the day, BadInput for a count below 1 or a repeated one that counts once.
    """
    listed = _listed(scheme, happened)
    start = scheme.start_points if start_points is None else start_points
    points = None if start is None else _Points(start, start)
    begins = _NO_START if start is None else Message("starts with {points} points", {"points": _number(start)})
    steps = [_step(begins, points)]
    for deduction, times in listed:
        points = None if points is None else points.less(deduction, times)
        steps.append(_step(_effect(scheme, deduction, times), points, deduction, times))
    best, worst = _bands(scheme, points, listed)
    return Grading(
        steps=tuple(steps),
        points_min=points.low if points else None,
        points_max=points.high if points else None,
        best=best,
        worst=worst,
        notes=tuple(_notes(scheme, best)),
    )


_NO_START = Message("no starting points are loaded for this scheme")


def _listed(scheme: GradeScheme, happened: Mapping[str, int]) -> list[tuple[Deduction, int]]:
    known = {deduction.id for deduction in scheme.deductions}
    for name, times in happened.items():
        if name not in known:
            raise NotFound(
                "{id!r} has no loaded deduction {name!r} that day; `gradeScheme` names those it has",
                id=scheme.id,
                name=name,
            )
        if times < 1:
            raise BadInput("times: {times} of {name!r} is less than 1", times=times, name=name)
    found = [(one, happened[one.id]) for one in scheme.deductions if one.id in happened]
    for deduction, times in found:
        if times > 1 and deduction.repeats is not True:
            raise BadInput("times: {id!r} is not stated to count more than once; ask with 1", id=deduction.id)
    return found


def _bands(
    scheme: GradeScheme, points: _Points | None, listed: list[tuple[Deduction, int]]
) -> tuple[Band | None, Band | None]:
    """The best and the worst band that remain possible; none where the loaded rules do not decide it."""
    by_name = {band.band: band for band in scheme.bands}
    direct = [by_name[one.direct_band] for one, _ in listed if one.direct_band in by_name]
    if direct:
        worst = max(direct, key=lambda band: band.rank)
        return worst, worst
    best, worst = (_of_points(scheme, points.high), _of_points(scheme, points.low)) if points else (None, None)
    caps = [by_name[one.best_band] for one, _ in listed if one.best_band in by_name]
    for cap in caps:
        best = cap if best is not None and best.rank < cap.rank else best
        worst = cap if worst is not None and worst.rank < cap.rank else worst
    return best, worst


def _of_points(scheme: GradeScheme, points: float) -> Band | None:
    for band in scheme.bands:
        if band.points_from is None or points < band.points_from:
            continue
        if band.points_below is None or points < band.points_below:
            return band
    return None


def _step(says: Message, points: _Points | None, deduction: Deduction | None = None, times: int = 1) -> GradeStep:
    low, high = (points.low, points.high) if points else (None, None)
    return GradeStep(**pair(says, "says"), deduction=deduction, times=times, points_min=low, points_max=high)


def _effect(scheme: GradeScheme, deduction: Deduction, times: int) -> Message:
    bands = {band.band: Pair(band.band, band.band_zh or band.band) for band in scheme.bands}
    name = Pair(deduction.name_en, deduction.name_zh or deduction.name_en)
    if deduction.direct_band is not None:
        return Message(
            "leads to {band} at once: {name}",
            {"band": bands.get(deduction.direct_band, deduction.direct_band), "name": name},
        )
    if deduction.best_band is not None:
        return Message(
            "leaves {band} at best: {name}", {"band": bands.get(deduction.best_band, deduction.best_band), "name": name}
        )
    low, high = (deduction.points_min or 0) * times, (deduction.points_max or 0) * times
    costs = Message(
        "{high}" if low == high else "at most {high}" if not low else "{low} to {high}",
        {"low": _number(low), "high": _number(high)},
    )
    said = "costs {cost} points, {times} times: {name}" if times > 1 else "costs {cost} points: {name}"
    return Message(said, {"cost": costs, "times": times, "name": name})


def _number(points: float) -> str:
    return f"{points:g}"


def _notes(scheme: GradeScheme, best: Band | None) -> Iterator[Message]:
    if scheme.completeness is not Completeness.COMPLETE:
        stated, loaded = scheme.deductions_stated, scheme.deductions_loaded
        said = (
            "{loaded} deductions are loaded ({completeness}); others may cost points."
            if stated is None
            else "{loaded} of {stated} stated deductions are loaded ({completeness}); others may cost points."
        )
        completeness = coded(scheme.completeness)
        yield Message(said, {"loaded": loaded, "stated": stated, "completeness": completeness})
    if best is None:
        yield Message("The loaded rules do not decide the band: its thresholds or starting points are not loaded.")
    for band in scheme.bands:
        if band.points_from is None and best is not None and band.condition:
            values = {"band": Pair(band.band, band.band_zh or band.band), "condition": in_both(band.condition)}
            yield Message("Band {band} is not given by points: {condition}.", values)
    yield Message("A grade never leads to a list; a blacklisting lowers grades (§5.1).")
