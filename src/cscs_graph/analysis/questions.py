"""Every question that the graph answers, by name: what API, command line and scenarios are made from."""

from typing import Any

from cscs_graph.analysis.cascade.punishment import CascadingPunishment, IfListed
from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.control.beneficial import BeneficialOwners
from cscs_graph.analysis.control.controllers import ActualControllers, ControlledCompanies
from cscs_graph.analysis.control.trees import OwnershipTree
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.grades.schemes import IfGraded
from cscs_graph.analysis.linkage.phoenix import PhoenixCompanies
from cscs_graph.analysis.linkage.roles import Roles
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.listings.attribution import Attribution
from cscs_graph.analysis.parties.files import CreditFile
from cscs_graph.analysis.parties.parties import Path
from cscs_graph.analysis.reference.regimes import DiffRegimes
from cscs_graph.analysis.repair.question import Repair, Repairs
from cscs_graph.analysis.screening.screening import Screen
from cscs_graph.errors import BadInput

QUESTIONS: tuple[type[Question[Any]], ...] = (
    CascadingPunishment,
    IfListed,
    PersonnelLinkage,
    Roles,
    PhoenixCompanies,
    CrossContamination,
    IfJointlyFiled,
    Repair,
    Repairs,
    Attribution,
    ActualControllers,
    ControlledCompanies,
    OwnershipTree,
    BeneficialOwners,
    CreditFile,
    Path,
    IfGraded,
    DiffRegimes,
    Screen,
)
"""Those whose answers can be had again by their id. A new question is added here."""
_BY_NAME = {question.__name__.casefold(): question for question in QUESTIONS}


def question_named(name: str) -> type[Question[Any]]:
    """The question of that name, in snake_case or camelCase. Raises BadInput, naming those there are."""
    try:
        return _BY_NAME[name.replace("_", "").casefold()]
    except KeyError:
        known = ", ".join(question.name for question in QUESTIONS)
        raise BadInput(f"no question is called {name!r}; there are {known}") from None
