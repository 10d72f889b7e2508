"""Every question of the API, a family per module."""

import strawberry

from cscs_graph.api.queries.control import ControlQuery
from cscs_graph.api.queries.grades import GradeQuery
from cscs_graph.api.queries.parties import PartyQuery
from cscs_graph.api.queries.personnel import PersonnelQuery
from cscs_graph.api.queries.punishment import PunishmentQuery
from cscs_graph.api.queries.reference import ReferenceQuery
from cscs_graph.api.queries.regimes import RegimeQuery
from cscs_graph.api.queries.repair import RepairQuery
from cscs_graph.api.queries.rules import RuleQuery
from cscs_graph.api.queries.screening import ScreeningQuery


@strawberry.type
class Query(
    PunishmentQuery,
    RepairQuery,
    PartyQuery,
    ControlQuery,
    RuleQuery,
    GradeQuery,
    RegimeQuery,
    ReferenceQuery,
    ScreeningQuery,
    PersonnelQuery,
):
    """The fields of all families, in one type."""
