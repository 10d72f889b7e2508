"""The report on the rules, and rows of rules, as tables."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from cscs_graph.cli.render.common import between, bracketed, console, joined, label, named, short, table, table_of, text
from cscs_graph.model.answers import AgencyRef, AttributionRef, CatalogueClassRef, Part, ReferenceReport
from cscs_graph.model.answers.wording import full_width, place
from cscs_graph.model.codes import Completeness, ListStatus
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, plural, spoken, word


def rule_table(title: str, columns: Sequence[str], rows: Sequence[Part], lists: Mapping[str, str]) -> None:
    """The named fields of each row; lists by these names where there are some."""
    shown = table_of(title, *(label(column.removesuffix("_en").removesuffix("_id")) for column in columns))
    for row in rows:
        shown.add_row(*(_in_language(row, column, lists) for column in columns))
    console.print(shown)


_ENDS = {"since": "not stated", "until": "no end stated"}
"""What a day that is not stated is, where a row has both: an end that no source states is not one that never comes."""


def _in_language(row: Part, column: str, lists: Mapping[str, str]) -> str:
    """A field, or what it is called in the language that is spoken."""
    value = getattr(row, column)
    if value is None and column in _ENDS:
        return phrase(_ENDS[column])
    if spoken() is LanguageCode.EN:
        return _cell(value)
    if column == "section":
        return place(value, LanguageCode.ZH) if value else ""
    if column in ("id", "region_id") or column.endswith("_zh"):
        return _cell(value)
    if column == "list_id":
        return full_width(lists.get(value, value)) if value else ""
    chinese = getattr(row, f"{column.removesuffix('_en')}_zh", None)
    return text(value, chinese) if isinstance(value, str) and not isinstance(value, StrEnum) else _cell(value)


def _cell(value: object) -> str:
    """Agencies by their short names, codes in words, what is not stated as nothing."""
    match value:
        case None:
            return ""
        case AgencyRef():
            return short(value)
        case CatalogueClassRef():
            return named(value)
        case StrEnum():
            return word(value)
        case tuple():
            return joined(_cell(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case _:
            return str(value)


def _of(loaded: int, stated: int | None, how: Completeness) -> str:
    """How many of those that are stated are loaded, and how whole that is."""
    if stated is None:
        return phrase("{loaded}, {how}", loaded=loaded, how=word(how))
    if loaded > stated:
        return phrase("{loaded}, though {stated} are stated, {how}", loaded=loaded, stated=stated, how=word(how))
    if loaded == stated and how is Completeness.PARTIAL:
        return phrase("{loaded} of {stated}, not all in full", loaded=loaded, stated=stated)
    return phrase("{loaded} of {stated}, {how}", loaded=loaded, stated=stated, how=word(how))


@table.register
def _report(report: ReferenceReport, **_: bool) -> None:
    for regime in report.regimes:
        said = phrase(
            "[bold]{id}[/] {name}, {span}: {documents}, {measures}",
            id=regime.id,
            name=named(regime),
            span=between(regime.since, regime.until),
            documents=plural(regime.documents, "{count} document", "{count} documents"),
            measures=plural(regime.measures_loaded, "{count} measure", "{count} measures"),
        )
        console.print(said)
    rows = table_of("Lists", "list", "kind", "measures", "criteria", "term", "documents")
    for each in report.lists:
        kind = (
            word(each.kind) if each.status is ListStatus.ESTABLISHED else joined((word(each.kind), word(each.status)))
        )
        months, before = each.minimum_term_months, each.minimum_term_before
        until = bracketed(phrase("of listings before {day}", day=before) if before else "")
        rows.add_row(
            each.list_id if spoken() is LanguageCode.EN else f"{named(each)}{bracketed(each.list_id)}",
            kind,
            _of(each.measures_loaded, None, each.measures),
            _of(each.criteria_named, each.criteria_stated, each.criteria),
            "" if months is None else plural(months, "{count} month", "{count} months") + until,
            str(len(each.mou_ids)),
        )
    console.print(rows)
    rows = table_of(
        "Memoranda and the documents in their place", "document", "kind", "signatories", "measures", "agency named"
    )
    for mou in report.mous:
        signed = "" if mou.signatories is None else _of(mou.signatories_listed, mou.signatories_stated, mou.signatories)
        rows.add_row(
            mou.mou_id if spoken() is LanguageCode.EN else full_width(mou.title_zh),
            word(mou.document_kind),
            signed,
            _of(mou.measures_loaded, mou.measures_stated, mou.measures),
            str(mou.measures_imposed),
        )
    console.print(rows)
    rows = table_of("Other rules", "kind", "loaded")
    for count in report.counts:
        rows.add_row(phrase(count.kind), str(count.count))
    console.print(rows)


def attribution_words(attribution: AttributionRef) -> str:
    """Level of the office, and what the rule on levels says of it."""
    if attribution.level is None:
        return phrase("not stated")
    if not attribution.below_minimum_level or attribution.rule is None:
        return word(attribution.level)
    rule = attribution.rule
    return phrase(
        "{level}: below {minimum} ({certainty}{older})",
        level=word(attribution.level),
        minimum=word(rule.minimum_level),
        certainty=word(rule.certainty),
        older=phrase(", a rule later than the decision") if attribution.decided_before_rule else "",
    )
