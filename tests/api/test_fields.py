"""Every GraphQL field without a resolver is an attribute of the answer that it shows: nothing is copied between them."""

import inspect
import typing
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pytest
from graphql import GraphQLObjectType
from pydantic import BaseModel
from strawberry.types.field import StrawberryField

from cscs_graph.analysis import repair
from cscs_graph.analysis.cascade import punishment as cascade
from cscs_graph.analysis.contamination import filings as contamination
from cscs_graph.analysis.control import beneficial, controllers, trees
from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.analysis.grades import schemes as grades
from cscs_graph.analysis.linkage import personnel
from cscs_graph.analysis.linkage import ties as linkage
from cscs_graph.analysis.linkage.posts import TraversalPolicy
from cscs_graph.analysis.listings.attribution import attributions_of_party
from cscs_graph.analysis.parties import files, parties, search
from cscs_graph.analysis.reference import directory as rules
from cscs_graph.analysis.reference import list_rules as rulings
from cscs_graph.analysis.reference import regimes
from cscs_graph.analysis.reference.report import reference_report
from cscs_graph.analysis.screening.screening import screen
from cscs_graph.api.schema import make_schema
from cscs_graph.model import answers
from cscs_graph.model.codes import Certainty
from cscs_graph.model.suppliers import Supplier
from cscs_graph.model.time import PartialDate
from tests.conftest import Store

CODES = ("joint-bid-concrete", "joint-bid-sister", "joint-bid-subsidiary", "joint-bid-steel")
"""Suppliers of whom one is on a list and others are controlled."""
MADE_BY_THE_API = {"Query", "Connection", "Edge", "PageInfo", "Stipulation"}
MODELS: dict[str, type[BaseModel]] = {
    "Agency": answers.AgencyRef,
    "ControlRule": answers.ControlRuleRef,
    "Application": answers.ApplicationRef,
    "Attribution": answers.AttributionRef,
    "CatalogueClass": answers.CatalogueClassRef,
    "CatalogueEdition": answers.CatalogueEditionRef,
    "CreditList": answers.ListRef,
    "CreditRecord": answers.RecordRef,
    "DecisionLevel": answers.DecisionLevelRef,
    "Enforcement": answers.EnforcementRef,
    "EntryCriterion": answers.CriterionRef,
    "Listing": answers.ListingRef,
    "Measure": answers.MeasureRef,
    "MeasureGroup": answers.MeasureGroupRef,
    "Mou": answers.MouRef,
    "Party": answers.PartyRef,
    "Policy": answers.PolicyRef,
    "PrioritySector": answers.PrioritySectorRef,
    "ProvincialRegulation": answers.ProvincialRegulationRef,
    "RecordCompleteness": answers.RecordCompletenessRef,
    "ScopeClause": answers.ScopeClauseRef,
    "Ramification": answers.Ramification,
    "Regime": answers.RegimeRef,
    "Source": answers.SourceRef,
}


def shown_types() -> dict[str, GraphQLObjectType]:
    """The object types of the schema that show an answer of the model."""
    schema: Any = getattr(make_schema(), "_schema")  # noqa: B009 - the library offers no public way
    return {
        name: kind
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLObjectType)
        and not name.startswith("__")
        and not any(name.endswith(made) for made in MADE_BY_THE_API)
    }


def model_of(name: str) -> type[BaseModel]:
    return MODELS.get(name) or getattr(answers, name)


def plain_fields(kind: GraphQLObjectType) -> Iterator[tuple[str, str]]:
    """Name in GraphQL and in Python of every field that has no resolver."""
    for name, field in kind.fields.items():
        definition = field.extensions["strawberry-definition"]
        assert isinstance(definition, StrawberryField)
        if getattr(definition, "base_resolver") is None:  # noqa: B009 - its type is not fully stated
            yield name, definition.python_name


def annotation_of(model: type[BaseModel], attribute: str) -> object:
    """Of a field, or of a property that is computed from fields. Raises AttributeError where there is neither."""
    if attribute in model.model_fields:
        return model.model_fields[attribute].annotation
    computed: Any = inspect.getattr_static(model, attribute)
    function = computed.func if isinstance(computed, cached_property) else computed.fget  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return typing.get_type_hints(function)["return"]


@pytest.mark.parametrize("name", sorted(shown_types()))
def test_every_plain_field_is_an_attribute_of_the_model(name: str) -> None:
    fields = dict(plain_fields(shown_types()[name]))
    assert fields, "a type with nothing to show"
    for attribute in fields.values():
        assert annotation_of(model_of(name), attribute) is not None


@pytest.mark.parametrize("name", sorted(shown_types()))
def test_no_field_is_promised_that_the_model_may_leave_null(name: str) -> None:
    """A field that is not null in GraphQL must not be optional in the model."""
    kind = shown_types()[name]
    for field, attribute in plain_fields(kind):
        optional = type(None) in typing.get_args(annotation_of(model_of(name), attribute))
        assert optional != str(kind.fields[field].type).endswith("!"), f"{name}.{field}"


async def actual_answers(store: Store) -> list[BaseModel]:
    """One answer of every kind, chosen so that every part occurs."""
    graph = store.graph

    def at(day: str, minimum: Certainty | None = None) -> Scope:
        return Scope.of(_day(day), None, minimum, Bounds())

    everything = at("2019-06-03", Certainty.ANECDOTAL)
    husi = await parties.related_parties(
        graph, "shanghai-husi", at("2017-06-01"), include_former=True, after="", limit=9
    )
    way = await parties.shortest_path(graph, "private-listing-director", "private-listing-chair", at("2019-06-03"))
    records = await files.credit_records(graph, "shanghai-husi", at("2019-06-01"))
    return [
        await cascade.cascading_punishment(graph, "redlist-lost-company", at("2018-05-02")),
        await cascade.cascading_punishment(graph, "private-listing-director", everything),
        await cascade.cascading_punishment(
            graph, "joint-bid-defaulter", Scope.of(_day("2019-04-01"), None, None, Bounds(1))
        ),
        await linkage.personnel_linkage(graph, "private-listing-company", at("2019-06-03")),
        await contamination.cross_contamination(graph, at("2019-06-03"), application_id="joint-bid-hospital"),
        await linkage.personnel_linkage(
            graph, "second-venture-listed", at("2019-06-03"), crossing=TraversalPolicy.of(4)
        ),
        await personnel.roles(graph, "second-venture-owner", at("2019-06-03")),
        await personnel.phoenix_companies(graph, "second-venture-listed", at("2019-06-03")),
        await screen(graph, [Supplier(row=n, codes=(code,)) for n, code in enumerate(CODES, 1)], at("2018-06-01")),
        await files.credit_file(graph, "shanghai-husi", at("2019-06-01")),
        await controllers.actual_controllers(graph, "actual-control-ring-two", at("2024-07-01")),
        await controllers.actual_controllers(graph, "actual-control-over", at("2024-07-01")),
        await controllers.controlled_by(graph, "actual-control-founder", at("2024-07-01")),
        await trees.ownership_tree(graph, "actual-control-bottom", Scope.of(_day("2024-07-01"), None, None, Bounds(1))),
        await beneficial.beneficial_owners(graph, "actual-control-joined", at("2025-01-01")),
        *records.records,
        *husi.relations,
        way,
        await cascade.cascading_punishment(graph, "said-twice-rival", at("2018-06-01")),
        await regimes.diff_regimes(graph, "said-twice-defaulter", "mou_2014_2020", "basic_list_2021", at("2022-06-01")),
        await grades.if_graded(graph, "sta_taxpayer_2014", {"sta_taxpayer_2014.arrears_less": 1}, at("2018-06-01")),
        *await search.search(graph, "Shanghai Hsui", limit=1),
        *(await rules.mous(graph, ["food_drug_2016"])).values(),
        *(await rulings.scope_clauses(graph, ["food_drug_2016"]))["food_drug_2016"],
        *await rulings.criteria_of_list(graph, "tax_violations", everything.moment),
        *await rulings.enforcements(graph, everything.moment),
        *await rulings.policies(graph, everything.moment),
        *await rulings.provincial_regulations(graph),
        *await rulings.priority_sectors(graph),
        *await rulings.record_completeness(graph),
        *await rulings.catalogue_editions(graph),
        await attributions_of_party(graph, "township-decision-dyeworks", at("2023-01-01")),
        await reference_report(graph, everything.moment),
        await cascade.cascading_punishment(graph, "shanghai-husi", Scope.of(_day("2017-06-01"), bounds=Bounds(3, 1))),
        await repair.repair(graph, "credit-repair-listing-dyer", at("2018-03-26")),
        await repair.repairs(graph, "credit-repair-debtor", at("2018-06-17")),
        await repair.repairs(graph, "credit-repair-branch", at("2019-06-17")),
    ]


def _day(text: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(PartialDate).validate_python(text)


def parts_of(value: object) -> Iterator[BaseModel]:
    """Every model in an answer, from the answer down."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from parts_of(item)  # pyright: ignore[reportUnknownArgumentType]


def test_the_types_are_all_there() -> None:
    """A schema that lost its types would make the tests above pass without a check."""
    assert {"CascadeAnswer", "LinkageAnswer", "ContaminationAnswer", "CreditFile", "PathAnswer"} <= shown_types().keys()
    assert len(shown_types()) >= 30


async def test_actual_answers_have_every_field_that_is_shown(store: Store) -> None:
    parts: dict[type[BaseModel], list[BaseModel]] = {}
    for answer in await actual_answers(store):
        for part in parts_of(answer):
            parts.setdefault(type(part), []).append(part)
    for name, kind in shown_types().items():
        found = parts.get(model_of(name), [])
        assert found, f"no {name} occurs in the answers of this test"
        for _, attribute in plain_fields(kind):
            assert hasattr(found[0], attribute), f"{name}.{attribute}"


def test_the_query_type_has_a_resolver_for_every_field() -> None:
    schema: Any = getattr(make_schema(), "_schema")  # noqa: B009 - the library offers no public way
    assert len(schema.query_type.fields) >= 18
    for name in schema.query_type.fields:
        assert schema.query_type.fields[name].extensions["strawberry-definition"].base_resolver is not None
