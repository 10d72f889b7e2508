"""Turns evidence by ids into proof steps with names and sources, once the names are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.listings.in_force import Listing
from cscs_graph.analysis.rulebook.lists import MeasureRule, MouRule, Rulebook
from cscs_graph.model.answers import ListRef, ProofStep, SourceRef, StepKind
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import none_if_open


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called: as `fromName` and `toName` show it, and in English and Chinese where that is another name."""

    shown: str
    en: str | None = None
    zh: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Names of whatever a proof mentions, and its sources. A name that is not known is the id."""

    names: dict[str, Name]
    sources: dict[str, SourceRef]

    def name(self, identity: str) -> Name:
        return self.names.get(identity) or Name(identity)

    def source(self, source_id: str | None) -> SourceRef | None:
        """A source that is not loaded is named by its id."""
        if source_id is None:
            return None
        return self.sources.get(source_id) or SourceRef(id=source_id, title=source_id)


async def names_for(
    lookup: Lookup,
    stays: Iterable[Listing],
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
    wanted |= {stay.credit_list.source_id for stay in stays if stay.credit_list.source_id}
    known = await lookup.sources(wanted)
    names = {agency.id: Name(agency.name_en, zh=agency.name_zh) for agency in lookup.known_agencies.values()}
    names |= {party.id: Name(party.name, en=party.name_en) for party in parties.values()}
    names |= {filing.id: Name(filing.title) for filing in filings.values()}
    names |= {step.to_id: Name(step.to_name) for stay in stays for step in stay.proof if step.to_name}
    return Names(names, known)


def sources_of(rules: Rulebook) -> Iterator[str]:
    """The source of every rule that a proof may name."""
    for mous in rules.by_list.values():
        for mou in mous:
            yield mou.established_source_id
            for measure in mou.measures:
                yield measure.source_id
                yield from (step.source_id for bearer in measure.imposed_by for step in bearer.path)


def of_stay(stay: Listing, names: Names) -> tuple[ProofStep, ...]:
    """Why the party is on the list."""
    kind, detail = StepKind.FACT, stay.ref.reason
    if stay.ref.hypothetical:
        kind, detail = StepKind.HYPOTHESIS, stay.ref.reason or "supposed in the question"
    elif stay.ref.implied:
        kind = StepKind.RULE
    onto = ProofStep(
        kind=kind,
        type="HAS_LISTING",
        **from_end(stay.party_id, names.name(stay.party_id)),
        **to_end(stay.credit_list.id, of_list(stay.credit_list)),
        detail=detail,
        decided_by=stay.ref.decided_by,
        document_no=stay.ref.document_no,
        list_kind=stay.credit_list.kind,
        counted=stay.counted,
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
        **from_end(step.from_id, names.name(step.from_id)),
        **to_end(step.to_id, names.name(step.to_id)),
        detail=step.detail or None,
        document_no=step.document_no,
        fact_id=step.fact_id,
        since=none_if_open(step.span.start),
        until=none_if_open(step.span.end),
        channel=step.channel,
        certainty=step.certainty,
        section=step.section,
        source=names.source(step.source_id),
    )


def of_rule(mou: MouRule, measure: MeasureRule, stay: Listing, names: Names) -> tuple[ProofStep, ...]:
    """From the list through its memorandum to the measure, and who imposes it."""
    title = Name(mou.ref.title_en or mou.ref.title_zh, zh=mou.ref.title_zh)
    established = ProofStep(
        kind=StepKind.RULE,
        type="ESTABLISHED_BY",
        **from_end(stay.credit_list.id, of_list(stay.credit_list)),
        **to_end(mou.ref.id, title),
        detail=mou.ref.document_no,
        document_no=mou.ref.document_no,
        list_kind=stay.credit_list.kind,
        fact_id=mou.fact_id,
        since=none_if_open(mou.span.start),
        until=none_if_open(mou.span.end),
        certainty=mou.ref.document_kind.certainty,
        section=mou.ref.section,
        source=names.source(mou.established_source_id),
    )
    stipulates = ProofStep(
        kind=StepKind.RULE,
        type="STIPULATES",
        **from_end(mou.ref.id, title),
        **to_end(measure.ref.id, _of_measure(measure)),
        detail=f"no. {measure.ref.number}",
        document_no=mou.ref.document_no,
        number=measure.ref.own_number,
        fact_id=measure.ref.id,
        since=none_if_open(measure.span.start),
        until=none_if_open(measure.span.end),
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
            **from_end(agency, names.name(agency)),
            **to_end(measure.ref.id, _of_measure(measure)),
            fact_id=measure.ref.id,
            since=none_if_open(measure.span.start),
            until=none_if_open(measure.span.end),
            certainty=mou.ref.document_kind.certainty,
            section=measure.ref.section,
            source=names.source(measure.source_id),
        )
    steps = {step.fact_id: step for bearer in measure.imposed_by for step in bearer.path}
    yield from (of_evidence(steps[key], names) for key in sorted(steps))


def of_redlist(stay: Listing, names: Names) -> ProofStep:
    """That the redlist admits only parties on no blacklist (§4.1)."""
    return ProofStep(
        kind=StepKind.RULE,
        type="ADMITS_NO_BLACKLISTED",
        **from_end(stay.credit_list.id, of_list(stay.credit_list)),
        **to_end(stay.credit_list.id, of_list(stay.credit_list)),
        fact_id=None,
        since=None,
        until=None,
        list_kind=stay.credit_list.kind,
        certainty=Certainty.MOU,
        section=stay.credit_list.section,
        source=names.source(stay.credit_list.source_id),
    )


class _From(TypedDict):
    from_id: str
    from_name: str
    from_name_en: str | None
    from_name_zh: str | None


class _To(TypedDict):
    to_id: str
    to_name: str
    to_name_en: str | None
    to_name_zh: str | None


def from_end(identity: str, name: Name) -> _From:
    """Where a step begins, as its fields."""
    return {"from_id": identity, "from_name": name.shown, "from_name_en": name.en, "from_name_zh": name.zh}


def to_end(identity: str, name: Name) -> _To:
    """Where a step ends, as its fields."""
    return {"to_id": identity, "to_name": name.shown, "to_name_en": name.en, "to_name_zh": name.zh}


def of_list(credit_list: ListRef) -> Name:
    """What a list is called."""
    return Name(credit_list.name_en, zh=credit_list.name_zh)


def _of_measure(measure: MeasureRule) -> Name:
    return Name(measure.ref.name_en, zh=measure.ref.name_zh)
