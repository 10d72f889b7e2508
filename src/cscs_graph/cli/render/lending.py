"""What a lender sees of a company, for people."""

from cscs_graph.cli.render.cascade import said
from cscs_graph.cli.render.common import console, day_or, listing_lines, name_of, table, table_of
from cscs_graph.model.answers import LendingAnswer
from cscs_graph.model.answers.wording import bilingual
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, spoken


@table.register
def _lending(answer: LendingAnswer, **_: bool) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] {phrase('as of {day}', day=answer.as_of)}")
    for line in listing_lines(answer.listings):
        console.print(f"  {line}", markup=False)
    if not answer.listings:
        console.print(f"  {phrase('on no loaded list; that is not a clean record')}")
    rows = table_of(
        phrase("What its lists mean for finance (§6)"), phrase("what"), phrase("since"), phrase("ends at the earliest")
    )
    for one in (*answer.restrictions, *answer.rewards):
        rows.add_row(said(one), day_or(one.since, phrase("not known")), day_or(one.earliest_end, phrase("not known")))
    for one in answer.ramifications:
        rows.add_row(bilingual(one, spoken()), day_or(one.since, phrase("not known")), phrase("not known"))
    if rows.row_count:
        console.print(rows)
    console.print(phrase("Beside it, by the report:"))
    for fact in answer.facts:
        text = fact.says_zh if spoken() is LanguageCode.ZH else fact.says_en
        console.print(f"  §{fact.section} {text}", markup=False, highlight=False)
