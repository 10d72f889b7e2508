"""Records: every class is read from what it writes; ids are stable; what is wrong is refused with its field."""

import re
from typing import Any

import pytest

from cscs_graph.model import schema
from cscs_graph.model.base import Fact, FactLink, Record, Thing, type_of
from cscs_graph.model.codes import Certainty
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.parties import Entity, OfficerOf, Owns
from cscs_graph.model.records import RECORDS, Unreadable, read_record

REQUIRED: dict[str, dict[str, Any]] = {
    "Source": {"id": "s", "title": "t"},
    "Region": {"id": "310101", "name_zh": "n"},
    "Regime": {"id": "r", "name_en": "n", "valid_from": "2014"},
    "Agency": {"id": "a", "name_en": "n", "other_names": ["m"], "record_share_max": 0.5},
    "RecordCategory": {"id": "c", "number": 3, "name_en": "n", "contributed_by": ["a"]},
    "Mou": {"id": "m", "title_zh": "t", "scope": ["company"], "valid_from": "2016-09"},
    "CreditList": {"id": "l", "name_en": "n", "kind": "black", "controlled_by": ["a"]},
    "EntryCriterion": {"id": "l.1", "list": "l", "number": 1, "kind": "sufficient", "name_en": "n", "certainty": "mou"},
    "DecisionLevel": {"id": "d", "list": "l", "name_en": "n", "minimum_level": "county", "certainty": "draft"},
    "ScopeClause": {"id": "m.1", "mou": "m", "number": 1, "name_zh": "n", "target": "company"},
    "Enforcement": {"id": "x", "kind": "penalty", "name_en": "n", "enforcers": ["a"], "certainty": "practice"},
    "Policy": {"id": "y", "number": 1, "title_zh": "t", "title_en": "t", "says": "s", "issued": "2007/08"},
    "ProvincialRegulation": {"id": "z", "number": 1, "province": "p", "region": "310000", "status": "none"},
    "CatalogueEdition": {"id": "k", "title_zh": "t", "title_en": "t", "valid_from": "2021-12-16"},
    "CatalogueClass": {"id": "k.1", "edition": "k", "name_zh": "n", "name_en": "n"},
    "PrioritySector": {"id": "q", "number": 1, "name_en": "n"},
    "ReportFact": {"id": "t", "number": 1, "topic": "t", "says_en": "s", "says_zh": "s", "section": "1"},
    "InspectionRule": {
        **{
            "id": "i",
            "risk_class": "low",
            "frequency": "lowered",
            "name_en": "n",
            "name_zh": "n",
            "certainty": "practice",
        }
    },
    "RegulationPilot": {"id": "i", "name_en": "n", "name_zh": "n", "region": "310000"},
    "ReportingDuty": {"id": "u", "number": 1, "about_en": "n", "about_zh": "n", "certainty": "statute"},
    "RecordCompleteness": {"id": "w", "number": 1, "name_en": "n", "share_min": 0.1, "share_max": 0.9},
    "RepairEdition": {"id": "r", "name_en": "n", "valid_from": "2026-04-01"},
    "RepairTerm": {"edition": "r", "lists": ["l"], "minimum_months": 3, "conditions": ["fulfilment"]},
    "RepairStep": {"edition": "r", "order": 1, "kind": "application", "actor": "party", "name_en": "n"},
    "CounterRule": {"edition": "r", "trigger": "withdrawn", "effect": "ends"},
    "ListingEvent": {"party": "e", "listing": "f", "kind": "notice", "valid_from": "2018-01-02", "taken_by": "a"},
    "ControlRule": {
        **{"id": "r", "name_en": "n", "purpose": "actual_controller", "edition": "d", "test": "votes"},
    },
    "Entity": {"id": "e", "name": "n", "uscc": make_uscc("91", "310101", "XXXX0001")},
    "Person": {"id": "p", "name": "n"},
    "Application": {"id": "b", "title": "t", "filed_with": "a", "decided_on": "2018-06-01"},
    "MeasureGroup": {"id": "g", "name_en": "n"},
    "GradeScheme": {"id": "s", "name_en": "n", "grade_type": "compliance", "issued_by": ["a"], "start_points": 100},
    "Ramification": {
        "list_kind": "red",
        "name_en": "n",
        "effect": "reward",
        "domain": "supervision",
        "certainty": "mou",
    },
    "GradeBand": {"scheme": "s", "band": "A", "rank": 1, "points_from": 90},
    "GradeDeduction": {"scheme": "s", "name_en": "n", "points_min": 0, "points_max": 3},
    "Measure": {"mou": "m", "number": "1", "name_en": "n", "effect": "restrict", "imposed_by": ["a"]},
    "PointToConfirm": {
        **{"id": "c", "about": "m", "question_en": "q", "question_zh": "q", "taken_en": "t", "taken_zh": "t"},
        **{"settled_by_en": "s", "settled_by_zh": "s"},
    },
    "Supersession": {
        **{"id": "s", "mou": "m", "superseded_by": ["n"], "basis_en": "b", "basis_zh": "b", "certainty": "practice"},
        **{"rests_on": ["c"], "valid_from": "2022-01-01"},
    },
    "Holiday": {"id": "2026-h", "year": 2026, "name_en": "n", "days_off": ["2026-01-01"]},
    "Listing": {"party": "e", "list": "l", "valid_from": "2018", "tier": "serious", "decided_by": "a"},
    "RegistrationStatus": {"entity": "e", "status": "revoked", "stated": "吊销", "valid_from": "2019-03"},
    "RiskClassification": {"entity": "e", "risk_class": "low", "stated": "A", "valid_from": "2021"},
    "CreditRecord": {"party": "e", "category": "c", "title": "t", "amount_rmb": 1.5},
}
LINE: dict[str, Any] = {"from": "a", "to": "b", "valid_from": "2018-01", "recorded_at": "2019-01-01T00:00:00"}
EXTRA = {"OFFICER_OF": {"role": "director"}, "PARTICIPATES_IN": {"role": "lead"}, "OWNS": {"share": 0.3}}


def example(kind: str) -> dict[str, Any]:
    stated = REQUIRED[kind] if kind in REQUIRED else {**LINE, **EXTRA.get(kind, {})}
    return {"type": kind, **stated}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_read_from_what_it_writes(kind: str) -> None:
    record = read_record(example(kind))
    assert type_of(type(record)) == kind
    written = type(record).model_validate_json(record.model_dump_json())
    assert written == record
    assert read_record(record.model_dump(mode="json", exclude_none=True)) == record


@pytest.mark.parametrize("kind", RECORDS)
def test_a_field_that_does_not_exist_is_refused(kind: str) -> None:
    with pytest.raises(Unreadable, match=r"^colour: no such field$"):
        read_record({**example(kind), "colour": "red"})


@pytest.fixture(scope="module")
def definitions() -> dict[str, Any]:
    return schema.json_schema()["$defs"]


@pytest.mark.parametrize("kind", RECORDS)
def test_what_is_required_is_asked_for(kind: str, definitions: dict[str, Any]) -> None:
    """Exactly the fields that the JSON Schema requires, `type` apart."""
    definition = definitions[RECORDS[kind].__name__]
    derived = {"id"} if kind == "Entity" else set[str]()
    for name in set(definition.get("required", [])) - {"type"} - derived:
        line = {key: value for key, value in example(kind).items() if key != name}
        with pytest.raises(Unreadable, match=f"^{re.escape(name)}: "):
            read_record(line)


@pytest.mark.parametrize("kind", [kind for kind, record in RECORDS.items() if issubclass(record, Fact)])
def test_the_id_of_a_fact_hangs_on_its_identity_only(kind: str) -> None:
    record = RECORDS[kind]
    assert issubclass(record, Fact)
    stated = example(kind)
    first, again = _fact(stated), _fact({**stated, "recorded_at": "2020-01-01", "section": "4.1"})
    assert first.fact_id == again.fact_id
    assert first.fact_id.startswith(f"{kind}:")
    assert _fact({**stated, "id": "own"}).fact_id == "own"
    name = record.identity[0]
    alias = record.model_fields[name].alias or name
    assert _fact({**stated, alias: "other"}).fact_id != first.fact_id


def _fact(line: dict[str, Any]) -> Fact:
    record = read_record(line)
    assert isinstance(record, Fact)
    return record


def test_ids_of_facts_are_those_of_yesterday() -> None:
    """blake2b of `a`, `b`, `2018-01-01` joined by the unit separator, 8 bytes: a changed id would double a loaded graph."""
    assert _fact({"type": "BRANCH_OF", **LINE}).fact_id == "BRANCH_OF:" + FIRST_ID


FIRST_ID = "a544b14e3a0d492b"


@pytest.mark.parametrize(
    ("stated", "bounds"),
    [({}, (0, 1)), ({"share": 0.1}, (0.1, 0.1)), ({"share": "0.3"}, (0.3, 0.3)), ({"share_min": 0.5}, (0.5, 1))],
)
def test_an_unknown_share_is_an_interval(stated: dict[str, Any], bounds: tuple[float, float]) -> None:
    record = read_record({"type": "OWNS", "from": "a", "to": "b", **stated})
    assert isinstance(record, Owns)
    assert (record.share_min, record.share_max) == bounds


@pytest.mark.parametrize(
    "stated", [{"share": 1.01}, {"share": -0.1}, {"share": 51}, {"share_min": 0.6, "share_max": 0.5}]
)
def test_a_share_is_a_fraction(stated: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match="share"):
        read_record({"type": "OWNS", "from": "a", "to": "b", **stated})


@pytest.mark.parametrize("number", ["11010519491231002X", "id:11010519491231002X"])
def test_the_id_of_a_person_is_no_identity_card_number(number: str) -> None:
    """The example number of GB 11643-1999."""
    with pytest.raises(Unreadable, match="must not be an identity card number"):
        read_record({"type": "Person", "id": number, "name": "n"})
    assert isinstance(read_record({"type": "Person", "id": "110105194912310021", "name": "n"}), Thing)


@pytest.mark.parametrize(
    ("codes", "identity"),
    [
        ({"uscc": "91310101ma1fl0015-q"}, "91310101MA1FL0015Q"),
        ({"org_code": "ma1fl001-5"}, "org:MA1FL0015"),
        ({"reg_no": "310101000000001"}, "reg:310101000000001"),
        ({"reg_no": "310101000000001", "id": "own"}, "own"),
    ],
)
def test_an_entity_is_known_by_the_best_of_its_codes(codes: dict[str, str], identity: str) -> None:
    entity = read_record({"type": "Entity", "name": "n", **codes})
    assert isinstance(entity, Entity)
    assert entity.id == identity
    if "uscc" in codes:
        assert (entity.org_code, entity.region_code) == ("MA1FL0015", "310101")


def test_an_entity_without_any_code_is_refused() -> None:
    with pytest.raises(Unreadable, match="needs an id, a uscc, an org_code or a reg_no"):
        read_record({"type": "Entity", "name": "n"})


@pytest.mark.parametrize("line", [[], None, "Entity", {}, {"type": "Firm"}, {"type": ["Entity"]}])
def test_what_is_no_record_is_refused(line: Any) -> None:
    with pytest.raises(Unreadable):
        read_record(line)


def test_links_are_no_properties() -> None:
    record: Record = read_record(example("Measure"))
    assert {(link.type, target) for link, target in record.links()} == {("STIPULATES", "m"), ("IMPOSES", "a")}
    assert {"mou", "imposed_by", "type"}.isdisjoint(record.properties())
    officer = read_record(example("OFFICER_OF"))
    assert isinstance(officer, OfficerOf)
    assert {"from_id", "to_id"}.isdisjoint(officer.properties())


def test_certainties_are_ordered_and_a_chain_is_as_certain_as_its_weakest() -> None:
    statute, mou, practice, draft, anecdotal = Certainty
    assert [grade.rank for grade in Certainty] == [0, 1, 2, 3, 4]
    assert Certainty.weakest(mou, anecdotal, practice) is anecdotal
    assert Certainty.weakest(statute) is statute
    assert [practice.admits(grade) for grade in Certainty] == [True, True, True, False, False]
    assert draft.admits(draft)


def test_every_relationship_leads_between_labels_of_the_model() -> None:
    assert {end for tie in schema.relationships() for end in (tie.start, tie.end)} <= schema.labels()
    assert len({type_of(record) for record in RECORDS.values() if issubclass(record, FactLink)}) == 12


def test_the_diagram_shows_every_label_and_type() -> None:
    diagram = schema.mermaid()
    for node in schema.nodes():
        assert f"  class {node.labels[0]} {{\n" in diagram
    for tie in schema.relationships():
        assert re.search(rf"  {tie.start} (-->|\.\.>) {tie.end} : {tie.type}\n", diagram)
    assert "  Party <|-- Entity\n" in diagram
