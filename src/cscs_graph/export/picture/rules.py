"""Documents, measures and agencies in a chart: measures of one document and one kind are one box that counts and names them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cscs_graph.export import words
from cscs_graph.export.gathered import heaviest_first, weight
from cscs_graph.export.picture.chart import Column, Edge, Node, Shape
from cscs_graph.model.answers import Consequence, MouRef
from cscs_graph.model.codes import ImposerBasis, RuleState
from cscs_graph.model.phrases import phrase, spoken
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
    yield Node(mou.id, Column.RULES, Shape.DOCUMENT, words.title(mou), lines, weight=weight_, faint=bool(ruling))
    for name in document.lists:
        yield Edge(name, mou.id, phrase("what follows is laid down in"), mou.document_kind.certainty)
    for kind in Severity:
        of_kind = [one for one in measures if weight(one) is kind]
        for own in (True, False):
            held = [one for one in of_kind if (one.measure.id in document.own) is own]
            if held:
                yield from _of_kind(mou, kind, held, own=own)


def _of_kind(mou: MouRef, kind: Severity, measures: Sequence[Consequence], *, own: bool) -> Iterator[Node | Edge]:
    name, certainty = f"{mou.id}:{kind}:{own}", mou.document_kind.certainty
    lines = () if own else (phrase("on others whom it reaches"),)
    items = tuple(words.named(one.measure) for one in measures)
    title = words.effect_counted(kind, len(items))
    heavy = kind.rank + (0 if own else len(Severity))  # what meets the party itself is left out last
    yield Node(name, Column.MEASURES, Shape.MEASURES, title, lines, items, heavy, kind, faint=not own)
    yield Edge(mou.id, name, phrase("provides for"), certainty)
    for one in measures:
        for agency in _imposers(one):
            yield agency
            yield Edge(name, agency.id, phrase("imposed by"), certainty)


def _imposers(one: Consequence) -> Iterator[Node]:
    """Whoever imposes it; a hatched box where no text seen names anybody."""
    column, shape = Column.AGENCIES, Shape.AGENCY
    for agency in one.imposed_by:
        lines = (agency.abbreviation,) if agency.abbreviation and not words.chinese() else ()
        yield Node(f"agency:{agency.id}", column, shape, words.named(agency), lines)
    if one.imposed_by:
        return
    said = words.described(one.measure)
    if one.imposer_basis is ImposerBasis.DESCRIBED and said:
        yield Node(f"described:{said}", column, shape, said, weight=1)
    elif one.imposer_basis is ImposerBasis.ONE_OF_SIGNATORIES:
        title = phrase("one or several of its {count} signatories", count=len(one.one_of))
        lines = (phrase("the text seen does not say which"),)
        yield Node(f"signatories:{one.mou.id}:{spoken()}", column, shape, title, lines, weight=2, hatched=True)
    else:
        yield Node("not-stated", column, shape, phrase("no text seen says who"), weight=3, hatched=True)
