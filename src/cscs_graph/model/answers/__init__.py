"""Answers: what a question returns, with the proof of every consequence.

Open ends and unknown starts are null here. Nothing in an answer is a verdict on a real firm: `coverage` says what was
looked at, and an empty answer differs from an unknown one.
"""

from cscs_graph.model.answers.cascade import (
    ApplicationAtRisk,
    ApplicationRef,
    CascadeAnswer,
    Consequence,
    Reached,
    RewardLost,
)
from cscs_graph.model.answers.contamination import ContaminationAnswer, ContaminationFinding, Contaminator, Removal
from cscs_graph.model.answers.coverage import Answer, Coverage, ListCoverage, MouCoverage, Reproducible, Truncation
from cscs_graph.model.answers.files import (
    CreditFile,
    EntityDetails,
    PathAnswer,
    PathStep,
    RecordPage,
    RecordRef,
    Relation,
    RelationPage,
    SearchHit,
)
from cscs_graph.model.answers.linkage import LinkageAnswer, NotCrossed, Tie, TiePath, TieStep
from cscs_graph.model.answers.parts import (
    AgencyRef,
    ListingRef,
    ListRef,
    MeasureRef,
    MouRef,
    OutletCount,
    Part,
    PartyKind,
    PartyRef,
    ProofStep,
    SourceRef,
    StepKind,
    Target,
)
from cscs_graph.model.answers.personnel import Role, RolesAnswer, RunCompaniesAnswer, RunCompany
from cscs_graph.model.answers.proven import Proven
from cscs_graph.model.answers.screening import EffectCount, Match, Screened, ScreeningAnswer
from cscs_graph.model.suppliers import Supplier

__all__ = [
    "AgencyRef",
    "Answer",
    "ApplicationAtRisk",
    "ApplicationRef",
    "CascadeAnswer",
    "Consequence",
    "ContaminationAnswer",
    "ContaminationFinding",
    "Contaminator",
    "Coverage",
    "CreditFile",
    "EffectCount",
    "EntityDetails",
    "LinkageAnswer",
    "ListCoverage",
    "ListRef",
    "ListingRef",
    "Match",
    "MeasureRef",
    "MouCoverage",
    "MouRef",
    "NotCrossed",
    "OutletCount",
    "Part",
    "PartyKind",
    "PartyRef",
    "PathAnswer",
    "PathStep",
    "ProofStep",
    "Proven",
    "Reached",
    "RecordPage",
    "RecordRef",
    "Relation",
    "RelationPage",
    "Removal",
    "Reproducible",
    "RewardLost",
    "Role",
    "RolesAnswer",
    "RunCompaniesAnswer",
    "RunCompany",
    "Screened",
    "ScreeningAnswer",
    "SearchHit",
    "SourceRef",
    "StepKind",
    "Supplier",
    "Target",
    "Tie",
    "TiePath",
    "TieStep",
    "Truncation",
]
