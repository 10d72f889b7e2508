"""Cross-contamination of joint applications (§9.5): who endangers a filing, and the smallest set to remove.

Nothing travels along ownership or ordinary trade: only participants of the same filing count, each with what it is
affected by itself. The smallest clearing set is therefore the set of all contaminators: each of them taints the filing on
its own, and nobody else's removal mends that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.cascade.consequences import carried, class_in, joint_certainty, participation
from cscs_graph.analysis.cascade.propagation import Propagation, ReachedParty, propagate_each
from cscs_graph.analysis.cascade.punishment import seed_of
from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.listings.in_force import Listing, listings_in_force
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook, rulebook
from cscs_graph.catalog import Kind
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    ApplicationRef,
    ContaminationAnswer,
    ContaminationFinding,
    Contaminator,
    MeasureRef,
    PartyRef,
    ProofStep,
    Removal,
    StepKind,
    Truncation,
)
from cscs_graph.model.codes import Certainty, Domain, ListKind, ParticipantRole
from cscs_graph.model.time import Span, none_if_open

_CHANNEL = "joint_application"


@dataclass(frozen=True, slots=True)
class _Part:
    """One party's part in one application; `fact_id` is None in a what-if."""

    application_id: str
    party_id: str
    role: ParticipantRole
    fact_id: str | None
    span: Span
    source_id: str | None


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """What a party would bring into a planned filing: None where no way is loaded by which it would endanger one."""

    as_supplier: Contaminator | None
    as_co_bidder: Contaminator | None
    truncated: Truncation | None


async def cross_contamination(
    graph: Graph, scope: Scope, *, application_id: str | None = None, party_id: str | None = None
) -> ContaminationAnswer:
    """Of one application, or of every pending application of a party. Raises NotFound where neither is loaded."""
    if (application_id is None) == (party_id is None):
        raise BadInput("name either an application or a party")

    async def work(transaction: Transaction) -> ContaminationAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id) if party_id else None
        ids = [application_id] if application_id else await _pending(transaction, party_id or "", scope)
        applications = await lookup.applications(ids)
        if application_id and application_id not in applications:
            raise NotFound(f"no application {application_id!r} is loaded")
        rows = await transaction.run("participants_of", ids=sorted(ids), **scope.moment.parameters)
        parts = [
            _Part(
                row["application_id"],
                row["party_id"],
                ParticipantRole(row["role"]),
                row["fact_id"],
                Span(row["valid_from"], row["valid_until"]),
                row["source_id"],
            )
            for row in rows
        ]
        found = [applications[name] for name in sorted(ids)]
        question = Question("crossContamination", scope, {"application": application_id, "party": party_id})
        return await _answer(graph, transaction, lookup, question, subject, found, parts)

    return await graph.read(work)


async def if_jointly_filed(
    graph: Graph, lead: str, co_bidders: Sequence[str], suppliers: Sequence[str], on: date, scope: Scope
) -> ContaminationAnswer:
    """Of a consortium that is only planned."""
    planned = ApplicationRef(id="planned", title="planned joint application", filed_on=on, hypothetical=True)
    members = [
        (lead, ParticipantRole.LEAD),
        *((party, ParticipantRole.CO_BIDDER) for party in co_bidders),
        *((party, ParticipantRole.LISTED_SUPPLIER) for party in suppliers),
    ]
    parts = [_Part(planned.id, party, role, None, Span(on, date.max), None) for party, role in dict.fromkeys(members)]

    async def work(transaction: Transaction) -> ContaminationAnswer:
        lookup = Lookup(transaction)
        known = await lookup.parties(party for party, _ in members)
        unknown = sorted({party for party, _ in members} - known.keys())
        if unknown:
            raise NotFound(f"not loaded: {', '.join(unknown)}; what is not loaded cannot be called safe")
        named = {"lead": lead, "co_bidders": tuple(co_bidders), "suppliers": tuple(suppliers), "on": on}
        question = Question("ifJointlyFiled", scope, named)
        return await _answer(graph, transaction, lookup, question, None, [planned], parts)

    return await graph.read(work)


async def _pending(transaction: Transaction, party_id: str, scope: Scope) -> list[str]:
    rows = await transaction.run("applications_of", frontier=[party_id], **scope.moment.parameters)
    return sorted({row["application_id"] for row in rows})


async def _answer(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    question: Question,
    subject: PartyRef | None,
    applications: Sequence[ApplicationRef],
    parts: Sequence[_Part],
) -> ContaminationAnswer:
    (case,) = await _cases(graph, transaction, lookup, [parts], question.scope, subject=subject)
    stays, rules = [stay for group in case.black.values() for stay in group], case.rules
    return ContaminationAnswer(
        **await question.metadata(transaction),
        regime=rules.regimes(),
        coverage=await coverage_of(transaction, rules, [stay.credit_list for stay in stays]),
        truncated=case.cut or case.grown.truncated,
        subject=subject,
        findings=tuple(
            case.finding(application, [part for part in parts if part.application_id == application.id])
            for application in applications
        ),
    )


@dataclass(slots=True)
class _Circle:
    """The participants of one filing and whoever could pass consequences on to them, and whether a bound left somebody out."""

    around: set[str]
    frontier: set[str]
    cut: Truncation | None = None


async def _around(transaction: Transaction, filings: Sequence[Iterable[str]], scope: Scope) -> list[_Circle]:
    """The circle around the participants of each filing, as if gathered alone.

    This only gathers who has to be looked at; what really reaches a participant is decided by the walk from them.
    """
    statements = ["upstream", "upstream_people"] if scope.admits(Certainty.ANECDOTAL) else ["upstream"]
    circles = [_Circle(set(participants), set(participants)) for participants in filings]
    for rounds in range(scope.bounds.depth + 1):
        growing = [circle for circle in circles if circle.frontier and circle.cut is None]
        frontier = sorted({party for circle in growing for party in circle.frontier})
        behind: dict[str, set[str]] = {}
        for statement in statements if frontier else ():
            for row in await transaction.run(statement, frontier=frontier, **scope.moment.parameters):
                behind.setdefault(row["of_id"], set()).add(row["id"])
        for circle in growing:
            found = {party for reached in circle.frontier for party in behind.get(reached, ())}
            circle.frontier = found - circle.around
            if circle.frontier and rounds == scope.bounds.depth:
                circle.cut = Truncation(reason="depth", rounds=rounds, parties=len(circle.around))
                continue
            circle.around |= circle.frontier
            if len(circle.around) > scope.bounds.parties:
                circle.cut = Truncation(reason="parties", rounds=rounds + 1, parties=len(circle.around))
    return circles


async def _cases(
    graph: Graph,
    transaction: Transaction,
    lookup: Lookup,
    filings: Sequence[Sequence[_Part]],
    scope: Scope,
    subject: PartyRef | None = None,
) -> list[FilingContext]:
    """Who endangers each group of parts, as if it were asked about alone; as many statements as for one."""
    circles = await _around(transaction, [{part.party_id for part in parts} for parts in filings], scope)
    everyone = {party for circle in circles for party in circle.around}
    listed = await _blacklisted(transaction, lookup, everyone, scope)
    counting = _counting(listed)
    stays = [stay for group in counting.values() for stay in group]
    rules = await rulebook(transaction, lookup, {stay.credit_list.id for stay in stays}, scope.moment)
    parties = await lookup.parties({*counting, *(part.party_id for parts in filings for part in parts)})
    black = [{party: counting[party] for party in sorted(circle.around & counting.keys())} for circle in circles]
    starts = {party: seed_of(group, rules, parties[party].kind) for party, group in counting.items()}
    channels = [channel for channel in graph.catalogue.of_kind(Kind.CHANNEL) if channel.name != _CHANNEL]
    walks = await propagate_each(transaction, channels, [[starts[party] for party in group] for group in black], scope)
    names = await proof.names_for(
        lookup,
        stays,
        (step for grown in walks for arrival in grown.arrivals.values() for step in arrival.path),
        {*(part.source_id for parts in filings for part in parts if part.source_id), *proof.sources_of(rules)},
        (),
    )
    return [
        FilingContext(subject, parties, listed, group, rules, grown, names, graph, scope, circle.cut)
        for circle, group, grown in zip(circles, black, walks, strict=True)
    ]


async def planned_parts(
    graph: Graph, transaction: Transaction, lookup: Lookup, party_ids: Sequence[str], scope: Scope
) -> dict[str, PlannedPart]:
    """How each party would endanger a filing of that day that named it as a declared supplier, or as a co-bidder."""
    day = scope.moment.as_of
    planned = ApplicationRef(id="planned", title="planned joint application", filed_on=day, hypothetical=True)
    roles = (ParticipantRole.LISTED_SUPPLIER, ParticipantRole.CO_BIDDER)
    filings = [
        [_Part(planned.id, party, role, None, Span(day, date.max), None) for role in roles] for party in party_ids
    ]
    cases = await _cases(graph, transaction, lookup, filings, scope)
    return {
        party: PlannedPart(
            as_supplier=case.contaminator(planned, party, parts[:1]),
            as_co_bidder=case.contaminator(planned, party, parts[1:]),
            truncated=case.cut or case.grown.truncated,
        )
        for party, parts, case in zip(party_ids, filings, cases, strict=True)
    }


async def _blacklisted(
    transaction: Transaction, lookup: Lookup, parties: Iterable[str], scope: Scope
) -> dict[str, list[Listing]]:
    """Blacklist stays of these parties, by party."""
    stays = await listings_in_force(transaction, lookup, parties, scope)
    black = {
        party: [stay for stay in group if stay.credit_list.kind is ListKind.BLACK] for party, group in stays.items()
    }
    return {party: group for party, group in black.items() if group}


def _counting(listed: dict[str, list[Listing]]) -> dict[str, list[Listing]]:
    """Without the stays that evidence against them sets aside."""
    counting = {party: [stay for stay in group if stay.counts] for party, group in listed.items()}
    return {party: group for party, group in counting.items() if group}


@dataclass(frozen=True, slots=True)
class FilingContext:
    subject: PartyRef | None
    parties: dict[str, PartyRef]
    listed: dict[str, list[Listing]]
    black: dict[str, list[Listing]]
    rules: Rulebook
    grown: Propagation
    names: proof.Names
    graph: Graph
    scope: Scope
    cut: Truncation | None

    def finding(self, application: ApplicationRef, parts: Sequence[_Part]) -> ContaminationFinding:
        """Who endangers the application, and what would clear it."""
        by_party: dict[str, list[_Part]] = {}
        for part in parts:
            by_party.setdefault(part.party_id, []).append(part)
        contaminators = [
            contaminator
            for party, held in sorted(by_party.items())
            if (contaminator := self.contaminator(application, party, held)) is not None
        ]
        tainted = {contaminator.party.id for contaminator in contaminators}
        removable = [
            contaminator
            for contaminator in contaminators
            if self.subject is None or contaminator.party.id != self.subject.id
        ]
        return ContaminationFinding(
            application=application,
            participants=tuple(self.parties[party] for party in sorted(by_party)),
            contaminators=tuple(contaminators),
            disregarded=tuple(
                stay.ref for party in sorted(by_party) for stay in self.listed.get(party, ()) if not stay.counts
            ),
            removals=tuple(
                Removal(party=contaminator.party, replace_lead=ParticipantRole.LEAD in contaminator.roles)
                for contaminator in removable
            ),
            clears=len(removable) == len(contaminators) and bool(by_party.keys() - tainted or not contaminators),
        )

    def contaminator(self, application: ApplicationRef, party: str, held: Sequence[_Part]) -> Contaminator | None:
        """The participant, if it is listed or affected by someone who is, with the most certain way."""
        ways = [
            (certainty, len(arrival.path), arrival.origin, stay.ref.id, arrival, stay, part)
            for arrival in self.grown.arrivals.values()
            if arrival.id == party
            for stay in self.black[arrival.origin]
            if carried(arrival, stay, self.rules)
            for part in held
            if self.scope.admits(certainty := self._certainty(arrival, stay, part))
        ]
        if not ways:
            return None
        ways.sort(key=lambda way: (way[0].rank, *way[1:4], way[6].role))
        certainty, *_, arrival, stay, part = ways[0]
        stays = {way[5].ref.id: way[5] for way in ways}
        return Contaminator(
            party=self.parties[party],
            roles=tuple(sorted({part.role for part in held})),
            listings=tuple(stays[key].ref for key in sorted(stays)),
            measures=tuple(self._bidding_measures((way[4], way[5]) for way in ways)),
            certainty=certainty,
            proof=(
                *proof.of_stay(stay, self.names),
                *(proof.of_evidence(step, self.names) for step in arrival.path),
                *participation(
                    part.role,
                    stay,
                    self.rules,
                    self.names,
                    self._part(part, application),
                    self.graph.catalogue[_CHANNEL],
                ),
            ),
        )

    def _certainty(self, arrival: ReachedParty, stay: Listing, part: _Part) -> Certainty:
        return joint_certainty(arrival.path, part.role, stay, self.rules, self.graph.catalogue[_CHANNEL])

    def _bidding_measures(self, ways: Iterable[tuple[ReachedParty, Listing]]) -> list[MeasureRef]:
        """Of the measures that meet the participant, or whose standing affects it, those on bidding; else all of them."""
        measures = {
            measure.ref.id: measure.ref
            for arrival, stay in ways
            for mou in self.rules.mous(stay.credit_list.id)
            for measure in mou.measures
            if mou.meets(measure, class_in(mou, arrival, self.parties[arrival.origin].kind))
        }
        ordered = [measures[key] for key in sorted(measures)]
        return [measure for measure in ordered if measure.domain is Domain.PROCUREMENT_AND_BIDDING] or ordered

    def _part(self, part: _Part, application: ApplicationRef) -> ProofStep:
        channel = self.graph.catalogue[_CHANNEL]
        return ProofStep(
            kind=StepKind.HYPOTHESIS if part.fact_id is None else StepKind.FACT,
            type="PARTICIPATES_IN",
            from_id=part.party_id,
            from_name=self.parties[part.party_id].name,
            from_name_en=self.parties[part.party_id].name_en,
            to_id=application.id,
            to_name=application.title,
            detail=part.role,
            fact_id=part.fact_id,
            since=none_if_open(part.span.start),
            until=None if part.span.end == date.max else none_if_open(part.span.end),
            channel=channel.name,
            certainty=channel.certainty,
            section=channel.section,
            source=self.names.source(part.source_id),
        )
