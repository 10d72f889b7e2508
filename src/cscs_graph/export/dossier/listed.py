"""The lists that a party is or was on: since when, until when at the earliest, by whose decision, under which rule."""

from collections.abc import Iterable, Iterator, Mapping

from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.gathered import ListingsOfList, by_list
from cscs_graph.export.pages.blocks import Block, Group, Line, Paragraph, Quiet, Section, Strong, table
from cscs_graph.model.answers import Coverage, DossierAnswer, ListingRef, ProofStep, SourceRef
from cscs_graph.model.codes import CounterEffect, CounterTrigger, RepairState
from cscs_graph.model.phrases import phrase

MANY = 5
"""More listings of one list are counted, and open on demand."""


def lists(answer: DossierAnswer, cited: Cited) -> Section:
    sources = sources_of(answer)
    blocks: list[Block] = []
    for group in by_list(answer.file.listings):
        blocks += _list(group, answer, cited, sources)
    if not blocks:
        blocks = [Paragraph(nothing_found(answer.coverage))]
    return Section("lists", phrase("Lists that it is on"), tuple(blocks))


def former(answer: DossierAnswer, cited: Cited) -> Section | None:
    """None where nothing had ended."""
    if not answer.file.former_listings:
        return None
    sources = sources_of(answer)
    blocks: list[Block] = [Paragraph(phrase("Nothing follows any more from a listing that has ended."))]
    for group in by_list(answer.file.former_listings):
        blocks += _tables(group, answer, cited, sources, ended=True)
    return Section("former", phrase("Former listings"), tuple(blocks))


def nothing_found(coverage: Coverage) -> str:
    """That nothing was found, and where was looked."""
    return phrase(
        "It is on none of the {held} lists with loaded entries; {known} lists are known. Not found is not the same as clean.",
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


def _list(
    group: ListingsOfList, answer: DossierAnswer, cited: Cited, sources: Mapping[str, SourceRef]
) -> Iterator[Block]:
    yield from _tables(group, answer, cited, sources)
    credit_list, coverage = group.credit_list, answer.coverage
    rules = [one for one in coverage.mous if one.credit_list_id == credit_list.id]
    for one in rules:
        number = words.enclosed(one.mou.document_no) if one.mou.document_no else ""
        loaded = phrase("{count} of its measures are loaded", count=one.measures_loaded)
        stated = one.mou.measures_stated
        if stated and stated > one.measures_loaded:
            loaded = phrase("{count} of its {stated} measures are loaded", count=one.measures_loaded, stated=stated)
        since = phrase("since {day}", day=one.mou.since) if one.mou.since else phrase("since an unknown day")
        said = words.listed([words.rule_state(one.mou.state), since, loaded])
        yield Paragraph((words.labelled(phrase("Under"), f"{words.document(one.mou)}{number}"), words.enclosed(said)))
    if credit_list.id in coverage.lists_without_measures:
        yield Paragraph(
            (
                Strong(
                    phrase("What follows from this list is not known: no measure of it is loaded, which is not none.")
                ),
            )
        )
    elif credit_list.id in coverage.lists_not_in_force:
        yield Paragraph(
            phrase("None of the documents of this list was in force on the day: nothing followed from it then.")
        )


def _tables(
    group: ListingsOfList,
    answer: DossierAnswer,
    cited: Cited,
    sources: Mapping[str, SourceRef],
    *,
    ended: bool = False,
) -> Iterator[Block]:
    credit_list, count = group.credit_list, len(group.listings)
    other = words.other_of(credit_list)
    counted = phrase("{count} listings", count=count) if count > 1 else phrase("1 listing")
    kind_counted = words.enclosed(words.listed([words.kind_of(credit_list), counted]))
    caption: Line = (Strong(words.named(credit_list)), kind_counted, *((" ", Quiet(other)) if other else ()))
    lost = {one.listing.id for one in answer.cascade.rewards_lost}
    rows = tuple(_row(one, cited, sources, lost, ended=ended) for one in group.listings)
    head = [
        phrase("since"),
        phrase("ended on") if ended else phrase("may end"),
        phrase("decided by"),
        phrase("document"),
    ]
    head += [phrase("what is recorded of it"), phrase("sources")]
    shown = table(caption, head, rows)
    yield shown if count <= MANY else Group(caption, (shown,))


def _row(
    one: ListingRef, cited: Cited, sources: Mapping[str, SourceRef], lost: Iterable[str], *, ended: bool
) -> tuple[Line, ...]:
    by = words.named(one.decided_by) if one.decided_by else phrase("not stated")
    end = one.until if ended else one.until or one.earliest_removal
    return (
        words.day(one.since),
        words.day(end),
        by,
        one.document_no or "",
        words.listed(_recorded(one, lost=one.id in set(lost))),
        (cited.of([sources.get(one.id)]),),
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
        yield words.labelled(phrase("case filed on"), one.filed_on.isoformat())
    if one.term_over:
        yield phrase("whether it lasts is not known: its longest term was over on {day}", day=one.term_over)
    if one.implied:
        yield phrase("follows from a rule, not from a decision")
    if lost:
        yield phrase("standing lost to a blacklisting")
    for dispute in one.disputes:
        yield words.labelled(f"{dispute.since}", f"{trigger(dispute.trigger)}{words.enclosed(_effect(dispute.effect))}")
    if not one.counts:
        yield phrase("disregarded: nothing follows from it")
    if one.repair_state is RepairState.IRREPARABLE:
        yield phrase("recorded as beyond repair")


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
