"""Planted cases of cascading punishment (§4.2): a listed company with everyone around it, reached or not.

Whom the measures of a list reach is read from its memorandum: the scope of responsibility of `mou_targets` and
`seed/reference/mous.csv`. Three memoranda with different scopes, all with measures loaded, are planted.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cscs_graph.ingest.generator.cast import FOUNDED_ON, Cast
from cscs_graph.ingest.generator.draw import Draw, months_after
from cscs_graph.ingest.generator.lines import branch_of, controls, legal_representative, owns, responsible_person
from cscs_graph.model.codes import ControlBasis, EntityKind, OfficerRole, TargetClass

REDLIST = "red_a_grade_taxpayers"
"""Its members may be on no blacklist (§4.1)."""


@dataclass(frozen=True, slots=True)
class Scope:
    credit_list: str
    personal: frozenset[TargetClass]
    """Classes of persons that its memorandum names."""
    branch: bool
    redlisted: bool


_PERSONAL = (
    TargetClass.LEGAL_REPRESENTATIVE,
    TargetClass.ACTUAL_CONTROLLER,
    TargetClass.DIRECTOR_SUPERVISOR_MANAGER,
    TargetClass.DIRECTLY_RESPONSIBLE,
)
# The branch and the redlist are kept in different cases: whether a reward reaches a branch is not the report's matter.
SCOPES = (
    Scope("agri_inputs", frozenset(_PERSONAL) - {TargetClass.ACTUAL_CONTROLLER}, branch=True, redlisted=False),
    Scope(
        "customs_dishonest",
        frozenset({TargetClass.LEGAL_REPRESENTATIVE, TargetClass.DIRECTOR_SUPERVISOR_MANAGER}),
        branch=False,
        redlisted=True,
    ),
    Scope("ip_patents", frozenset(_PERSONAL), branch=True, redlisted=False),
)


def cascade(number: int, scope: Scope, offset: int, draw: Draw) -> Cast:
    """One company on the list of `scope` for a year that begins in the first half of 2019."""
    cast = Cast(number, f"cascade-{scope.credit_list}", offset)
    since = draw.day(date(2019, 1, 1), date(2019, 7, 1))
    until = months_after(since, 12)
    company = cast.company("company")
    reached = _people(cast, company, since, scope)
    _related(cast, company)
    if scope.branch:
        branch = cast.company("branch", EntityKind.BRANCH)
        cast.add(branch_of(branch, company, FOUNDED_ON))
        reached[branch] = "branch"
    if scope.redlisted:
        cast.redlisted(company, REDLIST, date(2018, 4, 1))
    cast.listed(company, scope.credit_list, since, until)
    _ask(cast, company, scope, reached, (since, until))
    return cast


def _people(cast: Cast, company: str, since: date, scope: Scope) -> dict[str, str]:
    """One person per class, all different, and a director who left before the listing. Returns whom it reaches, how."""
    representative = cast.person("legal-representative")
    cast.add(legal_representative(representative, company, FOUNDED_ON))
    controller = cast.person("actual-controller")
    cast.add(controls(controller, company, ControlBasis.CONTRACT, FOUNDED_ON))
    director = cast.officer("director", company, OfficerRole.DIRECTOR)
    responsible = cast.person("responsible-person")
    cast.add(responsible_person(responsible, company, scope.credit_list, FOUNDED_ON))
    cast.officer("former-director", company, OfficerRole.DIRECTOR, until=since - timedelta(90))
    people = zip(_PERSONAL, (representative, controller, director, responsible), strict=True)
    return {person: str(target) for target, person in people if target in scope.personal}


def _related(cast: Cast, company: str) -> None:
    """A wholly owned subsidiary: ownership alone carries nothing."""
    subsidiary = cast.company("subsidiary")
    cast.add(owns(company, subsidiary, 1.0, FOUNDED_ON))


def _ask(cast: Cast, company: str, scope: Scope, reached: dict[str, str], stay: tuple[date, date]) -> None:
    since, until = stay
    during: dict[str, Any] = {"reached": reached, "rewards_lost": [REDLIST] if scope.redlisted else []}
    quiet: dict[str, Any] = {"reached": {}, "rewards_lost": []}
    if scope.redlisted:
        during |= {"rewards": [], "certainty": dict.fromkeys(reached, "mou")}
        quiet |= {"rewards": [REDLIST]}
    else:
        # What counts as "on a list" is told apart from standing on a redlist: asked only where there is none.
        during |= {"lists": [scope.credit_list]}
        quiet |= {"lists": []}
    question = "cascading_punishment"
    cast.ask(question, during, party=company, as_of=since)
    cast.ask(question, during, party=company, as_of=until - timedelta(1))
    cast.ask(question, quiet, party=company, as_of=since - timedelta(1))
    cast.ask(question, quiet, party=company, as_of=until)
    cast.ask(
        "if_listed",
        {"reached": reached, "rewards_lost": during["rewards_lost"]},
        party=company,
        list=scope.credit_list,
        on=since - timedelta(1),
        as_of=since - timedelta(1),
    )
