"""The findings in a few sentences, as a reader needs them first. They say what is recorded and what the rules let follow."""

from collections.abc import Iterator
from itertools import groupby

from cscs_graph.export import words
from cscs_graph.export.dossier.control import listed_ties
from cscs_graph.export.dossier.listed import nothing_found
from cscs_graph.export.gathered import by_list, counted
from cscs_graph.export.pages.blocks import Block, Bullets, Line, Paragraph, Section, Strong
from cscs_graph.model.answers import DossierAnswer, PartyKind, Repair
from cscs_graph.model.codes import FilingState, ListKind, RepairState, RuleState
from cscs_graph.model.phrases import phrase, plural


def summary(answer: DossierAnswer) -> Section:
    blocks: tuple[Block, ...] = (
        Bullets(tuple(_lines(answer))),
        Paragraph(
            (
                Strong(phrase("This repeats what is loaded and is no verdict.")),
                " ",
                phrase("What is not found here may be listed elsewhere, under another name, or on another day."),
            ),
            note=True,
        ),
    )
    return Section("summary", phrase("In short"), blocks)


def _lines(answer: DossierAnswer) -> Iterator[Line]:
    yield from _listed(answer)
    yield from _following(answer)
    people = {one.party.id for one in answer.cascade.reached if one.party.kind is PartyKind.PERSON}
    firms = {one.party.id for one in answer.cascade.reached} - people
    if people or firms:
        counts = [plural(len(people), "{count} person", "{count} people")] if people else []
        counts += [plural(len(firms), "{count} organisation", "{count} organisations")] if firms else []
        yield words.labelled(phrase("Whom it reaches besides"), words.joined(counts))
    endangered = {one.application.id for one in answer.cascade.applications}
    endangered |= {
        one.application.id
        for one in answer.filings.findings
        if one.contaminators and one.state is not FilingState.DECIDED
    }
    if endangered:
        yield phrase("Pending joint filings at risk: {count}.", count=len(endangered))
    if ties := listed_ties(answer):
        yield phrase("Tied through posts or control to parties on a blacklist: {count}.", count=len(ties))
    yield from _repair(answer)
    if answer.file.former_listings:
        yield phrase(
            "Former listings, from which nothing follows any more: {count}.", count=len(answer.file.former_listings)
        )
    if answer.truncated:
        yield (Strong(phrase("The answer was cut short: there is more than is shown.")),)


def _listed(answer: DossierAnswer) -> Iterator[Line]:
    groups = by_list(answer.file.listings)
    if not any(group.credit_list.kind is ListKind.BLACK for group in groups):
        yield nothing_found(answer.coverage) if not groups else phrase("It is on no loaded blacklist.")
    for group in groups:
        first = phrase("earliest since {day}", day=group.first) if group.first else phrase("since an unknown day")
        since = phrase("since {day}", day=group.first) if len(group.listings) == 1 and group.first else first
        parts = [since, phrase("may end {day}", day=group.until) if group.until else phrase("end not known")]
        if len(group.listings) > 1:
            parts.insert(0, phrase("{count} listings", count=len(group.listings)))
        if not any(one.counts for one in group.listings):
            parts.append(phrase("disregarded: nothing follows from it"))
        elif any(one.disputes for one in group.listings):
            parts.append(phrase("disputed"))
        kind = words.kind_of(group.credit_list)
        called = words.labelled(kind[:1].upper() + kind[1:], "")
        yield (called, Strong(words.named(group.credit_list)), words.enclosed(words.listed(parts)))


def _following(answer: DossierAnswer) -> Iterator[Line]:
    own = [
        one
        for one in answer.cascade.consequences
        if one.target.party.id == answer.subject.id and one.mou.state is RuleState.IN_FORCE
    ]
    for still, found in groupby(sorted(own, key=lambda one: one.if_still_listed), key=lambda one: one.if_still_listed):
        label = (
            phrase("What follows for it, only if the listing still stands") if still else phrase("What follows for it")
        )
        yield words.labelled(label, counted(found))
    unknown = [
        words.named(group.credit_list)
        for group in by_list(answer.file.listings)
        if group.credit_list.id in answer.coverage.lists_without_measures
    ]
    if unknown:
        yield phrase("What follows from {lists} is not known: no measure is loaded.", lists=words.joined(unknown))
    given = [one for one in answer.cascade.rewards if one.target.party.id == answer.subject.id]
    if given:
        yield words.labelled(phrase("What its redlist standing gives"), counted(given))
    if answer.cascade.rewards_lost:
        yield phrase("Redlist standings lost to a blacklisting: {count}.", count=len(answer.cascade.rewards_lost))


def _repair(answer: DossierAnswer) -> Iterator[Line]:
    """From when removal can be applied for, list by list: of several listings on one, the first day that is known."""
    current = {listing.id for listing in answer.file.listings}
    found: dict[str, list[Repair]] = {}
    for one in answer.repairs.repairs:
        if one.listing.id in current and one.state is not RepairState.ANNULLED:
            found.setdefault(one.listing.credit_list.id, []).append(one)
    for many in found.values():
        name = words.named(many[0].listing.credit_list)
        if any(one.state is RepairState.IRREPARABLE for one in many):
            yield words.labelled(name, phrase("no application leads off this list"))
        else:
            first = min((one.earliest_application for one in many if one.earliest_application), default=None)
            yield phrase("Removal from {list} can be applied for from: {day}.", list=name, day=words.day(first))
