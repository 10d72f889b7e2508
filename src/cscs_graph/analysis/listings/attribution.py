"""Local attribution: who keeps a list, which office put a party on it, and whether that office may (§4.1).

The lowest level of office that may decide is a rule with dates and a source, of one list or of all lists of a kind. A
list's own rule comes before the general one. A decision is compared with the rule in force on its day, or else with the
first one after it, and the answer says so: a draft of later years makes no decision unlawful.
"""

from cscs_graph.analysis.core.question import PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.in_force import listing_history
from cscs_graph.model.answers import AgencyRef, AttributionAnswer, AttributionRef, ListingAttribution, ListingRef
from cscs_graph.model.time import UNKNOWN_START


class Attribution(Question[AttributionAnswer]):
    """Who keeps the lists that a party was on up to the day, which offices decided, and whether they may (§4.1)."""

    begins_with_listings = True

    party: PartyReference

    async def answer(self, reading: Reading) -> AttributionAnswer:
        subject = await reading.lookup.party(self.party)
        listings = (await listing_history(reading, [subject.id])).listings
        return AttributionAnswer(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(lists=[one.credit_list for one in listings]),
            party=subject,
            listings=tuple(
                ListingAttribution(listing=one.ref, attribution=attributed(reading, one.ref)) for one in listings
            ),
        )


def attributed(reading: Reading, listing: ListingRef) -> AttributionRef:
    """Of one listing. The list's owners are those of its first day, where that is known."""
    day, office = listing.since, listing.decided_by
    rule = reading.rules.decision_level(listing.credit_list.id, day)
    return AttributionRef(
        controlled_by=reading.rules_on(day).lists[listing.credit_list.id].controlled_by,
        deciding_office=office,
        national_agencies=_national(reading, listing),
        level=office.level if office else None,
        below_minimum_level=office.level.is_below(rule.minimum_level) if office and rule else None,
        decided_before_rule=day < rule.from_day if rule and day else None,
        rule=rule,
    )


def _national(reading: Reading, listing: ListingRef) -> tuple[AgencyRef, ...]:
    """The agencies at the top of the office's branch on the day of the decision."""
    if listing.decided_by is None:
        return ()
    return reading.rules.national_agencies(listing.decided_by.id, listing.since or UNKNOWN_START)
