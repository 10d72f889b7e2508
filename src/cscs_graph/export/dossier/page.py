"""A dossier as a page: its sections in the order in which a reader needs them."""

from collections.abc import Callable

from cscs_graph.export import words
from cscs_graph.export.dossier.around import bids, reached
from cscs_graph.export.dossier.control import control
from cscs_graph.export.dossier.listed import former, lists
from cscs_graph.export.dossier.measures import measures, rewards, signatories
from cscs_graph.export.dossier.records import records
from cscs_graph.export.dossier.repair import repair
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.dossier.summary import summary
from cscs_graph.export.dossier.unknown import unknown
from cscs_graph.export.dossier.who import who
from cscs_graph.export.pages import html
from cscs_graph.export.pages.blocks import Link, Page, Section, Sources
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.export.picture.figure import figure
from cscs_graph.model.answers import DossierAnswer
from cscs_graph.model.phrases import phrase


def page_of(
    answer: DossierAnswer, beside: str = "picture.svg", after_picture: Callable[[Cited], Section] | None = None
) -> Page:
    """The report, in the language that is spoken. `beside` is where Markdown finds the picture, which a section may follow."""
    cited = Cited()
    name = words.party(answer.subject)
    sections = (
        who(answer),
        summary(answer),
        _picture(answer, beside),
        after_picture and after_picture(cited),
        lists(answer, cited),
        measures(answer, cited),
        rewards(answer, cited),
        signatories(answer),
        reached(answer, cited),
        bids(answer, cited),
        control(answer, cited),
        former(answer, cited),
        records(answer, cited),
        repair(answer, cited),
        unknown(answer),
    )
    found = [section for section in sections if section]
    found.append(Section("sources", phrase("Sources"), (Sources(cited.lines()),)))
    certainty = words.labelled(phrase("from certainty"), words.certainty(answer.minimum_certainty))
    moment = words.moment(answer.as_of, answer.known_at)
    return Page(
        title=phrase("Dossier: {name}", name=name),
        subtitle=words.listed([moment, certainty]),
        blocks=found,
        contents=tuple(Link(html.plain(section.title), section.name) for section in found),
        foot=(
            words.disclaimer(),
            words.moment(answer.as_of, answer.known_at, answer.answer_id),
            words.listed(
                [
                    words.labelled(phrase("version of the data"), answer.data_version),
                    words.labelled(phrase("version of the rules"), answer.rule_version),
                ]
            ),
        ),
    )


def _picture(answer: DossierAnswer, beside: str) -> Section:
    return Section("picture", phrase("The picture"), (figure(chart_of_dossier(answer), beside),))
