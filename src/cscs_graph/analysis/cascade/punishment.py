"""Cascading punishment (§4.2): who must punish whom, how, through which path and under which rule."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from cscs_graph.analysis.cascade import rewards as giving
from cscs_graph.analysis.cascade.consequences import applications_at_risk, consequences, reached_parties
from cscs_graph.analysis.cascade.context import CascadeContext, contexts_of
from cscs_graph.analysis.cascade.merging import alike, each_once
from cscs_graph.analysis.cascade.ramifications import ramifications
from cscs_graph.analysis.core.bounds import DEPTH, PARTIES, ROWS
from cscs_graph.analysis.core.question import (
    Depth,
    MaxParties,
    MaxRows,
    MinimumCertainty,
    OneParty,
    PartyReference,
    Question,
    SupersededRules,
    Text,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.effective import EffectiveListings
from cscs_graph.analysis.listings.in_force import (
    PartyListings,
    listings_by_id,
    listings_in_force,
    listings_up_to,
    supposed,
)
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.errors import BadInput, NotFound, Parameter
from cscs_graph.model.answers import CascadeAnswer, Consequence, PartyRef, Signatories, Truncation
from cscs_graph.model.codes import Bound, Certainty, ListKind
from cscs_graph.model.time import PartialDate

OutletThreshold = Annotated[
    int | None, Field(ge=1, description="What-if (§9.4, draft): so many penalised outlets put a chain on a list.")
]
OutletWindow = Annotated[
    int | None, Field(ge=1, description="What-if (§9.4, draft): penalties within so many months are counted.")
]


class CascadingPunishment(Question[CascadeAnswer]):
    """What follows from the lists that a party is on, or from one listing (§4.2)."""

    either: ClassVar[Mapping[str, tuple[str, ...]]] = {"subject": ("party", "listing")}
    begins_with_listings = True

    party: OneParty = None
    listing: Annotated[Text | None, Field(description="Id of a listing.")] = None
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES
    max_rows: MaxRows = ROWS
    superseded_rules: SupersededRules = False
    outlet_threshold: OutletThreshold = None
    outlet_window_months: OutletWindow = None

    async def answer(self, reading: Reading) -> CascadeAnswer:
        if self.listing is not None:
            subject, listings = await _of_listing(reading, self.listing)
            return await cascade_answer(self, reading, subject, EffectiveListings.of(listings))
        subject = await reading.lookup.party(self.party or "")
        known = (await listings_up_to(reading, [subject.id])).get(subject.id, PartyListings())
        return await cascade_answer(self, reading, subject, EffectiveListings.of(known.in_force), known.former)


class IfListed(Question[CascadeAnswer]):
    """What would follow from one list alone if a party were put on it (§4.2).

    A supposed blacklisting ends redlistings on lists that hold nobody on a blacklist; an actual one keeps a supposed
    redlisting from giving anything where it is on such a list.
    """

    party: PartyReference
    list: Annotated[Text, Field(description="Id of the list.")]
    on: Annotated[
        PartialDate | None,
        Field(description="First day of the supposed listing, not after the day asked about; by default that day."),
    ] = None
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES
    max_rows: MaxRows = ROWS
    superseded_rules: SupersededRules = False
    outlet_threshold: OutletThreshold = None
    outlet_window_months: OutletWindow = None

    async def answer(self, reading: Reading) -> CascadeAnswer:
        on, as_of = self.on or reading.moment.as_of, reading.moment.as_of
        if on > as_of:
            raise BadInput(
                "{name}: {on} is after the day asked about, {as_of}; name an earlier day, or a later one in {asked}",
                name=Parameter("on"),
                on=on,
                as_of=as_of,
                asked=Parameter("as_of"),
            )
        subject = await reading.lookup.party(self.party)
        credit_list = reading.rules.credit_list(self.list)
        if credit_list.listable and subject.kind not in credit_list.listable:
            raise BadInput(
                "list: {list!r} holds only: {listable}; this is: {kind}",
                list=self.list,
                listable=" and ".join(credit_list.listable),
                kind=subject.kind,
            )
        actual = EffectiveListings.of((await listings_in_force(reading, [subject.id])).get(subject.id, []))
        listings = actual.with_supposed(supposed(reading, subject.id, credit_list, on))
        return await cascade_answer(self.model_copy(update={"on": on}), reading, subject, listings)


async def _of_listing(reading: Reading, listing_id: str) -> tuple[PartyRef, list[Listing]]:
    """The party of a listing, with that listing if it is in force, and with its redlistings. Raises NotFound."""
    found = (await listings_by_id(reading, [listing_id])).listings
    if not found:
        raise NotFound("no listing {listing_id!r} is known at that time", listing_id=listing_id)
    subject = await reading.lookup.party(found[0].party_id)
    in_force = (await listings_in_force(reading, [subject.id])).get(subject.id, [])
    return subject, [one for one in in_force if one.ref.id == listing_id or one.credit_list.kind is ListKind.RED]


async def cascade_answer(
    question: Question[Any],
    reading: Reading,
    subject: PartyRef,
    listings: EffectiveListings,
    former: Sequence[Listing] = (),
) -> CascadeAnswer:
    """What follows from these listings of a party; nothing does from the former ones, which are shown apart."""
    in_question = listings.in_question
    rules = reading.rules_of({one.credit_list.id for one in in_question})
    (context,) = await contexts_of(reading, {subject.id: listings}, rules)
    found, granted, rows = consequences(context), giving.rewards(context), reading.bounds.rows
    return CascadeAnswer(
        **reading.metadata(question),
        regime=rules.regimes(),
        coverage=reading.loaded.coverage(
            rules,
            [one.credit_list for one in in_question],
            doubts=reading.rules.doubts(context.reached.unstated() | context.rewarded.unstated()),
        ),
        truncated=_cut(context, len(found)),
        subject=subject,
        listings=tuple(one.ref for one in listings.shown),
        former_listings=tuple(one.ref for one in former),
        consequences=tuple(found[:rows]),
        reached=each_once(reached_parties(context, listings.punishing, context.reached)),
        applications=alike(applications_at_risk(context), lambda one: (one.application.id, one.party.id, one.role)),
        rewards=tuple(granted[:rows]),
        rewarded=each_once(giving.rewarded(context)),
        rewards_lost=tuple(giving.rewards_lost(context)),
        ramifications=ramifications(context),
        applications_favoured=tuple(giving.applications_favoured(context)),
        signatories=tuple(_signatories(context, [*found[:rows], *granted[:rows]])),
    )


def _signatories(context: CascadeContext, found: Sequence[Consequence]) -> Iterator[Signatories]:
    """By document, in the order of the ids; once, however many measures name nobody."""
    of = {basis.mou.id: basis.one_of for one in found for basis in one.bases if basis.one_of}
    agencies = context.reading.rules.agencies
    return (Signatories(mou_id=name, agencies=tuple(agencies[one] for one in of[name])) for name in sorted(of))


def _cut(context: CascadeContext, found: int) -> Truncation | None:
    """Why the answer is not whole: more consequences than rows, or a propagation that met a bound."""
    if found > context.reading.bounds.rows:
        return Truncation(reason=Bound.ROWS, rounds=context.reached.rounds, parties=len(context.reached.reached))
    return context.truncated
