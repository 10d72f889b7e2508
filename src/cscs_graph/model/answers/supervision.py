"""How closely a company is watched (§5, §5.2, §9.2, §9.6, §9.9)."""

from cscs_graph.model.answers.consequence import Consequence
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Paged
from cscs_graph.model.answers.parts import ListingRef, PartyRef
from cscs_graph.model.answers.surroundings import (
    InspectionRuleRef,
    PrioritySectorRef,
    RegulationPilotRef,
    ReportingDutyRef,
    RiskClassificationRef,
)
from cscs_graph.model.codes import Certainty, InspectionFrequency


class SupervisionAnswer(Answer):
    """How closely a company is watched, as far as rules and records tell (§5, §5.2, §9.2, §9.6, §9.9)."""

    subject: PartyRef
    frequency: InspectionFrequency
    """How often it is inspected, by the rule of the day on inspections: a blacklisting raises it, else its class of risk decides.
    A redlisting lowers it only where no class of risk is loaded."""
    certainty: Certainty | None = None
    """How well that rule is documented; null where none was in force."""
    because: Paged[ListingRef] = ()
    """The listings that it follows from; empty where its class of risk decides or the usual rate holds."""
    risk: RiskClassificationRef | None = None
    """The class of risk that a regulator gave it, with what the rule of the day makes of it; null where none is loaded."""
    rules: Paged[InspectionRuleRef] = ()
    """The rules of the day on how companies of any class are inspected, such as by a random choice (§9.2)."""
    measures: Paged[Consequence] = ()
    """What documents of its lists stipulate about inspections and supervision of it."""
    sectors: Paged[PrioritySectorRef] = ()
    """The sectors that come first to which its trade belongs (§9.9); a reading of its industry code."""
    trade_known: bool = False
    """Whether its industry code is loaded; if not, whether its sector comes first is not known. Codes are read as those of 2017:
    the edition of 2011 numbers education, health and social work otherwise."""
    pilots: Paged[RegulationPilotRef] = ()
    """Pilots of Internet Plus Regulation where it is registered: there its class of risk sets how often it is inspected."""
    place_known: bool = False
    """Whether the division where it is registered is known."""
    foreign_invested: bool | None = None
    """Whether a holder that is registered abroad is loaded; null where no holder is."""
    duties: Paged[ReportingDutyRef] = ()
    """What it has to report as a foreign-invested enterprise (§9.6)."""
