"""The rules around the lists: criteria of entry, levels of decision, scope, enforcers, policies, provinces, catalogue."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from cscs_graph.analysis.core.lookup import Lookup, stated
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import (
    CatalogueClassRef,
    CatalogueEditionRef,
    CriterionRef,
    DecisionLevelRef,
    EnforcementRef,
    PolicyRef,
    PrioritySectorRef,
    ProvincialRegulationRef,
    RecordCompletenessRef,
    RulePart,
    ScopeClauseRef,
)
from cscs_graph.model.codes import RegulationStatus
from cscs_graph.model.time import Moment, none_if_open

Rule = TypeVar("Rule", bound=RulePart)


async def entry_criteria(graph: Graph, list_ids: Sequence[str], moment: Moment) -> dict[str, tuple[CriterionRef, ...]]:
    """Criteria by list, in the order of the source. A list of which none is known is left out."""

    async def work(transaction: Transaction) -> dict[str, tuple[CriterionRef, ...]]:
        ids = sorted(set(list_ids))
        rows = await transaction.run("entry_criteria", list_ids=ids, as_of=moment.as_of)
        found: dict[str, tuple[CriterionRef, ...]] = {}
        for criterion in await _rules(transaction, CriterionRef, rows):
            key = criterion.list_id or ""
            found[key] = (*found.get(key, ()), criterion)
        return found

    return await graph.read(work)


async def criteria_of_list(graph: Graph, list_id: str, moment: Moment) -> tuple[CriterionRef, ...]:
    """Raises NotFound where no such list is loaded."""
    await graph.read(lambda transaction: Lookup(transaction).credit_list(list_id))
    return (await entry_criteria(graph, [list_id], moment)).get(list_id, ())


async def general_criteria(graph: Graph, moment: Moment) -> tuple[CriterionRef, ...]:
    """Standards for all lists of a kind (§4.1)."""

    async def work(transaction: Transaction) -> tuple[CriterionRef, ...]:
        rows = await transaction.run("general_criteria")
        in_force = [row for row in rows if row["valid_from"] <= moment.as_of < row["valid_until"]]
        return await _rules(transaction, CriterionRef, in_force)

    return await graph.read(work)


async def decision_levels(graph: Graph) -> tuple[DecisionLevelRef, ...]:
    """Every rule on levels, whenever it holds, the older first (§4.1)."""

    return await graph.read(levels_of)


async def levels_of(transaction: Transaction) -> tuple[DecisionLevelRef, ...]:
    rows = await transaction.run("decision_levels")
    rows = [{**row, "from_day": row["valid_from"], "until_day": row["valid_until"]} for row in rows]
    return await _rules(transaction, DecisionLevelRef, rows)


async def scope_clauses(graph: Graph, mou_ids: Sequence[str]) -> dict[str, list[ScopeClauseRef]]:
    """Whom each memorandum names, in its words and order (§4.2)."""
    rows = await graph.read(lambda transaction: transaction.run("scope_clauses", mou_ids=sorted(set(mou_ids))))
    found: dict[str, list[ScopeClauseRef]] = {}
    for row in rows:
        found.setdefault(row["mou_id"], []).append(ScopeClauseRef.model_validate(stated(row)))
    return found


async def enforcements(graph: Graph, moment: Moment) -> tuple[EnforcementRef, ...]:
    """What bodies outside government do on the day (§4.4)."""

    async def work(transaction: Transaction) -> tuple[EnforcementRef, ...]:
        rows = await transaction.run("enforcements", as_of=moment.as_of)
        agencies = await Lookup(transaction).agencies(agency for row in rows for agency in row["enforcers"])
        named = [{**row, "enforcers": tuple(agencies[agency] for agency in row["enforcers"])} for row in rows]
        return await _rules(transaction, EnforcementRef, named)

    return await graph.read(work)


async def policies(graph: Graph, moment: Moment) -> tuple[PolicyRef, ...]:
    """National policies issued by the day (Appendix II)."""
    return await _asked(graph, PolicyRef, "policies", as_of=moment.as_of)


async def provincial_regulations(
    graph: Graph, statuses: Iterable[RegulationStatus] = (), regions: Iterable[str] = ()
) -> tuple[ProvincialRegulationRef, ...]:
    """Provinces and their regulations, those without one too (Appendix IV). Nothing chosen: all."""
    chosen = sorted({str(status) for status in statuses})
    return await _asked(
        graph, ProvincialRegulationRef, "provincial_regulations", statuses=chosen, regions=sorted(set(regions))
    )


async def priority_sectors(graph: Graph) -> tuple[PrioritySectorRef, ...]:
    return await _asked(graph, PrioritySectorRef, "priority_sectors")


async def record_completeness(graph: Graph) -> tuple[RecordCompletenessRef, ...]:
    """What share the central files hold (§8.1)."""

    async def work(transaction: Transaction) -> tuple[RecordCompletenessRef, ...]:
        rows = await transaction.run("record_completeness")
        agencies = await Lookup(transaction).agencies(row["agency_id"] for row in rows if row["agency_id"])
        named = [{**row, "agency": agencies.get(row["agency_id"])} for row in rows]
        return await _rules(transaction, RecordCompletenessRef, named)

    return await graph.read(work)


async def catalogue_editions(graph: Graph) -> tuple[CatalogueEditionRef, ...]:
    """Editions of the national catalogue with the classes that are known, the oldest first."""

    async def work(transaction: Transaction) -> tuple[CatalogueEditionRef, ...]:
        editions = await transaction.run("catalogue_editions")
        classes: dict[str, list[CatalogueClassRef]] = {}
        for row in await transaction.run("catalogue_classes", edition_ids=[row["id"] for row in editions]):
            classes.setdefault(row["edition_id"], []).append(CatalogueClassRef.model_validate(stated(row)))
        whole = [{**row, "classes": tuple(classes.get(row["id"], ()))} for row in editions]
        return await _rules(transaction, CatalogueEditionRef, whole)

    return await graph.read(work)


async def _asked(graph: Graph, kind: type[Rule], statement: str, **parameters: object) -> tuple[Rule, ...]:
    async def work(transaction: Transaction) -> tuple[Rule, ...]:
        return await _rules(transaction, kind, await transaction.run(statement, **parameters))

    return await graph.read(work)


async def _rules(transaction: Transaction, kind: type[Rule], rows: Sequence[Row]) -> tuple[Rule, ...]:
    """The rules that rows describe, with their dates as shown and their sources."""
    sources = await Lookup(transaction).sources(row["source_id"] for row in rows)
    return tuple(
        kind.model_validate(
            {
                **stated(row),
                "since": none_if_open(row.get("valid_from")),
                "until": none_if_open(row.get("valid_until")),
                "source": sources.get(row["source_id"]),
            }
        )
        for row in rows
    )
