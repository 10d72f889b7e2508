"""Whom the listings reach, and which bids and other joint filings are at risk."""

from collections.abc import Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.dossier.measures import table
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.gathered import by_rule, counted
from cscs_graph.export.marks import graded, named, of_filing
from cscs_graph.export.pages.blocks import Block, Bullets, Group, Line, Paragraph, Section, Strong
from cscs_graph.export.removals import registered, reservations
from cscs_graph.model.answers import (
    ApplicationAtRisk,
    Consequence,
    ContaminationFinding,
    DossierAnswer,
    PartyKind,
    Reached,
)
from cscs_graph.model.codes import FilingState, ParticipantRole
from cscs_graph.model.language import language
from cscs_graph.model.phrases import phrase, plural, spoken


def reached(answer: DossierAnswer, cited: Cited) -> Section:
    """Everybody with the path to them, people before organisations. Whoever is reached alike is one group."""
    own: dict[str, list[Consequence]] = {}
    for one in answer.cascade.consequences:
        own.setdefault(one.target.party.id, []).append(one)
    found: dict[object, list[Reached]] = {}
    for one in sorted(answer.cascade.reached, key=lambda one: (one.party.kind is PartyKind.ENTITY, one.certainty.rank)):
        measures = tuple((each.measure.id, each.since, each.earliest_end) for each in own.get(one.party.id, ()))
        whole = one.target_class, one.certainty, one.if_still_listed, one.listing.credit_list.id
        alike = *whole, one.since, one.earliest_end, measures
        found.setdefault(alike, []).append(one)
    blocks: list[Block] = []
    told: set[str] = set()
    for many in found.values():
        new = [one for one in many if one.party.id not in told]
        blocks += _reached(many, own.get(new[0].party.id, []) if new else [], answer, cited)
        told |= {one.party.id for one in many}
    if not blocks:
        blocks.append(Paragraph(phrase("Nobody besides it, by what is loaded and from the stated certainty up.")))
    for one in answer.cascade.rewarded:
        said = phrase("redlist standing also reaches {party}", party=words.party(one.party))
        blocks.append(Paragraph((said, " ", graded(one.certainty), " ", cited.proof(one.proof))))
    return Section("reached", phrase("Whom it reaches"), tuple(blocks))


def _reached(
    many: Sequence[Reached], own: Sequence[Consequence], answer: DossierAnswer, cited: Cited
) -> Iterator[Block]:
    first, count = many[0], len({one.party.id for one in many})
    as_what = words.reached_as(first.target_class) if first.target_class else phrase("its standing is affected")
    of = phrase("through the listing on: {list}", list=words.named(first.listing.credit_list))
    span = language(spoken()).span(first.since, first.earliest_end)
    title = as_what if count == 1 else words.labelled(as_what, plural(count, "{count} party", "{count} parties"))
    how = words.enclosed(words.listed([of, span]))
    yield Paragraph((Strong(title[:1].upper() + title[1:]), how, " ", graded(first.certainty), words.still(first)))
    yield Bullets(tuple(_path(one, cited) for one in many))
    if own:
        each = plural(len(own), "{count} measure on each of them", "{count} measures on each of them")
        party = words.party(first.party)
        single = plural(len(own), "{count} measure on {party}", "{count} measures on {party}", party=party)
        summary = words.labelled(each if count > 1 else single, counted(own))
        yield Group(summary, tuple(table(one.measures, answer, cited) for one in by_rule(own)))


def _path(one: Reached, cited: Cited) -> Line:
    steps = [step.clause(spoken()) for step in one.proof if step.channel is not None]
    return (*named(one.party, strong=True), words.colon(), words.listed(steps), " ", cited.proof(one.proof))


def bids(answer: DossierAnswer, cited: Cited) -> Section:
    at_risk: dict[str, list[ApplicationAtRisk]] = {}
    for risk in answer.cascade.applications:
        at_risk.setdefault(risk.application.id, []).append(risk)
    told = {finding.application.id for finding in answer.filings.findings}
    blocks: list[Block] = []
    for finding in answer.filings.findings:
        blocks += found_of(finding, cited)
    for name, risks in at_risk.items():
        if name not in told:
            blocks += [_risk(risk, cited) for risk in risks]
    if not blocks:
        blocks.append(Paragraph(phrase("No pending joint application of it is loaded.")))
    return Section("bids", phrase("Bids and other joint filings"), tuple(blocks))


def _risk(risk: ApplicationAtRisk, cited: Cited) -> Paragraph:
    said = phrase(
        "{title}: at risk through {party}", title=risk.application.called(spoken()), party=words.party(risk.party)
    )
    return Paragraph(
        (
            said,
            words.enclosed(_role(risk.role)),
            " ",
            graded(risk.certainty),
            words.still(risk),
            " ",
            cited.proof(risk.proof),
        )
    )


def found_of(finding: ContaminationFinding, cited: Cited) -> Iterator[Block]:
    """Of one bid or other joint filing: how far it has come, who endangers it, and what would clear it."""
    state = {
        FilingState.PLANNED: phrase("planned"),
        FilingState.FILED: phrase("filed, not decided"),
        FilingState.PREQUALIFIED: phrase("prequalified: a member that leaves or is changed voids the bid"),
        FilingState.DECIDED: phrase("decided: nothing is at risk any more"),
    }[finding.state]
    yield Paragraph((of_filing(finding.application), words.enclosed(state)))
    lines: list[Line] = [
        (
            phrase("at risk through {party}", party=words.party(one.party)),
            words.enclosed(words.joined([_role(role) for role in one.roles])),
            words.colon(),
            words.joined([words.named(listing.credit_list) for listing in one.listings]),
            " ",
            graded(one.certainty),
            words.still(one),
            " ",
            cited.proof(one.proof),
        )
        for one in finding.contaminators
    ]
    yield Bullets(tuple(lines)) if lines else Paragraph(phrase("Nothing that endangers it is loaded."))
    if marked := tuple(registered(finding)):
        yield Bullets(tuple((Strong(one),) for one in marked))
    if finding.disregarded:
        lists = words.enumerated(dict.fromkeys(words.named(one.credit_list) for one in finding.disregarded))
        yield Paragraph(words.labelled(phrase("listings of participants that are disregarded"), lists))
    if finding.removals:
        names = words.joined([words.party(one.party) for one in finding.removals])
        clears = phrase("without these it would be clear") if finding.clears else phrase("that would not clear it")
        yield Paragraph(words.labelled(phrase("smallest removal"), f"{names}{words.enclosed(clears)}"))
        if reserved := "".join(f"{said} " for said in reservations(finding)).strip():
            yield Paragraph(reserved)


def _role(role: ParticipantRole) -> str:
    return language(spoken()).word("participant_role", role)
