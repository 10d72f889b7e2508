"""Documents in a chart, with their measures and agencies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cscs_graph.export import words
from cscs_graph.export.gathered import heaviest_first, weight
from cscs_graph.export.picture.chart import Column, Edge, Node, Shape
from cscs_graph.export.picture.measures import measure_nodes
from cscs_graph.model.answers import Consequence, MouRef
from cscs_graph.model.codes import RuleState
from cscs_graph.model.phrases import phrase
from cscs_graph.model.severity import Severity


@dataclass(slots=True)
class _Document:
    mou: MouRef
    lists: dict[str, None] = field(default_factory=dict[str, None])
    measures: dict[str, Consequence] = field(default_factory=dict[str, Consequence])
    own: set[str] = field(default_factory=set[str])
    """Measures that meet the party itself."""


def rule_nodes(subject: str, consequences: Iterable[Consequence]) -> Iterator[Node | Edge]:
    """From the lists on to the right. A measure counts once, however many it meets; what meets others only stands apart."""
    documents: dict[str, _Document] = {}
    for one in consequences:
        document = documents.setdefault(one.mou.id, _Document(one.mou))
        document.lists[one.listing.credit_list.id] = None
        own = one.target.party.id == subject
        if own or one.measure.id not in document.measures:
            document.measures[one.measure.id] = one
        if own:
            document.own.add(one.measure.id)
    for document in documents.values():
        yield from _of_document(document)


def _of_document(document: _Document) -> Iterator[Node | Edge]:
    mou, measures = document.mou, heaviest_first(list(document.measures.values()))
    since = phrase("since {day}", day=mou.since) if mou.since else None
    ruling = None if mou.state is RuleState.IN_FORCE else words.rule_state(mou.state)
    lines = tuple(line for line in (mou.document_no, ruling or since) if line)
    weight_ = -len(measures)
    yield Node(
        mou.id, Column.RULES, Shape.DOCUMENT, words.title(mou), lines, ids=(mou.id,), weight=weight_, faint=bool(ruling)
    )
    for name in document.lists:
        yield Edge(name, mou.id, phrase("what follows is laid down in"), mou.document_kind.certainty)
    for kind in Severity:
        of_kind = [one for one in measures if weight(one) is kind]
        for own in (True, False):
            held = [one for one in of_kind if (one.measure.id in document.own) is own]
            if held:
                box, imposed = measure_nodes(mou.id, kind, held, mou.document_kind.certainty, own=own)
                yield box
                yield Edge(mou.id, box.id, phrase("provides for"), mou.document_kind.certainty)
                yield from imposed
