"""What an answer to a cascade is put together from: measures on everyone, parties reached, applications at risk."""

from collections.abc import Iterable, Iterator

from cscs_graph.analysis.cascade.context import (
    CascadeContext,
    earliest_end_of,
    listed_party,
    rule_since_of,
    rule_until_of,
    since_of,
)
from cscs_graph.analysis.cascade.merging import merged
from cscs_graph.analysis.cascade.proof import of_rule
from cscs_graph.analysis.cascade.propagation import Propagation, ReachedParty
from cscs_graph.analysis.core.proof import Names, laid_down, of_evidence
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.listings.proof import of_listing
from cscs_graph.analysis.rulebook.lists import ListRules, MeasureRule, MouRule
from cscs_graph.catalog import Channel, Starts
from cscs_graph.model.answers import ApplicationAtRisk, Basis, Consequence, PartyKind, ProofStep, Reached, Target
from cscs_graph.model.answers.deferred import deferred
from cscs_graph.model.codes import Certainty, ListKind, ParticipantRole, TargetClass
from cscs_graph.model.evidence import Evidence


def carried(reached: ReachedParty, listing: Listing, rules: ListRules) -> bool:
    """Whether this list reaches that far: by its own party's standing, or by a class that its memoranda name, in its matter.

    An order affects nobody's standing: it reaches whom its rules name, and no joint application.
    """
    if listing.credit_list.kind is ListKind.ORDER and reached.target is None:
        return False
    if not reached.about(listing.credit_list.id):
        return False
    own = (None, TargetClass.COMPANY, TargetClass.PERSON)
    return reached.via in own or reached.via in rules.scope(listing.credit_list.id)


def consequences(context: CascadeContext) -> list[Consequence]:
    """The measures on the blacklisted party and on everyone whom they reach, what says the same once."""
    return merged(bases_of(context, context.listings.punishing, context.reached))


def bases_of(context: CascadeContext, listings: Iterable[Listing], propagation: Propagation) -> Iterator[Basis]:
    """Per listing: the measures on the listed party, then on everyone whom they reach, in a total order.

    What is less certain than the question allows is left out.
    """
    parties = propagation.parties()
    for listing in listings:
        for reached in (listed_party(context.subject, listing), *parties):
            if reached.target is not None and reached.about(listing.credit_list.id):
                yield from _measures_on(context, listing, reached)


def _measures_on(context: CascadeContext, listing: Listing, reached: ReachedParty) -> Iterator[Basis]:
    for mou in context.rules.mous(listing.credit_list.id):
        target_class = class_in(mou, reached, context.subject.kind)
        target = Target(party=context.party(reached.id), target_class=target_class)
        for measure in mou.measures:
            if mou.meets(measure, target_class):
                path = graded_by(mou, mou.named_by(measure), reached, context)
                certainty = Certainty.weakest(mou.ref.document_kind.certainty, listing.certainty, certainty_of(path))
                if context.reading.scope.admits(certainty):
                    yield _basis(context, listing, reached, path, mou, measure, target, certainty)


def graded_by(
    mou: MouRule, named: frozenset[TargetClass], reached: ReachedParty, context: CascadeContext
) -> tuple[Evidence, ...]:
    """The path to a party as far as a document goes it itself: a step to those whom it names is laid down in it, and by a
    statute as certain as that, unless the fact leaves open whether it is in the matter of that list. `named`: whom its text
    names."""

    def graded(step: Evidence) -> Evidence:
        channel = context.channels.get(step.channel or "")
        if channel is None or channel.target is None or channel.starts is not Starts.LISTED or step.matter == "":
            return step
        return context.laid_down(step, mou) if channel.target in named else step

    return tuple(graded(step) for step in reached.path)


def best_path(reached: ReachedParty, listing: Listing, context: CascadeContext) -> tuple[Evidence, ...]:
    """The path to a party with its steps graded by that document of the list which makes it most certain: no measure of the list
    meets the party with more certainty than the party is reached with."""
    paths = [
        *(graded_by(mou, mou.named, reached, context) for mou in context.rules.mous(listing.credit_list.id)),
        reached.path,
    ]
    return min(paths, key=lambda path: certainty_of(path).rank)


def certainty_of(path: Iterable[Evidence]) -> Certainty:
    """That of the weakest step; a path of none takes nothing away."""
    return Certainty.weakest(Certainty.STATUTE, *(step.certainty for step in path if step.certainty is not None))


def class_in(mou: MouRule, reached: ReachedParty, listed: PartyKind) -> TargetClass:
    """As what a memorandum names who is reached. The listed party, what is legally part of it, and whoever only its
    standing affects, meet each memorandum as that memorandum names the listed party."""
    if reached.target in (None, TargetClass.COMPANY, TargetClass.PERSON):
        return mou.class_of_listed(listed)
    return reached.target


def _basis(
    context: CascadeContext,
    listing: Listing,
    reached: ReachedParty,
    path: tuple[Evidence, ...],
    mou: MouRule,
    measure: MeasureRule,
    target: Target,
    certainty: Certainty,
) -> Basis:
    agencies, names = context.reading.rules.agencies, context.names
    return Basis(
        listing=listing.ref,
        mou=mou.ref,
        measure=measure.ref,
        target=target,
        imposed_by=tuple(agencies[one.id] for one in measure.imposed_by if one.id in agencies),
        imposer_basis=measure.imposer_basis,
        one_of=measure.one_of,
        since=since_of(listing, reached.path, mou.span, measure.span),
        earliest_end=None if measure.ref.term_en else earliest_end_of(listing, reached.span, mou.span, measure.span),
        rule_since=rule_since_of(listing, reached.path, mou.span, measure.span),
        rule_until=rule_until_of(mou.span, measure.span),
        certainty=certainty,
        proof=deferred(
            lambda: (
                *of_listing(listing, names),
                *of_rule(mou, measure, listing.credit_list, names),
                *(of_evidence(step, names) for step in path),
            )
        ),
    )


def reached_parties(
    context: CascadeContext, listings: Iterable[Listing], propagation: Propagation
) -> Iterator[Reached]:
    """Everyone whom a listing reaches, also where the measures are not loaded; as certainly as its documents make it."""
    parties = propagation.parties()
    for listing in listings:
        for reached in parties:
            if not carried(reached, listing, context.rules):
                continue
            path = best_path(reached, listing, context)
            certainty = Certainty.weakest(listing.certainty, certainty_of(path))
            if context.reading.scope.admits(certainty):
                yield Reached(
                    party=context.party(reached.id),
                    channel=reached.channel,
                    target_class=reached.target,
                    listing=listing.ref,
                    certainty=certainty,
                    since=since_of(listing, reached.path),
                    earliest_end=earliest_end_of(listing, reached.span),
                    proof=path_from(listing, path, context.names),
                )


def path_from(listing: Listing, path: Iterable[Evidence], names: Names) -> tuple[ProofStep, ...]:
    """Why the party is on the list, and every step from there."""
    return deferred(lambda: (*of_listing(listing, names), *(of_evidence(step, names) for step in path)))


def applications_at_risk(context: CascadeContext) -> Iterator[ApplicationAtRisk]:
    """Pending applications in which the listed party, or whoever it reaches, takes part (§9.5)."""
    lookup = context.reading.lookup
    channels = {channel.name: channel for channel in context.reached.channels}
    for reached in context.reached.applications():
        for listing in context.listings.black:
            *path, part = reached.path
            role, channel = ParticipantRole(part.detail), channels[reached.channel]
            certainty = joint_certainty(path, role, listing, context.rules, channel)
            if carried(reached, listing, context.rules) and context.reading.scope.admits(certainty):
                yield ApplicationAtRisk(
                    application=lookup.applications_known[reached.id],
                    party=context.party(part.from_id),
                    role=role,
                    listing=listing.ref,
                    certainty=certainty,
                    proof=joint_proof(path, role, listing, context.rules, channel, part, context.names),
                )


def joint_certainty(
    path: Iterable[Evidence], role: ParticipantRole, listing: Listing, rules: ListRules, channel: Channel
) -> Certainty:
    """Certainty that a participant endangers a filing, after the path by which it is affected itself (§9.5)."""
    before = (step.certainty for step in path if step.certainty is not None)
    return Certainty.weakest(listing.certainty, part_certainty(role, listing, rules, channel), *before)


def part_certainty(role: ParticipantRole, listing: Listing, rules: ListRules, channel: Channel) -> Certainty:
    """That of the channel, but what it is raised to where a measure of the list bars the joint bid as a whole."""
    return channel.raised_to if barring_measures(role, listing, rules) else channel.certainty


def barring_measures(role: ParticipantRole, listing: Listing, rules: ListRules) -> list[tuple[MouRule, MeasureRule]]:
    """The measures of the list that bar a consortium as a whole, with their memoranda; none for a mere supplier."""
    if role is ParticipantRole.LISTED_SUPPLIER:
        return []
    return [
        (mou, measure)
        for mou in rules.mous(listing.credit_list.id)
        for measure in mou.measures
        if measure.ref.whole_consortium
    ]


def joint_proof(
    path: Iterable[Evidence],
    role: ParticipantRole,
    listing: Listing,
    rules: ListRules,
    channel: Channel,
    part: Evidence | ProofStep,
    names: Names,
) -> tuple[ProofStep, ...]:
    """Why the party is on the list, every step to the participant, the rules that bar the filing as a whole because of it,
    and the part in the filing."""

    def steps() -> Iterator[ProofStep]:
        yield from of_listing(listing, names)
        yield from (of_evidence(step, names) for step in path)
        barring = barring_measures(role, listing, rules)
        for mou, measure in barring:
            yield from of_rule(mou, measure, listing.credit_list, names)
        taken = of_evidence(part, names) if isinstance(part, Evidence) else part
        certainty = part_certainty(role, listing, rules, channel)
        by = laid_down(next((mou.title for mou, _ in barring), None))
        yield taken.model_copy(update={"certainty": certainty, **by})

    return deferred(steps)
