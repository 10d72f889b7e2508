"""Cross-contamination of joint applications (§9.5): who endangers a filing, and the smallest set to remove.

Nothing travels along ownership or ordinary trade: only participants of the same filing count, each with what it is
affected by itself. The smallest clearing set is therefore the set of all contaminators: each of them taints the filing on
its own, and nobody else's removal mends that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field

from cscs_graph.analysis.cascade.propagation import edges
from cscs_graph.analysis.contamination.context import FilingContext, Part, filing_channel, filing_contexts
from cscs_graph.analysis.core.bounds import DEPTH, PARTIES
from cscs_graph.analysis.core.lookup import details_of
from cscs_graph.analysis.core.question import (
    Depth,
    MaxParties,
    MinimumCertainty,
    OneParty,
    PartyReference,
    Question,
    SeveralParties,
    SupersededRules,
    Text,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.catalog import End
from cscs_graph.errors import Message, NotFound
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import (
    ApplicationRef,
    ContaminationAnswer,
    ContaminationFinding,
    Contaminator,
    ParticipantStatus,
    PartyRef,
    Removal,
    Truncation,
)
from cscs_graph.model.codes import Certainty, CompanyStatus, DoubtMatter, FilingState, ParticipantRole
from cscs_graph.model.supersession import PointToConfirm
from cscs_graph.model.time import OPEN_END, PartialDate, Span

_PLANNED = Message("planned joint application")
MOST_MEMBERS = 200
_CHANGE_OF_MEMBERS = "change_of_members"
"""By what points to confirm name the rule on it."""


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """What a party would bring into a planned filing: None where no path is loaded by which it would endanger one."""

    as_supplier: Contaminator | None
    as_co_bidder: Contaminator | None
    truncated: Truncation | None


class CrossContamination(Question[ContaminationAnswer]):
    """Who endangers a joint application, or every pending one of a party (§9.5)."""

    either: ClassVar[Mapping[str, tuple[str, ...]]] = {"subject": ("application", "party")}

    application: Annotated[Text | None, Field(description="Id of an application.")] = None
    party: OneParty = None
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    superseded_rules: SupersededRules = False
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES

    async def answer(self, reading: Reading) -> ContaminationAnswer:
        subject = await reading.lookup.party(self.party) if self.party else None
        ids = [self.application] if self.application else await _pending(reading, self.party or "")
        return await _answer(self, reading, subject, sorted(ids), await _parts(reading, ids))


class IfJointlyFiled(Question[ContaminationAnswer]):
    """Who would endanger a consortium that is only planned (§9.5)."""

    lead: PartyReference
    co_bidders: Annotated[
        SeveralParties, Field(max_length=MOST_MEMBERS, description="Members of the consortium beside its lead.")
    ] = ()
    suppliers: Annotated[
        SeveralParties, Field(max_length=MOST_MEMBERS, description="Suppliers that the bid declares.")
    ] = ()
    on: Annotated[
        PartialDate | None, Field(description="Day of the planned filing; by default the day asked about.")
    ] = None
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    superseded_rules: SupersededRules = False
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES

    @property
    def day_by_default(self) -> date | None:
        return self.on

    async def answer(self, reading: Reading) -> ContaminationAnswer:
        on = self.on or reading.moment.as_of
        planned = planned_filing(on)
        members = [
            (self.lead, ParticipantRole.LEAD),
            *((party, ParticipantRole.CO_BIDDER) for party in self.co_bidders),
            *((party, ParticipantRole.LISTED_SUPPLIER) for party in self.suppliers),
        ]
        parts = [_planned_part(party, role, on) for party, role in dict.fromkeys(members)]
        reading.lookup.applications_known[planned.id] = planned
        return await _answer(self.model_copy(update={"on": on}), reading, None, [planned.id], parts)


async def planned_parts(reading: Reading, party_ids: Sequence[str]) -> dict[str, PlannedPart]:
    """How each party would endanger a filing of that day that named it as a declared supplier, or as a co-bidder."""
    day = reading.moment.as_of
    planned, roles = planned_filing(day), (ParticipantRole.LISTED_SUPPLIER, ParticipantRole.CO_BIDDER)
    filings = [[_planned_part(party, role, day) for role in roles] for party in party_ids]
    contexts = await filing_contexts(reading, filings)
    return {
        party: PlannedPart(
            as_supplier=context.contaminator(planned, party, parts[:1]),
            as_co_bidder=context.contaminator(planned, party, parts[1:]),
            truncated=context.truncated,
        )
        for party, parts, context in zip(party_ids, filings, contexts, strict=True)
    }


def planned_filing(on: date) -> ApplicationRef:
    return ApplicationRef(id=_planned_on(on), title=str(_PLANNED), filed_on=on, hypothetical=True)


def _planned_on(day: date) -> str:
    """The id of what is not filed yet: filings of two days are not one."""
    return f"planned-{day}"


def _planned_part(party: str, role: ParticipantRole, on: date) -> Part:
    return Part(_planned_on(on), party, role, None, Span(on, OPEN_END), None)


async def _pending(reading: Reading, party_id: str) -> list[str]:
    """The undecided applications in which a party takes part."""
    found = await edges(reading, [filing_channel(reading)], [party_id], End.SOURCE)
    return sorted({edge.reached_id for edge in found})


async def _parts(reading: Reading, applications: Sequence[str]) -> list[Part]:
    """Who takes part in these applications as long as they are not decided."""
    found = await edges(reading, [filing_channel(reading)], applications, End.REACHED)
    return [
        Part(
            edge.reached_id,
            edge.source_id,
            ParticipantRole(edge.evidence.detail),
            edge.evidence.fact_id,
            edge.evidence.span,
            edge.evidence.source_id,
        )
        for edge in sorted(found, key=lambda edge: (edge.reached_id, edge.source_id, edge.evidence.fact_id))
    ]


async def _answer(
    question: Question[Any],
    reading: Reading,
    subject: PartyRef | None,
    applications: Sequence[str],
    parts: Sequence[Part],
) -> ContaminationAnswer:
    registrations = await _registrations(reading, {part.party_id for part in parts})
    (context,) = await filing_contexts(reading, [parts], applications)
    known = reading.lookup.applications_known
    if missing := [name for name in applications if name not in known]:
        raise NotFound("no application {missing!r} is loaded", missing=missing[0])
    lists = [one.credit_list for group in context.black.values() for one in group]
    statuses = _not_in_business(reading, registrations)
    findings = tuple(
        _finding(context, subject, known[name], [part for part in parts if part.application_id == name], statuses)
        for name in applications
    )
    return ContaminationAnswer(
        **reading.metadata(question),
        regime=context.rules.regimes(),
        coverage=reading.loaded.coverage(context.rules, lists, doubts=_doubts(context, findings), matters=()),
        truncated=context.truncated,
        subject=subject,
        findings=findings,
    )


def _doubts(context: FilingContext, findings: Sequence[ContaminationFinding]) -> Iterator[PointToConfirm]:
    """What a lawyer has to confirm of the documents whose measures are told here, of those that no longer rule, and of channels
    that no text states, along which a participant endangers the filing; and where a member would have to leave what is filed
    already."""
    rules = context.reading.rules
    told = {measure.id for one in findings for each in one.contaminators for measure in each.measures}
    found = [
        mou for many in context.rules.by_list.values() for mou in many if told & {one.ref.id for one in mou.measures}
    ]
    found += [mou for many in context.rules.left_out.values() for mou in many]
    for name in sorted({mou.ref.id for mou in found}):
        for point in rules.doubts_about(name):
            if point.matter in (DoubtMatter.FORCE, DoubtMatter.CONTENT):
                yield point
    endangering = {each.party.id for one in findings for each in one.contaminators}
    if endangering:
        yield from rules.doubts(context.propagation.unstated(*endangering))
    filed = (FilingState.FILED, FilingState.PREQUALIFIED)
    if any(one.state in filed and any(each.member for each in one.removals) for one in findings):
        yield from rules.doubts({_CHANGE_OF_MEMBERS})


def _finding(
    context: FilingContext,
    subject: PartyRef | None,
    application: ApplicationRef,
    parts: Sequence[Part],
    statuses: Mapping[str, ParticipantStatus],
) -> ContaminationFinding:
    """Who endangers the application, and what would clear it."""
    by_party: dict[str, list[Part]] = {}
    for part in parts:
        by_party.setdefault(part.party_id, []).append(part)
    contaminators = [
        contaminator
        for party, held in sorted(by_party.items())
        if (contaminator := context.contaminator(application, party, held)) is not None
    ]
    tainted = {contaminator.party.id for contaminator in contaminators}
    removable = [one for one in contaminators if subject is None or one.party.id != subject.id]
    parties, state = context.reading.lookup.parties_known, application.state(context.reading.moment.as_of)
    removed = len(removable) == len(contaminators) and bool(by_party.keys() - tainted or not contaminators)
    removals = tuple(map(_removal, removable))
    prequalified = state is FilingState.PREQUALIFIED and not any(one.member for one in removals)
    open_to_change = state in (FilingState.PLANNED, FilingState.FILED) or prequalified
    return ContaminationFinding(
        application=application,
        state=state,
        participants=tuple(parties[party] for party in sorted(by_party)),
        not_in_business=tuple(statuses[party] for party in sorted(by_party) if party in statuses),
        contaminators=tuple(contaminators),
        disregarded=tuple(one.ref for party in sorted(by_party) for one in context.disregarded.get(party, ())),
        removals=removals,
        clears=removed and open_to_change,
    )


async def _registrations(reading: Reading, participants: Set[str]) -> list[Row]:
    """What is registered of the participants. One statement, or none where nobody takes part."""
    return await reading.run("entity_details", ids=sorted(participants)) if participants else []


def _not_in_business(reading: Reading, registrations: Iterable[Row]) -> dict[str, ParticipantStatus]:
    """By party: who is not simply in business on the day."""
    found: dict[str, ParticipantStatus] = {}
    for row in registrations:
        details = details_of(row)
        if details.status not in (None, CompanyStatus.IN_BUSINESS):
            party = reading.lookup.parties_known[row["id"]]
            since, stated = details.status_since, details.status_stated
            found[row["id"]] = ParticipantStatus(party=party, status=details.status, stated=stated, since=since)
    return found


def _removal(one: Contaminator) -> Removal:
    member = any(role is not ParticipantRole.LISTED_SUPPLIER for role in one.roles)
    return Removal(party=one.party, replace_lead=ParticipantRole.LEAD in one.roles, member=member)
