"""The page of a memorandum, or of a document in its place: its state on the day, who signed it, and what it stipulates (§4.2)."""

from collections.abc import Iterator

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.reference.directory import MouById
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.marks import graded
from cscs_graph.export.pages.blocks import Block, Bullets, Line, Page, Paragraph, Section, Strong, facts
from cscs_graph.model.answers import MouRef
from cscs_graph.model.answers.wording import full_width
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given


async def page(reading: Reading, given: Given) -> Page:
    """Raises NotFound where no such document is loaded."""
    rules = reading.rules
    one = await MouById.of(id=given.values["id"]).answer(reading)
    cited = Cited()
    blocks: list[Block] = [
        Section("what", phrase("What it is"), (_facts(one, reading, given, cited),)),
        Section("measures", phrase("Measures"), tuple(_measures(one, reading, given))),
    ]
    if clauses := rules.scope_clauses(one.id):
        said: tuple[Line, ...] = tuple(
            (full_width(clause.name_zh), words.enclosed(word(clause.target))) for clause in clauses
        )
        blocks.append(Section("scope", phrase("Whom it names, in its own words"), (Bullets(said),)))
    if signed := parts.agencies(rules.signatories(one.id), given, rules):
        title = plural(len(signed), "{count} signatory", "{count} signatories")
        blocks.append(Section("signatories", title, (Paragraph(parts.several(signed)),)))
    if doubts := [point for point in rules.points_to_confirm if point.id in one.to_confirm]:
        asked: tuple[Line, ...] = tuple(
            f"{point.question_zh}{point.taken_zh}" if words.chinese() else f"{point.question_en} {point.taken_en}"
            for point in doubts
        )
        blocks.append(Section("doubts", phrase("What a lawyer has still to confirm"), (Bullets(asked),)))
    return parts.page(reading, words.title(one), blocks, cited)


def _facts(one: MouRef, reading: Reading, given: Given, cited: Cited) -> Block:
    rules, by = reading.rules, one.superseded
    why = (by.basis_zh if words.chinese() else by.basis_en) if by else None
    lists = parts.several(map(given.credit_list, parts.lists_of(one.id, rules)))
    other = one.title_en if words.chinese() else full_width(one.title_zh)
    stated = one.signatories_stated
    return facts(
        (phrase("title"), (Strong(words.document(one)),)),
        (phrase("title in the other language"), other if other != words.title(one) else None),
        (phrase("document no."), one.document_no),
        (phrase("kind"), word(one.document_kind)),
        (phrase("state on the day"), parts.state_of(one, given, rules)),
        (phrase("why it no longer rules"), (why, " ", graded(by.certainty)) if by and why else None),
        (phrase("since"), words.day(one.since)),
        (phrase("until"), words.day(one.until) if one.until else phrase("no end stated")),
        (phrase("gives effect to"), lists or phrase("no list that is loaded")),
        (phrase("whom it may meet"), words.joined([word(target) for target in one.scope])),
        (phrase("signatories stated"), f"{stated}" if stated else None),
        (phrase("measures loaded"), parts.how_many(one, rules)),
        (phrase("section"), words.section(one.section) if one.section else None),
        (phrase("id in this graph"), one.id),
        (phrase("sources"), (cited.of([rules.source(one.source_id)]),) if one.source_id else None),
    )


def _measures(one: MouRef, reading: Reading, given: Given) -> Iterator[Block]:
    if found := reading.rules.measures(one.id):
        rows = ((one, measure) for measure in found)
        yield parts.measures(rows, given, reading, phrase("in the order of the document"))
    else:
        yield Paragraph(
            phrase("None of its measures is loaded and in force on the day; that does not say that it has none.")
        )
