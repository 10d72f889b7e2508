"""Grades of enterprises as tables."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from cscs_graph.cli.render.common import between, console, named, table, table_of, text
from cscs_graph.export import grades
from cscs_graph.model.answers import GradeAnswer, GradeScheme
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, spoken, word


class GradeSchemes(BaseModel):
    """Several grade schemes, to be named."""

    model_config = ConfigDict(frozen=True)

    schemes: tuple[GradeScheme, ...]


@table.register
def _schemes(found: GradeSchemes, **_: bool) -> None:
    rows = table_of("Grades of enterprises (§5.1)", "id", "name", "type", "issued by", "what it decides")
    for scheme in found.schemes:
        decides = text(scheme.decides) or phrase("not stated")
        rows.add_row(scheme.id, named(scheme), word(scheme.grade_type), grades.issuer(scheme), decides)
    console.print(rows)


@table.register
def _scheme(scheme: GradeScheme, **_: bool) -> None:
    values = {"name": named(scheme), "type": word(scheme.grade_type), "issuer": grades.issuer(scheme)}
    console.print(phrase("[bold]{name}[/] ({type}), issued by {issuer}", **values))
    console.print(phrase("  in use {span}", span=between(scheme.since, scheme.until)))
    for label, value in _facts(scheme):
        if value:
            console.print(phrase("  {label}: {value}", label=label, value=value))
    if scheme.bands:
        rows = table_of("Bands", "band", "points", "condition", "what it brings")
        for band in scheme.bands:
            rows.add_row(grades.called(band), grades.points(band), text(band.condition), text(band.decides))
        console.print(rows)
    if scheme.deductions:
        rows = table_of("Deductions", "id", "what", "effect")
        called = {band.band: grades.called(band) for band in scheme.bands}
        for one in scheme.deductions:
            rows.add_row(one.id, named(one), grades.effect(one, called))
        console.print(rows)
    console.print(f"[dim]{grades.loaded(scheme)}[/]")


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
        rows.add_row(step.says_zh if in_chinese else step.says, grades.interval(step.points_min, step.points_max))
    console.print(rows)
    if answer.best is None and answer.worst is None:
        console.print(phrase("Band: not decided by the loaded rules"))
    elif answer.best == answer.worst and answer.best is not None:
        values = {"band": grades.called(answer.best), "decides": text(answer.best.decides)}
        console.print(phrase("Band: [bold]{band}[/] {decides}", **values))
    else:
        best, worst = (grades.called(band) if band else phrase("not decided") for band in (answer.best, answer.worst))
        console.print(phrase("Band: between [bold]{best}[/] and [bold]{worst}[/]", best=best, worst=worst))
    for note in answer.notes_zh if in_chinese else answer.notes:
        console.print(f"[dim]{note}[/]")


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"
