"""The page of credit repair: how far each blacklisting has come, step by step with days, and what comes next (§4.3)."""

from cscs_graph.analysis.repair.question import Repairs
from cscs_graph.export import words
from cscs_graph.export.dossier.repair import title_of, told_of
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Page, Paragraph, Section
from cscs_graph.model.answers import RepairsAnswer
from cscs_graph.model.phrases import phrase
from cscs_graph.web.asked import answered
from cscs_graph.web.asked.given import Given


def question(given: Given) -> Repairs:
    """Raises BadInput."""
    return given.question(Repairs, party=given.values["party"])


def page(answer: RepairsAnswer, _: Given) -> Page:
    """A part for each listing, ended ones too."""
    cited = Cited()
    blocks: list[Block] = [
        Section(f"listing-{place}", title_of(one), tuple(told_of(one, cited)))
        for place, one in enumerate(answer.repairs, start=1)
    ]
    if not blocks:
        blocks.append(
            Paragraph(phrase("It is on no loaded blacklist up to that day. Not found is not the same as clean."))
        )
    title = phrase("Credit repair: {name}", name=words.party(answer.subject))
    return answered.page(title, [answer], blocks, cited)
