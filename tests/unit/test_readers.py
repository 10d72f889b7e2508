"""Mapped readers: invented rows first, then the real files where they are at hand."""

import csv
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cscs_graph.ingest.readers import READERS
from cscs_graph.ingest.readers.agencies import cited_agency
from cscs_graph.ingest.readers.base import Row
from cscs_graph.ingest.readers.codes import identify
from cscs_graph.ingest.readers.kinds import kind_by_type
from cscs_graph.ingest.readers.registry import COLUMNS
from cscs_graph.ingest.readers.text import could_be_a_name, person_name, repaired_name
from cscs_graph.model.codes import CodeFlag, EntityKind, Level
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.listings import Listing
from cscs_graph.model.parties import BranchOf, Entity, LegalRepresentativeOf, Person
from cscs_graph.model.records import Unreadable, read_record
from cscs_graph.model.rules import Agency, BranchOfficeOf, Source
from cscs_graph.model.time import UNKNOWN_START

REGISTRY, EDGES, BLACKLISTS, *_ = READERS
DATA = Path(os.environ.get("CSCS_TEST_DATA") or Path(__file__).parents[3] / "shared" / "data")
USCC = make_uscc("91", "310101", "MA1FL001")
OTHER_USCC = make_uscc("91", "310101", "MA1FL002")
WRONG_USCC = USCC[:17] + ("0" if USCC[17] != "0" else "1")
ORG = USCC[8:17]
WRONG_ORG = ORG[:8] + ("0" if ORG[8] != "0" else "1")
FINANCE = Path("finance_convicted_2017-11-15_ocr.csv")
ECOMMERCE = Path("ecommerce_first_batch_2017-11-01.csv")


def records(reader: Any, cells: dict[str, str], path: Path = Path("x.csv"), surplus: tuple[str, ...] = ()) -> list[Any]:
    return [read_record(line) for line in reader.lines(path, Row(2, cells, surplus))]


def one(kind: type[Any], found: list[Any]) -> Any:
    (record,) = (record for record in found if isinstance(record, kind))
    return record


def registered(**changed: str) -> dict[str, str]:
    cells = dict.fromkeys(COLUMNS, "N/A")
    cells |= {"企业名称": "虚构市甲乙试验有限公司", "统一社会信用代码": USCC, "注册日期": "2015-03-02"}
    return cells | {"所在省份": "上海", "注册地址": "虚构路1号"} | changed


def convicted(**changed: str) -> dict[str, str]:
    columns = ("序号", "省份", "企让名称", "统一社会信用代码", "组织机构代码", "罪名", "案号", "判决作出机构")
    return dict.fromkeys(columns, "") | {"序号": "1", "企让名称": "虚构市甲乙试 验有眼公司"} | changed


def shop(**changed: str) -> dict[str, str]:
    cells = {"name": "虚构市网上试验有限公司", "reg_no": "", "org_code": ORG, "uscc": USCC, "lists": "失信被执行人名单"}
    return cells | changed


# Registration rows


def test_a_row_gives_an_entity_and_a_link_without_a_start() -> None:
    found = records(REGISTRY, registered(法人代表="测 试甲", 注册资金="50(万元人民币)", 企业类型="有限责任公司"))
    entity, person, link = one(Entity, found), one(Person, found), one(LegalRepresentativeOf, found)
    assert (entity.id, entity.kind, str(entity.registered_on)) == (USCC, EntityKind.COMPANY, "2015-03-02")
    assert (entity.registered_capital, entity.address, entity.region_code) == ("50(万元人民币)", "虚构路1号", "310101")
    assert (entity.flags, person.name, person.identity) == ((), "测试甲", "name_only")
    assert (link.from_id, link.to_id, link.valid_from) == (person.id, USCC, UNKNOWN_START)


def test_a_name_never_joins_two_companies() -> None:
    first = one(Person, records(REGISTRY, registered(法人代表="测试甲")))
    second = one(Person, records(REGISTRY, registered(法人代表="测试甲", 统一社会信用代码=OTHER_USCC)))
    again = one(Person, records(REGISTRY, registered(法人代表="测　试甲")))
    assert first.id != second.id
    assert first.id == again.id


@pytest.mark.parametrize("nothing", ["N/A", "", "-1", "-"])
def test_nothing_stated_gives_no_person(nothing: str) -> None:
    found = records(REGISTRY, registered(法人代表=nothing, 注册资金=nothing))
    assert [type(record) for record in found] == [Entity]
    assert found[0].registered_capital is None


def test_several_names_give_several_persons_and_a_company_none() -> None:
    found = records(REGISTRY, registered(法人代表="测试甲、测试乙、虚构市丙丁有限公司"))
    assert [record.name for record in found if isinstance(record, Person)] == ["测试甲", "测试乙"]


def test_a_lower_case_code_is_raised_and_a_wrong_check_digit_kept() -> None:
    assert one(Entity, records(REGISTRY, registered(统一社会信用代码=USCC.lower()))).id == USCC
    wrong = one(Entity, records(REGISTRY, registered(统一社会信用代码=WRONG_USCC)))
    assert (wrong.id, wrong.uscc, wrong.flags) == (WRONG_USCC, WRONG_USCC, (CodeFlag.CHECK_DIGIT,))


def test_an_unknown_region_is_flagged() -> None:
    nowhere = one(Entity, records(REGISTRY, registered(统一社会信用代码=make_uscc("91", "999999", "MA1FL001"))))
    districts = one(Entity, records(REGISTRY, registered(统一社会信用代码=make_uscc("91", "440101", "MA1FL001"))))
    assert (nowhere.flags, districts.flags) == ((CodeFlag.UNKNOWN_REGION,), ())


@pytest.mark.parametrize(
    ("code", "entity_id", "flag"),
    [
        ("310101000000001", "reg:310101000000001", CodeFlag.LEGACY_NUMBER),
        ("3101011000001", "reg:3101011000001", CodeFlag.LEGACY_NUMBER),
        ("310101na000001x", "reg:310101NA000001X", CodeFlag.LEGACY_NUMBER),
        ("企合沪总字第0001", None, CodeFlag.LEGACY_NUMBER),
        ("H-310101-21", None, CodeFlag.MALFORMED),
    ],
)
def test_other_codes_in_the_column(code: str, entity_id: str | None, flag: CodeFlag) -> None:
    entity = one(Entity, records(REGISTRY, registered(统一社会信用代码=code)))
    assert (entity.uscc, entity.flags, entity.region_code) == (None, (flag,), "310000")
    if entity_id:
        assert (entity.id, entity.other_codes) == (entity_id, ())
    else:
        assert (entity.id.split(":")[0], len(entity.other_codes)) == ("enterprise-registration-cn", 1)


def test_shifted_rows_name_the_column_and_quote_nothing() -> None:
    shifted = registered(企业类型="", 法人代表="N/A", 所在省份="测试甲", 注册地址="")
    with pytest.raises(Unreadable, match="2 cells beyond") as fault:
        records(REGISTRY, shifted, surplus=("虚构", ""))
    assert (fault.value.field, "测试甲" in str(fault.value)) == ("企业类型", False)
    with pytest.raises(Unreadable, match="fewer cells") as fault:
        records(REGISTRY, registered(所在省份="虚构", 注册地址=""))
    assert fault.value.field == "所在省份"
    assert records(REGISTRY, registered(), surplus=("", ""))


def test_a_type_that_is_none_leaves_the_person_out() -> None:
    found = records(REGISTRY, registered(企业类型="Given Names", 法人代表="Surname"))
    assert [type(record) for record in found] == [Entity]


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("集体分支机构(非法人)", EntityKind.BRANCH),
        ("外国(地区)企业常驻代表机构", EntityKind.BRANCH),
        ("个体工商户", EntityKind.SOLE_TRADER),
        ("有限责任公司(自然人独资)", EntityKind.COMPANY),
        ("农民专业合作社", EntityKind.OTHER),
        ("普通合伙", EntityKind.PARTNERSHIP),
        ("销售：饲料。企业管理", None),
    ],
)
def test_types_of_enterprise(stated: str, kind: EntityKind | None) -> None:
    assert kind_by_type(stated) == kind


def test_a_branch_is_known_by_its_name_or_its_role() -> None:
    by_name = one(Entity, records(REGISTRY, registered(企业名称="虚构市甲乙试验有限公司东城分公司")))
    by_role = one(Entity, records(REGISTRY, {"角色": "branch"} | registered(企业名称="虚构市甲乙试验有限公司东门")))
    assert by_name.kind == by_role.kind == EntityKind.BRANCH


def test_an_edge_is_an_inference_between_stubs() -> None:
    cells = {"parent_uscc": USCC, "parent_name": "虚构市甲乙试验有限公司", "branch_uscc": OTHER_USCC}
    found = records(EDGES, cells | {"branch_name": "虚构市甲乙试验有限公司东城分公司"})
    edge = one(BranchOf, found)
    assert (edge.from_id, edge.to_id, edge.source_id) == (
        OTHER_USCC,
        USCC,
        "enterprise-registration-cn:branches-by-name",
    )
    assert [entity.stub for entity in found if isinstance(entity, Entity)] == [True, True]
    with pytest.raises(Unreadable, match="same code"):
        records(EDGES, cells | {"branch_uscc": USCC, "branch_name": "虚构"})


# Codes and names of scans


def test_the_soundest_code_identifies() -> None:
    assert identify(USCC, org_code=ORG).entity_id == USCC
    misread = identify(WRONG_USCC, org_code=ORG)
    assert (misread.entity_id, misread.other) == (f"org:{ORG}", (WRONG_USCC,))
    assert misread.flags == (CodeFlag.CHECK_DIGIT,)
    assert identify(WRONG_USCC, org_code=WRONG_ORG).entity_id == WRONG_USCC
    assert identify("", org_code=WRONG_ORG).entity_id == f"org:{WRONG_ORG}"
    assert identify("310101000000001", org_code=ORG).reg_no == "310101000000001"


def test_a_code_cut_short_identifies_nobody() -> None:
    cut = identify(WRONG_ORG)
    assert (cut.entity_id, cut.other, cut.flags) == (None, (WRONG_ORG,), (CodeFlag.MALFORMED,))
    assert identify(USCC[:15]).flags == (CodeFlag.MALFORMED,)


def test_blanks_and_columns_do_not_matter_but_other_codes_are_kept() -> None:
    assert identify(f"{USCC[:9]} {USCC[9:]}", org_code=USCC).other == ()
    kept = identify(USCC, "123-45", org_code=OTHER_USCC[8:17])
    assert (kept.uscc, kept.other, kept.flags) == (USCC, (OTHER_USCC[8:17], "123-45"), (CodeFlag.MALFORMED,))


@pytest.mark.parametrize(
    ("scanned", "name"),
    [
        ("虚构发 展有眼公司", "虚构发展有限公司"),
        ("虚构有眼夷任公司一分公司", "虚构有限责任公司一分公司"),
        ("虚构般份有娘公司", "虚构股份有限公司"),
        ("虚构〈集团〉有限公司", "虚构（集团）有限公司"),
        ("有眼光电器厂", "有眼光电器厂"),
    ],
)
def test_repairs_of_names(scanned: str, name: str) -> None:
    assert repaired_name(scanned) == name


def test_what_could_be_a_name() -> None:
    assert could_be_a_name("虚构市甲乙试验（集团）有限公司")
    assert not any(map(could_be_a_name, ("虚构II甲乙有限公司", "有限公司", "虚构市甲乙试验", "虚构11：有限公司")))
    assert person_name(" 测　试 甲 ") == "测试甲"
    assert person_name("Given   Surname") == "Given Surname"


# Agencies


@pytest.mark.parametrize(
    ("cited", "agency_id", "name", "level"),
    [
        ("绍兴市柯桥区人 民法院", "court:330603:基层", "绍兴市柯桥区人民法院", Level.COUNTY),
        ("浙江省绍兴市中级人民法院", "court:330600:中级", "浙江省绍兴市中级人民法院", Level.MUNICIPAL),
        ("绍兴市中级人民法院", "court:330600:中级", "浙江省绍兴市中级人民法院", Level.MUNICIPAL),
        ("北京市第一中级人民法院", "court:110000:第一中级", "北京市第一中级人民法院", Level.MUNICIPAL),
        ("江西省高级人民法院", "court:360000:高级", "江西省高级人民法院", Level.PROVINCIAL),
        ("东莞市第一人民法院", "court:441900:第一", "东莞市第一人民法院", Level.COUNTY),
        ("山东省安全监管局", "work_safety:370000", "山东省安全生产监督管理局", Level.PROVINCIAL),
        ("陕西煤矿安监局", "coal_mine_safety:610000", "陕西煤矿安全监察局", Level.PROVINCIAL),
        ("国家安全监管总局监管二司", "saws", "", Level.NATIONAL),
    ],
)
def test_agencies_with_a_confirmed_place(cited: str, agency_id: str, name: str, level: Level) -> None:
    agency = cited_agency(cited)
    assert agency is not None
    assert (agency.id, agency.name, agency.level) == (agency_id, name, level)
    assert [line["type"] for line in agency.lines("s")] == (["Agency", "BRANCH_OFFICE_OF"] if name else [])


@pytest.mark.parametrize(
    "cited",
    [
        "哈尔若市道里区人民法院",
        "鼓楼区人民法院",
        "绍兴市人民法院",
        "绍兴市柯桥区人民法唉",
        "山东省安",
        "责州省安全监管局",
        "",
    ],
)
def test_misread_ambiguous_or_partial_names_make_no_agency(cited: str) -> None:
    assert cited_agency(cited) is None


# Blacklists


def test_the_source_carries_the_day_of_publication() -> None:
    (source,) = (read_record(line) for line in BLACKLISTS.preamble(FINANCE))
    assert isinstance(source, Source)
    assert (source.id, "2017-11-15" in source.title) == ("credit-china-gansu:finance_convicted:2017-11-15", True)


def test_a_scanned_entry_gives_a_stub_and_a_listing() -> None:
    cells = convicted(
        组织机构代码=ORG, 罪名="非法 试验罪", 案号="(2016)沪01刑 初1号", 判决作出机构="上海市黄浦区人 民法院"
    )
    found = records(BLACKLISTS, cells, FINANCE)
    entity, listing, agency = one(Entity, found), one(Listing, found), one(Agency, found)
    assert (entity.id, entity.name, entity.stub) == (f"org:{ORG}", "虚构市甲乙试验有限公司", True)
    assert entity.other_names == ("虚构市甲乙试验有眼公司",)
    assert (listing.party, listing.credit_list, str(listing.valid_from)) == (
        entity.id,
        "financial_sector",
        "2017-11-15",
    )
    assert (listing.document_no, listing.reason, listing.decided_by) == ("(2016)沪01刑初1号", "非法试验罪", agency.id)
    assert one(BranchOfficeOf, found).to_id == "supreme_peoples_court"


def test_a_court_that_is_not_confirmed_stays_in_the_reason() -> None:
    found = records(BLACKLISTS, convicted(组织机构代码=ORG, 罪名="试验罪", 判决作出机构="虚构县人民法院"), FINANCE)
    assert [type(record) for record in found] == [Entity, Listing]
    assert found[1].reason == "试验罪；判决作出机构：虚构县人民法院"


def test_entries_without_a_code_are_kept_apart_by_row() -> None:
    first, second = (one(Entity, records(BLACKLISTS, convicted(序号=serial), FINANCE)) for serial in "12")
    assert first.name == second.name
    assert first.id != second.id
    assert first.id.startswith("credit-china-gansu:finance_convicted:2017-11-15:")


def test_without_a_code_the_name_must_be_one() -> None:
    with pytest.raises(Unreadable) as fault:
        records(BLACKLISTS, convicted(企让名称="虚构II甲乙有眼公司", 统一社会信用代码="9131咖0101"), FINANCE)
    assert fault.value.field == "企让名称"
    kept = one(Entity, records(BLACKLISTS, convicted(企让名称="虚构II甲乙有眼公司", 组织机构代码=f"V {ORG}"), FINANCE))
    assert kept.id == f"org:{ORG}"


def test_each_named_list_is_a_listing_and_an_unknown_one_is_refused() -> None:
    found = records(BLACKLISTS, shop(lists="失信被执行人名单、工商吊销企业名单"), ECOMMERCE)
    listings = [record for record in found if isinstance(record, Listing)]
    assert [listing.credit_list for listing in listings] == ["court_defaulters", "samr_untrustworthy"]
    assert [listing.reason for listing in listings] == ["失信被执行人名单", "工商吊销企业名单"]
    for lists in ("失信被执行人名单、虚构名单", ""):
        with pytest.raises(Unreadable) as fault:
            records(BLACKLISTS, shop(lists=lists), ECOMMERCE)
        assert fault.value.field == "lists"


def test_a_work_safety_entry_has_its_facts_and_a_remark_is_no_code() -> None:
    cells = {"serial": "1", "name": "虚构市甲乙试验厂", "address": "虚构路", "code": "310101000000001〈工商注册号）"}
    cells |= {"facts": "虚构事实。", "reporting_agency": "山东省安", "reason": "虚构原因。"}
    found = records(BLACKLISTS, cells, Path("work_safety_2017-09-06_ocr.csv"))
    assert one(Entity, found).id == "reg:310101000000001"
    assert one(Listing, found).reason == "虚构原因。；虚构事实。；信息报送单位：山东省安"


# The real files. Expected numbers were counted with csv.DictReader or awk over the files, without this project's code.


def real(name: str) -> Iterator[tuple[dict[str, str], list[Any], str]]:
    """Each row's cells, its records, and the field that was refused."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{name} is not under {DATA}; set CSCS_TEST_DATA to the folder that has it")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        (reader,) = (reader for reader in READERS if reader.recognises(path, header))
        for cells in rows:
            padded = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
            row = Row(rows.line_num, dict(zip(header, padded, strict=False)), padded[len(header) :])
            try:
                yield dict(row.cells), [read_record(line) for line in reader.lines(path, row)], ""
            except Unreadable as fault:
                yield dict(row.cells), [], fault.field


def count(rows: list[tuple[dict[str, str], list[Any], str]], kind: type[Any]) -> list[Any]:
    return [record for _, found, _ in rows for record in found if isinstance(record, kind)]


def test_every_row_of_the_random_sample_is_one_entity() -> None:
    rows = list(real("registry/random_sample.csv"))
    entities = count(rows, Entity)
    assert len(rows) == len(entities) == 8000
    assert sum(entity.uscc is not None for entity in entities) == 7977  # rows whose code has 18 characters
    assert sum(CodeFlag.LEGACY_NUMBER in entity.flags for entity in entities) == 23  # all others
    # 6,646 rows have something other than N/A under 法人代表; in one of them the parts of a name fill three columns.
    assert sum(any(isinstance(record, Person) for record in found) for _, found, _ in rows) == 6645


@pytest.mark.parametrize(
    ("name", "rows", "ids"),
    [  # rows, and distinct codes in upper case
        ("duplicate_codes", 340, 170),
        ("invalid_codes_18char", 465, 465),
        ("invalid_codes_legacy_sample", 1500, 1500),
        ("orgcode_checkdigit_fail", 189, 189),
        ("parent_branch_families", 8490, 8490),
    ],
)
def test_the_other_registration_files_load_whole(name: str, rows: int, ids: int) -> None:
    entities = count(list(real(f"registry/{name}.csv")), Entity)
    assert (len(entities), len({entity.id for entity in entities})) == (rows, ids)


def test_malformed_rows_are_all_refused() -> None:
    assert [(found, field) for _, found, field in real("registry/malformed_rows.csv")] == [([], "企业类型")] * 9


def test_edges_join_the_families() -> None:
    edges = count(list(real("registry/parent_branch_edges.csv")), BranchOf)
    known = {entity.id for entity in count(list(real("registry/parent_branch_families.csv")), Entity)}
    assert len(edges) == 6965
    assert {end for edge in edges for end in (edge.from_id, edge.to_id)} == known


def test_transport_entries_have_mostly_the_organisation_code() -> None:
    rows = list(real("blacklists/transport_logistics_first_batch_2017-10-23.csv"))
    # awk -F, 'NR>1 && length($4)==9 && length($5)!=18' | wc -l   gives 249; 19 rows have 18 characters in column 5.
    ids = Counter(entity.id.split(":")[0] if ":" in entity.id else "uscc" for entity in count(rows, Entity))
    assert ids == {"org": 249, "uscc": 19, "reg": 1}
    assert [cells["serial"] for cells, _, field in rows if field] == ["98"]  # name and code both cut short


def test_ecommerce_entries_name_their_lists() -> None:
    listings = count(list(real("blacklists/ecommerce_first_batch_2017-11-01.csv")), Listing)
    # Counter over the cells of `lists`, split at 、
    expected = {"samr_untrustworthy": 414, "court_defaulters": 134, "customs_dishonest": 1}
    assert Counter(listing.credit_list for listing in listings) == expected


@pytest.mark.parametrize(
    ("name", "rows", "misread_forms"),
    [  # rows; rows with 有眼 in the name once blanks are removed
        ("finance_convicted_2017-11-15_ocr", 165, 162),
        ("finance_defaulters_2017-11-15_ocr", 181, 173),
        ("finance_illegal_fundraising_2017-11-15_ocr", 144, 132),
        ("work_safety_2017-09-06_ocr", 36, 26),
    ],
)
def test_scanned_files(name: str, rows: int, misread_forms: int) -> None:
    found = list(real(f"blacklists/{name}.csv"))
    columns = ("name", "企让名称", "企业名称")
    printed = ["".join(next(cells[column] for column in columns if column in cells).split()) for cells, _, _ in found]
    assert (len(found), sum("有眼" in text for text in printed)) == (rows, misread_forms)
    assert not [entity.name for entity in count(found, Entity) if "有眼公司" in entity.name]
    refused = [text for text, (_, _, field) in zip(printed, found, strict=True) if field]
    assert len(refused) <= 6
    # A row is refused only for what no registered name has, and never because its code is wrong.
    assert all(any(char in text for char in "I0123456789：！!") for text in refused)
    for cells, kept, field in found:
        assert field or (sum(isinstance(record, Entity) for record in kept), kept[-1].type) == (1, "Listing"), cells
