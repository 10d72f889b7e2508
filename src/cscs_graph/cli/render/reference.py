"""The report on the rules, and rows of rules, as tables."""

from collections.abc import Sequence

from cscs_graph.cli.render.common import console, day_or, table, table_of, words
from cscs_graph.model.answers import AgencyRef, AttributionRef, CatalogueClassRef, Part, ReferenceReport
from cscs_graph.model.codes import ListStatus


def rule_table(title: str, columns: Sequence[str], rows: Sequence[Part]) -> None:
    """The named fields of each row."""
    shown = table_of(title, *(words(column.removesuffix("_en").removesuffix("_id")) for column in columns))
    for row in rows:
        shown.add_row(*(_cell(getattr(row, column)) for column in columns))
    console.print(shown)


def _cell(value: object) -> str:
    """Agencies by their short names, codes in words, what is not stated as nothing."""
    match value:
        case None:
            return ""
        case AgencyRef():
            return value.abbreviation or value.called
        case CatalogueClassRef():
            return value.name_en
        case tuple():
            return ", ".join(_cell(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case _:
            return str(value)


def _of(loaded: int, stated: int | None) -> str:
    return f"{loaded} of {'?' if stated is None else stated}"


@table.register
def _report(report: ReferenceReport, **_: bool) -> None:
    for regime in report.regimes:
        span = f"{day_or(regime.since, '?')} to {day_or(regime.until, 'open')}"
        console.print(
            f"[bold]{regime.id}[/] {regime.name_en}, {span}: {regime.documents} documents, {regime.measures_loaded} measures"
        )
    rows = table_of("Lists", "list", "kind", "measures", "criteria", "term", "documents")
    for each in report.lists:
        rows.add_row(
            each.list_id,
            str(each.kind) if each.status is ListStatus.ESTABLISHED else f"{each.kind}, {each.status}",
            f"{each.measures_loaded}, {each.measures}",
            f"{_of(each.criteria_named, each.criteria_stated)}, {each.criteria}",
            "" if each.minimum_term_months is None else f"{each.minimum_term_months} months",
            str(len(each.mou_ids)),
        )
    console.print(rows)
    rows = table_of(
        "Memoranda and the documents in their place", "document", "kind", "signatories", "measures", "agency named"
    )
    for mou in report.mous:
        signed = (
            ""
            if mou.signatories is None
            else f"{_of(mou.signatories_listed, mou.signatories_stated)}, {mou.signatories}"
        )
        measures = f"{_of(mou.measures_loaded, mou.measures_stated)}, {mou.measures}"
        rows.add_row(mou.mou_id, words(mou.document_kind), signed, measures, str(mou.measures_imposed))
    console.print(rows)
    rows = table_of("Other rules", "kind", "loaded")
    for count in report.counts:
        rows.add_row(count.kind, str(count.count))
    console.print(rows)


def attribution_words(attribution: AttributionRef) -> str:
    """Level of the office, and what the rule on levels says of it."""
    if attribution.level is None:
        return "not stated"
    if not attribution.below_minimum_level or attribution.rule is None:
        return str(attribution.level)
    rule = attribution.rule
    older = ", a rule later than the decision" if attribution.decided_before_rule else ""
    return f"{attribution.level}: below {rule.minimum_level} ({rule.certainty}{older})"
