"""Local attribution: who keeps a list, which office put a party on it, and whether that office may (§4.1).

The lowest level of office that may decide is a rule with dates and a source, of one list or of all lists of a kind. A
list's own rule comes before the general one. A decision is compared with the rule in force on its day, or else with the
first one after it, and the answer says so: a draft of later years makes no decision unlawful.
"""

from collections.abc import Mapping

from cscs_graph.analysis.core.question import PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.in_force import listing_history
from cscs_graph.errors import Message, Pair
from cscs_graph.model.answers import (
    AgencyRef,
    AttributionAnswer,
    AttributionRef,
    DecisionLevelRef,
    ListingAttribution,
    ListingRef,
)
from cscs_graph.model.codes import Certainty, Level
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import pair, word
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
    level = office.level if office else None
    below = level.is_below(rule.minimum_level) if level and rule else None
    older = day < rule.from_day if rule and day else None
    return AttributionRef(
        controlled_by=reading.rules_on(day).lists[listing.credit_list.id].controlled_by,
        deciding_office=office,
        national_agencies=_national(reading, listing),
        level=level,
        below_minimum_level=below,
        decided_before_rule=older,
        rule=rule,
        **pair(concluded(level, rule, below=below, older=older), "conclusion"),
    )


def concluded(level: Level | None, rule: DecisionLevelRef | None, *, below: bool | None, older: bool | None) -> Message:
    """What level and rule come to. A draft, and a rule of later days, make no decision doubtful."""
    if level is None:
        return Message("which office decided is not stated, so whether it may is not known")
    if rule is None:
        return Message("no loaded rule says at what level this list is decided on")
    values = {"level": _called(level), "minimum": _called(rule.minimum_level), "how": _called(rule.certainty)}
    if not below:
        return Message("decided at the level {level}; the least that the rule asks for is {minimum} ({how})", values)
    return _below(rule, older, values)


def _below(rule: DecisionLevelRef, older: bool | None, values: Mapping[str, Pair]) -> Message:
    """Of an office below the least that a rule asks for."""
    if older:
        return Message(
            "decided at the level {level}, below {minimum}, the least that a later rule asks for ({how}): that rule "
            "does not govern this decision",
            values,
        )
    if rule.certainty is Certainty.DRAFT:
        return Message(
            "decided at the level {level}, below {minimum}, the least that a draft asks for: a draft binds no office",
            values,
        )
    if older is None:
        return Message(
            "decided at the level {level}, below {minimum}, the least that the rule asks for ({how}); the day of the "
            "decision is not known, so whether the rule governs it is not either",
            values,
        )
    return Message(
        "decided at the level {level}, below {minimum}, the least that the rule of its day asks for ({how}): whether "
        "the office could decide is doubtful",
        values,
    )


def _called(code: Level | Certainty) -> Pair:
    return Pair(word(code, LanguageCode.EN), word(code, LanguageCode.ZH))


def _national(reading: Reading, listing: ListingRef) -> tuple[AgencyRef, ...]:
    """The agencies at the top of the office's branch on the day of the decision."""
    if listing.decided_by is None:
        return ()
    return reading.rules.national_agencies(listing.decided_by.id, listing.since or UNKNOWN_START)
