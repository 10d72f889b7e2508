"""The lists that a party is or was on: since when, until when at the earliest, by whose decision, under which rule."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.gathered import ListingsOfList, by_list, may_end
from cscs_graph.export.marks import of_agency, of_document, of_list
from cscs_graph.export.pages.blocks import Block, Group, Line, Paragraph, Quiet, Section, Strong, Table, table
from cscs_graph.model.answers import Coverage, DossierAnswer, ListingRef, MouCoverage, ProofStep, SourceRef
from cscs_graph.model.codes import CounterEffect, CounterTrigger, RepairState
from cscs_graph.model.phrases import phrase

MANY = 5
"""More listings of one list are counted, and open on demand."""


def lists(answer: DossierAnswer, cited: Cited) -> Section:
    groups = by_list(answer.file.listings)
    sources, lost = sources_of(answer), {one.listing.id for one in answer.cascade.rewards_lost}
    blocks: list[Block] = list(tables(groups, cited, sources, lost))
    blocks += _documents(groups, answer.coverage)
    for group in groups:
        name = words.named(group.credit_list)
        if group.credit_list.id in answer.coverage.lists_without_measures:
            blocks.append(
                Paragraph(
                    (Strong(phrase("What follows from {lists} is not known: no measure is loaded.", lists=name)),)
                )
            )
        elif group.credit_list.id in answer.coverage.lists_not_in_force:
            said = phrase("None of the documents of this list was in force on the day: nothing followed from it then.")
            blocks.append(Paragraph(words.labelled(name, said)))
    if not blocks:
        blocks = [Paragraph(nothing_found(answer.coverage))]
    return Section("lists", phrase("Lists that it is on"), tuple(blocks))


def former(answer: DossierAnswer, cited: Cited) -> Section | None:
    """None where nothing had ended."""
    if not answer.file.former_listings:
        return None
    return ended(answer.file.former_listings, cited, sources_of(answer))


def ended(listings: Sequence[ListingRef], cited: Cited, sources: Mapping[str, SourceRef]) -> Section:
    """Listings that had ended by the day, apart from those from which something follows."""
    said = Paragraph(phrase("Nothing follows any more from a listing that has ended."))
    return Section("former", phrase("Former listings"), (said, *tables(by_list(listings), cited, sources, over=True)))


def nothing_found(coverage: Coverage) -> str:
    """That nothing was found, and where was looked."""
    return phrase(
        "On the day it is on none of the {held} lists with loaded entries, of {known} known. Not found is not the same as clean.",
        held=len(coverage.lists),
        known=coverage.lists_known,
    )


def sources_of(answer: DossierAnswer) -> dict[str, SourceRef]:
    """Where each listing was found, as far as a proof of the answer says."""
    found: dict[str, SourceRef] = {}
    for step in _steps(answer):
        if step.type == "HAS_LISTING" and step.fact_id and step.source:
            found.setdefault(step.fact_id, step.source)
    return found


def _steps(answer: DossierAnswer) -> Iterator[ProofStep]:
    for one in (*answer.cascade.consequences, *answer.cascade.rewards):
        for basis in one.bases:
            yield from basis.proof
    for one in (*answer.cascade.reached, *answer.cascade.rewards_lost, *answer.cascade.ramifications):
        yield from one.proof
    for repair in answer.repairs.repairs:
        yield from (step.proof for step in repair.steps)


def tables(
    groups: Sequence[ListingsOfList],
    cited: Cited,
    sources: Mapping[str, SourceRef],
    lost: Collection[str] = (),
    *,
    over: bool = False,
) -> Iterator[Block]:
    """One table; of a list with many listings one of its own, which opens on demand. `lost`: standings lost to a blacklisting."""

    def shown(caption: Line, chosen: Sequence[ListingsOfList]) -> Table:
        head = [phrase("list"), phrase("kind"), phrase("since"), phrase("ended on") if over else phrase("may end")]
        head += [phrase("decided by"), phrase("document no."), phrase("what is recorded of it"), phrase("sources")]
        rows = [
            (_named(group), words.kind_of(group.credit_list), *_row(one, cited, sources, lost, over=over))
            for group in chosen
            for one in group.listings
        ]
        return table(caption, head, rows)

    few = [group for group in groups if len(group.listings) <= MANY]
    if few:
        yield shown(phrase("listings that had ended") if over else phrase("on lists"), few)
    for group in groups:
        if group not in few:
            counted = phrase("{count} listings", count=len(group.listings))
            summary = words.labelled(words.named(group.credit_list), counted)
            yield Group(summary, (shown(summary, [group]),))


def _named(group: ListingsOfList) -> Line:
    other = words.other_of(group.credit_list)
    name = of_list(group.credit_list, strong=True)
    return (name, " ", Quiet(other)) if other else (name,)


def _documents(groups: Sequence[ListingsOfList], coverage: Coverage) -> Iterator[Block]:
    """Under which rules these lists have effect, and how much of each is loaded."""
    rows = [
        (
            (of_list(group.credit_list),),
            (of_document(one.mou),),
            one.mou.document_no or "",
            words.rule_state(one.mou.state),
            words.day(one.mou.since),
            _loaded(one),
        )
        for group in groups
        for one in coverage.mous
        if one.credit_list_id == group.credit_list.id
    ]
    if rows:
        head = [
            phrase("list"),
            phrase("document"),
            phrase("document no."),
            phrase("state of the document"),
            phrase("since"),
        ]
        yield table(phrase("under these rules"), [*head, phrase("measures loaded")], rows)


def _loaded(one: MouCoverage) -> str:
    stated = one.mou.measures_stated
    if stated and stated > one.measures_loaded:
        return phrase("{count} of {stated}", count=one.measures_loaded, stated=stated)
    return f"{one.measures_loaded}"


def _row(
    one: ListingRef, cited: Cited, sources: Mapping[str, SourceRef], lost: Collection[str], *, over: bool
) -> tuple[Line, ...]:
    by: Line = (of_agency(one.decided_by),) if one.decided_by else phrase("not stated")
    end = one.until if over else may_end(one)
    return (
        words.day(one.since),
        words.day(end),
        by,
        one.document_no or "",
        words.listed(_recorded(one, lost=one.id in lost)),
        (cited.of([source]),) if (source := sources.get(one.id)) else "",
    )


def _recorded(one: ListingRef, *, lost: bool) -> Iterator[str]:
    reason = (one.reason_zh if words.chinese() else None) or one.reason
    if reason:
        yield words.labelled(phrase("reason"), reason)
    if one.legal_basis:
        yield words.labelled(phrase("legal basis"), one.legal_basis)
    if one.amount_rmb is not None:
        yield words.labelled(phrase("amount in yuan"), f"{one.amount_rmb:,.2f}")
    if one.creditor:
        yield words.labelled(phrase("creditor"), one.creditor)
    if one.filed_on:
        yield words.labelled(phrase("case filed on"), words.day(one.filed_on))
    if doubt := words.term_over(one):
        yield doubt
    if how := words.implied(one):
        yield how
    if lost:
        yield phrase("standing lost to a blacklisting")
    for dispute in one.disputes:
        yield words.labelled(f"{dispute.since}", f"{trigger(dispute.trigger)}{words.enclosed(_effect(dispute.effect))}")
    if not one.counts:
        yield phrase("disregarded: nothing follows from it")
    if one.repair_state is RepairState.IRREPARABLE:
        yield phrase("recorded as beyond repair")
    if note := (one.note_zh if words.chinese() else None) or one.note:
        yield words.labelled(phrase("note"), note)


def trigger(code: CounterTrigger) -> str:
    return {
        CounterTrigger.OBJECTION_PENDING: phrase("an objection is not decided"),
        CounterTrigger.OBJECTION_UPHELD: phrase("an objection was upheld"),
        CounterTrigger.OBJECTION_REJECTED: phrase("an objection was rejected"),
        CounterTrigger.WITHDRAWN: phrase("the agency withdrew the listing"),
        CounterTrigger.WITHDRAWN_FROM_START: phrase("the agency withdrew the listing as void from its first day"),
        CounterTrigger.IDENTITY_DISPUTED: phrase("it is contested who is meant"),
    }[code]


def _effect(code: CounterEffect | None) -> str:
    if code is None:
        return phrase("no loaded rule says what that does; it goes on counting")
    return {
        CounterEffect.COUNTS: phrase("it goes on counting"),
        CounterEffect.SUSPENDS: phrase("it does not count until that is decided"),
        CounterEffect.ENDS: phrase("it counts no longer from that day"),
        CounterEffect.VOIDS: phrase("it never counted"),
        CounterEffect.WEAKENS: phrase("it counts with less certainty"),
    }[code]
