"""Late-notice risk (§9.8): the deciding office sits in another province than headquarters."""

from datetime import date

from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.procedure import due_of
from cscs_graph.analysis.repair.rules import RepairRules
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import LateNotice, PartyRef
from cscs_graph.model.codes import Certainty, CodeFlag, EventKind
from cscs_graph.model.time import Span

_SECTION = "9.8"
_PROVINCE = 2
"""Digits of a division code that name the province."""


async def late_notice(
    lookup: Lookup, file: ListingFile, row: Row | None, rules: RepairRules, names: proof.Names
) -> LateNotice:
    """`row` is where the listed entity is registered; None for a person. What is not known is never a "no"."""
    headquarters, code, flags = await _headquarters(lookup, file.party, row)
    home = None if code is None or CodeFlag.UNKNOWN_REGION in flags else code[:_PROVINCE]
    decided_by = file.stay.ref.decided_by
    office = decided_by.region_code[:_PROVINCE] if decided_by and decided_by.region_code else None
    risk = None if home is None or office is None else home != office
    deadline = _objection_deadline(file, rules)
    return LateNotice(
        risk=risk,
        headquarters=headquarters,
        headquarters_province=home,
        agency_province=office,
        certainty=Certainty.ANECDOTAL,
        section=_SECTION,
        objection_deadline=deadline,
        objection_deadline_passed=None if deadline is None else deadline < file.as_of,
        detail=_detail(risk, home, office),
        proof=tuple(proof.of_evidence(step, names) for step in _branch(file.party, row)),
    )


async def _headquarters(lookup: Lookup, party: PartyRef, row: Row | None) -> tuple[PartyRef, str | None, list[str]]:
    if row is None:
        return party, None, []
    if row["company_id"] is None:
        return party, row["region_code"], row["flags"] or []
    company = await lookup.party(row["company_id"])
    return company, row["company_region_code"], row["company_flags"] or []


def _branch(party: PartyRef, row: Row | None) -> list[Evidence]:
    if row is None or row["company_id"] is None:
        return []
    span = Span(row["valid_from"], row["valid_until"])
    return [Evidence("BRANCH_OF", party.id, row["company_id"], row["fact_id"], span, row["source_id"])]


def _objection_deadline(file: ListingFile, rules: RepairRules) -> date | None:
    """By the rules of the day of notice or, without one, of the listing."""
    happened = file.happened
    begun = [happened[kind] for kind in (EventKind.NOTICE, EventKind.LISTING_DECISION) if kind in happened]
    steps = rules.procedure(file.case(), begun[0]) if begun else ()
    return next((due_of(step, happened) for step in steps if step.kind is EventKind.OBJECTION_FILED), None)


def _detail(risk: bool | None, home: str | None, office: str | None) -> str:
    if risk is None:
        unknown = [name for name, code in (("headquarters", home), ("the deciding office", office)) if code is None]
        return f"Not known: the province of {' and of '.join(unknown)}."
    if risk:
        where = f"Decided in province {office}, headquarters in province {home}"
        return f"{where}: companies report that such decisions reached them late."
    return f"Decided in the province of headquarters, {home}."
