"""The page of a shortest path between two parties along posts, control, shares and branches."""

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.parties.parties import Path
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Line, Page, Paragraph, Section, Table
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import PathAnswer, PathStep
from cscs_graph.model.phrases import phrase, word
from cscs_graph.web.asked import answered
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given, Shown, of_rules


def question(given: Given) -> Path:
    """Raises BadInput."""
    return given.question(Path, **{name: given.values[name] for name in ("from", "to")})


async def made(graph: Graph, given: Given) -> Shown:
    """The path; before both ends are named, what the form is for."""
    if not (given.values.get("from") and given.values.get("to")):
        return await of_rules(_empty)(graph, given)
    answer = await ask(graph, question(given))
    return Shown(page(answer, given), answer.as_of, answer.known_at)


async def _empty(reading: Reading, _: Given) -> Page:
    said = phrase("Name two parties, each by an id, a code or a registered number, as the search finds them.")
    return parts.page(reading, phrase("Path between two parties"), [Paragraph(said)])


def page(answer: PathAnswer, given: Given) -> Page:
    """Its steps, from the start on."""
    cited = Cited()
    if not answer.found:
        said = phrase("No path between the two is loaded within the bounds; that does not say that there is none.")
        block: Block = Paragraph(said, note=True)
    elif not answer.steps:
        block = Paragraph(phrase("Both are the same party."))
    else:
        head = (phrase("from"), phrase("tie"), phrase("to"), phrase("since"), phrase("sources"))
        rows = tuple(_row(step, given, cited) for step in answer.steps)
        block = Table(phrase("a tie is no claim that liability follows it"), head, rows)
    section = Section("path", phrase("The path"), (block,))
    return answered.page(phrase("Path between two parties"), [answer], [section], cited)


def _row(step: PathStep, given: Given, cited: Cited) -> tuple[Line, ...]:
    tie = f"{word(step.type)}{words.enclosed(word(step.role)) if step.role else ''}"
    arrow = f"{tie} →" if step.outgoing else f"← {tie}"
    return (
        answered.party(step.from_party, given),
        arrow,
        answered.party(step.to_party, given),
        words.day(step.since),
        (cited.of([step.source]),),
    )
