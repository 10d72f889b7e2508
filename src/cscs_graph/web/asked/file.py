"""The page of a credit file: listings on the day, former ones apart, and the other entries (§3)."""

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.parties.files import CreditFile, CreditRecords
from cscs_graph.export import words
from cscs_graph.export.dossier.listed import ended, nothing_found, tables
from cscs_graph.export.dossier.records import entries
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.gathered import by_list
from cscs_graph.export.pages.blocks import Block, Paragraph, Section
from cscs_graph.graph.connection import Graph
from cscs_graph.model.phrases import phrase
from cscs_graph.web.asked import answered
from cscs_graph.web.asked.given import Given, Shown


def question(given: Given) -> CreditFile:
    """Raises BadInput."""
    return given.question(CreditFile, party=given.values["party"])


async def made(graph: Graph, given: Given) -> Shown:
    """The file, and the first page of its records."""
    file = await ask(graph, question(given))
    records = await ask(graph, given.question(CreditRecords, party=file.party.id))
    cited = Cited()
    now: list[Block] = list(tables(by_list(file.listings), cited, {}))
    blocks = (
        Section("lists", phrase("Lists that it is on"), tuple(now or [Paragraph(nothing_found(file.coverage))])),
        ended(file.former_listings, cited, {}) if file.former_listings else None,
        entries(records.records, cited, more=records.more),
    )
    page = answered.page(phrase("Credit file: {name}", name=words.party(file.party)), [file], blocks, cited)
    return Shown(page, file.as_of, file.known_at, file.party)
