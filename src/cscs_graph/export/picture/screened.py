"""A row of a screening as a chart: the supplier with its people, its listings, their lists, measures and agencies."""

from collections.abc import Iterator
from dataclasses import replace

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Column, Edge, Node, Shape, once
from cscs_graph.export.picture.listings import listing_nodes
from cscs_graph.export.picture.ties import end_of_path, party_node
from cscs_graph.model.answers import Contaminator, Coverage, FollowingMeasure, ListingRef, PartyRef, Screened, Tie
from cscs_graph.model.codes import ImposerBasis, ListKind, RuleState
from cscs_graph.model.phrases import phrase
from cscs_graph.model.severity import Severity, severity


def chart_of_screened(row: Screened, key: str, moment: str) -> Chart | None:
    """None where it is not settled who is meant. `key` begins the names inside the SVG."""
    if row.match is None:
        return None
    party = row.match.party
    nodes, edges = once(
        [
            party_node(party, Column.PARTY, subject=True),
            *_reached(row, party),
            *_contaminators(row, party),
            *_ties(row),
            *_controllers(row, party),
            *_listings(row, party),
            *_measures(row),
        ]
    )
    return Chart(
        key=key,
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


def _contaminators(row: Screened, party: PartyRef) -> Iterator[Node | Edge]:
    """Through whom it would put a joint filing at risk, where that is not through its own listings."""
    for part in (row.as_supplier, row.as_co_bidder):
        yield from _contaminator(part, party) if part else ()


def _contaminator(part: Contaminator, party: PartyRef) -> Iterator[Node | Edge]:
    for listing in part.listings:
        if listing.party_id != party.id:
            yield from _on(listing)
    for step in part.proof:
        if step.channel is not None and step.type != "PARTICIPATES_IN":
            for name, text in ((step.from_id, step.from_name), (step.to_id, step.to_name)):
                yield Node(name, Column.PEOPLE, Shape.ENTITY, text, weight=2)
            says = words.labelled(phrase("reached"), words.certainty(step.certainty or part.certainty))
            yield Edge(step.to_id, step.from_id, says, step.certainty or part.certainty)


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


def _listings(row: Screened, party: PartyRef) -> Iterator[Node | Edge]:
    listings = row.match.listings if row.match else ()
    lost = [one.id for one in row.rewards_lost]
    yield from listing_nodes(party.id, listings, Coverage(lists_without_measures=row.lists_without_measures), lost)


def _measures(row: Screened) -> Iterator[Node | Edge]:
    """By the lists that they follow from, by kind, and apart what meets others only; what rules no longer is left out."""
    groups: dict[tuple[tuple[str, ...], Severity, bool], list[FollowingMeasure]] = {}
    black = {
        one.credit_list.id
        for one in (row.match.listings if row.match else ())
        if one.credit_list.kind is not ListKind.RED
    }
    for one in row.measures:
        if one.state is RuleState.IN_FORCE:
            lists = tuple(name for name in one.lists if name in black)
            groups.setdefault((lists, severity(one.measure), one.on_supplier), []).append(one)
    for (lists, kind, own), held in groups.items():
        yield from _of_kind(lists, kind, held, own=own)


def _of_kind(
    lists: tuple[str, ...], kind: Severity, held: list[FollowingMeasure], *, own: bool
) -> Iterator[Node | Edge]:
    name = f"{' '.join(lists)}:{kind}:{own}"
    items = tuple(words.named(one.measure) for one in held)
    title, lines = words.effect_counted(kind, len(held)), () if own else (phrase("on others whom it reaches"),)
    heavy = kind.rank + (0 if own else len(Severity))  # what meets the party itself is left out last
    yield Node(name, Column.MEASURES, Shape.MEASURES, title, lines, items, heavy, kind, faint=not own)
    certainty = min((one.certainty for one in held), key=lambda code: code.rank)
    for list_id in lists:
        yield Edge(list_id, name, phrase("what follows"), certainty)
    for one in held:
        for agency in _imposers(one, " ".join(lists)):
            yield agency
            yield Edge(name, agency.id, phrase("imposed by"), one.certainty)


def _imposers(one: FollowingMeasure, list_id: str) -> Iterator[Node]:
    column, shape = Column.AGENCIES, Shape.AGENCY
    for agency in one.imposed_by:
        yield Node(f"agency:{agency.id}", column, shape, words.named(agency))
    if one.imposed_by:
        return
    said = words.described(one.measure)
    if one.imposer_basis is ImposerBasis.DESCRIBED and said:
        yield Node(f"described:{said}", column, shape, said, weight=1)
    elif one.imposer_basis is ImposerBasis.ONE_OF_SIGNATORIES:
        title = phrase("one or several of its {count} signatories", count=one.signatories)
        yield Node(f"signatories:{list_id}", column, shape, title, weight=2, hatched=True)
    else:
        yield Node("not-stated", column, shape, phrase("no text seen says who"), weight=3, hatched=True)
