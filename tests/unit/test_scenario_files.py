"""The scenarios as files: records are valid, codes and names cannot be taken for real, expectations name what exists.

Whether the answers are right is asked of a server elsewhere; here nothing is run.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from cscs_graph.model.base import Fact, FactLink, Record, Thing
from cscs_graph.model.codes import Certainty, EntityKind, IdentityGrade
from cscs_graph.model.listings import Application, CreditRecord, Listing
from cscs_graph.model.parties import Entity, Person
from cscs_graph.model.records import read_record
from cscs_graph.model.rules import Agency, Source

SEED = Path(__file__).parents[2] / "seed"
FOLDERS = sorted(path for path in (SEED / "scenarios").iterdir() if path.is_dir())
CASES = [
    "actual_control",
    "correction",
    "court_order",
    "credit_repair",
    "joint_bid",
    "penalised_chain",
    "private_listing",
    "redlist_lost",
    "said_twice",
    "second_venture",
    "shanghai_husi",
    "township_decision",
]
REAL = {
    "shanghai_husi": {
        "上海福喜食品有限公司",
        "上海福喜",
        "Shanghai Hsui",
        "Shanghai Husi",
        "上海市市场监督管理局",
        "上海福喜质量主管",
        "上海福喜厂长",
        "上海福喜计划主管",
        "OSI Group",
        "Shanghai SAMR",
        "Quality supervisor of Shanghai Husi",
        "Factory manager of Shanghai Husi",
        "Planning director of Shanghai Husi",
    }
}
"""Names and posts that the report itself gives, by case, as they are written in China."""
GRADED = "second_venture"
"""The case about how sure a person's identity is."""
COMMON = {
    "question",
    "expect",
    "as_of",
    "known_at",
    "minimum_certainty",
    "depth",
    "max_degree",
    "minimum_identity",
    "months_before",
}
CORRECTED = {"correction": {"correction-listing"}, "credit_repair": {"credit-repair-listing-dyer"}}
OUTLETS = {"outlet_threshold", "outlet_window_months"}
CASCADE = {
    *("lists", "measures", "measure_count", "imposed_by", "reached", "certainty", "applications"),
    *("rewards", "rewards_lost", "unknown_measures", "earliest_end"),
    *("merged", "ramifications", "grades", "rewarded", "applications_favoured"),
}
CONTAMINATION = {"contaminators", "because", "certainty", "removals", "clears"}
LINKAGE = {"ties", "former", "listed", "towards_subject", "from_subject", "not_crossed"}
REPAIR = {
    *(
        "state",
        "rules_on",
        "term_rule",
        "publication_rule",
        "basis",
        "earliest_application",
        "earliest_removal",
        "unless",
    ),
    *("next_step", "actor", "due", "blocks", "overdue", "steps", "late", "missing", "disputes", "counts"),
    *("late_notice", "headquarters", "objection_deadline", "deadline_passed"),
}
CONTROL = {
    *("controllers", "possible", "ultimate", "joint", "in_ring", "heads", "shares", "shares_max", "rings", "faults"),
}
ATTRIBUTION = {"owners", "offices", "national", "levels", "below_minimum", "decided_before_rule", "rules"}
QUESTIONS: dict[str, tuple[list[set[str]], set[str]]] = {
    "cascading_punishment": ([{"party"}, {"listing"}, {"party"} | OUTLETS, {"party", "outlet_threshold"}], CASCADE),
    "if_listed": ([{"party", "list"}, {"party", "list", "on"}], CASCADE),
    "personnel_linkage": ([{"party", "include_former"}], LINKAGE),
    "integrated_ownership": ([{"holder", "company"}], {"share", "votes"}),
    "roles": ([{"party"}], {"roles", "overlaps", "former"}),
    "phoenix_companies": ([{"party"}], {"companies", "founded", "not_crossed"}),
    "cross_contamination": ([{"application"}, {"party"}], CONTAMINATION),
    "if_jointly_filed": ([{"lead", "co_bidders", "suppliers", "on"}], CONTAMINATION),
    "repair": ([{"listing"}], REPAIR),
    "actual_controllers": ([{"party"}, {"party", "rule"}], CONTROL),
    "controlled_companies": ([{"party"}, {"party", "rule"}], {"controlled", "possible"}),
    "beneficial_owners": ([{"party"}, {"party", "rule"}], {"beneficial", "rung"}),
    "attribution": ([{"party"}], ATTRIBUTION),
    "if_graded": ([{"scheme", "deductions"}, {"scheme", "deductions", "start_points"}], {"points", "bands"}),
    "diff_regimes": (
        [{"party", "regime_a", "regime_b"}],
        {"disappears", "appears", "changes", "unchanged", "without_rules", "reasons", "aspects"},
    ),
}
"""The arguments and the keys under `expect` of every question: seed/scenarios/README.md."""
HOW = {
    *("legal_representative", "actual_controller", "director_supervisor_manager", "directly_responsible"),
    *("branch", "person_to_company"),
}
OF_LISTS = {"list", "lists", "unknown_measures", "rewards", "rewards_lost"}
OF_PARTIES = {
    "party",
    "lead",
    "co_bidders",
    "suppliers",
    "contaminators",
    "removals",
    "former",
    "listed",
    "founded",
    "headquarters",
} | {
    *("controllers", "possible", "ultimate", "joint", "in_ring", "heads", "controlled"),
}
BY_PARTY = {"measure_count", "reached", "earliest_end", "ties", "towards_subject", "from_subject", "because"} | {
    *("shares", "shares_max", "faults", "beneficial", "companies", "roles", "overlaps", "not_crossed"),
}
each_case = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def records(folder: Path) -> list[Record]:
    text = (folder / "records.jsonl").read_text(encoding="utf-8")
    return [read_record(json.loads(line)) for line in text.splitlines()]


def case(folder: Path) -> dict[str, Any]:
    return yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))


def asks(folder: Path) -> list[dict[str, Any]]:
    return case(folder)["asks"]


def reference(name: str) -> dict[str, dict[str, str]]:
    with (SEED / "reference" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def ids(value: Any) -> set[str]:
    """One id, a list of ids, or the keys of a map."""
    return {value} if isinstance(value, str) else set(value)


def known(found: list[Record]) -> dict[str, set[str]]:
    """Every id by what it stands for, in these records and in the reference data."""
    stated = {
        "party": {record.id for record in found if isinstance(record, (Entity, Person))},
        "application": {record.id for record in found if isinstance(record, Application)},
        "listing": {record.fact_id for record in found if isinstance(record, Listing)},
        "agency": {record.id for record in found if isinstance(record, Agency)},
        "list": set[str](),
        "measure": set[str](),
        "category": set[str](),
    }
    files = {"agency": "agencies", "list": "lists", "measure": "measures", "category": "categories"}
    return {kind: there | (set(reference(files[kind])) if kind in files else set()) for kind, there in stated.items()}


def named(ask: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What an ask and its expectation name: (kind, id)."""
    expect: dict[str, Any] = ask["expect"]
    kinds = {
        **dict.fromkeys(OF_LISTS, "list"),
        **dict.fromkeys(OF_PARTIES | BY_PARTY, "party"),
        **{
            "measures": "measure",
            "disappears": "measure",
            "appears": "measure",
            "changes": "measure",
            "imposed_by": "agency",
            "applications": "application",
            "application": "application",
        },
        **{"listing": "listing", "certainty": "party or application"},
    }
    for key, value in [*ask.items(), *expect.items()]:
        if key in kinds:
            yield from ((kinds[key], name) for name in ids(value))
    yield from (("list", name) for names in expect.get("because", {}).values() for name in names)


def test_every_case_is_there() -> None:
    assert [folder.name for folder in FOLDERS] == CASES
    assert all({file.name for file in folder.iterdir()} == {"records.jsonl", "case.yaml"} for folder in FOLDERS)


@each_case
def test_every_fact_says_when_it_was_recorded_and_whence(folder: Path) -> None:
    found = records(folder)
    (source,) = (record.id for record in found if isinstance(record, Source))
    facts = [record for record in found if isinstance(record, Fact)]
    assert facts
    assert all(fact.recorded_at is not None and fact.recorded_at < datetime(2026, 7, 1) for fact in facts)
    assert {getattr(record, "source_id", source) for record in found if not isinstance(record, Source)} == {source}


@each_case
def test_whatever_a_record_refers_to_exists(folder: Path) -> None:
    found = records(folder)
    there = {name for of_kind in known(found).values() for name in of_kind}
    referred = {target for record in found for _, target in record.links()}
    referred |= {end for record in found if isinstance(record, FactLink) for end in (record.from_id, record.to_id)}
    assert referred
    assert referred - there == set()


@each_case
def test_the_same_id_twice_is_a_correction(folder: Path) -> None:
    found = records(folder)
    things = Counter(record.id for record in found if isinstance(record, Thing))
    assert [name for name, count in things.items() if count > 1] == []
    versions: defaultdict[str, list[Fact]] = defaultdict(list)
    for record in found:
        if isinstance(record, Fact):
            versions[record.fact_id].append(record)
    corrected = {name: facts for name, facts in versions.items() if len(facts) > 1}
    assert set(corrected) == CORRECTED.get(folder.name, set[str]())
    for facts in corrected.values():
        times = [fact.recorded_at or datetime.max for fact in facts]
        assert times == sorted(set(times))
        assert len({fact.model_dump_json(exclude={"recorded_at"}) for fact in facts}) == len(facts)


def test_scenarios_do_not_meet() -> None:
    """All of them can be loaded into one graph."""
    owners = Counter[str]()
    codes = Counter[str]()
    for folder in FOLDERS:
        things = [record for record in records(folder) if isinstance(record, Thing)]
        owners.update({record.id for record in things} | known(records(folder))["listing"])
        codes.update(record.uscc for record in things if isinstance(record, Entity) and record.uscc)
    assert [name for name, count in (owners + codes).items() if count > 1] == []
    outside = {name for file in ("agencies", "lists", "mous", "categories", "sources") for name in reference(file)}
    assert set(owners) & outside == set()


@each_case
def test_codes_are_valid_and_cannot_be_real(folder: Path) -> None:
    regions = set(reference("regions"))
    for entity in (record for record in records(folder) if isinstance(record, Entity)):
        assert entity.flags == (), entity.id
        if folder.name in REAL:
            assert (entity.uscc, entity.org_code, entity.reg_no) == (None, None, None), entity.id
        else:
            assert entity.uscc is not None
            assert entity.uscc[8:12] == "XXXX"
            assert entity.region_code in regions
            assert (entity.kind == EntityKind.GOVERNMENT) == (entity.uscc[:2] == "11")


@each_case
def test_names_say_that_they_are_invented(folder: Path) -> None:
    """A case about a real firm has the names that its section gives, and no person by name."""
    names: set[str] = set()
    for record in records(folder):
        if isinstance(record, (Entity, Person, Agency)):
            names |= {record.name_en} if record.name_en else set()
            names |= set(record.other_names)
        if isinstance(record, (Entity, Person)):
            names.add(record.name)
        if isinstance(record, Agency) and record.name_zh:
            names.add(record.name_zh)
        if isinstance(record, Application):
            names.add(record.title)
        if isinstance(record, Person):
            assert record.identity == IdentityGrade.NAME_ONLY or folder.name == GRADED, record.id
    taken_for_real = {name for name in names if not name.startswith(("虚构", "Fictitious "))}
    assert names
    assert taken_for_real == REAL.get(folder.name, set())


@each_case
def test_a_case_has_the_form_of_the_readme(folder: Path) -> None:
    stated = case(folder)
    assert list(stated) == ["title", "section", "why", "asks"]
    assert all(isinstance(stated[key], str) and stated[key] for key in ("title", "section", "why"))
    assert all(part.replace(".", "").isdigit() for part in stated["section"].split(", "))
    for ask in asks(folder):
        arguments, keys = QUESTIONS[ask["question"]]
        assert set(ask) - COMMON in arguments, ask
        assert ask["expect"], ask
        assert set(ask["expect"]) <= keys, ask
        assert type(ask["as_of"]) is date, ask
        assert ask.get("on", ask["as_of"]) == ask["as_of"], ask
        assert type(ask.get("known_at", datetime.max)) is datetime, ask
        assert ask.get("minimum_certainty", "practice") in set(Certainty), ask


@each_case
def test_expected_values_are_of_their_kind(folder: Path) -> None:
    for ask in asks(folder):
        expect: dict[str, Any] = ask["expect"]
        for key, value in expect.items():
            if isinstance(value, list) and key != "rings":
                assert value == sorted(set(value)), (key, ask)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        assert set(expect.get("reached", {}).values()) <= HOW, ask
        assert set(expect.get("certainty", {}).values()) <= set(Certainty), ask
        ways = {*expect.get("towards_subject", {}).values(), *expect.get("from_subject", {}).values()}
        assert ways <= {*Certainty, None}, ask
        assert all(type(day) is date or day is None for day in expect.get("earliest_end", {}).values()), ask
        counts = [*expect.get("measure_count", {}).values(), *expect.get("ties", {}).values()]
        assert all(type(count) is int and count > 0 for count in counts), ask
        assert type(expect.get("clears", True)) is bool, ask


@each_case
def test_whatever_an_expectation_names_exists(folder: Path) -> None:
    there = known(records(folder))
    there["party or application"] = there["party"] | there["application"]
    pairs = {pair for ask in asks(folder) for pair in named(ask)}
    assert {kind for kind, _ in pairs} >= ({"party"} if folder.name == "actual_control" else {"party", "list"})
    assert {(kind, name) for kind, name in pairs if name not in there[kind]} == set()


@each_case
def test_expected_measures_belong_to_the_expected_lists(folder: Path) -> None:
    """A measure is one of a memorandum that gives effect to a list of the answer, in force on the day asked about."""
    with (SEED / "reference" / "list_mous.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    measures = reference("measures")
    blacklisted = {record.fact_id: record.credit_list for record in records(folder) if isinstance(record, Listing)}
    checked = 0
    for ask in asks(folder):
        expect: dict[str, Any] = ask["expect"]
        lists = {ask["list"]} if "list" in ask else set(expect.get("lists", blacklisted.values()))
        day = ask["as_of"].isoformat()
        mous = {
            row["mou"]
            for row in rows
            if row["list"] in lists and row["valid_from"] <= day < (row["valid_until"] or "9999")
        }
        for measure in expect.get("measures", []):
            assert measures[measure]["mou"] in mous, (measure, ask)
            checked += 1
        if "measures" in expect and "measure_count" in expect:
            most = max(expect["measure_count"].values(), default=0)
            assert most <= len(expect["measures"]) <= sum(expect["measure_count"].values()), ask
        assert not (lists and set(expect.get("unknown_measures", [])) - lists), ask
    assert checked or folder.name in {
        "second_venture",
        "correction",
        "credit_repair",
        "penalised_chain",
        "actual_control",
        "township_decision",
    }  # unknown, counted only, or not asked


def test_outlets_are_penalised_as_the_case_says() -> None:
    """By hand: five of the chain's outlets within the twelve months before 15 June 2020, four the day before."""
    fines = [record for record in records(SEED / "scenarios" / "penalised_chain") if isinstance(record, CreditRecord)]
    recent = [fine for fine in fines if date(2019, 6, 15) < fine.valid_from <= date(2020, 6, 15)]
    own = {fine.party for fine in recent if fine.party.startswith("penalised-chain-outlet")}
    assert own == {f"penalised-chain-outlet-{number}" for number in (1, 2, 3, 4, 5, 7)}
    assert max(fine.valid_from for fine in recent) == date(2020, 6, 15)
    assert {fine.category for fine in fines} == {reference("lists")["food_chain_draft"]["outlet_category"]}
