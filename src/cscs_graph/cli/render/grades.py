"""Grades of enterprises as tables."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from cscs_graph.cli.render.common import agency, between, bracketed, console, joined, named, table, table_of, text
from cscs_graph.model.answers import Band, Deduction, GradeAnswer, GradeScheme
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, plural, spoken, word


class GradeSchemes(BaseModel):
    """Several grade schemes, to be named."""

    model_config = ConfigDict(frozen=True)

    schemes: tuple[GradeScheme, ...]


@table.register
def _schemes(found: GradeSchemes, **_: bool) -> None:
    rows = table_of("Grades of enterprises (§5.1)", "id", "name", "type", "issued by", "what it decides")
    for scheme in found.schemes:
        decides = text(scheme.decides) or phrase("not stated")
        rows.add_row(scheme.id, named(scheme), word(scheme.grade_type), _issuer(scheme), decides)
    console.print(rows)


@table.register
def _scheme(scheme: GradeScheme, **_: bool) -> None:
    values = {"name": named(scheme), "type": word(scheme.grade_type), "issuer": _issuer(scheme)}
    console.print(phrase("[bold]{name}[/] ({type}), issued by {issuer}", **values))
    console.print(phrase("  in use {span}", span=between(scheme.since, scheme.until)))
    for label, value in _facts(scheme):
        if value:
            console.print(phrase("  {label}: {value}", label=label, value=value))
    if scheme.bands:
        rows = table_of("Bands", "band", "points", "condition", "what it brings")
        for band in scheme.bands:
            rows.add_row(_called(band), _range(band), text(band.condition), text(band.decides))
        console.print(rows)
    if scheme.deductions:
        rows = table_of("Deductions", "id", "what", "effect")
        called = {band.band: _called(band) for band in scheme.bands}
        for one in scheme.deductions:
            rows.add_row(one.id, named(one), _effect(one, called))
        console.print(rows)
    stated, loaded = scheme.deductions_stated, scheme.deductions_loaded
    count = plural(loaded, "{count} deduction loaded", "{count} deductions loaded")
    if stated:
        count = phrase("{loaded} of {stated} stated deductions loaded", loaded=loaded, stated=stated)
    console.print(f"[dim]{count}{bracketed(word(scheme.completeness))}[/]")


def _facts(scheme: GradeScheme) -> Iterator[tuple[str, str | None]]:
    yield phrase("measures what"), text(scheme.measures)
    yield phrase("scale"), text(scheme.scale)
    yield phrase("decides"), text(scheme.decides)
    yield phrase("graded"), text(scheme.graded)
    start = scheme.start_points
    yield phrase("starts with"), None if start is None else phrase("{points} points", points=f"{start:g}")
    yield phrase("weight of public credit information"), _percent(scheme.public_credit_weight)
    yield phrase("note"), text(scheme.note)


@table.register
def _answer(answer: GradeAnswer, **_: bool) -> None:
    in_chinese = spoken() is LanguageCode.ZH
    console.print(phrase("[bold]{name}[/] as of {day}", name=named(answer.scheme), day=answer.as_of))
    rows = table_of("Step by step", "step", "points left")
    for step in answer.steps:
        rows.add_row(step.says_zh if in_chinese else step.says, _interval(step.points_min, step.points_max))
    console.print(rows)
    if answer.best is None and answer.worst is None:
        console.print(phrase("Band: not decided by the loaded rules"))
    elif answer.best == answer.worst and answer.best is not None:
        values = {"band": _called(answer.best), "decides": text(answer.best.decides)}
        console.print(phrase("Band: [bold]{band}[/] {decides}", **values))
    else:
        best, worst = (_called(band) if band else phrase("not decided") for band in (answer.best, answer.worst))
        console.print(phrase("Band: between [bold]{best}[/] and [bold]{worst}[/]", best=best, worst=worst))
    for note in answer.notes_zh if in_chinese else answer.notes:
        console.print(f"[dim]{note}[/]")


def _called(band: Band) -> str:
    return band.band_zh or band.band if spoken() is LanguageCode.ZH else band.band


def _issuer(scheme: GradeScheme) -> str:
    agencies = joined(agency(each) for each in scheme.issued_by)
    if spoken() is LanguageCode.ZH:
        return agencies or text(scheme.issued_by_text) or phrase("not stated")
    return scheme.issued_by_text or agencies or phrase("not stated")


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


def _range(band: Band) -> str:
    if band.points_from is None:
        return phrase("not by points")
    begins = phrase("from {points}", points=f"{band.points_from:g}")
    below = "" if band.points_below is None else phrase(", below {points}", points=f"{band.points_below:g}")
    return f"{begins}{below}"


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return phrase("not known")
    return f"{low:g}" if low == high else phrase("{low} to {high}", low=f"{low:g}", high=f"{high:g}")


def _effect(deduction: Deduction, called: dict[str, str]) -> str:
    direct, best = deduction.direct_band, deduction.best_band
    if direct:
        return phrase("{band} at once", band=called.get(direct, direct))
    if best:
        return phrase("{band} at best", band=called.get(best, best))
    return f"-{_interval(deduction.points_min, deduction.points_max)}"
