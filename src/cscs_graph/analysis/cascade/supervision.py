"""How closely a company is watched: how often it is inspected, and what makes it come first (§5, §5.2, §9.2, §9.6, §9.9)."""

from collections.abc import Iterable

from cscs_graph.analysis.cascade.consequences import consequences
from cscs_graph.analysis.cascade.context import CascadeContext, context_of
from cscs_graph.analysis.cascade.ramifications import ramifications
from cscs_graph.analysis.core.lookup import details_of, known_region
from cscs_graph.analysis.core.question import MinimumCertainty, PartyReference, Question, SupersededRules
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import BadInput
from cscs_graph.model.answers import (
    InspectionRuleRef,
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
from cscs_graph.model.industries import belongs, plain
from cscs_graph.model.time import Span, none_if_open

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
        context, _ = await context_of(reading, subject)
        risk = await _risk(reading, subject.id)
        frequency, certainty, by = _frequency(context, risk)
        (row,) = await reading.run("entity_details", ids=[subject.id])
        details = details_of(row)
        trade = plain(details.industry_code)
        region = known_region(details.region_code, subject.flags)
        holders = await _foreign_holders(reading, subject.id)
        return SupervisionAnswer(
            **reading.metadata(self),
            regime=context.rules.regimes(),
            coverage=reading.loaded.coverage(context.rules, [one.credit_list for one in context.listings.in_question]),
            truncated=context.truncated,
            subject=subject,
            frequency=frequency,
            certainty=certainty,
            because=tuple({listing.id: listing for one in by for listing in one.listings}.values()),
            risk=risk,
            rules=_of_any(reading),
            measures=tuple(
                one
                for one in consequences(context)
                if one.measure.matter is Matter.SUPERVISION and one.target.party.id == subject.id
            ),
            sectors=_sectors(reading.rules.priority_sectors, trade),
            trade_known=bool(trade),
            pilots=_pilots(reading.rules.regulation_pilots, region),
            place_known=region is not None,
            foreign_invested=holders,
            duties=reading.rules.reporting_duties if holders else (),
        )


def _frequency(
    context: CascadeContext, risk: RiskClassificationRef | None
) -> tuple[InspectionFrequency, Certainty | None, tuple[Ramification, ...]]:
    """How often, how well the rule that says so is documented, and the listings that it follows from.

    A blacklisting raises the frequency, whatever redlist stands beside it (§4.1, §5); else a class of risk that has a rule
    decides. A redlisting lowers it, but not of a company whose class is no low one, for which no rule is loaded.
    """
    moved = [
        one
        for one in ramifications(context)
        if one.domain is Domain.SUPERVISION and one.change is not None and one.target.party.id == context.subject.id
    ]
    by = tuple(one for one in moved if one.change is Change.RAISED)
    if by:
        return InspectionFrequency.RAISED, by[0].certainty, by
    if risk is not None and risk.rule is not None:
        return risk.rule.frequency, risk.rule.certainty, ()
    by = tuple(one for one in moved if one.change is Change.LOWERED)
    if by and risk is None:
        return InspectionFrequency.LOWERED, by[0].certainty, by
    stated = [
        rule.certainty
        for rule in context.reading.rules.ramifications([*ListKind])
        if rule.stated.domain is Domain.SUPERVISION
        and rule.stated.change is not None
        and context.reading.scope.admits(rule.certainty)
    ]
    stated += [rule.certainty for rule in _of_any(context.reading)]
    if not stated:
        return InspectionFrequency.NOT_STATED, None, ()
    return InspectionFrequency.USUAL, min(stated, key=lambda code: code.rank), ()


def _of_any(reading: Reading) -> tuple[InspectionRuleRef, ...]:
    """The rules about companies of any class that are certain enough for the question."""
    found = (one for one in reading.rules.inspection_rules if one.risk_class is None)
    return tuple(one for one in found if reading.scope.admits(one.certainty))


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
    return tuple(one for one in sectors if any(belongs(trade, name) for name in one.industries))


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
