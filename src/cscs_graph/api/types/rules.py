"""Agencies, lists, memoranda and measures in GraphQL. Children are fetched through the request's loaders."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from cscs_graph.api.context import Ask
from cscs_graph.api.types.codes import (
    Completeness,
    DocumentKind,
    Domain,
    Effect,
    Level,
    ListKind,
    ListStatus,
    TargetClass,
    shown_as,
)

if TYPE_CHECKING:
    from cscs_graph.api.types.rulings import EntryCriterion, ScopeClause


@strawberry.type(description="Where a statement comes from.")
class Source:
    id: strawberry.ID
    title: str
    publisher: str | None
    url: str | None
    licence: str | None


@strawberry.type(description="A regulator, court, council member or other body (Appendix I).")
class Agency:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    abbreviation: str | None
    kind: str | None
    level: Level
    region_code: str | None
    council_member_no: int | None
    record_share_min: float | None = strawberry.field(description="Share of its records in the central files (§8.1).")
    record_share_max: float | None
    section: str | None

    @strawberry.field(description="Agencies whose work it took over.")
    async def predecessors(self, info: Ask) -> "list[Agency]":
        return await _related(self, info, "predecessors")

    @strawberry.field(description="Agencies that took over its work.")
    async def successors(self, info: Ask) -> "list[Agency]":
        return await _related(self, info, "successors")

    @strawberry.field(description="The agency of which it is a local branch.")
    async def part_of(self, info: Ask) -> "list[Agency]":
        return await _related(self, info, "part_of")

    @strawberry.field(description="The lists that it controls.")
    async def controls(self, info: Ask) -> list[Annotated["CreditList", strawberry.lazy("cscs_graph.api.types.rules")]]:
        loaders = info.context.loaders
        relations = await loaders.agency_relations.load(str(self.id))
        return shown_as(list[CreditList], await loaders.lists.load_many(relations["controls"]))


async def _related(agency: Agency, info: Ask, which: str) -> list[Agency]:
    relations = await info.context.loaders.agency_relations.load(str(agency.id))
    return shown_as(list[Agency], await info.context.loaders.agencies.load_many(relations[which]))


@strawberry.type(description="What several measures say in other words.")
class MeasureGroup:
    id: strawberry.ID
    name_en: str
    name_zh: str | None


@strawberry.type(description="One penalty or reward that a memorandum stipulates (§4.2).")
class Measure:
    id: strawberry.ID
    number: str
    name_en: str
    name_zh: str | None
    effect: Effect
    domain: Domain
    whole_consortium: bool
    equivalence_group: MeasureGroup | None = strawberry.field(
        description="What it has in common with measures that say the same."
    )
    imposed_by_text: str | None = strawberry.field(description="The source's words where it names no single agency.")
    section: str | None


@strawberry.type(description="A measure of a memorandum with the agencies that impose it.")
class Stipulation:
    measure: Measure
    imposed_by: list[Agency]


@strawberry.type(description="The memorandum that gives a list effect, and its scope of responsibility (§4.2).")
class Mou:
    id: strawberry.ID
    title_zh: str
    title_en: str | None
    document_no: str | None
    document_kind: DocumentKind = strawberry.field(description="What sort of document it is, and so how binding.")
    regime: str | None
    scope: list[TargetClass]
    signatories_stated: int | None
    measures_stated: int | None = strawberry.field(description="Number of measures that the document states.")
    completeness: Completeness
    section: str | None

    @strawberry.field(description="The agencies that signed it, in the order of the document.")
    async def signatories(self, info: Ask) -> list[Agency]:
        ids = await info.context.loaders.signatories.load(str(self.id))
        return shown_as(list[Agency], await info.context.loaders.agencies.load_many(ids))

    @strawberry.field(description="Whom its target paragraph names, in its own words.")
    async def scope_clauses(
        self, info: Ask
    ) -> list[Annotated["ScopeClause", strawberry.lazy("cscs_graph.api.types.rulings")]]:
        return shown_as(list["ScopeClause"], await info.context.loaders.scope_clauses.load(str(self.id)))

    @strawberry.field(description="Its measures in force on the request's day.")
    async def measures(self, info: Ask) -> list[Stipulation]:
        loaders = info.context.loaders
        found = await loaders.measures.load(str(self.id))
        await loaders.agencies.load_many(sorted({agency for _, agencies in found for agency in agencies}))
        return [
            Stipulation(
                measure=shown_as(Measure, measure),
                imposed_by=shown_as(list[Agency], await loaders.agencies.load_many(agencies)),
            )
            for measure, agencies in found
        ]

    @strawberry.field
    async def source(self, info: Ask) -> Source | None:
        source_id: Any = getattr(self, "source_id", None)
        return shown_as(Source, await info.context.loaders.sources.load(source_id)) if source_id else None


@strawberry.type(description="A blacklist or redlist (§4.1, Appendix III).")
class CreditList:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    kind: ListKind
    status: ListStatus
    minimum_term_months: int | None
    requires_no_blacklisting: bool | None
    listable: list[str]
    entry_threshold: str | None
    criteria_stated: int | None = strawberry.field(description="Number of criteria of entry that its rules state.")
    section: str | None
    controlled_by: list[Agency]

    @strawberry.field(
        description="Its criteria of entry in force on the request's day, as far as they are named (§4.1)."
    )
    async def entry_criteria(
        self, info: Ask
    ) -> list[Annotated["EntryCriterion", strawberry.lazy("cscs_graph.api.types.rulings")]]:
        return shown_as(list["EntryCriterion"], await info.context.loaders.entry_criteria.load(str(self.id)))

    @strawberry.field(description="Every memorandum of the list; several may share its name.")
    async def mous(self, info: Ask) -> list[Mou]:
        ids = await info.context.loaders.mous_of_lists.load(str(self.id))
        return shown_as(list[Mou], await info.context.loaders.mous.load_many(ids))
