"""The card of one firm: which rows mean it, its lists, what follows, whom it reaches, and how it is tied to others."""

from collections.abc import Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.gathered import ListingsOfList, by_list, counted, may_end, weight
from cscs_graph.export.imposers import by_whom, imposers
from cscs_graph.export.limits import limits
from cscs_graph.export.marks import graded, named
from cscs_graph.export.pages.blocks import (
    Block,
    Bullets,
    Group,
    Line,
    Paragraph,
    Quiet,
    Section,
    Sign,
    Strong,
    Table,
    facts,
    table,
)
from cscs_graph.export.screening import words as own
from cscs_graph.export.screening.weight import Firm
from cscs_graph.model.answers import (
    Contaminator,
    FollowingMeasure,
    ListingRef,
    Match,
    Screened,
    Tie,
)
from cscs_graph.model.codes import RuleState
from cscs_graph.model.language import language
from cscs_graph.model.phrases import phrase, plural, spoken

MANY = 3
"""More listings of one list open on demand."""


def card(firm: Firm, picture: Block | None) -> Section:
    row = firm.first
    title: Line = words.party(row.match.party) if row.match else words.listed(row.supplier.names or row.supplier.codes)
    blocks: list[Block] = [_who(firm)]
    if row.match:
        blocks += _lists(row.match, row)
    blocks += _measures(row)
    blocks += _around(row)
    blocks += [picture] if picture else []
    return Section(firm.anchor, title, tuple(blocks), level=3, card=True)


def _who(firm: Firm) -> Block:
    row = firm.first
    rows: list[Line] = []
    for one in firm.rows:
        given = words.listed((*one.supplier.names, *one.supplier.codes))
        mine = words.enclosed(phrase("your id {id}", id=one.supplier.own_id)) if one.supplier.own_id else ""
        rows.append(words.labelled(phrase("row {row}", row=one.supplier.row), f"{given}{mine}"))
    match = row.match
    return facts(
        (phrase("given as"), rows),
        (phrase("taken for"), _match(match, row) if match else own.outcome(row.outcome)),
        (phrase("speaks against it"), words.listed(own.differs(match)) if match else None),
        (phrase("others of like name") if match else phrase("candidates"), list(_candidates(row))),
    )


def _match(match: Match, row: Screened) -> Line:
    party = match.party
    said = [
        *([party.uscc] if party.uscc else []),
        own.outcome(row.outcome),
        f"{own.rule(match.rule)} {match.score:.2f}",
    ]
    return (*named(party, strong=True), words.enclosed(words.listed(said)))


def _candidates(row: Screened) -> Iterator[Line]:
    for hit in row.candidates:
        on = words.enumerated(dict.fromkeys(words.named(one.credit_list) for one in hit.listings))
        said = [f"{own.rule(hit.rule)} {hit.score:.2f}", *own.differs(hit)]
        listed = phrase("on: {lists}", lists=on) if on else phrase("on no loaded list")
        yield (words.party(hit.party), words.enclosed(words.listed(said)), " ", Strong(listed) if on else Quiet(listed))
    if row.candidates_left_out:
        yield phrase("+ {count} more", count=row.candidates_left_out)


def _lists(match: Match, row: Screened) -> Iterator[Block]:
    """One table; of a list with many listings one of its own, which opens on demand."""
    lost = {one.id for one in row.rewards_lost}
    groups = by_list(match.listings)
    few = [group for group in groups if len(group.listings) <= MANY]
    if few:
        yield _table(phrase("on lists"), few, lost)
    for group in groups:
        if group not in few:
            count = phrase("{count} listings", count=len(group.listings))
            summary = words.labelled(words.named(group.credit_list), count)
            yield Group(summary, (_table(summary, [group], lost),))
    for group in groups:
        if group.credit_list.id in row.lists_without_measures:
            name = words.named(group.credit_list)
            yield Paragraph(
                (Strong(phrase("What follows from {lists} is not known: no measure is loaded.", lists=name)),)
            )
    if match.former_listings:
        summary = plural(
            len(match.former_listings),
            "{count} former listing, from which nothing follows",
            "{count} former listings, from which nothing follows",
        )
        yield Group(summary, (_table(phrase("listings that had ended"), by_list(match.former_listings), lost),))


def _table(caption: str, groups: Sequence[ListingsOfList], lost: set[str]) -> Table:
    head = (
        phrase("list"),
        phrase("kind"),
        phrase("since"),
        phrase("may end"),
        phrase("decided by"),
        phrase("document no."),
    )
    rows = [
        (words.named(group.credit_list), words.kind_of(group.credit_list), *_listing(one, one.id in lost))
        for group in groups
        for one in group.listings
    ]
    return table(caption, (*head, phrase("remark")), rows)


def _listing(one: ListingRef, lost: bool) -> tuple[Line, ...]:
    remarks = [how] if (how := words.implied(one)) else []
    remarks += [phrase("standing lost to a blacklisting")] if lost else []
    remarks += [] if one.counts else [phrase("disregarded: nothing follows from it")]
    if doubt := words.term_over(one):
        remarks.append(doubt)
    by = words.named(one.decided_by) if one.decided_by else phrase("not stated")
    return words.day(one.since), words.day(may_end(one)), by, one.document_no or "", words.listed(remarks)


def _measures(row: Screened) -> Iterator[Block]:
    """On itself, then what meets others only; each count opens."""
    for summary, found in (
        (phrase("Measures on it"), [one for one in row.measures if one.on_supplier]),
        (phrase("Measures on others whom it reaches"), [one for one in row.measures if one.on_others]),
    ):
        ruling = [one for one in found if one.state is RuleState.IN_FORCE]
        if ruling:
            yield Group(words.labelled(summary, counted(ruling)), (*limits(ruling), _measure_table(ruling)))
    older = [one for one in row.measures if one.state is not RuleState.IN_FORCE]
    if older:
        summary = plural(
            len(older),
            "{count} measure of rules that no longer rule",
            "{count} measures of rules that no longer rule",
        )
        yield Group(summary, (*limits(older), _measure_table(older)))


def _measure_table(found: Sequence[FollowingMeasure]) -> Table:
    by = by_whom(one.measure for one in found)
    head = (phrase("measure"), phrase("effect"), by, phrase("since"), phrase("may end"))
    rows = tuple(_measure(one) for one in sorted(found, key=lambda one: weight(one).rank))
    return table(phrase("heaviest first"), (*head, phrase("meets others"), phrase("certainty")), rows)


def _measure(one: FollowingMeasure) -> tuple[Line, ...]:
    kind = weight(one)
    return (
        words.named(one.measure) + (words.enclosed(words.strength(weak)) if (weak := one.measure.strength) else ""),
        (Sign(kind, words.effect(kind)),),
        imposers(one),
        words.day(one.since),
        words.end(one) + words.still(one),
        f"{one.on_others or ''}",
        (graded(one.certainty),),
    )


def _around(row: Screened) -> Iterator[Block]:
    reached: dict[str, Line] = {}
    for one in row.reached:
        as_what = words.reached_as(one.target_class) if one.target_class else phrase("its standing is affected")
        said = (words.party(one.party), words.enclosed(as_what), " ", graded(one.certainty), words.still(one))
        reached.setdefault(one.party.id, said)
    if reached:
        yield Group(phrase("It reaches others: {count}", count=len(reached)), (Bullets(tuple(reached.values())),))
    for title, part in (
        (phrase("As a declared supplier it would put a joint filing at risk (§9.5)"), row.as_supplier),
        (phrase("As a co-bidder it would put a joint filing at risk (§9.5)"), row.as_co_bidder),
    ):
        if part:
            yield _contaminator(title, part)
    if row.ties:
        summary = phrase("Tied through posts or control to parties on a blacklist: {count}.", count=len(row.ties))
        yield Group(summary, (Bullets(tuple(map(_tie, row.ties))),))
    if row.controllers:
        lines = tuple(_controller(row))
        note = Paragraph(phrase("Control alone carries no consequence (§9.5)"))
        yield Group(
            phrase("Certain or possible controllers: {count}", count=len(row.controllers)), (Bullets(lines), note)
        )
    elif row.controllers is None:
        yield Paragraph(phrase("Who controls it is not known: no rule on control is loaded."))
    if row.not_crossed:
        stops = [f"{words.party(stop.party)}{words.enclosed(own.stopped(stop.reason))}" for stop in row.not_crossed]
        yield Paragraph(words.labelled(phrase("Not looked beyond"), words.listed(stops)))
    if row.truncated:
        yield Paragraph(phrase("The answer was cut short: there is more than is shown."))


def _contaminator(title: str, part: Contaminator) -> Group:
    steps = tuple(step.clause(spoken()) for step in part.proof)
    return Group((title, " ", graded(part.certainty), words.still(part)), (Bullets(steps),))


def _tie(tie: Tie) -> Line:
    path = tie.paths[0]
    lists = words.joined([words.named(one.credit_list) for one in tie.listings])
    steps = words.listed(step.step.clause(spoken()) for step in path.steps)
    towards = language(spoken()).word("certainty", tie.towards_subject) if tie.towards_subject else None
    liability = words.labelled(
        phrase("how consequences could reach this supplier"), towards or phrase("no known channel")
    )
    on = words.enclosed(phrase("on: {lists}", lists=lists))
    return (Strong(words.party(tie.party)), on, " ", words.listed([steps, liability]))


def _controller(row: Screened) -> Iterator[Line]:
    for one in row.controllers or ():
        sure = phrase("certain") if one.certain else phrase("possible: it depends on shares that are not known")
        basis = words.joined([language(spoken()).word("control_basis", code) for code in one.basis])
        said = words.enclosed(words.listed([sure, *([phrase("ultimate")] if one.ultimate else []), basis]))
        lists = words.joined([words.named(listing.credit_list) for listing in one.listings])
        on = (" ", Strong(phrase("on: {lists}", lists=lists))) if lists else ()
        yield (words.party(one.party), said, *on)
