"""Controllers of many companies at once: two statements a level of holdings, whatever their number.

The stable entrance for others: screening a list of suppliers, linkage, exports.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cscs_graph.analysis.control.analysis import ControlAnalysis, Judged
from cscs_graph.analysis.control.arrays import UNIT
from cscs_graph.analysis.control.extract import read_up
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.model.answers import Truncation
from cscs_graph.model.codes import ControlBasis, ControlPurpose
from cscs_graph.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Controller:
    """One controller of a company, by ids."""

    party_id: str
    certain: bool
    """False: possible only, for some of the shares that the unknown ones may be."""
    ultimate: bool
    """Nobody else certainly controls it, as far as is loaded."""
    jointly_with: tuple[str, ...]
    """The others of a declared concert, where no member alone is enough."""
    basis: tuple[ControlBasis, ...]
    votes_min: float
    votes_max: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Controllers:
    """Who controls each of the asked companies; a company without a controller has an empty tuple."""

    by_company: dict[str, tuple[Controller, ...]]
    truncated: Truncation | None

    def ultimate(self, company: str) -> tuple[Controller, ...]:
        """Those at the top, certain ones first."""
        found = [controller for controller in self.by_company.get(company, ()) if controller.ultimate]
        return tuple(sorted(found, key=lambda controller: not controller.certain))


async def controllers_of(reading: Reading, ids: Iterable[str], rule: str | None = None) -> Controllers:
    """Certain and possible controllers of these companies, ultimate ones and those in between.

    `rule` is an edition of the loaded rules or a threshold such as `>0.5`; by default the rule in force on the day.
    Raises BadInput for another rule, NotFound where none is loaded. Ids that are not loaded have no controllers.
    """
    (test, *_) = ladder(reading.rules, reading.moment.as_of, ControlPurpose.ACTUAL_CONTROLLER, rule)
    asked = sorted(set(ids))
    case = ControlAnalysis(await read_up(reading.transaction, asked, reading.moment), majority_of(test))
    return judged(case, asked)


def judged(case: ControlAnalysis, companies: Iterable[str]) -> Controllers:
    """The same from an extract that is there already."""
    found = {company: tuple(_each(case.controllers_of(company))) for company in companies}
    return Controllers(found, case.extract.truncated)


def _each(judgements: Iterable[Judged]) -> Iterable[Controller]:
    for one in judgements:
        yield Controller(
            party_id=one.controller,
            certain=one.certain,
            ultimate=one.ultimate,
            jointly_with=one.jointly_with,
            basis=one.basis,
            votes_min=one.votes[0] / UNIT,
            votes_max=one.votes[1] / UNIT,
            evidence=one.evidence,
        )
