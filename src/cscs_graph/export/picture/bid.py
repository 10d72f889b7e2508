"""A joint filing as a chart: the filing, who takes part, their listings, and what follows from these for the consortium."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Column, Edge, Item, Node, Shape, once
from cscs_graph.export.picture.expanding import word_of_part
from cscs_graph.export.picture.listings import listing_nodes
from cscs_graph.export.picture.measures import felt_in
from cscs_graph.export.picture.screened import reached_along
from cscs_graph.export.picture.ties import party_node, step_nodes
from cscs_graph.model.answers import (
    ContaminationAnswer,
    ContaminationFinding,
    Contaminator,
    Coverage,
    ListingRef,
    MeasureRef,
    MouRef,
)
from cscs_graph.model.codes import FilingState
from cscs_graph.model.phrases import phrase, spoken
from cscs_graph.model.severity import Severity, severity


@dataclass(frozen=True, slots=True)
class Laid:
    """Where measures are laid down: documents by the ids of their measures, and lists by the ids of documents."""

    documents: Mapping[str, MouRef] = field(default_factory=dict[str, MouRef])
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])


def chart_of_filing(answer: ContaminationAnswer, roles: Mapping[str, Sequence[str]], laid: Laid) -> Chart:
    """The chart of the one finding of an answer. `roles`: as what each takes part, by party."""
    (finding,) = answer.findings
    parts = [
        _filing(finding),
        *_members(finding, roles),
        *_through(finding),
        *_listings(finding, answer.coverage),
        *_measures(finding, laid),
    ]
    nodes, edges = once(parts)
    return Chart(
        key="b",
        title=finding.application.called(spoken()),
        subtitle=phrase("as of {day}", day=answer.as_of),
        nodes=nodes,
        edges=edges,
        notes=(words.moment(answer.as_of, answer.known_at, answer.answer_id), words.disclaimer()),
        heads=(
            (Column.PEOPLE, phrase("The joint filing")),
            (Column.PARTY, phrase("Who takes part")),
        ),
    )


def _filing(finding: ContaminationFinding) -> Node:
    state = {
        FilingState.PLANNED: phrase("planned"),
        FilingState.FILED: phrase("filed, not decided"),
        FilingState.PREQUALIFIED: phrase("prequalified"),
        FilingState.DECIDED: phrase("decided"),
    }[finding.state]
    at_risk = finding.contaminators and finding.state is not FilingState.DECIDED
    risk = phrase("at risk") if at_risk else phrase("nothing loaded endangers it")
    one = finding.application
    return Node(
        one.id,
        Column.PEOPLE,
        Shape.APPLICATION,
        one.called(spoken()),
        (words.listed([state, risk]),),
        ids=(one.id,),
        subject=True,
    )


def _members(finding: ContaminationFinding, roles: Mapping[str, Sequence[str]]) -> Iterator[Node | Edge]:
    """The lead first, then its members, then suppliers; of whoever endangers it how certain that is."""
    endangering = {one.party.id: one for one in finding.contaminators}
    leaving = {one.party.id: one for one in finding.removals}
    order = ("lead", "co_bidder", "listed_supplier")
    for party in finding.participants:
        held = roles.get(party.id, ())
        as_what = words.joined([word_of_part(role) for role in held]) or phrase("takes part in")
        removal = leaving.get(party.id)
        weight = min((order.index(role) for role in held if role in order), default=len(order))
        node = party_node(party, Column.PARTY, as_what, weight=weight, faint=party.id not in endangering)
        if removal:
            said = phrase("to be replaced as lead") if removal.replace_lead else phrase("would have to leave")
            node = replace(node, lines=(*node.lines, said), leaves=True)
        own = any(one.party_id == party.id for one in _listings_of(endangering.get(party.id)))
        yield replace(node, listed=own)
        if (one := endangering.get(party.id)) is not None:
            says = words.labelled(phrase("puts it at risk"), words.certainty(one.certainty))
            yield Edge(party.id, finding.application.id, says, one.certainty, _channel(one))
        else:
            yield Edge(party.id, finding.application.id, as_what)


def _channel(one: Contaminator) -> str | None:
    return next((step.channel for step in reversed(one.proof) if step.channel), None)


def _listings_of(one: Contaminator | None) -> Sequence[ListingRef]:
    return one.listings if one else ()


def _through(finding: ContaminationFinding) -> Iterator[Node | Edge]:
    """Who else stands on the path from a listing to somebody who takes part."""
    for one in finding.contaminators:
        for step, start, end in reached_along(one.proof):
            yield from step_nodes(step, weight=1)
            certainty = step.certainty or one.certainty
            yield Edge(
                start, end, words.labelled(phrase("reached"), words.certainty(certainty)), certainty, step.channel
            )


def _listings(finding: ContaminationFinding, coverage: Coverage) -> Iterator[Node | Edge]:
    """By whom they are of: many listings of one party on one list are one box of that party."""
    held: dict[str, dict[str, ListingRef]] = {}
    for one in finding.contaminators:
        for listing in one.listings:
            held.setdefault(listing.party_id, {})[listing.id] = listing
    for party, listings in held.items():
        counted = {f"{one.credit_list.id}:listings" for one in listings.values()}

        def own(name: str, party: str = party, counted: set[str] = counted) -> str:
            return f"{party}:{name}" if name in counted else name

        for part in listing_nodes(party, listings.values(), coverage):
            if isinstance(part, Node):
                yield replace(part, id=own(part.id))
            else:
                yield replace(part, start=own(part.start), end=own(part.end))


def _measures(finding: ContaminationFinding, laid: Laid) -> Iterator[Node | Edge]:
    """What their lists let follow on bidding, by document; on the consortium as a whole apart from the rest."""
    lists = {listing.credit_list.id for one in finding.contaminators for listing in one.listings}
    groups: dict[tuple[str, Severity, bool], dict[str, MeasureRef]] = {}
    for one in finding.contaminators:
        for measure in one.measures:
            if measure.id in laid.documents:
                key = laid.documents[measure.id].id, severity(measure), measure.whole_consortium
                groups.setdefault(key, {})[measure.id] = measure
    documents = {mou.id: mou for mou in laid.documents.values()}
    for (name, kind, whole), held in sorted(groups.items(), key=lambda one: (one[0][0], one[0][1].rank, not one[0][2])):
        mou = documents[name]
        certainty = mou.document_kind.certainty
        lines = tuple(filter(None, (mou.document_no,)))
        yield Node(mou.id, Column.RULES, Shape.DOCUMENT, words.title(mou), lines, ids=(mou.id,))
        for credit_list in laid.lists.get(name, ()):
            if credit_list in lists:
                yield Edge(credit_list, mou.id, phrase("what follows is laid down in"), certainty)
        box = _box(name, kind, list(held.values()), whole=whole)
        yield box
        yield Edge(mou.id, box.id, phrase("provides for"), certainty)


def _box(document: str, kind: Severity, held: Sequence[MeasureRef], *, whole: bool) -> Node:
    said = phrase("on the consortium as a whole") if whole else phrase("on whoever is listed")
    return Node(
        f"{document}:{kind}:{whole}",
        Column.MEASURES,
        Shape.MEASURES,
        words.effect_counted(kind, len(held)),
        (said,),
        tuple(Item(one.id, words.named(one), felt_in(one)) for one in held),
        weight=kind.rank + (0 if whole else len(Severity)),
        severity=kind,
        faint=not whole,
    )
