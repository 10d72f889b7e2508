"""How closely a company is watched: how often it is inspected, and what makes it come first (§5, §5.2, §9.2, §9.6, §9.9)."""

from collections.abc import Iterable

from cscs_graph.analysis.cascade.consequences import consequences
from cscs_graph.analysis.cascade.context import CascadeContext, contexts_of
from cscs_graph.analysis.cascade.ramifications import ramifications
from cscs_graph.analysis.core.lookup import details_of
from cscs_graph.analysis.core.question import MinimumCertainty, PartyReference, Question, SupersededRules
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.effective import EffectiveListings
from cscs_graph.analysis.listings.in_force import PartyListings, listings_up_to
from cscs_graph.errors import BadInput
from cscs_graph.model.answers import (
    PartyKind,
    PrioritySectorRef,
    Ramification,
    RegulationPilotRef,
    RiskClassificationRef,
    SupervisionAnswer,
)
from cscs_graph.model.codes import (
    Certainty,
    Change,
    Domain,
    EntityKind,
    InspectionFrequency,
    ListKind,
    Matter,
    RiskClass,
)
from cscs_graph.model.time import Span, none_if_open

_MOVED = {Change.RAISED: InspectionFrequency.RAISED, Change.LOWERED: InspectionFrequency.LOWERED}
_PROVINCE = "0000"


class Supervision(Question[SupervisionAnswer]):
    """How often a company is inspected by the rules, and what else makes regulators look at it (§5, §5.2, §9.6, §9.9)."""

    begins_with_listings = True

    party: PartyReference
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    superseded_rules: SupersededRules = False

    async def answer(self, reading: Reading) -> SupervisionAnswer:
        subject = await reading.lookup.party(self.party)
        if subject.kind is not PartyKind.ENTITY:
            raise BadInput("party: {party!r} is a person; inspections are of organisations", party=self.party)
        known = (await listings_up_to(reading, [subject.id])).get(subject.id, PartyListings())
        listings = EffectiveListings.of(known.in_force)
        rules = reading.rules_of({one.credit_list.id for one in listings.in_question})
        (context,) = await contexts_of(reading, {subject.id: listings}, rules)
        frequency, by = _frequency(context)
        risk = await _risk(reading, subject.id)
        if frequency is not InspectionFrequency.RAISED and risk is not None and risk.rule is not None:
            frequency, by = risk.rule.frequency, ()
        (row,) = await reading.run("entity_details", ids=[subject.id])
        details = details_of(row)
        trade = (details.industry_code or "").strip().upper()
        holders = await _foreign_holders(reading, subject.id)
        return SupervisionAnswer(
            **reading.metadata(self),
            regime=rules.regimes(),
            coverage=reading.loaded.coverage(rules, [one.credit_list for one in listings.in_question]),
            truncated=context.truncated,
            subject=subject,
            frequency=frequency,
            certainty=by[0].certainty if by else risk.rule.certainty if risk is not None and risk.rule else None,
            because=tuple(listing for one in by for listing in (one.listings or (one.listing,))),
            risk=risk,
            measures=tuple(
                one
                for one in consequences(context)
                if one.measure.matter is Matter.SUPERVISION and one.target.party.id == subject.id
            ),
            sectors=_sectors(reading.rules.priority_sectors, trade),
            trade_known=bool(trade),
            pilots=_pilots(reading.rules.regulation_pilots, details.region_code),
            place_known=details.region_code is not None,
            foreign_invested=holders,
            duties=reading.rules.reporting_duties if holders else (),
        )


def _frequency(context: CascadeContext) -> tuple[InspectionFrequency, tuple[Ramification, ...]]:
    """By the rules on inspections: a blacklisting raises the frequency, whatever redlist stands beside it (§4.1, §5)."""
    subject = context.subject.id
    moved = [
        one
        for one in ramifications(context)
        if one.domain is Domain.SUPERVISION and one.change is not None and one.target.party.id == subject
    ]
    raised = tuple(one for one in moved if one.change is Change.RAISED)
    found = raised or tuple(moved)
    if found and found[0].change is not None:
        return _MOVED[found[0].change], found
    stated = any(
        rule.stated.domain is Domain.SUPERVISION
        and rule.stated.change is not None
        and context.reading.scope.admits(rule.certainty)
        for rule in context.reading.rules.ramifications([*ListKind])
    )
    return (InspectionFrequency.USUAL if stated else InspectionFrequency.NOT_STATED), ()


async def _risk(reading: Reading, company: str) -> RiskClassificationRef | None:
    """The class of risk of the day, the latest one, with the rule that is certain enough for the question. One statement."""
    rows = await reading.run("classes_of_risk", ids=[company])
    if not rows:
        return None
    row, span = rows[0], Span.read(rows[0])
    await reading.lookup.fetch(sources=[row["source_id"]])
    found = RiskClass(row["risk_class"])
    rules = (one for one in reading.rules.inspection_rules if reading.scope.admits(one.certainty))
    return RiskClassificationRef(
        id=row["id"],
        risk_class=found,
        stated=row["stated"],
        classified_by=reading.rules.agencies.get(row["classified_by"] or ""),
        since=none_if_open(span.start),
        until=none_if_open(span.end),
        rule=next((one for one in rules if one.risk_class is found), None),
        source=reading.lookup.source(row["source_id"]),
    )


def _sectors(sectors: Iterable[PrioritySectorRef], trade: str) -> tuple[PrioritySectorRef, ...]:
    return tuple(one for one in sectors if any(_belongs(trade, name) for name in one.industries))


def _belongs(trade: str, name: str) -> bool:
    """To a class of GB/T 4754, whose divisions are numbered through: many registers leave out the letter of the section."""
    return trade.startswith(name if trade[:1].isalpha() else name[1:]) if trade else False


def _pilots(pilots: Iterable[RegulationPilotRef], region: str | None) -> tuple[RegulationPilotRef, ...]:
    """A pilot of a province holds everywhere in it, one of a city in its districts."""

    def within(pilot: RegulationPilotRef) -> bool:
        code = pilot.region_id
        return region is not None and region.startswith(code[:2] if code.endswith(_PROVINCE) else code[:4])

    return tuple(pilot for pilot in pilots if within(pilot))


async def _foreign_holders(reading: Reading, company: str) -> bool | None:
    """Whether a holder that is registered abroad is loaded; None where no holder is."""
    rows = await reading.run("holdings_in", frontier=[company])
    holders = {row["from_id"] for row in rows if row["type"] == "OWNS"}
    known = await reading.lookup.parties(holders)
    return any(known[one].entity_kind is EntityKind.FOREIGN for one in holders) if holders else None
