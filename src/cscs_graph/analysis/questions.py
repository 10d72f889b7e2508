"""Every question that the graph answers: what API, command line and scenarios are made from.

Where each class stands is written as text, so that a command imports the one that it asks and no other.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cscs_graph.errors import BadInput

if TYPE_CHECKING:
    from cscs_graph.analysis.core.question import Question

QUESTIONS: Mapping[str, str] = {
    "cascade": "cascade.punishment:CascadingPunishment",
    "if-listed": "cascade.punishment:IfListed",
    "linkage": "linkage.ties:PersonnelLinkage",
    "roles": "linkage.roles:Roles",
    "phoenix": "linkage.phoenix:PhoenixCompanies",
    "contamination": "contamination.filings:CrossContamination",
    "if-filed": "contamination.filings:IfJointlyFiled",
    "repair": "repair.question:Repair",
    "repairs": "repair.question:Repairs",
    "attribution": "listings.attribution:Attribution",
    "control": "control.controllers:ActualControllers",
    "controlled": "control.controllers:ControlledCompanies",
    "tree": "control.trees:OwnershipTree",
    "share": "control.interest:IntegratedOwnership",
    "owners": "control.beneficial:BeneficialOwners",
    "supervision": "cascade.supervision:Supervision",
    "lending": "cascade.lending:LendingView",
    "file": "parties.files:CreditFile",
    "path": "parties.parties:Path",
    "if-graded": "grades.schemes:IfGraded",
    "regimes": "reference.regimes:DiffRegimes",
    "dossier": "dossier.question:Dossier",
    "screen": "screening.screening:Screen",
}
"""Those whose answers can be had again by their id: the name of the command, and where the class is. A new question is added
here."""


def question_of(command: str) -> "type[Question[Any]]":
    """The question that a command asks."""
    module, _, name = QUESTIONS[command].partition(":")
    return getattr(import_module(f"cscs_graph.analysis.{module}"), name)


@cache
def all_questions() -> "tuple[type[Question[Any]], ...]":
    """All of them, imported."""
    return tuple(question_of(command) for command in QUESTIONS)


def question_named(name: str) -> "type[Question[Any]]":
    """The question of that name, in snake_case or camelCase. Raises BadInput, naming those there are."""
    wanted = name.replace("_", "").casefold()
    command = next((one for one, where in QUESTIONS.items() if where.partition(":")[2].casefold() == wanted), None)
    if command is None:
        known = ", ".join(question.name for question in all_questions())
        raise BadInput("no question is called {name!r}; there are {known}", name=name, known=known)
    return question_of(command)
