"""Turns evidence by ids into proof steps with names and sources, once the names are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cscs_graph.analysis.evidence import Evidence
from cscs_graph.analysis.lookup import Lookup
from cscs_graph.analysis.rulebook import MeasureRule, MouRule
from cscs_graph.analysis.stays import Stay
from cscs_graph.model.answers import ProofStep, SourceRef, StepKind
from cscs_graph.model.time import shown


@dataclass(frozen=True, slots=True)
class Names:
    """Names of whatever a proof mentions, and its sources. A name that is not known is the id."""

    names: dict[str, str]
    sources: dict[str, SourceRef]

    def name(self, identity: str) -> str:
        return self.names.get(identity, identity)

    def source(self, source_id: str | None) -> SourceRef | None:
        """A source that is not loaded is named by its id."""
        if source_id is None:
            return None
        return self.sources.get(source_id) or SourceRef(id=source_id, title=source_id)


async def names_for(
    lookup: Lookup,
    stays: Iterable[Stay],
    evidence: Iterable[Evidence],
    sources: Iterable[str],
    applications: Iterable[str],
) -> Names:
    """Fetches every name and source that the proofs will mention."""
    stays, evidence = list(stays), list(evidence)
    ends = {end for step in evidence for end in (step.from_id, step.to_id)}
    ends |= {end for stay in stays for step in stay.proof for end in (step.from_id, step.to_id)}
    filings = await lookup.applications(set(applications))
    parties = await lookup.parties((ends | {stay.party_id for stay in stays}) - filings.keys())
    wanted = {step.source_id for step in evidence} | {step.source_id for stay in stays for step in stay.proof}
    wanted |= {stay.source_id for stay in stays if stay.source_id} | set(sources)
    known = await lookup.sources(wanted)
    names = {agency.id: agency.name_en for agency in lookup.known_agencies.values()}
    names |= {party.id: party.name for party in parties.values()}
    names |= {filing.id: filing.title for filing in filings.values()}
    return Names(names, known)


def of_stay(stay: Stay, names: Names) -> tuple[ProofStep, ...]:
    """Why the party is on the list."""
    party = names.name(stay.party_id)
    kind, detail = StepKind.FACT, stay.ref.reason
    if stay.ref.hypothetical:
        kind, detail = StepKind.HYPOTHESIS, stay.ref.reason or "supposed in the question"
    elif stay.ref.implied:
        kind = StepKind.RULE
    onto = ProofStep(
        kind=kind,
        type="HAS_LISTING",
        from_id=stay.party_id,
        from_name=party,
        to_id=stay.credit_list.id,
        to_name=stay.credit_list.name_en,
        detail=detail,
        fact_id=None if stay.ref.hypothetical or stay.ref.implied else stay.ref.id,
        since=stay.ref.since,
        until=stay.ref.until,
        certainty=stay.certainty if stay.ref.implied else None,
        section=stay.credit_list.section if stay.ref.implied else "4.1",
        source=names.source(stay.source_id),
    )
    return (*(of_evidence(step, names) for step in stay.proof), onto)


def of_evidence(step: Evidence, names: Names) -> ProofStep:
    return ProofStep(
        kind=StepKind.FACT,
        type=step.type,
        from_id=step.from_id,
        from_name=names.name(step.from_id),
        to_id=step.to_id,
        to_name=names.name(step.to_id),
        detail=step.detail or None,
        fact_id=step.fact_id,
        since=shown(step.span.start),
        until=shown(step.span.end),
        channel=step.channel,
        certainty=step.certainty,
        section=step.section,
        source=names.source(step.source_id),
    )


def of_rule(mou: MouRule, measure: MeasureRule, stay: Stay, names: Names) -> tuple[ProofStep, ...]:
    """From the list through its memorandum to the measure, and who imposes it."""
    title = mou.ref.title_en or mou.ref.title_zh
    established = ProofStep(
        kind=StepKind.RULE,
        type="ESTABLISHED_BY",
        from_id=stay.credit_list.id,
        from_name=stay.credit_list.name_en,
        to_id=mou.ref.id,
        to_name=title,
        detail=mou.ref.document_no,
        fact_id=mou.fact_id,
        since=shown(mou.span.start),
        until=shown(mou.span.end),
        certainty=mou.ref.document_kind.certainty,
        section=mou.ref.section,
        source=names.source(mou.established_source_id),
    )
    stipulates = ProofStep(
        kind=StepKind.RULE,
        type="STIPULATES",
        from_id=mou.ref.id,
        from_name=title,
        to_id=measure.ref.id,
        to_name=measure.ref.name_en,
        detail=f"no. {measure.ref.number}",
        fact_id=measure.ref.id,
        since=shown(measure.span.start),
        until=shown(measure.span.end),
        certainty=mou.ref.document_kind.certainty,
        section=measure.ref.section,
        source=names.source(measure.source_id),
    )
    return (established, stipulates, *_imposed(mou, measure, names))


def _imposed(mou: MouRule, measure: MeasureRule, names: Names) -> Iterator[ProofStep]:
    """The agencies that the memorandum names, and how their work came to those who impose the measure on the day."""
    for agency in sorted({bearer.stated_id for bearer in measure.imposed_by}):
        yield ProofStep(
            kind=StepKind.RULE,
            type="IMPOSES",
            from_id=agency,
            from_name=names.name(agency),
            to_id=measure.ref.id,
            to_name=measure.ref.name_en,
            fact_id=measure.ref.id,
            since=shown(measure.span.start),
            until=shown(measure.span.end),
            certainty=mou.ref.document_kind.certainty,
            section=measure.ref.section,
            source=names.source(measure.source_id),
        )
    steps = {step.fact_id: step for bearer in measure.imposed_by for step in bearer.path}
    yield from (of_evidence(steps[key], names) for key in sorted(steps))
