"""The panel of what is selected in a picture: names, proof in steps, certainty, dates, sources, statements, and ways on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from pydantic.alias_generators import to_snake

from cscs_graph.catalog import Kind, Statement, catalogue
from cscs_graph.export import words
from cscs_graph.export.marks import graded
from cscs_graph.export.pages.blocks import (
    Address,
    Block,
    Bullets,
    Group,
    Inline,
    Line,
    Paragraph,
    Quiet,
    Section,
    facts,
)
from cscs_graph.export.picture.chart import Chart, Node, Shape
from cscs_graph.export.picture.expanding import Expansion, called, counted
from cscs_graph.export.picture.grounds import Grounds, Pictured, grounds
from cscs_graph.export.picture.references import Reference, other_name, references
from cscs_graph.export.picture.relations import relations
from cscs_graph.export.prov import AnyConclusion
from cscs_graph.model.answers import (
    ApplicationRef,
    CascadeAnswer,
    ContaminationAnswer,
    ListingRef,
    MouRef,
    PartyRef,
    ProofStep,
    SourceRef,
    TiePath,
    wording,
)
from cscs_graph.model.answers.adjoining import Around
from cscs_graph.model.phrases import phrase, plural, spoken
from cscs_graph.web.asked_again import address_of
from cscs_graph.web.view import Place

SHOWN = 10
"""Conclusions, or facts and rules, that are told at once; the others can be opened."""


class Shown(Protocol):
    """What is drawn, what stands next to its boxes, and the answer whose question is behind it."""

    @property
    def chart(self) -> Chart: ...

    @property
    def around(self) -> Mapping[str, Around]: ...

    @property
    def asked(self) -> CascadeAnswer | ContaminationAnswer: ...


def panel(answer: Pictured, shown: Shown, node: Node, place: Place) -> Section:
    """Of one box of a picture. `answer` holds it."""
    chart, held = shown.chart, shown.around.values()
    found = _with_ties(grounds(answer, node), node, shown) if node.added else grounds(answer, node)
    refs = {one.other.id: one.other for many in held for one in many.ties} | references(answer)
    of_node = [edge for edge in chart.edges if node.id in (edge.start, edge.end)]
    blocks: list[Block] = [_facts(node, found, refs)]
    if onward := tuple(_pages(node, refs, place)):
        blocks.append(Paragraph(onward))
    if node.items:
        blocks.append(Bullets(tuple(_in_both(item.text, refs.get(item.id)) for item in node.items)))
    blocks += _expansions(node, shown, place)
    blocks += _why(found)
    if sources := tuple(_sources(found)):
        blocks.append(Section("panel-sources", phrase("Sources"), (Bullets(sources),), level=4))
    lines = relations(chart, lambda one: place.selecting(one.id), phrase("its lines in the picture"), of_node)
    if of_node:
        blocks.append(Section("panel-relations", phrase("Relations"), (lines,), level=4))
    blocks.append(_taken_along(found, shown.asked, place))
    return Section("panel", node.called, tuple(blocks), level=3)


def _with_ties(found: Grounds, node: Node, shown: Shown) -> Grounds:
    """Of a box that was added: also the ties that it was added by."""
    drawn = {one.id for one in shown.chart.nodes}
    ties = [
        one.tie
        for box, many in shown.around.items()
        for one in many.ties
        if node.id in (box, one.other.id) and {box, one.other.id} <= drawn
    ]
    once = {one.fact_id: one for one in (*found.steps, *ties)}
    return Grounds(found.conclusions, tuple(once.values()))


def _expansions(node: Node, shown: Shown, place: Place) -> Iterator[Block]:
    """What stands next to it by kinds of ties, each with how many it would add; what was added can be taken away."""
    around = shown.around.get(node.id, Around())
    lines: list[Line] = []
    for one in counted(shown.chart, around):
        expansion = Expansion(node.id, one.kind)
        text = words.labelled(called(one.kind), f"{one.all}")
        to = place.expanding(expansion)
        if expansion in place.view.expansions:
            lines.append((text, words.enclosed(phrase("shown")), " ", Address(phrase("take away"), to)))
        elif one.new:
            there = phrase("{count} there already", count=one.all - one.new) if one.all > one.new else ""
            add = plural(one.new, "add {count}", "add {count}")
            lines.append((text, " ", Address(add, to), words.enclosed(there) if there else ""))
        else:
            lines.append((text, words.enclosed(phrase("all are in the picture"))))
    if lines:
        said: list[Block] = [
            Paragraph(phrase("Recorded ties of the day; nothing is said to follow them.")),
            Bullets(tuple(lines)),
        ]
        if around.more:
            said.append(Paragraph(phrase("There are more ties than were read; the counts are the least.")))
        yield Section("panel-expand", phrase("Add to the picture"), tuple(said), level=4)


def _facts(node: Node, found: Grounds, refs: Mapping[str, Reference]) -> Block:
    grades = {one.certainty for one in found.conclusions if not isinstance(one, TiePath)}
    grades = grades or {one.certainty for one in found.steps if one.certainty}
    sure = [(graded(one),) for one in sorted(grades, key=lambda one: one.rank)]
    ref = refs.get(node.ids[0]) if len(node.ids) == 1 else None
    other = other_name(ref)
    return facts(
        (phrase("name in the other language"), other),
        (phrase("kind"), _kind(node)),
        (phrase("in the picture"), [line for line in node.lines if line != other]),
        (phrase("certainty"), list(sure)),
        (phrase("its number"), ref.document_no if isinstance(ref, ListingRef | MouRef) else None),
        (phrase("reason"), _reason(ref)),
        (phrase("id in this graph"), list(node.ids[:SHOWN])),
    )


def _reason(ref: Reference | None) -> str | None:
    if not isinstance(ref, ListingRef):
        return None
    return (ref.reason_zh or ref.reason) if words.chinese() else ref.reason


def _kind(node: Node) -> str:
    return {
        Shape.PERSON: phrase("person"),
        Shape.ENTITY: phrase("organisation"),
        Shape.APPLICATION: phrase("bid or other joint filing"),
        Shape.LISTING: phrase("listing"),
        Shape.BLACKLIST: phrase("blacklist"),
        Shape.REDLIST: phrase("redlist"),
        Shape.ORDERS: phrase("list of orders"),
        Shape.REGISTER: phrase("register"),
        Shape.DOCUMENT: phrase("document"),
        Shape.MEASURES: phrase("measures"),
        Shape.AGENCY: phrase("agency"),
        Shape.MORE: phrase("more"),
    }[node.shape]


def _in_both(text: str, ref: Reference | None) -> Line:
    other = other_name(ref)
    return (text, " ", Quiet(other)) if other and other != text else text


def _pages(node: Node, refs: Mapping[str, Reference], place: Place) -> Iterator[Inline]:
    """Where it has a page of its own."""
    for name in node.ids:
        match refs.get(name):
            case PartyRef() if name != place.subject:
                yield Address(phrase("Open its own page"), place.state.party(name))
            case ApplicationRef(hypothetical=False) if name != place.subject:
                yield Address(phrase("Open the page of this filing"), place.state.bid(name))
            case _:
                pass


def _why(found: Grounds) -> Iterator[Block]:
    """Each conclusion with its steps, then what else names it."""
    told = [_conclusion(one, opened=place == 0) for place, one in enumerate(found.conclusions)]
    steps = [_step(one) for one in found.steps]
    if told:
        yield Section("panel-why", phrase("Why"), tuple(_cut(told)), level=4)
    if steps:
        title = phrase("Recorded besides") if told else phrase("What is recorded")
        blocks: list[Block] = [Bullets(tuple(steps[:SHOWN]))]
        if rest := steps[SHOWN:]:
            blocks.append(Group(_rest(len(rest)), (Bullets(tuple(rest)),)))
        yield Section("panel-recorded", title, tuple(blocks), level=4)


def _cut(blocks: Sequence[Block]) -> Iterator[Block]:
    yield from blocks[:SHOWN]
    if rest := tuple(blocks[SHOWN:]):
        yield Group(_rest(len(rest)), rest)


def _rest(count: int) -> str:
    return plural(count, "{count} more", "{count} more")


def _conclusion(one: AnyConclusion, *, opened: bool) -> Block:
    steps = Bullets(tuple(_step(step) for step in one.proof), ordered=True)
    return Group(one.summary(spoken()), (steps,), opened=opened)


def _step(step: ProofStep) -> Line:
    said = step.sentence_zh if words.chinese() else step.sentence_en
    parts: list[Inline] = [said]
    if step.certainty:
        parts += [" ", graded(step.certainty)]
    return tuple(parts)


def _sources(found: Grounds) -> Iterator[Line]:
    held: dict[str, SourceRef] = {one.source.id: one.source for one in found.all_steps if one.source}
    for source in held.values():
        publisher = wording.source_publisher(source, spoken())
        said = [part for part in (publisher, source.published, source.url) if part]
        title = wording.source_title(source, spoken())
        yield (title, " ", Quiet(words.listed(said))) if said else title


def _taken_along(found: Grounds, asked: CascadeAnswer | ContaminationAnswer, place: Place) -> Block:
    """As files and as a query, and which statements found it."""
    ways: list[Line] = [
        (Address(phrase("as text"), place.address("/proof.txt")),),
        (Address(phrase("as PROV-JSON"), place.address("/prov.json")),),
        (
            Address(
                phrase("as GraphQL: the question behind the picture, in the editor"), address_of(asked, place.state)
            ),
        ),
    ]
    files = [f"cypher/channels/{name}.cypher" for name in dict.fromkeys(one.channel for one in found.all_steps) if name]
    files += [f"cypher/browser/{one.path.name}" for one in _twins(asked)]
    if place.view.expansions:
        files.append("cypher/read/relations_of.cypher")
    statements = facts((phrase("statements behind it"), list(files)))
    return Section("panel-along", phrase("Take it along"), (Bullets(tuple(ways)), statements), level=4)


def _twins(asked: CascadeAnswer | ContaminationAnswer) -> Iterator[Statement]:
    """The statements for a browser that draw the question."""
    name = to_snake(asked.question)
    return (one for one in catalogue().of_kind(Kind.BROWSER) if name in one.twin_of)
