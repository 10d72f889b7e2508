"""Court tables, penalties, companies, listed companies and courts: invented rows, and the real files counted apart."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cscs_graph.ingest.readers import READERS
from cscs_graph.ingest.readers.agencies import named_court, office
from cscs_graph.ingest.readers.base import Row
from cscs_graph.model.case_numbers import one_form, spellings
from cscs_graph.model.codes import CompanyStatus, EntityKind, Level, OfficerRole
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.listings import CreditRecord, Listing, RegistrationStatus
from cscs_graph.model.parties import Entity, LegalRepresentativeOf, OfficerOf, Owns, Person
from cscs_graph.model.records import Unreadable, read_record
from cscs_graph.model.rules import Agency, BranchOfficeOf
from tests.unit.test_readers import DATA, count, one, real

USCC = make_uscc("91", "310101", "MA1FL003")
READER = {reader.name: reader for reader in READERS}
ORDER = {
    "限制高消费企业名称": "虚构市欠款有限公司",
    "申请人": "虚构市债权有限公司",
    "涉案金额（元）": "1248633.5",
    "执行法院": "榆林市榆阳区人民法院",
    "案号": "(2021)陕0802执6号",
    "法定代表人": "测试甲",
    "立案日期": "2021年01月08日",
    "限高发布日期": "2021年03月03日",
}
REGISTERED = {
    "公司名称": "虚构市欠款有限公司",
    "统一社会信用代码": USCC,
    "组织机构代码": "",
    "注册号": "",
    "企业地址": "虚构路1号",
    "注册资本": "1000万",
    "法定代表人": "测试乙",
    "成立日期": "1996年09月18日",
    "登记状态": "存续",
    "曾用名": "虚构市旧名有限公司,\n虚构市老名有限公司",
}


def records(reader: str, cells: dict[str, str], path: Path = Path("x.csv")) -> list[Any]:
    return [read_record(line) for line in READER[reader].lines(path, Row(2, cells))]


def test_an_order_holds_case_court_amount_creditor_and_filing_day() -> None:
    found = records("court-cases", ORDER)
    listing, court = one(Listing, found), one(Agency, found)
    assert (listing.credit_list, listing.document_no) == ("consumption_restrictions", "（2021）陕0802执6号")
    assert (listing.valid_from, listing.filed_on) == (date(2021, 3, 3), date(2021, 1, 8))
    assert (listing.amount_rmb, listing.creditor) == (1248633.5, "虚构市债权有限公司")
    assert (listing.decided_by, court.id, court.region_code) == ("court:610802:基层", "court:610802:基层", "610802")
    assert (court.name_zh, court.name_en) == ("榆林市榆阳区人民法院", None)
    assert one(BranchOfficeOf, found).to_id == "supreme_peoples_court"
    assert one(LegalRepresentativeOf, found).to_id == one(Entity, found).id
    assert one(Person, found).name == "测试甲"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"限制高消费企业名称": "-"}, "限制高消费企业名称"),
        ({"案号": ""}, "案号"),
        ({"涉案金额（元）": "许多"}, "涉案金额（元）"),
        ({"立案日期": "去年"}, "立案日期"),
    ],
)
def test_a_row_that_is_no_case_names_the_column(changed: dict[str, str], field: str) -> None:
    with pytest.raises(Unreadable) as fault:
        records("court-cases", ORDER | changed)
    assert fault.value.field == field


def test_what_is_not_stated_or_not_shown_is_left_out() -> None:
    found = records(
        "court-cases", ORDER | {"申请人": "〔自然人〕", "涉案金额（元）": "-", "立案日期": "", "执行法院": "某庭"}
    )
    listing = one(Listing, found)
    assert (listing.creditor, listing.amount_rmb, listing.filed_on, listing.decided_by) == (None, None, None, None)
    assert listing.reason == "执行法院：某庭"


def test_what_is_still_owed_counts_before_what_was() -> None:
    cells = {
        **{"终本公司名称": "虚构市欠款有限公司", "案号": "（2020）皖01执1047号", "执行标的（元）": "131192599.0"},
        **{"执行法院": "合肥市中级人民法院", "被执行人": "虚构市欠款有限公司", "未履行金额（元）": "131066684"},
        **{"疑似申请执行人": "", "立案日期": "2020年08月11日", "终本日期": "2020年11月27日"},
    }
    listing = one(Listing, records("court-cases", cells))
    assert (listing.credit_list, listing.amount_rmb) == ("terminated_enforcement", 131066684)
    assert listing.decided_by == "court:340100:中级"


def test_one_case_is_one_listing_in_whatever_brackets() -> None:
    numbers = (ORDER["案号"], "（2021）陕0802执6号")
    ids = {one(Listing, records("court-cases", ORDER | {"案号": number})).fact_id for number in numbers}
    assert len(ids) == 1


def test_a_name_means_whom_the_register_beside_it_means(tmp_path: Path) -> None:
    """By its code; a name that stands there twice, or not at all, stands for itself."""
    codes = (USCC, make_uscc("91", "310101", "MA1FL004"))
    twice = [REGISTERED | {"公司名称": "虚构市两家有限公司", "统一社会信用代码": code} for code in codes]
    with (tmp_path / "company_register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(REGISTERED))
        writer.writeheader()
        writer.writerows([REGISTERED, *twice])
    path = tmp_path / "restriction_case.csv"
    coded = one(Entity, records("court-cases", ORDER, path))
    assert (coded.id, coded.uscc, coded.stub) == (USCC, USCC, True)
    for name in ("虚构市两家有限公司", "虚构市无名有限公司"):
        entity = one(Entity, records("court-cases", ORDER | {"限制高消费企业名称": name}, path))
        assert entity.id.startswith("legal-agent-bench:")
        assert entity.uscc is None


def test_a_court_is_known_by_one_id_whoever_names_it() -> None:
    for name in ("榆林市榆阳区人民法院", "北京知识产权法院", "杭州经济技术开发区人民法院"):
        cells = {"法院名称": name, "法院": "陕0802", "区划": "", "对应行政区划": "", "类型": "1"}
        listed = one(Listing, records("court-cases", ORDER | {"执行法院": name}))
        court = one(Agency, records("courts", cells))
        assert (court.id, court.abbreviation) == (listed.decided_by, "陕0802")
    with pytest.raises(Unreadable):
        records("courts", {"法院名称": "某某检察院", "法院": ""})


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("北京知识产权法院", Level.MUNICIPAL),
        ("上海金融法院", Level.MUNICIPAL),
        ("杭州经济技术开发区人民法院", Level.COUNTY),
    ],
)
def test_a_special_court_is_an_intermediate_one(name: str, level: Level) -> None:
    court = named_court(name)
    assert court is not None
    assert court.level is level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("昌黎县应急管理局", Level.COUNTY),
        ("余杭区市场监督管理局", Level.COUNTY),
        ("绍兴市市场监督管理局", Level.MUNICIPAL),
        ("北京市市场监督管理局", Level.PROVINCIAL),
        ("山东省市场监督管理局", Level.PROVINCIAL),
        ("广西壮族自治区市场监督管理局", Level.PROVINCIAL),
        ("国家税务总局", Level.NATIONAL),
    ],
)
def test_the_level_of_an_office_is_that_of_the_place_in_its_name(name: str, level: Level) -> None:
    assert office(name).level is level


@pytest.mark.parametrize("asked", ["(2018)苏0282执395号", "〔2018〕苏0282执395号", "（2018）苏 0282 执 395 号"])
def test_a_number_is_found_in_whatever_brackets_it_is_asked(asked: str) -> None:
    assert one_form("(2018)苏0282执395号") in spellings(asked)


def test_what_has_no_figures_or_no_sign_is_no_number() -> None:
    assert spellings("桐建罚20190016") == ("桐建罚20190016",)
    assert [spellings(text) for text in ("虚构有限公司", "91310115MA1BR201X9", "")] == [(), (), ()]


def test_a_penalty_is_a_record_with_number_amount_and_authority() -> None:
    cells = {
        **{"行政处罚公司名称": "虚构市受罚有限公司", "案号": "桐建罚20190016", "处罚结果": "罚款115237.04元"},
        **{"处罚金额（元）": "115237.04", "处罚单位": "昌黎县应急管理局", "处罚日期": "2019年07月31日"},
    }
    found = records("penalties", cells)
    record, office = one(CreditRecord, found), one(Agency, found)
    assert (record.category, record.document_no, record.amount_rmb) == (
        "administrative_penalties",
        "桐建罚20190016",
        115237.04,
    )
    assert (record.polarity, record.valid_from, record.issued_by) == ("negative", date(2019, 7, 31), office.id)
    assert (office.name_zh, office.level) == ("昌黎县应急管理局", "county")
    spared = one(CreditRecord, records("penalties", cells | {"处罚结果": "不予行政处罚"}))
    assert spared.polarity == "neutral"


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("存续", CompanyStatus.IN_BUSINESS),
        ("在业", CompanyStatus.IN_BUSINESS),
        ("吊销，未注销", CompanyStatus.REVOKED),
        ("吊销，已注销", CompanyStatus.DEREGISTERED),
        ("注销", CompanyStatus.DEREGISTERED),
        ("清算中", CompanyStatus.IN_LIQUIDATION),
        ("迁出", CompanyStatus.MOVED),
        ("别的", CompanyStatus.OTHER),
    ],
)
def test_a_status_is_a_fact_in_the_words_of_the_register(stated: str, status: CompanyStatus) -> None:
    fact = one(RegistrationStatus, records("company-register", REGISTERED | {"登记状态": stated}))
    assert (fact.entity, fact.status, fact.stated) == (USCC, status, stated)


def test_a_registered_company_has_its_codes_former_names_and_representative() -> None:
    found = records("company-register", REGISTERED)
    entity = one(Entity, found)
    assert (entity.uscc, entity.registered_on, entity.stub) == (USCC, date(1996, 9, 18), None)
    assert entity.other_names == ("虚构市旧名有限公司", "虚构市老名有限公司")
    assert one(Person, found).name == "测试乙"


def test_a_share_in_per_cent_is_a_fraction_and_no_number_is_any_share() -> None:
    cells = {"公司名称": "虚构市子有限公司", "关联上市公司全称": "虚构市母股份有限公司", "上市公司参股比例": "93.33"}
    holding = one(Owns, records("subsidiaries", cells))
    assert (holding.share_min, holding.share_max) == (0.9333, 0.9333)
    unknown = one(Owns, records("subsidiaries", cells | {"上市公司参股比例": " -"}))
    assert (unknown.share_min, unknown.share_max) == (0, 1)
    for wrong in ("120", "全部"):
        with pytest.raises(Unreadable, match="no share in per cent"):
            records("subsidiaries", cells | {"上市公司参股比例": wrong})


def test_a_listed_company_has_its_stock_code_names_and_people() -> None:
    cells = {
        **{
            "_key": "虚构",
            "公司代码": "300070",
            "法人代表": "测试甲",
            "董秘": "测试乙",
            "公司名称": "虚构股份有限公司",
        },
        **{
            "公司简称": "虚构股份",
            "英文名称": "Fictitious Co., Ltd.",
            "曾用简称": "ST虚构>> 旧虚构",
            "总经理": "测试丙",
        },
        **{"成立日期": "", "注册地址": ""},
    }
    found = records("listed-company-profiles", cells)
    entity = one(Entity, found)
    assert (entity.other_codes, entity.name_en) == (("300070",), "Fictitious Co., Ltd.")
    assert entity.other_names == ("虚构股份", "ST虚构", "旧虚构")
    posts = {(post.role, post.title) for post in found if isinstance(post, OfficerOf)}
    assert posts == {(OfficerRole.MANAGER, "总经理"), (OfficerRole.MANAGER, "董事会秘书")}


def test_a_graph_of_stocks_joins_by_code_and_takes_the_registered_name(tmp_path: Path) -> None:
    (tmp_path / "company.json").write_text(
        '{"name": "虚构", "fullname": "虚构股份有限公司", "code": "002658"}\nbroken\n', "utf-8"
    )
    company = one(
        Entity,
        records("stocks", {"stock_id:ID(Stock)": "2658", "name": "虚构", "code": "2658"}, tmp_path / "stock.csv"),
    )
    assert (company.id, company.name, company.other_names) == ("stock:002658", "虚构股份有限公司", ("虚构",))
    assert (company.other_codes, company.kind) == (("002658",), EntityKind.COMPANY)
    person = one(Person, records("executives", {"person_id:ID(Executive)": "a1", "name": "测 试"}))
    cells = {
        ":START_ID(Executive)": "a1",
        "jobs": "董事长/董事/名誉董事长",
        ":END_ID(Stock)": "2658",
        ":TYPE": "employ_of",
    }
    posts = [post for post in records("posts", cells) if isinstance(post, OfficerOf)]
    assert {(post.from_id, post.to_id) for post in posts} == {(person.id, company.id)}
    assert {(post.role, post.title) for post in posts} == {("director", "董事长/董事"), ("other", "名誉董事长")}


# The real files, counted with csv.DictReader.


def rows_of(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.parametrize(
    ("name", "company", "kind"),
    [
        ("judicial/dishonesty_case.csv", ("失信被执行公司名称", "失信被执行人"), Listing),
        ("judicial/restriction_case.csv", ("限制高消费企业名称",), Listing),
        ("judicial/finalized_case.csv", ("终本公司名称", "被执行人"), Listing),
        ("judicial/administrative_case.csv", ("行政处罚公司名称",), CreditRecord),
    ],
)
def test_every_row_that_names_a_company_is_read(name: str, company: tuple[str, ...], kind: type[Any]) -> None:
    rows = list(real(name))
    named = [any(row[column].strip() for column in company) for row in rows_of(name)]
    assert len(count(rows, kind)) == sum(named)
    assert [bool(field) for *_, field in rows] == [not one for one in named]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("judicial/company_register.csv", Entity),
        ("judicial/sub_company.csv", Owns),
        ("listed_companies/stock.csv", Entity),
        ("listed_companies/executive.csv", Person),
    ],
)
def test_every_row_is_one(name: str, kind: type[Any]) -> None:
    rows = list(real(name))
    assert len(count(rows, kind)) == len(rows) == sum(1 for _ in rows_of(name))


def test_every_post_of_a_listed_company_is_kept() -> None:
    """A director who is chairman, too, holds one post of a director with both titles."""
    rows = list(real("listed_companies/executive_stock.csv"))
    assert not [field for *_, field in rows if field]
    titles = [title for post in count(rows, OfficerOf) for title in post.title.split("/")]
    assert len(titles) == sum(len(row["jobs"].split("/")) for row in rows_of("listed_companies/executive_stock.csv"))


def test_courts_are_agencies_without_an_english_name() -> None:
    rows = list(real("courts/courts.csv"))
    assert [cells["法院名称"] for cells, _, field in rows if field] == []
    assert {agency.name_en for agency in count(rows, Agency)} == {None}
