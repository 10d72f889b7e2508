"""Late-notice risk (§9.8): the deciding office sits in another province than headquarters."""

from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core.lookup import known_region
from cscs_graph.analysis.core.proof import Names, of_evidence
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.procedure import due_of
from cscs_graph.analysis.rulebook.repair_rules import RepairRules
from cscs_graph.errors import Message, Several
from cscs_graph.model.answers import LateNotice
from cscs_graph.model.answers.wording import province
from cscs_graph.model.codes import Certainty, EventKind
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.phrases import pair
from cscs_graph.model.time import Span

_SECTION = "9.8"
_PROVINCE = 2
"""Digits of a division code that name the province."""


@dataclass(frozen=True, slots=True)
class Headquarters:
    """Where an entity is registered; of a branch, where its company is."""

    region_code: str | None
    branch: Evidence | None
    """That it is a branch of the company."""

    @property
    def province(self) -> str | None:
        return self.region_code[:_PROVINCE] if self.region_code else None


async def headquarters_of(reading: Reading, party_id: str) -> Headquarters | None:
    """None for a person. A division code that no region has is none. One statement."""
    rows = await reading.run("headquarters", ids=[party_id])
    if not rows:
        return None
    row = rows[0]
    if row["company_id"] is None:
        return Headquarters(known_region(row["region_code"], row["flags"]), None)
    span = Span.read(row)
    branch = Evidence("BRANCH_OF", party_id, row["company_id"], row["fact_id"], span, row["source_id"])
    return Headquarters(known_region(row["company_region_code"], row["company_flags"]), branch)


def late_notice(file: ListingFile, registered: Headquarters | None, rules: RepairRules, names: Names) -> LateNotice:
    """What is not known is never a "no"."""
    branch = registered.branch if registered else None
    home = registered.province if registered else None
    decided_by = file.listing.ref.decided_by
    office = decided_by.region_code[:_PROVINCE] if decided_by and decided_by.region_code else None
    risk = None if home is None or office is None else home != office
    deadline = _objection_deadline(file, rules)
    return LateNotice(
        risk=risk,
        headquarters=names.lookup.parties_known[branch.to_id] if branch else file.party,
        headquarters_province=home,
        agency_province=office,
        certainty=Certainty.ANECDOTAL,
        section=_SECTION,
        objection_deadline=deadline,
        objection_deadline_passed=None if deadline is None else deadline < file.as_of,
        **pair(_detail(risk, home, office), "detail"),
        proof=(of_evidence(branch, names),) if branch else (),
    )


def _objection_deadline(file: ListingFile, rules: RepairRules) -> date | None:
    """By the rules of the day of notice or, without one, of the listing."""
    happened = file.happened
    begun = [happened[kind] for kind in (EventKind.NOTICE, EventKind.LISTING_DECISION) if kind in happened]
    steps = rules.procedure(file.rule_key(), begun[0]) if begun else ()
    return next(
        (due_of(step, happened, rules.calendar) for step in steps if step.kind is EventKind.OBJECTION_FILED), None
    )


def _detail(risk: bool | None, home: str | None, office: str | None) -> Message:
    if risk is None:
        unknown = [name for name, code in (("headquarters", home), ("the deciding office", office)) if code is None]
        names = Several(tuple(map(Message, unknown)), " and of ")
        return Message("Not known: the province of {names}.", {"names": names})
    names = {"office": province(office or ""), "home": province(home or "")}
    if risk:
        return Message(
            "Decided in {office}, headquarters in {home}: companies report that such decisions reached them late.",
            names,
        )
    return Message("Decided in the province of headquarters, {home}.", names)
