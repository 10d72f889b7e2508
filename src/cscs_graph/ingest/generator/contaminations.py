"""Planted cases of cross-contamination (§9.5): bids with a listed supplier, a court defaulter, or nothing wrong."""

from datetime import date, timedelta

from cscs_graph.ingest.generator.cast import Cast
from cscs_graph.ingest.generator.draw import Draw, months_after
from cscs_graph.model.codes import ParticipantRole

_WAGES = "migrant_wages"
_DEFAULTERS = "court_defaulters"
_NOTHING: dict[str, list[str]] = {"contaminators": [], "removals": []}


def supplier(number: int, offset: int, draw: Draw) -> Cast:
    """A declared supplier is on a list for a year, and clears the bid by leaving it."""
    cast = Cast(number, "supplier", offset)
    since = draw.day(date(2018, 7, 1), date(2019, 1, 1))
    until = months_after(since, 12)
    lead, partner, good, bad = (cast.company(name) for name in ("lead", "partner", "good-supplier", "bad-supplier"))
    cast.listed(bad, _WAGES, since, until)
    bid = cast.bid(
        "bid",
        date(2018, 3, 1),
        (
            (lead, ParticipantRole.LEAD),
            (partner, ParticipantRole.CO_BIDDER),
            (good, ParticipantRole.LISTED_SUPPLIER),
            (bad, ParticipantRole.LISTED_SUPPLIER),
        ),
    )
    found = {
        "contaminators": [bad],
        "because": {bad: [_WAGES]},
        "certainty": {bad: "practice"},
        "removals": [bad],
    }
    question = "cross_contamination"
    cast.ask(question, found, application=bid, as_of=since)
    cast.ask(question, _NOTHING, application=bid, as_of=since - timedelta(1))
    cast.ask(question, _NOTHING, application=bid, as_of=until)
    at_risk = {"applications": [bid], "certainty": {bid: "practice"}}
    cast.ask("cascading_punishment", at_risk, party=bad, as_of=since)
    return cast


def consortium(number: int, offset: int, draw: Draw) -> Cast:
    """One member is a court defaulter: notice 法〔2016〕285号 bars the consortium as a whole."""
    cast = Cast(number, "consortium", offset)
    since = draw.day(date(2018, 1, 1), date(2018, 7, 1))
    lead, member, good = (cast.company(name) for name in ("lead", "defaulter", "supplier"))
    cast.listed(member, _DEFAULTERS, since, None)
    filed_on = since + timedelta(60)
    bid = cast.bid(
        "bid",
        filed_on,
        (
            (lead, ParticipantRole.LEAD),
            (member, ParticipantRole.CO_BIDDER),
            (good, ParticipantRole.LISTED_SUPPLIER),
        ),
    )
    found = {
        "contaminators": [member],
        "because": {member: [_DEFAULTERS]},
        "certainty": {member: "mou"},
        "removals": [member],
    }
    cast.ask("cross_contamination", found, application=bid, as_of=filed_on)
    planned = {"lead": lead, "co_bidders": [member], "suppliers": [good]}
    cast.ask("if_jointly_filed", found, **planned, on=filed_on)
    cast.ask("if_jointly_filed", _NOTHING, **planned, on=since - timedelta(1))
    return cast


def clean(number: int, offset: int, draw: Draw) -> Cast:
    """Nobody in the bid is listed; a company that is listed takes no part in it."""
    cast = Cast(number, "nothing-wrong", offset)
    filed_on = draw.day(date(2018, 7, 1), date(2019, 7, 1))
    lead, partner, good = (cast.company(name) for name in ("lead", "partner", "supplier"))
    cast.listed(cast.company("stranger"), _WAGES, date(2018, 1, 1), None)
    bid = cast.bid(
        "bid",
        filed_on,
        (
            (lead, ParticipantRole.LEAD),
            (partner, ParticipantRole.CO_BIDDER),
            (good, ParticipantRole.LISTED_SUPPLIER),
        ),
    )
    cast.ask("cross_contamination", _NOTHING, application=bid, as_of=filed_on)
    return cast
