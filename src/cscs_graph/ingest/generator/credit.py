"""Listings, credit records and joint applications of the random background."""

from collections.abc import Iterator
from datetime import date

from cscs_graph.ingest.generator.distributions import (
    APPLICATION_SHARE,
    BLACKLISTS,
    CO_BIDDERS,
    EARLY_REMOVAL_SHARE,
    HORIZON,
    OTHER_TERM_MONTHS,
    PENALTIES,
    PERSON_BLACKLISTS,
    RECORD_CATEGORIES,
    RECORDS_PER_COMPANY,
    REDLISTED_SHARE,
    SECOND_LIST_SHARE,
    SHORTEST_STAY_MONTHS,
    SUPPLIERS,
    TERM_MONTHS,
    Weighted,
)
from cscs_graph.ingest.generator.draw import Draw, months_after
from cscs_graph.ingest.generator.lines import application, credit_record, listing, participates
from cscs_graph.ingest.generator.opening import agency_of
from cscs_graph.ingest.generator.profiles import Profile, earlier
from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import EntityKind, ParticipantRole, Polarity, Tier

LISTS_BEGIN = date(2016, 1, 1)
RECORDS_BEGIN = date(2014, 1, 1)
_TIERS = Weighted((Tier.GENERAL, 60), (Tier.SERIOUS, 30), (Tier.PARTICULARLY_SERIOUS, 10))
_POLARITIES = {PENALTIES: Polarity.NEGATIVE, "tax_arrears": Polarity.NEGATIVE, "awards": Polarity.POSITIVE}


def company_listings(company: Profile, draw: Draw, listed_share: float) -> Iterator[Line]:
    """Blacklistings, and the redlisting of an A-grade taxpayer."""
    yield from _blacklisted(company.id, company, draw, BLACKLISTS, listed_share)
    if company.kind == EntityKind.COMPANY and draw.chance(REDLISTED_SHARE):
        since = draw.day(max(company.registered_on, LISTS_BEGIN), HORIZON)
        yield listing(company.id, "red_a_grade_taxpayers", agency_of(company.province), since)


def person_listings(someone: str, home: Profile, draw: Draw, listed_share: float) -> Iterator[Line]:
    """Listings of a natural person, decided where the company is registered."""
    yield from _blacklisted(someone, home, draw, PERSON_BLACKLISTS, listed_share)


def _blacklisted(party: str, home: Profile, draw: Draw, lists: Weighted[str], share: float) -> Iterator[Line]:
    if not draw.chance(share):
        return
    first = draw.pick(lists)
    chosen = [first]
    # The same list twice would be no second list.
    if draw.chance(SECOND_LIST_SHARE):
        while (second := draw.pick(lists)) == first:
            pass
        chosen.append(second)
    for credit_list in chosen:
        since = draw.day(max(home.registered_on, LISTS_BEGIN), HORIZON)
        term = TERM_MONTHS.get(credit_list, OTHER_TERM_MONTHS)
        stay = int(draw.between(SHORTEST_STAY_MONTHS, term)) if draw.chance(EARLY_REMOVAL_SHARE) else term
        until = months_after(since, stay)
        ended = until < HORIZON
        agency = agency_of(home.province)
        line = listing(party, credit_list, agency, since, until=until if ended else None, tier=draw.pick(_TIERS))
        yield line if ended else line | {"earliest_removal": months_after(since, term).isoformat()}


def credit_records(company: Profile, draw: Draw) -> Iterator[Line]:
    for number in range(draw.pick(RECORDS_PER_COMPANY)):
        category = draw.pick(RECORD_CATEGORIES)
        on = draw.day(max(company.registered_on, RECORDS_BEGIN), HORIZON)
        polarity = _POLARITIES.get(category, Polarity.NEUTRAL)
        yield credit_record(company.id, number, category, agency_of(company.province), on, polarity=polarity)


def applications(company: Profile, draw: Draw) -> Iterator[Line]:
    """A bid that the company leads, with earlier companies as co-bidders and listed suppliers (§9.5)."""
    if company.kind != EntityKind.COMPANY or not draw.chance(APPLICATION_SHARE):
        return
    bid = f"seed-bid-{company.index}"
    filed_on = draw.day(max(company.registered_on, RECORDS_BEGIN), HORIZON)
    yield application(bid, f"测试项目{company.index:07}", agency_of(company.province), filed_on)
    yield participates(company.id, bid, ParticipantRole.LEAD, filed_on)
    seen = {company.index}
    for role, counts in ((ParticipantRole.CO_BIDDER, CO_BIDDERS), (ParticipantRole.LISTED_SUPPLIER, SUPPLIERS)):
        for _ in range(draw.pick(counts)):
            partner = earlier(company, draw)
            if partner is not None and partner.index not in seen:
                seen.add(partner.index)
                yield participates(partner.id, bid, role, max(filed_on, partner.registered_on))
