"""What a lender sees of a company, for people."""

from cscs_graph.cli.render.cascade import graded, said
from cscs_graph.cli.render.common import (
    bracketed,
    console,
    day_or,
    headline,
    listing_lines,
    named,
    table,
    table_of,
    text,
)
from cscs_graph.export import words
from cscs_graph.model.answers import LendingAnswer
from cscs_graph.model.phrases import phrase


@table.register
def _lending(answer: LendingAnswer, **_: bool) -> None:
    headline(answer.subject, answer.as_of)
    for line in listing_lines(answer.listings):
        console.print(f"  {line}")
    if not answer.listings:
        console.print(phrase("  on no loaded list; that is not a clean record"))
    rows = table_of("What its lists mean for finance (§6)", "what", "since", "ends at the earliest")
    for one in (*answer.restrictions, *answer.rewards):
        rows.add_row(
            said(one) + words.still(one), day_or(one.since, "not known"), day_or(one.earliest_end, "not known")
        )
    for one in answer.ramifications:
        rows.add_row(named(one) + bracketed(graded(one)), day_or(one.since, "not known"), phrase("not known"))
    if rows.row_count:
        console.print(rows)
    published = next((fact.source.published for fact in answer.facts if fact.source and fact.source.published), None)
    told = (
        phrase("Beside it, as reported in {year}:", year=published[:4])
        if published
        else phrase("Beside it, by the report:")
    )
    console.print(told)
    for fact in answer.facts:
        line = phrase("  §{section} {says}", section=fact.section, says=text(fact.says_en, fact.says_zh))
        console.print(line)
