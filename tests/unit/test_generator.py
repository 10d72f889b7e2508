"""Laws of the generated test graphs, and that their shape is the stated one."""

import csv
import json
import os
import re
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from cscs_graph.errors import BadInput
from cscs_graph.ingest.generator import answer_key, distributions, generate, write, write_key
from cscs_graph.ingest.generator.cascades import SCOPES
from cscs_graph.ingest.generator.planted import planted, sets
from cscs_graph.model.base import link_fields
from cscs_graph.model.listings import Listing
from cscs_graph.model.parties import Entity, Owns
from cscs_graph.model.records import RECORDS, read_record
from cscs_graph.resources import resource

SEED = 11
SIZE = 6000
ROOT = Path(__file__).parents[2]
BACKGROUND = "seed-company-"
EXECUTIVES = "listed_companies/executive_stock.csv"
BRANCH_NAME = re.compile(
    "(分公司|支公司|分店|连锁店|营业部|营业厅|营业所|分行|支行|分理处|门市部|分厂|办事处|邮政所|支局|加油站)$"
)


@pytest.fixture(scope="module")
def graph() -> list[dict[str, Any]]:
    return list(generate(SIZE, SEED))


@pytest.fixture(scope="module")
def companies(graph: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in graph if line["type"] == "Entity" and line["id"].startswith(BACKGROUND)]


def of_type(graph: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [line for line in graph if line["type"] == kind]


def reference_ids(name: str) -> set[str]:
    path = resource("seed") / "reference" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


def outside_rows(name: str) -> list[dict[str, str]]:
    folder = Path(os.environ.get("CSCS_TEST_DATA", ROOT / "../shared/data"))
    path = folder / name
    if not path.is_file():
        pytest.skip(f"no {name} under CSCS_TEST_DATA")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# --- laws ----------------------------------------------------------------------------------------------------------


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write(tmp_path / f"{name}.jsonl", 1500, seed)
        write_key(tmp_path / f"{name}.yaml", 1500, seed)
    for suffix in ("jsonl", "yaml"):
        first, again, other = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in "abc")
        assert first == again
        assert first != other


def test_a_smaller_graph_is_the_beginning_of_a_larger_one() -> None:
    for smaller in (1, 999, 1000, 1001):
        lines = list(generate(smaller, SEED))
        assert lines == list(islice(generate(2100, SEED), len(lines)))
        counted = sum(line["type"] == "Entity" and line["id"].startswith(BACKGROUND) for line in lines)
        assert counted == smaller


def test_memory_does_not_grow_with_the_graph() -> None:
    peaks: list[int] = []
    for _, size in ((0, 200), (1, 1000), (2, 6000)):  # the first fills caches of the interpreter
        tracemalloc.start()
        for _ in generate(size, SEED):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.5 * peaks[1], peaks


def test_every_line_is_a_dated_record(graph: list[dict[str, Any]]) -> None:
    for line in graph:
        record = read_record(json.loads(json.dumps(line)))
        if "valid_from" in line:
            assert "recorded_at" in line
            assert "source_id" in line
        assert not (isinstance(record, Entity) and record.flags), "a code with something wrong"
    dated = {"Listing", "CreditRecord", "OWNS", "OFFICER_OF", "LEGAL_REPRESENTATIVE_OF", "BRANCH_OF", "PARTICIPATES_IN"}
    assert {line["type"] for line in graph if "recorded_at" in line} == dated | {"ACTUALLY_CONTROLS"}


def test_nothing_is_named_before_it_is_there(graph: list[dict[str, Any]]) -> None:
    known = reference_ids("lists") | reference_ids("categories")
    for line in graph:
        record = RECORDS[line["type"]]
        fields = {record.model_fields[name].alias or name for name in link_fields(record)}
        targets = {line[name] for name in fields | {"from", "to", "source_id"} if name in line}
        assert targets <= known, line
        if "from" not in line:
            known.add(line["id"])


def test_ids_codes_and_names_are_unique(graph: list[dict[str, Any]]) -> None:
    for name in ("id", "uscc", "name"):
        counts = Counter(line[name] for line in graph if name in line)
        assert counts.most_common(1)[0][1] == 1, counts.most_common(3)


def test_every_name_says_that_it_is_a_test(graph: list[dict[str, Any]]) -> None:
    assert all(line["name"].startswith("测试") for line in graph if line["type"] in ("Entity", "Person"))


def test_regions_are_in_the_reference_data(graph: list[dict[str, Any]]) -> None:
    assert {line["uscc"][2:8] for line in of_type(graph, "Entity")} <= reference_ids("regions")


def test_nothing_happens_after_the_horizon(graph: list[dict[str, Any]]) -> None:
    days = [line[name] for line in graph for name in ("valid_from", "registered_on", "filed_on") if name in line]
    assert max(days) < distributions.HORIZON.isoformat()


@pytest.mark.parametrize(("size", "seed", "share"), [(0, 1, 0.1), (1, -1, 0.1), (1, 1, 1.1)])
def test_a_graph_that_cannot_be_made_is_refused_at_once(size: int, seed: int, share: float) -> None:
    with pytest.raises(BadInput):
        generate(size, seed, share)


# --- shape: each tolerance is four standard errors of the share in a sample of that size --------------------------


def close(found: int, total: int, expected: float) -> bool:
    return abs(found / total - expected) < 4 * (expected * (1 - expected) / total) ** 0.5


def test_kinds_and_provinces(companies: list[dict[str, Any]]) -> None:
    kinds = Counter(str(line["kind"]) for line in companies)
    # Whole groups of up to 184 companies come and go together, so shares spread more than independent draws.
    assert abs(kinds["branch"] / SIZE - distributions.BRANCH_SHARE) < 0.02, kinds
    assert abs(kinds["other"] / SIZE - distributions.COOPERATIVE_SHARE) < 0.015, kinds
    regions = Counter(line["uscc"][2:8] for line in companies)
    for province, weight in distributions.PROVINCES.choices:
        assert close(regions[province.region_code], SIZE, weight / distributions.PROVINCES.total), province


def test_years_of_registration(companies: list[dict[str, Any]]) -> None:
    years = Counter(int(line["registered_on"][:4]) for line in companies)
    for year, weight in distributions.YEARS.choices:
        assert abs(years[year] - SIZE * weight / distributions.YEARS.total) < 4 * max(1, years[year]) ** 0.5 + 4, year


def test_legal_representatives_and_their_heavy_tail(
    graph: list[dict[str, Any]], companies: list[dict[str, Any]]
) -> None:
    with_organs = sum(line["kind"] != "branch" for line in companies)
    acts = [line for line in of_type(graph, "LEGAL_REPRESENTATIVE_OF") if line["to"].startswith(BACKGROUND)]
    assert close(len(acts), with_organs, distributions.LEGAL_REPRESENTATIVE_KNOWN)
    firms = Counter(line["from"] for line in acts)
    assert max(firms.values()) >= 5


def test_posts_per_person(graph: list[dict[str, Any]]) -> None:
    posts = Counter(
        line["from"] for line in of_type(graph, "OFFICER_OF") if re.match(r"seed-person-\d+-\d+$", line["from"])
    )
    held = Counter(posts.values())
    for count, weight in distributions.POSTS_PER_PERSON.choices[:4]:
        share = weight / distributions.POSTS_PER_PERSON.total
        # The first companies have no earlier ones to appoint at, and two draws may name the same firm.
        assert abs(held[count] / len(posts) - share) < 4 * (share / len(posts)) ** 0.5 + 0.002, held
    assert max(held) >= 5


def test_boards_and_former_posts(graph: list[dict[str, Any]], companies: list[dict[str, Any]]) -> None:
    with_organs = {line["id"] for line in companies if line["kind"] != "branch"}
    native = [o for o in of_type(graph, "OFFICER_OF") if o["from"].split("-")[2] == o["to"].split("-")[2]]
    supervisors = Counter(o["to"] for o in native if o["role"] == "supervisor" and o["to"] in with_organs)
    assert set(supervisors.values()) == {1, distributions.BOARD_SUPERVISORS}
    boards = [id for id, count in supervisors.items() if count == distributions.BOARD_SUPERVISORS]
    assert close(len(boards), len(with_organs), distributions.BOARD_SHARE)
    directors = Counter(o["to"] for o in native if o["role"] == "director" and "valid_until" not in o)
    measured = (
        sum(size * weight for size, weight in distributions.BOARD_SIZES.choices) / distributions.BOARD_SIZES.total
    )
    assert sum(directors[board] for board in boards) / len(boards) == pytest.approx(measured, abs=0.6)
    former = [o for o in native if o["from"].endswith("-former")]
    assert close(len(former), len(with_organs), distributions.FORMER_DIRECTOR_SHARE)


def test_groups_are_trees_with_some_cycles_and_unknown_shares(graph: list[dict[str, Any]]) -> None:
    held = [line for line in of_type(graph, "OWNS") if line["from"].startswith(BACKGROUND)]
    downward = [line for line in held if number(line["from"]) < number(line["to"])]
    upward = [line for line in held if number(line["from"]) > number(line["to"])]
    assert len({line["to"] for line in downward}) == len(downward), "a tree has one parent each"
    assert close(sum("share" not in line for line in downward), len(downward), distributions.UNKNOWN_SHARE)
    assert close(len(upward), len(downward), distributions.CROSS_HOLDING_SHARE)
    stated = [line["share"] for line in downward if "share" in line]
    assert close(stated.count(1.0), len(stated), distributions.SHARE_BANDS.share((1.0, 1.0)))
    sizes = Counter(number(line["to"]) // distributions.GROUP_SPAN for line in downward)
    assert set(sizes.values()) <= set(distributions.GROUP_SIZES)


def test_nobody_is_owned_to_more_than_all(graph: list[dict[str, Any]]) -> None:
    total: defaultdict[str, float] = defaultdict(float)
    for line in of_type(graph, "OWNS"):
        record = read_record(line)
        assert isinstance(record, Owns)
        total[record.to_id] += record.share_min
    assert max(total.values()) <= 1.0001


def test_state_holders_hold_many(graph: list[dict[str, Any]]) -> None:
    holders = {line["id"] for line in of_type(graph, "Entity") if line.get("state_holder")}
    held = [line for line in of_type(graph, "OWNS") if line["from"] in holders and BACKGROUND in line["to"]]
    assert len({line["from"] for line in held}) > 20
    assert len(held) > 50
    assert {line["from"] for line in of_type(graph, "ACTUALLY_CONTROLS")} & holders


@pytest.mark.parametrize("share", [distributions.LISTED_SHARE, 0.2])
def test_share_of_listed_parties(share: float) -> None:
    parties, listed = Counter[str](), Counter[str]()
    for line in generate(3000, SEED, share):
        if line.get("id", "").startswith("seed-case") or line["id"].startswith("seed-state"):
            continue
        if line["type"] in ("Entity", "Person") and not line["id"].endswith("former"):
            parties[line["type"]] += 1
        if line["type"] == "Listing" and not line["list"].startswith("red_"):
            listed[line["party"]] += 1
    assert close(len(listed), parties.total(), share)
    if share > 0.1:
        assert close(sum(n == 2 for n in listed.values()), len(listed), distributions.SECOND_LIST_SHARE)


def test_listings_follow_the_lists() -> None:
    lists: Counter[str] = Counter()
    for line in generate(3000, SEED, 0.5):
        if line["type"] == "Listing" and line["party"].startswith(BACKGROUND):
            record = read_record(line)
            assert isinstance(record, Listing)
            lists[record.credit_list] += 1
            if record.tier:
                ended = record.valid_until.isoformat() <= distributions.HORIZON.isoformat()
                assert ended or record.earliest_removal
    black = {name: count for name, count in lists.items() if not name.startswith("red_")}
    assert set(black) == {name for name, _ in distributions.BLACKLISTS.choices}
    for name, _ in distributions.BLACKLISTS.choices:
        # A second list differs from the first, which favours the rare ones a little.
        assert black[name] / sum(black.values()) == pytest.approx(distributions.BLACKLISTS.share(name), abs=0.04), name


def test_stays_last_as_their_lists_say() -> None:
    closed: Counter[bool] = Counter()
    held: defaultdict[str, list[str]] = defaultdict(list)
    for line in generate(2000, SEED, 0.5):
        if line["type"] != "Listing" or "tier" not in line or line["id"].startswith("seed-case"):
            continue
        record = read_record(line)
        assert isinstance(record, Listing)
        held[record.party].append(record.credit_list)
        term = distributions.TERM_MONTHS.get(record.credit_list, distributions.OTHER_TERM_MONTHS)
        if "valid_until" in line:
            months = (record.valid_until - record.valid_from).days / 30.44
            assert distributions.SHORTEST_STAY_MONTHS - 0.2 < months < term + 0.2, line
            # 0.2: a stay is counted in months and never ends after the 28th.
            closed[months < term - 0.2] += 1
    assert all(len(lists) == len(set(lists)) for lists in held.values()), "twice on one list"
    # Short stays have ended by the horizon more often than full ones.
    assert closed[True] / closed.total() > distributions.EARLY_REMOVAL_SHARE
    assert closed[False] > 0


def test_bids_have_leads_partners_and_suppliers(graph: list[dict[str, Any]]) -> None:
    taking_part = [line for line in of_type(graph, "PARTICIPATES_IN") if line["to"].startswith("seed-bid-")]
    roles = Counter(str(line["role"]) for line in taking_part)
    assert roles["lead"] == sum(line["id"].startswith("seed-bid-") for line in of_type(graph, "Application"))
    assert roles["co_bidder"] > 0
    assert roles["listed_supplier"] > roles["co_bidder"]


# --- the stated numbers are those of the data ----------------------------------------------------------------------


def test_registry_numbers_are_measured() -> None:
    rows = outside_rows("registry/random_sample.csv")
    provinces = Counter(row["所在省份"] for row in rows)
    assert all(provinces[province.name] == weight for province, weight in distributions.PROVINCES.choices)
    years = Counter(int(row["注册日期"][:4]) for row in rows)
    assert sorted(years.items()) == list(distributions.YEARS.choices)
    assert sum(bool(BRANCH_NAME.search(row["企业名称"])) for row in rows) / len(rows) == distributions.BRANCH_SHARE
    cooperatives = sum(row["统一社会信用代码"].startswith("93") for row in rows)
    assert cooperatives / len(rows) == distributions.COOPERATIVE_SHARE
    known = sum(row["法人代表"] not in ("", "N/A") for row in rows)
    assert known / len(rows) == distributions.LEGAL_REPRESENTATIVE_KNOWN
    typed = [row["企业类型"] for row in rows if row["企业类型"] != "N/A"]
    assert typed.count("国有企业") / len(typed) == distributions.STATE_OWNED_SHARE


def test_numbers_of_boards_and_groups_are_measured() -> None:
    posts = {(row[":START_ID(Executive)"], row[":END_ID(Stock)"]) for row in outside_rows(EXECUTIVES)}
    held = Counter(Counter(person for person, _ in posts).values())
    assert sorted(held.items()) == list(distributions.POSTS_PER_PERSON.choices)
    boards = Counter(Counter(company for _, company in posts).values())
    assert all(boards[size] == weight for size, weight in distributions.BOARD_SIZES.choices)
    rows = outside_rows("judicial/sub_company.csv")
    assert sorted(Counter(row["关联上市公司全称"] for row in rows).values()) == list(distributions.GROUP_SIZES)
    shares = [row["上市公司参股比例"].strip() for row in rows]
    stated = [float(share) for share in shares if re.fullmatch(r"[\d.]+", share)]
    assert 1 - len(stated) / len(rows) == pytest.approx(distributions.UNKNOWN_SHARE)
    assert stated.count(100.0) == distributions.SHARE_BANDS.choices[0][1]


def test_weights_of_lists_are_measured() -> None:
    weights = dict(distributions.BLACKLISTS.choices)
    entries = [row["lists"].split("、") for row in outside_rows("blacklists/ecommerce_first_batch_2017-11-01.csv")]
    counts = Counter(name for lists in entries for name in lists)
    assert weights["samr_untrustworthy"] == counts["工商吊销企业名单"]
    judgments = outside_rows("judicial/dishonesty_case.csv")
    assert weights["court_defaulters"] == counts["失信被执行人名单"] + len(judgments)
    assert sum(len(lists) == 2 for lists in entries) / len(entries) == distributions.SECOND_LIST_SHARE
    logistics = outside_rows("blacklists/transport_logistics_first_batch_2017-10-23.csv")
    assert weights["transport_logistics"] == len(logistics)
    finance = ("convicted", "defaulters", "illegal_fundraising")
    files = [outside_rows(f"blacklists/finance_{part}_2017-11-15_ocr.csv") for part in finance]
    assert weights["financial_sector"] == sum(len(rows) for rows in files)
    assert weights["work_safety"] == len(outside_rows("blacklists/work_safety_2017-09-06_ocr.csv"))


# --- planted cases -------------------------------------------------------------------------------------------------


def words(value: Any) -> Iterator[str]:
    """Every text in a document, keys too."""
    if isinstance(value, dict):
        for key, item in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from words(key)
            yield from words(item)
    elif isinstance(value, list):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from words(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(("size", "expected"), [(1, 1), (1000, 1), (1001, 2), (5000, 5)])
def test_there_is_one_set_per_started_thousand(size: int, expected: int) -> None:
    assert sets(size) == expected
    chains = {ask.arguments["application"] for ask in answer_key(size, SEED) if "application" in ask.arguments}
    assert len(chains) == 3 * expected


def test_the_key_is_a_case_that_mentions_only_what_exists(tmp_path: Path) -> None:
    path = tmp_path / "key.yaml"
    count = write_key(path, 2500, SEED)
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(case) == {"title", "section", "why", "asks"}
    assert len(case["asks"]) == count
    assert case["asks"] == [ask.document() for ask in answer_key(2500, SEED)]
    there = {line["id"] for line in generate(2500, SEED)}
    mentioned = {word for word in words(case["asks"]) if word.startswith("seed-")}
    assert mentioned
    assert mentioned <= there
    lists = {word for ask in case["asks"] for name in ("lists", "rewards_lost") for word in ask["expect"].get(name, [])}
    assert lists <= reference_ids("lists")


def test_the_background_and_other_sets_stay_away_from_planted_cases(graph: list[dict[str, Any]]) -> None:
    def case_of(id: str) -> str:
        found = re.match(r"seed-case-\d+-[a-z]+", id)
        return found[0] if found else "background"

    for line in graph:
        if "from" in line:
            assert case_of(line["from"]) == case_of(line["to"]), line
        if line["type"] == "Listing":
            assert case_of(line["party"]) == case_of(line["id"])


def test_scopes_of_planted_cascades_are_those_of_the_memoranda() -> None:
    folder = resource("seed") / "reference"
    with (folder / "mous.csv").open(encoding="utf-8-sig", newline="") as file:
        documents = {row["id"]: row for row in csv.DictReader(file)}
    scopes = {name: set(row["scope"].split("|")) for name, row in documents.items()}
    with (folder / "list_mous.csv").open(encoding="utf-8-sig", newline="") as file:
        links = [(row["list"], row["mou"]) for row in csv.DictReader(file)]
    memoranda = {name: mou for name, mou in links if documents[mou]["regime"] == "mou_2014_2020"}
    for scope in SCOPES:
        assert scopes[memoranda[scope.credit_list]] - {"company", "person", "other"} == set(scope.personal)


def test_a_cascade_reaches_by_office_and_not_by_ownership_or_former_office() -> None:
    for case in planted(SEED, 0):
        if not case.name.startswith("cascade"):
            continue
        during, _, before, after, planned = (ask.expect for ask in case.asks)
        people = {line["id"] for line in case.lines if line["type"] == "Person"}
        assert case.id("former-director") in people
        assert case.id("former-director") not in during["reached"]
        assert case.id("subsidiary") not in during["reached"]
        assert before["reached"] == after["reached"] == {}
        assert planned["reached"] == during["reached"]
        assert during["reached"][case.id("legal-representative")] == "legal_representative"
        controlled = case.id("actual-controller") in during["reached"]
        assert controlled == (case.name == "cascade-ip_patents")


def test_outlets_are_penalised_within_one_year() -> None:
    counts: dict[str, int] = {}
    for case in planted(SEED, 3):
        days = [line["valid_from"] for line in case.lines if line["type"] == "CreditRecord"]
        if days:
            assert max(days) < min(days).replace(min(days)[:4], str(int(min(days)[:4]) + 1))
            counts[case.name] = len(days)
            drafted = next(ask.expect["lists"] for ask in case.asks if "minimum_certainty" in ask.arguments)
            assert drafted == (["food_chain_draft"] if len(days) == 5 else [])
    assert counts == {"outlets-5": 5, "outlets-4": 4}


def number(id: str) -> int:
    """The number of a background company."""
    return int(id.rpartition("-")[2])
