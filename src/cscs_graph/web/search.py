"""The first page: what a name or code finds. Namesakes stay apart, and nobody is picked for the reader."""

from cscs_graph.export import words
from cscs_graph.export.candidates import CandidateInWords, nobody
from cscs_graph.export.pages.blocks import Address, Block, Line, Page, Paragraph, Quiet, Section, table
from cscs_graph.model.answers.candidates import Candidate, Candidates
from cscs_graph.model.phrases import phrase, plural
from cscs_graph.web.state import State


def first_page() -> Page:
    """Before anything is searched for."""
    return Page(
        title=phrase("Who must punish whom, how, and under which rule"),
        subtitle=phrase("China's Corporate Social Credit System as a graph"),
        blocks=(
            Paragraph(
                phrase(
                    "Search for a company or a person by its name, a former name, a code or the number of a case. Its page "
                    "says on what lists it is and since when, what follows for whom, which bids that endangers, who controls "
                    "it, how it gets off the list, and what is not known."
                )
            ),
            Paragraph(words.disclaimer(), note=True),
        ),
        foot=(),
    )


def results(found: Candidates, text: str, state: State) -> Page:
    """Who was found, each with what tells it from its namesakes."""
    return Page(
        title=plural(found.total, "One party found", "{count} parties found"),
        subtitle=phrase("for {text}", text=text),
        blocks=(_table(found, state) if found.found else Paragraph(nobody(), note=True),),
        foot=(words.disclaimer(),),
    )


def _table(found: Candidates, state: State) -> Block:
    head = (
        phrase("name"),
        phrase("found by"),
        phrase("kind"),
        phrase("code"),
        phrase("registered"),
        phrase("status"),
        phrase("posts"),
        phrase("id in this graph"),
    )
    rows = [_row(one, state) for one in found.found]
    caption = phrase("Best match first")
    blocks: list[Block] = [table(caption, head, rows)]
    if found.total > len(found.found):
        blocks.append(Paragraph(phrase("There are more: say more of the name, or search by code.")))
    return Section("found", phrase("Parties"), tuple(blocks))


def _row(one: Candidate, state: State) -> tuple[Line, ...]:
    party, told = one.hit.party, CandidateInWords.of(one)
    other = words.other_name(party)
    name: Line = (Address(words.party(party), state.party(party.id)), *((Quiet(f" {other}"),) if other else ()))
    return name, told.found_by, told.kind, told.code, told.registered, told.status, told.posts, party.id
