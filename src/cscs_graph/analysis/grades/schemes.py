"""Grades of enterprises (§5.1): the schemes as they are loaded, and which band given deductions lead to."""

from collections.abc import Iterable, Mapping, Sequence

from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup, stated
from cscs_graph.analysis.grades.grading import graded
from cscs_graph.errors import NotFound
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import Band, Deduction, GradeAnswer, GradeScheme, SourceRef
from cscs_graph.model.time import Moment, none_if_open


async def grade_schemes(graph: Graph, scope: Scope) -> list[GradeScheme]:
    """The ways of grading that are in use on the day, in the order of their ids."""

    async def work(transaction: Transaction) -> list[GradeScheme]:
        day = scope.moment.as_of
        rows = await transaction.run("all_grade_schemes")
        in_use = [row["id"] for row in rows if row["valid_from"] <= day < row["valid_until"]]
        return await _schemes(transaction, in_use, scope.moment)

    return await graph.read(work)


async def grade_scheme(graph: Graph, scheme_id: str, scope: Scope) -> GradeScheme:
    """One way of grading, in use or not. Raises NotFound, naming those that are."""
    return await graph.read(lambda transaction: _scheme(transaction, scheme_id, scope.moment))


async def if_graded(
    graph: Graph, scheme_id: str, happened: Mapping[str, int], scope: Scope, *, start_points: float | None = None
) -> GradeAnswer:
    """Which band follows if these deductions happen so many times. Raises NotFound for an unknown scheme or deduction."""
    counted = tuple((name, str(happened[name])) for name in sorted(happened))
    asked = Question("ifGraded", scope, {"scheme": scheme_id, "deductions": counted, "start_points": start_points})

    async def work(transaction: Transaction) -> GradeAnswer:
        scheme = await _scheme(transaction, scheme_id, scope.moment)
        grading = graded(scheme, happened, start_points=start_points)
        return GradeAnswer(
            **await asked.key(transaction),
            as_of=scope.moment.as_of,
            known_at=None if scope.moment.known_now else scope.moment.known_at,
            scheme=scheme,
            steps=grading.steps,
            points_min=grading.points_min,
            points_max=grading.points_max,
            best=grading.best,
            worst=grading.worst,
            notes=grading.notes,
        )

    return await graph.read(work)


async def _scheme(transaction: Transaction, scheme_id: str, moment: Moment) -> GradeScheme:
    found = await _schemes(transaction, [scheme_id], moment)
    if not found:
        raise NotFound(f"no grade scheme {scheme_id!r} is loaded; `gradeSchemes` names those that are")
    return found[0]


async def _schemes(transaction: Transaction, ids: Sequence[str], moment: Moment) -> list[GradeScheme]:
    """Three statements and two look-ups, whatever their number."""
    lookup = Lookup(transaction)
    asked = sorted(set(ids))
    schemes = await transaction.run("grade_schemes", ids=asked)
    bands = _by_scheme(await transaction.run("grade_bands", ids=asked, **moment.parameters))
    deductions = _by_scheme(await transaction.run("grade_deductions", ids=asked, **moment.parameters))
    rows = [*schemes, *(row for group in (*bands.values(), *deductions.values()) for row in group)]
    sources = await lookup.sources(row["source_id"] for row in rows)
    await lookup.agencies(agency for row in schemes for agency in row["issued_by"])
    return [_shown(row, bands.get(row["id"], ()), deductions.get(row["id"], ()), lookup, sources) for row in schemes]


def _by_scheme(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["scheme_id"], []).append(row)
    return groups


def _shown(
    row: Row, bands: Sequence[Row], deductions: Sequence[Row], lookup: Lookup, sources: dict[str, SourceRef]
) -> GradeScheme:
    return GradeScheme.model_validate(
        {
            **stated(row),
            "issued_by": tuple(lookup.known_agencies[agency] for agency in row["issued_by"]),
            "deductions_loaded": sum(one["points_max"] is not None for one in deductions),
            "since": none_if_open(row["valid_from"]),
            "until": none_if_open(row["valid_until"]),
            "source": sources.get(row["source_id"]),
            "bands": tuple(
                Band.model_validate({**stated(one), "source": sources.get(one["source_id"])}) for one in bands
            ),
            "deductions": tuple(
                Deduction.model_validate({**stated(one), "source": sources.get(one["source_id"])}) for one in deductions
            ),
        }
    )
