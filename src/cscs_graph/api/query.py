"""What can be asked over GraphQL: every question of the analysis, and those of which an answer is no `Answer`."""

from typing import Any

from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.grades.schemes import GradeSchemeById, GradeSchemes
from cscs_graph.analysis.parties.codes import DecodeUscc
from cscs_graph.analysis.parties.parties import EntityByCode, PartyByReference, PersonById, RelatedParties
from cscs_graph.analysis.parties.search import Search
from cscs_graph.analysis.questions import all_questions
from cscs_graph.analysis.reference import directory, documents, list_rules, listings, regimes, report
from cscs_graph.api.questions import query_type
from cscs_graph.api.types.parties import Entity, Person

LOOKED_UP: tuple[type[Question[Any]], ...] = (
    PartyByReference,
    EntityByCode,
    PersonById,
    Search,
    RelatedParties,
    DecodeUscc,
    directory.AgencyById,
    directory.Agencies,
    directory.CreditListById,
    directory.CreditLists,
    directory.MouById,
    directory.Mous,
    listings.Listings,
    listings.ListingsFound,
    listings.ListingById,
    list_rules.EntryCriteria,
    list_rules.DecisionLevels,
    list_rules.Enforcements,
    regimes.Regimes,
    GradeSchemeById,
    GradeSchemes,
    documents.PointsToConfirm,
    documents.Policies,
    documents.ProvincialRegulations,
    documents.PrioritySectors,
    documents.ReportFacts,
    documents.RegulationPilots,
    documents.ReportingDuties,
    documents.RecordCategories,
    documents.RecordCompleteness,
    documents.CatalogueEditions,
    report.ReferenceReport,
)
"""Parties, lists and rules read one by one, or page by page."""

Query = query_type(
    (*all_questions(), *LOOKED_UP),
    {EntityByCode: Entity, PersonById: Person},
    "What can be asked. No answer is a verdict on a real firm: each says what the loaded data covers.",
)
