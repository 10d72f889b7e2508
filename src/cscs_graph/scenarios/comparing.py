"""What a case may expect of an answer, read off that answer, and where the two differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any

from cscs_graph.model.answers import (
    ActualControllersAnswer,
    Answer,
    AttributionAnswer,
    BeneficialOwnersAnswer,
    CascadeAnswer,
    Consequence,
    ContaminationAnswer,
    ControlledCompaniesAnswer,
    GradeAnswer,
    IntegratedOwnershipAnswer,
    LinkageAnswer,
    PhoenixCompaniesAnswer,
    RegimeDiff,
    RepairAnswer,
    Role,
    RolesAnswer,
)
from cscs_graph.model.codes import Certainty
from cscs_graph.scenarios.case import Ask


@dataclass(frozen=True, slots=True)
class Difference:
    """A key of an answer that is not what the case expects."""

    key: str
    expected: object
    given: object

    def __str__(self) -> str:
        return f"{self.key}: expected {self.expected!r}, given {self.given!r}"


def differences(ask: Ask, given: Answer) -> list[Difference]:
    """Where the answer is not what the case expects; empty if it is."""
    said = dict(_projection(given))
    expected = {key: _plain(value) for key, value in ask.expect.items()}
    return [
        Difference(key, value, said.get(key, "(no such key)"))
        for key, value in expected.items()
        if said.get(key, "(no such key)") != value
    ]


def _plain(value: Any) -> Any:
    """Lists are compared without their order; a list of one is the one."""
    match value:
        case [only]:
            return [only]
        case list():
            return sorted(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case dict():
            return {str(key): _single(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case _:
            return value


def _single(value: Any) -> Any:
    """`[branch]` and `branch` say the same of a party."""
    plain = _plain(value)
    return plain[0] if isinstance(plain, list) and len(plain) == 1 else plain  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


@singledispatch
def _projection(given: Answer) -> Iterator[tuple[str, Any]]:
    """What an answer says under each key that a case may expect. Each kind of answer registers its own."""
    raise TypeError(f"no case can expect anything of {type(given).__name__} yet")


@_projection.register
def _of_controlled(given: ControlledCompaniesAnswer) -> Iterator[tuple[str, Any]]:
    yield "controlled", sorted({link.party.id for link in given.controlled if link.certain})
    yield "possible", sorted({link.party.id for link in given.controlled if not link.certain})


@_projection.register
def _of_ownership(given: IntegratedOwnershipAnswer) -> Iterator[tuple[str, Any]]:
    yield "share", round(given.share_min, 9)
    yield "votes", given.votes_min


@_projection.register
def _of_owners(given: BeneficialOwnersAnswer) -> Iterator[tuple[str, Any]]:
    tests = {
        owner.person.id: [str(other.rule.test) for other in given.owners if other.person == owner.person]
        for owner in given.owners
    }
    yield "beneficial", {person: _single(passed) for person, passed in tests.items()}
    yield "rung", given.rung


@_projection.register
def _of_grades(given: GradeAnswer) -> Iterator[tuple[str, Any]]:
    yield "points", {"min": given.points_min, "max": given.points_max}
    yield "bands", {name: band and band.band for name, band in (("best", given.best), ("worst", given.worst))}


@_projection.register
def _of_controllers(given: ActualControllersAnswer) -> Iterator[tuple[str, Any]]:
    certain = [link for link in given.controllers if link.certain]
    yield "controllers", sorted({link.party.id for link in certain})
    yield "possible", sorted({link.party.id for link in given.controllers if not link.certain})
    yield "ultimate", sorted({link.party.id for link in certain if link.ultimate})
    yield "joint", sorted({link.party.id for link in certain if link.jointly_with})
    yield "in_ring", sorted({link.party.id for link in certain if link.in_ring})
    yield "heads", sorted(party.id for party in given.group_heads)
    yield "shares", {link.party.id: round(link.share_min, 9) for link in certain}
    yield "shares_max", {link.party.id: round(link.share_max, 9) for link in given.controllers}
    yield "rings", [[party.id for party in ring.parties] for ring in given.rings]
    yield "faults", {fault.parties[0].id: fault.total for fault in given.faults}


@_projection.register
def _of_cascade(given: CascadeAnswer) -> Iterator[tuple[str, Any]]:
    targets = [consequence.target.party.id for consequence in given.consequences]
    yield "lists", sorted({listing.credit_list.id for listing in given.listings if listing.counts})
    bases = [basis for consequence in given.consequences for basis in consequence.bases]
    yield "measures", sorted({basis.measure.id for basis in bases})
    yield "measure_count", {party: targets.count(party) for party in sorted(set(targets))}
    yield "imposed_by", sorted({agency.id for consequence in given.consequences for agency in consequence.imposed_by})
    yield (
        "reached",
        {
            party: _single(sorted({reached.channel for reached in given.reached if reached.party.id == party}))
            for party in sorted({reached.party.id for reached in given.reached})
        },
    )
    certainty: dict[str, Certainty] = {}
    for name, link in (
        *((reached.party.id, reached.certainty) for reached in given.reached),
        *((risk.application.id, risk.certainty) for risk in given.applications),
    ):
        certainty[name] = min(certainty.get(name, link), link, key=lambda grade: grade.rank)
    yield "certainty", {name: str(grade) for name, grade in sorted(certainty.items())}
    yield "applications", sorted({risk.application.id for risk in given.applications})
    yield "rewards_lost", sorted({lost.listing.credit_list.id for lost in given.rewards_lost})
    yield "rewards", sorted({reward.listing.credit_list.id for reward in given.rewards})
    yield "merged", _merged((*given.consequences, *given.rewards))
    yield "ramifications", sorted({one.rule_id for one in given.ramifications})
    yield "grades", sorted({scheme.id for one in given.ramifications for scheme in one.grade_schemes})
    yield (
        "rewarded",
        {
            party: _single(sorted({one.channel for one in given.rewarded if one.party.id == party}))
            for party in sorted({one.party.id for one in given.rewarded})
        },
    )
    yield "applications_favoured", sorted({favoured.application.id for favoured in given.applications_favoured})
    yield "unknown_measures", list(given.coverage.lists_without_measures)
    ends: dict[str, date | None] = {}
    for reached_end in [
        *((consequence.target.party.id, consequence.earliest_end) for consequence in given.consequences),
        *((reached.party.id, reached.earliest_end) for reached in given.reached),
    ]:
        party, end = reached_end
        known = [day for day in (ends.get(party), end) if day is not None]
        ends[party] = min(known, default=None)
    yield "earliest_end", ends


@_projection.register
def _of_regimes(given: RegimeDiff) -> Iterator[tuple[str, Any]]:
    for kind in ("disappears", "appears", "changes"):
        consequences = [change.after or change.before for change in given.changes if change.kind == kind]
        yield kind, sorted({basis.measure.id for one in consequences if one for basis in one.bases})
    yield "unchanged", given.unchanged
    yield "without_rules", [*given.before.lists_without_rules, *given.after.lists_without_rules]
    yield "reasons", sorted({str(change.reason) for change in given.changes})
    yield "aspects", sorted({aspect.aspect for change in given.changes for aspect in change.aspects})


def _merged(consequences: Iterable[Consequence]) -> dict[str, list[str]]:
    """What several measures say, with these measures."""
    groups: dict[str, set[str]] = {}
    for consequence in consequences:
        measures = {basis.measure.id for basis in consequence.bases}
        if consequence.equivalence_group is not None and len(measures) > 1:
            groups.setdefault(consequence.equivalence_group.id, set()).update(measures)
    return {group: sorted(measures) for group, measures in sorted(groups.items())}


@_projection.register
def _of_linkage(given: LinkageAnswer) -> Iterator[tuple[str, Any]]:
    yield "ties", {tie.party.id: tie.hops for tie in given.ties}
    yield "former", sorted(tie.party.id for tie in given.former_ties)
    yield "listed", sorted(tie.party.id for tie in given.ties if tie.listings)
    yield "not_crossed", {stop.party.id: str(stop.reason) for stop in given.not_crossed}
    yield "towards_subject", {tie.party.id: _grade(tie.towards_subject) for tie in given.ties}
    yield "from_subject", {tie.party.id: _grade(tie.from_subject) for tie in given.ties}


@_projection.register
def _of_roles(given: RolesAnswer) -> Iterator[tuple[str, Any]]:
    far = {role.post.fact_id: _far(given, role) for role in given.roles}
    yield "roles", {far[role.post.fact_id]: role.post.since for role in given.roles}
    yield (
        "overlaps",
        {far[role.post.fact_id]: _single(sorted(far[key] for key in role.overlaps)) for role in given.roles},
    )
    yield "former", sorted(far[role.post.fact_id] for role in given.roles if role.post.former)


def _far(given: RolesAnswer, role: Role) -> str:
    return role.post.entity.id if role.post.holder.id == given.subject.id else role.post.holder.id


@_projection.register
def _of_phoenix_companies(given: PhoenixCompaniesAnswer) -> Iterator[tuple[str, Any]]:
    yield "companies", {found.company.id: found.days_after_listing for found in given.companies}
    yield "founded", sorted(found.company.id for found in given.companies if found.founded)
    yield "not_crossed", {stop.party.id: str(stop.reason) for stop in given.not_crossed}


def _grade(certainty: Certainty | None) -> str | None:
    return None if certainty is None else str(certainty)


@_projection.register
def _of_contamination(given: ContaminationAnswer) -> Iterator[tuple[str, Any]]:
    found = [contaminator for finding in given.findings for contaminator in finding.contaminators]
    yield "contaminators", sorted({contaminator.party.id for contaminator in found})
    yield (
        "because",
        {
            contaminator.party.id: _single(sorted({listing.credit_list.id for listing in contaminator.listings}))
            for contaminator in found
        },
    )
    yield "certainty", {contaminator.party.id: str(contaminator.certainty) for contaminator in found}
    yield "removals", sorted({removal.party.id for finding in given.findings for removal in finding.removals})
    yield "clears", all(finding.clears for finding in given.findings)


@_projection.register
def _of_repair(given: RepairAnswer) -> Iterator[tuple[str, Any]]:
    repair, step, notice = given.repair, given.repair.next_step, given.repair.late_notice
    yield "state", str(repair.state)
    yield "rules_on", repair.rules_on
    yield "term_rule", repair.term.basis.rule_id if repair.term else None
    yield "publication_rule", repair.publication.basis.rule_id if repair.publication else None
    yield "basis", str(repair.minimum_basis) if repair.minimum_basis else None
    yield "earliest_application", repair.earliest_application
    yield "earliest_removal", repair.earliest_removal
    yield "unless", repair.unless
    yield "next_step", str(step.kind) if step else None
    yield "actor", str(step.actor) if step else None
    yield "due", step.due if step else None
    yield "blocks", sorted({str(block.kind) for block in repair.blocks})
    yield "overdue", sorted(str(late.kind) for late in repair.overdue)
    yield "steps", sorted({str(taken.kind) for taken in repair.steps})
    yield "late", sorted(str(taken.kind) for taken in repair.steps if taken.late)
    yield "missing", sorted(str(kind) for kind in repair.missing)
    yield "disputes", sorted(str(dispute.trigger) for dispute in repair.listing.disputes)
    yield "counts", repair.listing.counts
    yield "late_notice", notice.risk
    yield "headquarters", notice.headquarters.id
    yield "objection_deadline", notice.objection_deadline
    yield "deadline_passed", notice.objection_deadline_passed


@_projection.register
def _of_attribution(given: AttributionAnswer) -> Iterator[tuple[str, Any]]:
    by_list = {each.listing.credit_list.id: each.attribution for each in given.listings}
    yield "owners", {name: _single([agency.id for agency in each.controlled_by]) for name, each in by_list.items()}
    yield "offices", {name: each.deciding_office and each.deciding_office.id for name, each in by_list.items()}
    yield "national", {name: _single([top.id for top in each.national_agencies]) for name, each in by_list.items()}
    yield "levels", {name: each.level and str(each.level) for name, each in by_list.items()}
    yield "below_minimum", sorted(name for name, each in by_list.items() if each.below_minimum_level)
    yield "decided_before_rule", sorted(name for name, each in by_list.items() if each.decided_before_rule)
    yield "rules", {name: each.rule and each.rule.id for name, each in by_list.items()}
