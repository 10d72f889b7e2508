"""Measures and agencies in a chart: measures of one kind are one box that counts and names them."""

from collections.abc import Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.gathered import Measured
from cscs_graph.export.imposers import by_whom, is_described, unnamed
from cscs_graph.export.picture.chart import Column, Edge, Item, Node, Shape
from cscs_graph.model.answers import MeasureRef
from cscs_graph.model.codes import Certainty, Domain, ImposerBasis
from cscs_graph.model.phrases import phrase
from cscs_graph.model.severity import Severity


def measure_nodes(
    source: str, kind: Severity, held: Sequence[Measured], certainty: Certainty, *, own: bool
) -> tuple[Node, Iterator[Node | Edge]]:
    """The box, and who imposes what is in it. `source` names the documents or lists that the measures are from.

    `own`: they meet the party itself, and not only others whom its listings reach.
    """
    lines = () if own else (phrase("on others whom it reaches"),)
    items = tuple(Item(one.measure.id, words.named(one.measure), felt_in(one.measure)) for one in held)
    heavy = kind.rank + (0 if own else len(Severity))  # what meets the party itself is left out last
    box = Node(
        f"{source}:{kind}:{own}",
        Column.MEASURES,
        Shape.MEASURES,
        words.effect_counted(kind, len(held)),
        lines,
        items,
        weight=heavy,
        severity=kind,
        faint=not own,
    )
    return box, _imposed(box.id, source, held, certainty)


def felt_in(measure: MeasureRef) -> tuple[Domain, ...]:
    """All fields in which a measure is felt, the first one first."""
    return (measure.domain, *measure.further_domains)


def _imposed(box: str, source: str, held: Sequence[Measured], certainty: Certainty) -> Iterator[Node | Edge]:
    for one in held:
        for agency in _imposers(one, source):
            yield agency
            yield Edge(box, agency.id, by_whom([one.measure]), certainty, about=(one.measure.id,))


def _imposers(one: Measured, source: str) -> Iterator[Node]:
    """Whoever imposes it; a hatched box where no text seen names anybody."""
    column, shape = Column.AGENCIES, Shape.AGENCY
    for agency in one.imposed_by:
        lines = (agency.abbreviation,) if agency.abbreviation and not words.chinese() else ()
        yield Node(f"agency:{agency.id}", column, shape, words.named(agency), lines, ids=(agency.id,))
    if one.imposed_by:
        return
    said = unnamed(one)
    if is_described(one):
        yield Node(f"described:{one.measure.imposed_by_text}", column, shape, said, weight=1)
    elif one.imposer_basis is ImposerBasis.ONE_OF_SIGNATORIES:
        lines = (phrase("the text seen does not say which"),)
        yield Node(f"signatories:{source}", column, shape, said, lines, weight=2, hatched=True)
    else:
        yield Node("not-stated", column, shape, said, weight=3, hatched=True)
