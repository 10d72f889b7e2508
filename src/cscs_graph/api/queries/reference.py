"""The rules around the lists, and how much of the rules is loaded. Fields ask the analysis and show what it says."""

import strawberry

from cscs_graph.analysis.reference import list_rules as rulings
from cscs_graph.analysis.reference.report import reference_report
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, scope
from cscs_graph.api.types.codes import RegulationStatus, shown_as
from cscs_graph.api.types.reference import (
    CatalogueEdition,
    Policy,
    PrioritySector,
    ProvincialRegulation,
    RecordCompleteness,
    ReferenceReport,
)
from cscs_graph.api.types.rulings import DecisionLevel, Enforcement, EntryCriterion

Criteria = list[EntryCriterion]


@strawberry.type
class ReferenceQuery:
    @strawberry.field(description="Criteria of entry to a list; without a list, the standards for all lists of a kind.")
    async def entry_criteria(
        self, info: Ask, list: strawberry.ID | None = None, as_of: AsOf = None
    ) -> list[EntryCriterion]:
        graph, moment = info.context.graph, scope(as_of, None).moment
        if list is None:
            return shown_as(Criteria, await info.context.ask(rulings.general_criteria(graph, moment)))
        return shown_as(Criteria, await info.context.ask(rulings.criteria_of_list(graph, str(list), moment)))

    @strawberry.field(description="At which level of office parties are put on lists (§4.1).")
    async def decision_levels(self, info: Ask) -> list[DecisionLevel]:
        return shown_as(list[DecisionLevel], await info.context.ask(rulings.decision_levels(info.context.graph)))

    @strawberry.field(description="What bodies outside government do with the lists on a day (§4.4).")
    async def enforcements(self, info: Ask, as_of: AsOf = None) -> list[Enforcement]:
        asked = rulings.enforcements(info.context.graph, scope(as_of, None).moment)
        return shown_as(list[Enforcement], await info.context.ask(asked))

    @strawberry.field(description="National policies issued by a day (Appendix II).")
    async def policies(self, info: Ask, as_of: AsOf = None) -> list[Policy]:
        asked = rulings.policies(info.context.graph, scope(as_of, None).moment)
        return shown_as(list[Policy], await info.context.ask(asked))

    @strawberry.field(description="Provinces and their regulations, those without one too (Appendix IV).")
    async def provincial_regulations(
        self,
        info: Ask,
        statuses: list[RegulationStatus] | None = None,
        regions: list[strawberry.ID] | None = None,
    ) -> list[ProvincialRegulation]:
        asked = rulings.provincial_regulations(info.context.graph, statuses or (), map(str, regions or ()))
        return shown_as(list[ProvincialRegulation], await info.context.ask(asked))

    @strawberry.field(description="Sectors whose companies are scrutinised more closely (§9.9).")
    async def priority_sectors(self, info: Ask) -> list[PrioritySector]:
        return shown_as(list[PrioritySector], await info.context.ask(rulings.priority_sectors(info.context.graph)))

    @strawberry.field(description="What share of records and parties the central files hold (§8.1).")
    async def record_completeness(self, info: Ask) -> list[RecordCompleteness]:
        asked = rulings.record_completeness(info.context.graph)
        return shown_as(list[RecordCompleteness], await info.context.ask(asked))

    @strawberry.field(description="Editions of the national catalogue, the oldest first.")
    async def catalogue_editions(self, info: Ask) -> list[CatalogueEdition]:
        asked = rulings.catalogue_editions(info.context.graph)
        return shown_as(list[CatalogueEdition], await info.context.ask(asked))

    @strawberry.field(description="How much of the rules is loaded: complete, partial, only counted, or unknown.")
    async def reference_report(self, info: Ask, known_at: KnownAt = None) -> ReferenceReport:
        asked = reference_report(info.context.graph, scope(None, known_at).moment)
        return shown_as(ReferenceReport, await info.context.ask(asked))
