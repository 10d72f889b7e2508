"""The pages of grades: the schemes in use on the day, and of each its bands and what costs points (§5.1)."""

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.grades.schemes import GradeSchemeById, GradeSchemes
from cscs_graph.export import grades, words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Line, Page, Paragraph, Section, Strong, facts, table
from cscs_graph.model.answers import GradeScheme
from cscs_graph.model.phrases import phrase, word
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given

PATH = "/grades"


async def schemes(reading: Reading, given: Given) -> Page:
    """The schemes in use on the day."""
    found = await GradeSchemes().answer(reading)
    head = (phrase("grade"), phrase("kind"), phrase("issued by"), phrase("who gets one"), phrase("what it decides"))
    rows = [_row(one, given) for one in found]
    told = phrase("Which grade a party has is not loaded. A listing moves some of them; a grade never leads to a list.")
    blocks: tuple[Block, ...] = (Paragraph(told), table(phrase("in use on the day"), head, rows))
    return parts.page(reading, phrase("Grades of enterprises"), (Section("grades", phrase("Grades"), blocks),))


def _row(one: GradeScheme, given: Given) -> tuple[Line, ...]:
    decides = grades.ruled(one.decides) or phrase("not stated")
    name = given.to(PATH, one.id, words.named(one))
    return (name,), word(one.grade_type), grades.issuer(one), grades.ruled(one.graded), decides


async def scheme(reading: Reading, given: Given) -> Page:
    """Raises NotFound where no such scheme is loaded."""
    one = await GradeSchemeById.of(id=given.values["id"]).answer(reading)
    cited = Cited()
    blocks = (
        Section("what", phrase("What it is"), (_facts(one, cited),)),
        _bands(one),
        _deductions(one),
    )
    return parts.page(reading, words.named(one), blocks, cited)


def _facts(one: GradeScheme, cited: Cited) -> Block:
    other = one.name_en if words.chinese() else one.name_zh
    start = None if one.start_points is None else phrase("{points} points", points=f"{one.start_points:g}")
    return facts(
        (phrase("name"), (Strong(words.named(one)),)),
        (phrase("name in the other language"), other if other != words.named(one) else None),
        (phrase("kind"), word(one.grade_type)),
        (phrase("document no."), one.document_no),
        (phrase("issued by"), grades.issuer(one)),
        (phrase("measures what"), grades.ruled(one.measures) or None),
        (phrase("scale"), grades.ruled(one.scale) or None),
        (phrase("what it decides"), grades.ruled(one.decides) or None),
        (phrase("who gets one"), grades.ruled(one.graded) or None),
        (phrase("starts with"), start),
        (phrase("since"), words.day(one.since)),
        (phrase("until"), words.day(one.until) if one.until else phrase("no end stated")),
        (phrase("note"), grades.ruled(one.note) or None),
        (phrase("section"), words.section(one.section) if one.section else None),
        (phrase("id in this graph"), one.id),
        (phrase("sources"), (cited.of([one.source]),)),
    )


def _bands(one: GradeScheme) -> Section | None:
    if not one.bands:
        return None
    head = (phrase("band"), phrase("points"), phrase("condition"), phrase("what it brings"))
    rows = [
        (grades.called(band), grades.points(band), grades.ruled(band.condition), grades.ruled(band.decides))
        for band in one.bands
    ]
    return Section("bands", phrase("Bands"), (table(phrase("the best first"), head, rows),))


def _deductions(one: GradeScheme) -> Section:
    names = {band.band: grades.called(band) for band in one.bands}
    head = (phrase("what"), phrase("effect"), phrase("id in this graph"))
    rows = [(words.named(each), grades.effect(each, names), each.id) for each in one.deductions]
    found = (table(phrase("as far as it is loaded"), head, rows),) if rows else ()
    return Section("deductions", phrase("Deductions"), (Paragraph(grades.loaded(one), note=True), *found))
