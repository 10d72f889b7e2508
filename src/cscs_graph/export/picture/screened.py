"""A row of a screening as a chart: the supplier with its people, its listings, their lists, measures and agencies."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Column, Edge, Node, once
from cscs_graph.export.picture.listings import listing_nodes
from cscs_graph.export.picture.measures import measure_nodes
from cscs_graph.export.picture.ties import end_of_path, party_node, step_nodes
from cscs_graph.model.answers import (
    Coverage,
    FollowingMeasure,
    ListingRef,
    Match,
    PartyRef,
    ProofStep,
    Screened,
    Tie,
)
from cscs_graph.model.codes import Certainty, ListKind, RuleState
from cscs_graph.model.phrases import phrase
from cscs_graph.model.severity import Severity, severity


def chart_of_screened(row: Screened, match: Match, moment: str) -> Chart:
    """The chart of a row of which it is settled that `match` is meant."""
    party = match.party
    nodes, edges = once(
        [
            party_node(party, Column.PARTY, subject=True),
            *_reached(row, party),
            *_endangering(row),  # its lines before those of mere records, its boxes after those that say more
            *_ties(row),
            *_controllers(row, party),
            *_listings(row, match),
            *_endangered_through(row, party),
            *_measures(row, match),
        ]
    )
    return Chart(
        key=f"r{row.supplier.row}",
        title=words.party(party),
        subtitle=phrase("row {row}", row=row.supplier.row),
        nodes=nodes,
        edges=edges,
        notes=(moment, words.disclaimer()),
    )


def _reached(row: Screened, party: PartyRef) -> Iterator[Node | Edge]:
    for one in row.reached:
        column = Column.PARTY if one.party.entity_kind == "branch" else Column.PEOPLE
        said = words.reached_as(one.target_class) if one.target_class else phrase("its standing is affected")
        yield party_node(one.party, column, said, weight=one.certainty.rank)
        says = words.labelled(phrase("reached"), words.certainty(one.certainty))
        yield Edge(end_of_path(one.proof, one.party.id) or party.id, one.party.id, says, one.certainty)


def _endangering(row: Screened) -> Iterator[Node | Edge]:
    """Through whom it would put a joint filing at risk, where that is not through its own listings."""
    for _, certainty, start, end in _steps(row):
        yield Edge(start, end, words.labelled(phrase("reached"), words.certainty(certainty)), certainty)


def _endangered_through(row: Screened, party: PartyRef) -> Iterator[Node | Edge]:
    """Who they are and what they are on, where nothing else has named them."""
    for part in filter(None, (row.as_supplier, row.as_co_bidder)):
        for listing in part.listings:
            if listing.party_id != party.id:
                yield from _on(listing)
    for step, *_ in _steps(row):
        yield from step_nodes(step, weight=2)


def _steps(row: Screened) -> Iterator[tuple[ProofStep, Certainty, str, str]]:
    for part in filter(None, (row.as_supplier, row.as_co_bidder)):
        for step, start, end in reached_along(part.proof):
            yield step, step.certainty or part.certainty, start, end


def reached_along(proof: Iterable[ProofStep]) -> Iterator[tuple[ProofStep, str, str]]:
    """Each step with the party that consequences come from and the one that they reach, which the fact itself may have the other
    way about: a branch is of its company, and is reached from it; an officer is of a company, and may reach it."""
    at = ""
    for step in proof:
        if step.type == "HAS_LISTING":
            at = step.from_id
        elif step.channel is not None and step.type != "PARTICIPATES_IN":
            end = step.to_id if step.from_id == at else step.from_id
            yield step, at, end
            at = end


def _on(listing: ListingRef) -> Iterator[Node | Edge]:
    """Somebody else's listing: its list, with a line from whoever is on it."""
    for part in listing_nodes(listing.party_id, [listing], Coverage()):
        yield replace(part, faint=True) if isinstance(part, Node) else part


def _ties(row: Screened) -> Iterator[Node | Edge]:
    for tie in row.ties:
        for step in tie.paths[0].steps:
            for end in (step.holder, step.entity):
                yield party_node(end, Column.PEOPLE, _standing(tie) if end.id == tie.party.id else None, weight=4)
            yield Edge(step.holder.id, step.entity.id, words.role(step.type, step.role))


def _standing(tie: Tie) -> str:
    lists = list(dict.fromkeys(words.named(one.credit_list) for one in tie.listings))
    return phrase("on: {lists}", lists=words.joined(lists))


def _controllers(row: Screened, party: PartyRef) -> Iterator[Node | Edge]:
    for one in row.controllers or ():
        said = phrase("controls it for certain") if one.certain else phrase("controls it possibly")
        yield party_node(one.party, Column.PEOPLE, said, weight=6 - bool(one.listings), faint=True)
        yield Edge(one.party.id, party.id, said)


def _listings(row: Screened, match: Match) -> Iterator[Node | Edge]:
    coverage = Coverage(lists_without_measures=row.lists_without_measures)
    yield from listing_nodes(match.party.id, match.listings, coverage, [one.id for one in row.rewards_lost])


def _measures(row: Screened, match: Match) -> Iterator[Node | Edge]:
    """By the lists that they follow from, by kind; apart what meets others only; what rules no longer is left out."""
    groups: dict[tuple[tuple[str, ...], Severity, bool], list[FollowingMeasure]] = {}
    punishing = {one.credit_list.id for one in match.listings if one.credit_list.kind is not ListKind.RED}
    for one in row.measures:
        if one.state is RuleState.IN_FORCE:
            lists = tuple(name for name in one.lists if name in punishing)
            groups.setdefault((lists, severity(one.measure), one.on_supplier), []).append(one)
    for (lists, kind, own), held in groups.items():
        certainty = min((one.certainty for one in held), key=lambda code: code.rank)
        box, imposed = measure_nodes(" ".join(lists), kind, held, certainty, own=own)
        yield box
        for list_id in lists:
            yield Edge(list_id, box.id, phrase("what follows"), certainty)
        yield from imposed
