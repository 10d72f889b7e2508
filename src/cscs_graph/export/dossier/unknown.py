"""What is not known: what the loaded data covers, lists without measures, documents that are loaded in part, where it was cut."""

from collections.abc import Iterator

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Block, Bullets, Group, Line, Section, Table
from cscs_graph.model.answers import DossierAnswer, MouCoverage, Truncation
from cscs_graph.model.codes import Bound
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, plural, spoken


def unknown(answer: DossierAnswer) -> Section:
    blocks: list[Block] = [Bullets(tuple(_lines(answer)))]
    partial = [one for one in answer.coverage.mous if (one.mou.measures_stated or 0) > one.measures_loaded]
    if partial:
        head = (phrase("document"), phrase("measures loaded"), phrase("measures that it states"))
        table = Table(phrase("what is missing of them is not known"), head, tuple(map(_partial, partial)))
        one, several = "{count} document is loaded in part", "{count} documents are loaded in part"
        blocks.append(Group(plural(len(partial), one, several), (table,)))
    return Section("unknown", phrase("What is not known"), tuple(blocks))


def _lines(answer: DossierAnswer) -> Iterator[Line]:
    coverage = answer.coverage
    held, known = len(coverage.lists), coverage.lists_known
    yield phrase(
        "Of {known} known lists {held} have loaded entries; on the others nobody can be found.", known=known, held=held
    )
    if coverage.lists_without_measures:
        names = {one.credit_list.id: words.named(one.credit_list) for one in answer.file.listings}
        named = words.joined([names.get(one, one) for one in coverage.lists_without_measures])
        yield phrase("Lists of which no measure is loaded, so that what follows is unknown: {lists}.", lists=named)
    for agency in coverage.publication:
        if agency.record_share_max is not None:
            least = agency.record_share_min if agency.record_share_min is not None else 0.0
            yield phrase(
                "Of the records of {agency} the central files showed between {low} and {high} (§8.1).",
                agency=words.named(agency),
                low=f"{least:.0%}",
                high=f"{agency.record_share_max:.0%}",
            )
    if not answer.file.has_file:
        yield phrase(
            "Its Unified Social Credit Code is not loaded; a party without one has no central credit file (§3.3)."
        )
    if answer.control is not None:
        share = answer.control.share_unknown
        yield phrase("Share of it of which no holder is loaded: {share}.", share=words.percent(share))
        if answer.control.share_nominee:
            yield phrase("Nominees hold of it for others: {share}.", share=words.percent(answer.control.share_nominee))
    if answer.truncated:
        yield _cut(answer.truncated)
    covered = answer.cascade.coverage
    yield from (covered.notes_zh if spoken() is LanguageCode.ZH else covered.notes)[
        1:
    ]  # the first is in the page's foot
    certainty = words.certainty_at_length(answer.minimum_certainty)
    yield phrase("Left out is what is less certain than: {certainty}.", certainty=certainty)


def _cut(cut: Truncation) -> str:
    bound = {
        Bound.DEPTH: phrase("steps from party to party"),
        Bound.PARTIES: phrase("parties"),
        Bound.ROWS: phrase("rows"),
    }[cut.reason]
    return phrase("The answer was cut short by the bound on {bound}: there is more than is shown.", bound=bound)


def _partial(one: MouCoverage) -> tuple[Line, ...]:
    return words.document(one.mou), f"{one.measures_loaded}", f"{one.mou.measures_stated}"
