"""What pages of answers about a party share: the frame of the answer, parties as ways, and how a tie reads."""

from collections.abc import Iterable, Sequence

from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.marks import graded
from cscs_graph.export.pages.blocks import Address, Block, Bullets, Line, Page, Quiet, Section, Sources
from cscs_graph.model.answers import Answer, PartyRef
from cscs_graph.model.codes import Certainty
from cscs_graph.model.phrases import phrase
from cscs_graph.web.asked.given import Given


def page(title: str, answers: Sequence[Answer], blocks: Iterable[Block | None], cited: Cited) -> Page:
    """A page of one answer or of several of the same moment: their notes, their sources, and their ids at the end."""
    first = answers[0]
    found = [one for one in blocks if one is not None]
    notes = dict.fromkeys(note for answer in answers for note in words.notes(answer.coverage))
    if any(answer.truncated for answer in answers):
        notes[phrase("The answer was cut short: there is more than is shown.")] = None
    found.append(Section("unknown", phrase("What is not known"), (Bullets(tuple(notes)),)))
    if named := cited.lines():
        found.append(Section("sources", phrase("Sources"), (Sources(named),)))
    moment = words.moment(first.as_of, first.known_at)
    return Page(
        title=title,
        subtitle=moment,
        blocks=tuple(found),
        foot=(
            words.disclaimer(),
            *(words.moment(answer.as_of, answer.known_at, answer.answer_id) for answer in answers),
            words.listed(
                [
                    words.labelled(phrase("version of the data"), first.data_version),
                    words.labelled(phrase("version of the rules"), first.rule_version),
                ]
            ),
        ),
    )


def party(one: PartyRef, given: Given) -> Line:
    """A way to its page, with its name in the other language."""
    other = words.other_name(one)
    way = Address(words.party(one), given.state.party(one.id))
    return (way, " ", Quiet(other)) if other else (way,)


def liability(certainty: Certainty | None) -> Line:
    """How well it is documented that consequences travel along a tie."""
    return (graded(certainty),) if certainty else phrase("no known channel")
