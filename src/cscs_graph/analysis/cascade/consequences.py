"""What an answer to a cascade is put together from: measures on everyone, parties reached, applications at risk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.cascade.merging import merged
from cscs_graph.analysis.cascade.propagation import Propagation, ReachedParty
from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.listings.in_force import Listing
from cscs_graph.analysis.rulebook.lists import MeasureRule, MouRule, Rulebook
from cscs_graph.catalog import Catalogue, Statement
from cscs_graph.model.answers import (
    ApplicationAtRisk,
    ApplicationRef,
    Basis,
    Consequence,
    PartyKind,
    PartyRef,
    ProofStep,
    Reached,
    Target,
)
from cscs_graph.model.codes import Certainty, ParticipantRole, TargetClass
from cscs_graph.model.time import OPEN_END, Span, none_if_open


@dataclass(frozen=True, slots=True)
class CascadeContext:
    """Everything an answer is put together from."""

    subject: PartyRef
    black: list[Listing]
    red: list[Listing]
    barring: list[Listing]
    """Blacklist stays that end redlists which hold nobody on a blacklist."""
    rules: Rulebook
    grown: Propagation
    """Whom the blacklists reach."""
    favoured: Propagation
    """Whom the redlists reach."""
    lookup: Lookup
    names: proof.Names
    parties: dict[str, PartyRef]
    scope: Scope

    @property
    def kept(self) -> list[Listing]:
        """Redlist standing that no blacklisting ends."""
        return [stay for stay in self.red if not (self.barring and stay.credit_list.requires_no_blacklisting)]

    @property
    def lost(self) -> list[Listing]:
        """Redlists that hold only parties on no blacklist end with the first blacklisting (§4.1)."""
        return [stay for stay in self.red if self.barring and stay.credit_list.requires_no_blacklisting]


def carried(arrival: ReachedParty, stay: Listing, rules: Rulebook) -> bool:
    """Whether this list reaches that far: by its own party's standing, or by a class that its memoranda name."""
    own = (None, TargetClass.COMPANY, TargetClass.PERSON)
    return arrival.via in own or arrival.via in rules.scope(stay.credit_list.id)


def joint_certainty(
    way: Iterable[Evidence], role: ParticipantRole, stay: Listing, rules: Rulebook, channel: Statement
) -> Certainty:
    """Certainty that a participant endangers a filing, after the way by which it is affected itself (§9.5)."""
    before = (step.certainty for step in way if step.certainty is not None)
    return Certainty.weakest(stay.certainty, part_certainty(role, stay, rules, channel), *before)


def part_certainty(role: ParticipantRole, stay: Listing, rules: Rulebook, channel: Statement) -> Certainty:
    """That of the channel, but what it is raised to where a measure of the list bars the joint bid as a whole."""
    return channel.raised_to if barring(role, stay, rules) else channel.certainty


def barring(role: ParticipantRole, stay: Listing, rules: Rulebook) -> list[tuple[MouRule, MeasureRule]]:
    """The measures of the list that bar a consortium as a whole, with their memoranda; none for a mere supplier."""
    if role is ParticipantRole.LISTED_SUPPLIER:
        return []
    return [
        (mou, measure)
        for mou in rules.mous(stay.credit_list.id)
        for measure in mou.measures
        if measure.ref.whole_consortium
    ]


def participation(
    role: ParticipantRole, stay: Listing, rules: Rulebook, names: proof.Names, part: ProofStep, channel: Statement
) -> tuple[ProofStep, ...]:
    """The part in a filing, after the rules that bar the filing as a whole because of it."""
    bars = (step for mou, measure in barring(role, stay, rules) for step in proof.of_rule(mou, measure, stay, names))
    return (*bars, part.model_copy(update={"certainty": part_certainty(role, stay, rules, channel)}))


def _end(stay: Listing, span: Span) -> date | None:
    """The first day on which the listing or one of the links may end."""
    ends = [end for end in (stay.earliest_end, span.end) if end is not None and end != OPEN_END]
    return min(ends, default=None)


def consequences(case: CascadeContext) -> list[Consequence]:
    """The measures on the blacklisted party and on everyone whom they reach, what says the same once."""
    return merged(found(case, case.black, case.grown))


def found(case: CascadeContext, stays: Iterable[Listing], grown: Propagation) -> Iterator[Basis]:
    """Per stay: the measures on the listed party, then on everyone whom they reach, in a total order."""
    for stay in stays:
        for arrival in (listed_party(case.subject, stay), *grown.parties()):
            if arrival.target is not None:
                yield from _measures_on(case, stay, arrival)


def listed_party(subject: PartyRef, stay: Listing) -> ReachedParty:
    """The listed party itself, as an end of the walk."""
    listed_as = TargetClass.COMPANY if subject.kind is PartyKind.ENTITY else TargetClass.PERSON
    return ReachedParty(
        subject.id, subject.kind.value.title(), subject.id, listed_as, listed_as, "", stay.certainty, stay.span, ()
    )


def _measures_on(case: CascadeContext, stay: Listing, arrival: ReachedParty) -> Iterator[Basis]:
    onto = proof.of_stay(stay, case.names)
    way = tuple(proof.of_evidence(step, case.names) for step in arrival.path)
    for mou in case.rules.mous(stay.credit_list.id):
        target = class_in(mou, arrival, case.subject.kind)
        for measure in mou.measures:
            if mou.meets(measure, target):
                rule = proof.of_rule(mou, measure, stay, case.names)
                yield _basis(case, stay, arrival, mou, measure, target, (*onto, *rule, *way))


def class_in(mou: MouRule, arrival: ReachedParty, listed: PartyKind) -> TargetClass:
    """As what a memorandum names who is reached. The listed party, what is legally part of it, and whoever only its
    standing affects, meet each memorandum as that memorandum names the listed party."""
    if arrival.target in (None, TargetClass.COMPANY, TargetClass.PERSON):
        return mou.class_of_listed(listed)
    return arrival.target


def _basis(
    case: CascadeContext,
    stay: Listing,
    arrival: ReachedParty,
    mou: MouRule,
    measure: MeasureRule,
    target: TargetClass,
    steps: tuple[ProofStep, ...],
) -> Basis:
    span = Span.overlap(stay.span, arrival.span, mou.span, measure.span)
    agencies = case.lookup.known_agencies
    return Basis(
        listing=stay.ref,
        mou=mou.ref,
        measure=measure.ref,
        target=Target(party=case.parties[arrival.id], target_class=target),
        imposed_by=tuple(agencies[bearer.id] for bearer in measure.imposed_by if bearer.id in agencies),
        since=none_if_open(span.start),
        earliest_end=_end(stay, Span.overlap(arrival.span, mou.span, measure.span)),
        certainty=Certainty.weakest(mou.ref.document_kind.certainty, stay.certainty, arrival.certainty),
        proof=steps,
    )


def reached(case: CascadeContext, stays: Iterable[Listing], grown: Propagation) -> Iterator[Reached]:
    """Everyone whom a listing reaches, also where the measures themselves are not loaded."""
    for stay in stays:
        for arrival in grown.parties():
            if carried(arrival, stay, case.rules):
                span = Span.overlap(stay.span, arrival.span)
                yield Reached(
                    party=case.parties[arrival.id],
                    channel=arrival.channel,
                    target_class=arrival.target,
                    listing=stay.ref,
                    certainty=Certainty.weakest(stay.certainty, arrival.certainty),
                    since=none_if_open(span.start),
                    earliest_end=_end(stay, arrival.span),
                    proof=path_of(case, stay, arrival),
                )


def applications_at_risk(
    case: CascadeContext, applications: dict[str, ApplicationRef], catalogue: Catalogue
) -> Iterator[ApplicationAtRisk]:
    """Pending applications in which the listed party, or whoever it reaches, takes part (§9.5)."""
    for arrival in case.grown.applications():
        for stay in case.black:
            *way, part = arrival.path
            role, channel = ParticipantRole(part.detail), catalogue[arrival.channel]
            certainty = joint_certainty(way, role, stay, case.rules, channel)
            if carried(arrival, stay, case.rules) and case.scope.admits(certainty):
                yield ApplicationAtRisk(
                    application=applications[arrival.id],
                    party=case.parties[part.from_id],
                    role=role,
                    listing=stay.ref,
                    certainty=certainty,
                    proof=(
                        *proof.of_stay(stay, case.names),
                        *(proof.of_evidence(step, case.names) for step in way),
                        *participation(
                            role, stay, case.rules, case.names, proof.of_evidence(part, case.names), channel
                        ),
                    ),
                )


def path_of(case: CascadeContext, stay: Listing, arrival: ReachedParty) -> tuple[ProofStep, ...]:
    """Why the party is on the list, and every step from there."""
    return (*proof.of_stay(stay, case.names), *(proof.of_evidence(step, case.names) for step in arrival.path))
