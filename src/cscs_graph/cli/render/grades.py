"""Grades of enterprises as tables."""

from pydantic import BaseModel, ConfigDict

from cscs_graph.cli.render.common import console, day_or, table, table_of
from cscs_graph.model.answers import Band, GradeAnswer, GradeScheme


class GradeSchemes(BaseModel):
    """Several grade schemes, to be named."""

    model_config = ConfigDict(frozen=True)

    schemes: tuple[GradeScheme, ...]


@table.register
def _schemes(found: GradeSchemes, **_: bool) -> None:
    rows = table_of("Grades of enterprises (§5.1)", "id", "name", "type", "issued by", "what it decides")
    for scheme in found.schemes:
        rows.add_row(scheme.id, scheme.name_en, scheme.grade_type, _issuer(scheme), scheme.decides or "not stated")
    console.print(rows)


@table.register
def _scheme(scheme: GradeScheme, **_: bool) -> None:
    console.print(f"[bold]{scheme.name_en}[/] ({scheme.grade_type}), issued by {_issuer(scheme)}")
    console.print(f"  in use {day_or(scheme.since, '?')} to {day_or(scheme.until, 'open')}")
    for label, value in (
        ("measures", scheme.measures),
        ("scale", scheme.scale),
        ("decides", scheme.decides),
        ("graded", scheme.graded),
        ("starts with", None if scheme.start_points is None else f"{scheme.start_points:g} points"),
        ("weight of public credit information", _percent(scheme.public_credit_weight)),
        ("note", scheme.note),
    ):
        if value:
            console.print(f"  {label}: {value}")
    if scheme.bands:
        rows = table_of("Bands", "band", "points", "condition", "what it brings")
        for band in scheme.bands:
            rows.add_row(band.band, _range(band), band.condition or "", band.decides or "")
        console.print(rows)
    if scheme.deductions:
        rows = table_of("Deductions", "id", "what", "effect")
        for one in scheme.deductions:
            rows.add_row(one.id, one.name_en, _effect(one.points_min, one.points_max, one.direct_band, one.best_band))
        console.print(rows)
    stated = f" of {scheme.deductions_stated} stated" if scheme.deductions_stated else ""
    console.print(f"[dim]{scheme.deductions_loaded}{stated} deductions loaded ({scheme.completeness})[/]")


@table.register
def _answer(answer: GradeAnswer, **_: bool) -> None:
    console.print(f"[bold]{answer.scheme.name_en}[/] as of {answer.as_of}")
    rows = table_of("Step by step", "step", "points left")
    for step in answer.steps:
        rows.add_row(step.says, _interval(step.points_min, step.points_max))
    console.print(rows)
    if answer.best is None and answer.worst is None:
        console.print("Band: not decided by the loaded rules")
    elif answer.best == answer.worst and answer.best is not None:
        console.print(f"Band: [bold]{answer.best.band}[/] {answer.best.decides or ''}")
    else:
        best, worst = (band.band if band else "not decided" for band in (answer.best, answer.worst))
        console.print(f"Band: between [bold]{best}[/] and [bold]{worst}[/]")
    for note in answer.notes:
        console.print(f"[dim]{note}[/]")


def _issuer(scheme: GradeScheme) -> str:
    named = ", ".join(agency.called for agency in scheme.issued_by)
    return scheme.issued_by_text or named or "not stated"


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


def _range(band: Band) -> str:
    if band.points_from is None:
        return "not by points"
    below = "" if band.points_below is None else f", below {band.points_below:g}"
    return f"from {band.points_from:g}{below}"


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "not known"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _effect(low: float | None, high: float | None, direct: str | None, best: str | None) -> str:
    if direct:
        return f"{direct} at once"
    return f"{best} at best" if best else f"-{_interval(low, high)}"
