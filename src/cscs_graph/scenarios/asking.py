"""Asks the question of a case: one function a question, by the name that cases use."""

from collections.abc import Awaitable, Callable
from datetime import date

from cscs_graph.analysis import repair
from cscs_graph.analysis.cascade import punishment as cascade
from cscs_graph.analysis.contamination import filings as contamination
from cscs_graph.analysis.control.beneficial import beneficial_owners
from cscs_graph.analysis.control.controllers import actual_controllers, controlled_by
from cscs_graph.analysis.grades import schemes as grades
from cscs_graph.analysis.linkage import personnel
from cscs_graph.analysis.linkage import ties as linkage
from cscs_graph.analysis.listings.attribution import attributions_of_party
from cscs_graph.analysis.reference import regimes
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    AttributionAnswer,
    BeneficialOwnersAnswer,
    CascadeAnswer,
    ContaminationAnswer,
    ControlledByAnswer,
    GradeAnswer,
    LinkageAnswer,
    PhoenixCompaniesAnswer,
    RegimeDiff,
    RepairAnswer,
    RolesAnswer,
)
from cscs_graph.scenarios.case import Ask

AnyAnswer = (
    CascadeAnswer
    | LinkageAnswer
    | ContaminationAnswer
    | ActualControllersAnswer
    | ControlledByAnswer
    | BeneficialOwnersAnswer
    | GradeAnswer
    | RegimeDiff
    | AttributionAnswer
    | RepairAnswer
    | RolesAnswer
    | PhoenixCompaniesAnswer
)


async def answer(graph: Graph, ask: Ask) -> AnyAnswer:
    """Asks the question of a case."""
    return await _QUESTIONS[ask.question](graph, ask)


async def _cascade(graph: Graph, ask: Ask) -> AnyAnswer:
    if ask.listing is not None:
        return await cascade.cascade_of_listing(graph, ask.listing, ask.scope)
    return await cascade.cascading_punishment(graph, ask.party or "", ask.scope)


async def _if_listed(graph: Graph, ask: Ask) -> AnyAnswer:
    scope = ask.scope
    return await cascade.if_listed(graph, ask.party or "", ask.list or "", ask.on or scope.moment.as_of, scope)


async def _linkage(graph: Graph, ask: Ask) -> AnyAnswer:
    return await linkage.personnel_linkage(
        graph,
        ask.party or "",
        ask.scope,
        include_former=ask.include_former,
        crossing=ask.crossing,
    )


async def _roles(graph: Graph, ask: Ask) -> AnyAnswer:
    return await personnel.roles(graph, ask.party or "", ask.scope)


async def _phoenix_companies(graph: Graph, ask: Ask) -> AnyAnswer:
    months = personnel.MONTHS_BEFORE if ask.months_before is None else ask.months_before
    return await personnel.phoenix_companies(
        graph, ask.party or "", ask.scope, months_before=months, crossing=ask.crossing
    )


async def _contamination(graph: Graph, ask: Ask) -> AnyAnswer:
    return await contamination.cross_contamination(graph, ask.scope, application_id=ask.application, party_id=ask.party)


async def _if_jointly_filed(graph: Graph, ask: Ask) -> AnyAnswer:
    scope = ask.scope
    day: date = ask.on or scope.moment.as_of
    return await contamination.if_jointly_filed(graph, ask.lead or "", ask.co_bidders, ask.suppliers, day, scope)


async def _repair(graph: Graph, ask: Ask) -> AnyAnswer:
    return await repair.repair(graph, ask.listing or "", ask.scope)


async def _actual_controllers(graph: Graph, ask: Ask) -> AnyAnswer:
    return await actual_controllers(graph, ask.party or "", ask.scope, rule=ask.rule)


async def _controlled_by(graph: Graph, ask: Ask) -> AnyAnswer:
    return await controlled_by(graph, ask.party or "", ask.scope, rule=ask.rule)


async def _beneficial_owners(graph: Graph, ask: Ask) -> AnyAnswer:
    return await beneficial_owners(graph, ask.party or "", ask.scope, rule=ask.rule)


async def _attribution(graph: Graph, ask: Ask) -> AnyAnswer:
    return await attributions_of_party(graph, ask.party or "", ask.scope)


async def _if_graded(graph: Graph, ask: Ask) -> AnyAnswer:
    return await grades.if_graded(graph, ask.scheme or "", ask.deductions, ask.scope, start_points=ask.start_points)


async def _diff_regimes(graph: Graph, ask: Ask) -> AnyAnswer:
    return await regimes.diff_regimes(graph, ask.party or "", ask.regime_a or "", ask.regime_b or "", ask.scope)


_QUESTIONS: dict[str, Callable[[Graph, Ask], Awaitable[AnyAnswer]]] = {
    "cascading_punishment": _cascade,
    "if_listed": _if_listed,
    "personnel_linkage": _linkage,
    "roles": _roles,
    "phoenix_companies": _phoenix_companies,
    "cross_contamination": _contamination,
    "if_jointly_filed": _if_jointly_filed,
    "repair": _repair,
    "actual_controllers": _actual_controllers,
    "controlled_by": _controlled_by,
    "beneficial_owners": _beneficial_owners,
    "attribution": _attribution,
    "if_graded": _if_graded,
    "diff_regimes": _diff_regimes,
}
