"""The types that are written out, since something has to be fetched for them; all others are made from the answer classes."""

from cscs_graph.api.types.files import CreditFile, CreditRecord
from cscs_graph.api.types.heading import Answer, ProofStep
from cscs_graph.api.types.parties import Entity, Listing, Party, Person
from cscs_graph.api.types.rules import Agency, ControlRule, CreditList, Mou

TYPES = (
    Answer,
    Party,
    Entity,
    Person,
    Listing,
    Agency,
    CreditList,
    Mou,
    CreditFile,
    CreditRecord,
    ControlRule,
    ProofStep,
)
