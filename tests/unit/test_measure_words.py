"""Names of measures say what they do, in both languages: what restricts forbids, and nothing of the collector's is shown."""

import re
from collections import Counter
from datetime import date

import pytest

from cscs_graph.analysis.rulebook.book import Rulebook
from cscs_graph.analysis.rulebook.ramification_rules import SchemeRule
from cscs_graph.model.answers import MovedGrade, PartyKind, PartyRef
from cscs_graph.model.answers.wording import full_width
from cscs_graph.model.codes import Certainty, DocumentKind, Effect, ListKind, Strength, TargetClass
from cscs_graph.model.findings import InspectionRule
from cscs_graph.model.grades import GradeScheme
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.ramifications import Ramification
from cscs_graph.model.rules import CreditList, EstablishedBy, Measure, Source
from cscs_graph.model.supersession import PointToConfirm, Supersession
from cscs_graph.model.time import UNKNOWN_START, Moment
from tests.unit.test_reference import MOUS, RECORDS, of

FORBIDS_ZH = re.compile(
    "不得|不准|一律不|不予|不受理|不作为|禁止|禁入|限制|取消|撤销|吊销|暂停|停止|阻止|退出|屏蔽|删除|扣除|从严|严格|从重|处罚|惩戒"
    "|降为|下调|警告|其他措施|必要的限制"
)
FORBIDS_EN = re.compile(
    r"\b(no|bar|ban|deny|restrict\w*|refuse|revo\w+|cancel|exclude|withdraw|suspend|stop|block|delete|deduct|forced|strict\w*|heavier|limits?"
    r"|penalt\w+|punishment|downgrade|lower|access and post restrictions|warning|other measures|order to|listed as|entry into)\b",
    re.IGNORECASE,
)
REMARKS = re.compile(r"截断|text cut off|title not seen|content not stated|…")


def test_what_restricts_is_called_by_what_it_forbids() -> None:
    restricting = [one for one in of(Measure) if one.effect is Effect.RESTRICT]
    assert len(restricting) > 300
    for measure in restricting:
        assert measure.name_zh is not None, measure.fact_id
        assert FORBIDS_ZH.search(measure.name_zh), measure.name_zh
        assert FORBIDS_EN.search(measure.name_en), measure.name_en


def test_no_remark_of_the_collector_is_part_of_a_name() -> None:
    assert [one.fact_id for one in of(Measure) if REMARKS.search(f"{one.name_en} {one.name_zh}")] == []


ENTERPRISES_ONLY = re.compile(
    "对企业进货|企业风险管理|至少每半年|限制企业经营|责令企业|国境口岸卫生监管|收费公路权益|货车生产和改装|货源单位"
)
"""Words of a measure that only an undertaking can meet: checks of its records and its port premises, toll roads, which
economic organisations alone acquire (Highway Law, art. 59), the making of trucks."""


def test_what_only_an_enterprise_can_meet_is_aimed_at_companies() -> None:
    met = {one.fact_id: one.targets for one in of(Measure) if ENTERPRISES_ONLY.search(f"{one.name_zh} {one.text_zh}")}
    assert {"food_drug_2016.1_1", "food_drug_2016.x9", "tax_violations_2016.13"} <= met.keys()
    assert [name for name, targets in met.items() if targets != (TargetClass.COMPANY,)] == []


def test_what_the_enforcing_court_orders_is_not_imposed_by_the_supreme_court() -> None:
    """Rules of 2015, articles 3 to 5: the court that enforces orders it; the Supreme People's Court issued the rules."""
    orders = [one for one in of(Measure) if one.mou == "consumption_rules_2015"]
    assert {(one.imposed_by, one.imposed_by_text_zh) for one in orders} == {((), "执行法院")}


def test_a_unit_is_barred_itself_beside_the_people_behind_it_and_what_is_excepted_is_said() -> None:
    """Rules of 2015, article 3 para. 2: the unit and those behind it; private consumption from their own property on leave."""
    bars = [one for one in of(Measure) if one.mou == "consumption_rules_2015"]
    behind = {TargetClass.LEGAL_REPRESENTATIVE, TargetClass.DIRECTLY_RESPONSIBLE, TargetClass.ACTUAL_CONTROLLER}
    assert [
        one.fact_id for one in bars if not {TargetClass.COMPANY, TargetClass.PERSON, *behind} <= {*one.targets}
    ] == []
    assert TargetClass.DIRECTOR_SUPERVISOR_MANAGER not in MOUS["consumption_rules_2015"].scope, (
        "no director by the post alone"
    )
    assert all("因私消费" in (one.exception_zh or "") for one in bars)
    assert all("from their own property" in (one.exception_en or "") for one in bars)


WEAK_ZH = re.compile("鼓励|可以(?!作为)|探索|引导|支持行业|可(?=删除|评为|能被)")
"""Words of a text that allows or encourages and does not require."""


def test_what_a_text_only_allows_or_encourages_is_marked_as_that() -> None:
    measures = [one for one in of(Measure) if WEAK_ZH.search(f"{one.name_zh} {one.text_zh}")]
    assert {"agri_inputs_2017.10", "tax_violations_2014.2", "mca_order_60.x1"} <= {one.fact_id for one in measures}
    assert [one.fact_id for one in measures if one.strength is None] == []
    told = re.compile(r"encourage|can be|allow it|asks agencies to explore|For particularly serious")
    ramifications = [one for one in of(Ramification) if told.search(one.note or "")]
    assert len(ramifications) >= 6
    assert [one.fact_id for one in ramifications if one.strength is None] == []


def test_measures_that_say_the_same_are_as_strict() -> None:
    groups: dict[str, set[Strength | None]] = {}
    for one in of(Measure):
        if one.equivalent_to:
            groups.setdefault(one.equivalent_to, set()).add(one.strength)
    assert [name for name, found in groups.items() if len(found) > 1] == []


def test_a_policy_of_the_state_council_is_no_mere_practice() -> None:
    """国办发〔2015〕58号, 国发〔2016〕33号 and 国办发〔2019〕35号 are policy documents, and no statutes."""
    policies = {"random_inspections_2015", "guiding_opinions_2016", "guiding_opinions_2019"}
    rules = [one for one in (*of(Ramification), *of(InspectionRule)) if one.source_id in policies]
    assert {one.source_id for one in rules} == policies
    assert {one.certainty for one in rules} == {Certainty.MOU}


NAMES = ("name_en", "name_zh")
QUALIFIERS = {
    "一定期限|一定时期": r"\bfor a period\b",
    "终身": r"\bfor life\b",
    "依法依规": r"\blaws and regulations\b",
    "依法(?!依规|采取|纳入)": r"\blaws?\b",
    "从严|严格|严密": r"\b(strict\w*|heavier|stricter|close[rd]?)\b",
    "视情节": r"\bcircumstances\b",
    "适当|合理": r"\b(suitabl\w+|reasonabl\w+|appropriate\w*)\b",
    "原则上": r"\bin principle\b",
}
"""Words that limit a measure, and how English says them."""
OF_THE_MEASURE = re.compile(
    "一定期限内?或终身|一定期限|依法(?:依规)?(?=限制|禁止|撤销|给予|从严|从重|向社会|取消|对申请|对失信)|视情节"
)
"""Where they stand in a text to limit the measure itself, and not what it is about."""


def test_a_word_that_limits_a_measure_stands_in_both_languages_and_is_not_lost_from_its_text() -> None:
    differing = [
        (one.fact_id, zh)
        for one in of(Measure)
        for zh, en in QUALIFIERS.items()
        if bool(re.search(zh, one.name_zh or "")) and not re.search(en, one.name_en, re.IGNORECASE)
    ]
    assert differing == []
    lost = [
        (one.fact_id, found)
        for one in of(Measure)
        for found in OF_THE_MEASURE.findall(one.text_zh or "")
        if found[:4].removesuffix("内") not in (one.name_zh or "")
    ]
    assert lost == []


PART_BY_LAW = re.compile("[^时][、,]依法(?:依规)?(?!采取|纳入)")
"""What is restricted by law is the later part of a name alone."""


def test_what_limits_one_part_of_a_measure_limits_the_same_part_in_english() -> None:
    parts = [one for one in of(Measure) if PART_BY_LAW.search(one.name_zh or "")]
    assert {"food_drug_2016.2_2", "ip_patents_2018.2_9", "tax_violations_2016.15"} <= {one.fact_id for one in parts}
    assert [
        one.name_en for one in parts if not re.search(r"(; |and, )in accordance with laws?\b.*?, ", one.name_en)
    ] == []
    amounts = {one.fact_id: one for one in of(Measure) if "额度" in (one.name_zh or "")}
    assert {"food_drug_2016.2_2"} <= amounts.keys()
    assert amounts.keys() == {one.fact_id for one in of(Measure) if re.search(r"\bamount|\bquotas\b", one.name_en)} - {
        one.fact_id for one in of(Measure) if "配额" in (one.name_zh or "")
    }


def test_measures_of_one_document_are_told_apart_in_both_languages() -> None:
    """What tells the English names apart tells the Chinese ones apart."""
    english, chinese = [
        Counter((one.mou, name) for one in of(Measure) if (name := getattr(one, field))) for field in NAMES
    ]
    assert [key for key, count in chinese.items() if count > 1] == []
    assert [key for key, count in english.items() if count > 1] == []


def test_what_is_excepted_is_said_in_both_languages() -> None:
    assert [one.fact_id for one in of(Measure) if (one.exception_en is None) != (one.exception_zh is None)] == []


def test_a_law_or_rule_is_cited_by_its_articles_and_not_by_items() -> None:
    """Laws, regulations and rules of ministries number articles; a bare number would be told as an item."""
    of_law = {
        name for name, mou in MOUS.items() if mou.document_kind in (DocumentKind.STATUTE, DocumentKind.DEPARTMENT_RULE)
    }
    assert [
        one.fact_id for one in of(Measure) if one.mou in of_law and re.match(r"[\d一二三四五六七八九十]", one.number)
    ] == []
    numbers = {one.fact_id: one.number for one in of(Measure)}
    assert numbers["company_law_2023.178"] == "第一百七十八条第一款第五项"
    assert numbers["jurors_law_2018.7"] == "第七条第四项"


CONDITIONAL = re.compile("依法必须招标|同等条件|未[^,]*的,|(?<!已)被[^,]*的,|申请法院强制执行")
"""Words of a text by which its measure meets only some of those on the list."""


def test_what_a_text_makes_a_measure_depend_on_is_said_in_both_languages() -> None:
    stated = {one.fact_id: one for one in of(Measure) if one.condition_en or one.condition_zh}
    assert [name for name, one in stated.items() if not (one.condition_en and one.condition_zh)] == []
    conditional = {one.fact_id for one in of(Measure) if CONDITIONAL.search(one.text_zh or "")}
    assert {"bidding_defaulters_2016.1", "tax_violations_2014.2", "insurance_2017.u11"} <= conditional
    assert conditional <= stated.keys()
    assert {"customs_dishonest_2017.x2", "company_law_2023.178"} <= stated.keys()
    assert "依法必须招标" in (stated["bidding_defaulters_2016.1"].condition_zh or "")
    assert "数额较大债务到期未清偿" in (stated["company_law_2023.178"].condition_zh or "")
    by_order = [one.condition_zh or "" for name, one in stated.items() if name.startswith("consumption_rules_2015.")]
    assert len(by_order) == 9
    assert all("自该决定作出起" in text for text in by_order), "art. 1 and 3: from the court's order, not the listing"


def test_article_8_of_the_court_list_rules_is_one_measure_by_those_whom_the_courts_notify() -> None:
    """Article 8 para. 1: courts notify, and those notified punish by the rules of their own field; para. 2: credit bureaus."""
    found = {one.number: one for one in of(Measure) if one.mou == "court_list_rules_2017"}
    assert {number for number in found if number.startswith("第八条")} == {"第八条", "第八条第一款", "第八条第二款"}
    punished = found["第八条第一款"]
    fields = "政府采购、招标投标、行政审批、政府扶持、融资信贷、市场准入、资质认定等"
    assert fields in (punished.name_zh or "")
    assert "依照法律、法规和有关规定" in (punished.name_zh or "")
    assert punished.imposed_by_text_zh == "政府相关部门、金融监管机构、金融机构、承担行政职能的事业单位及行业协会等"
    assert "public institutions with administrative functions" in (punished.imposed_by_text_en or "")
    assert len(punished.further_domains) == 5


def test_who_imposes_is_said_in_both_languages_where_no_agency_is_named() -> None:
    for one in of(Measure):
        if one.imposed_by_text and not one.imposed_by:
            assert one.imposed_by_text_en, one.fact_id
            assert one.imposed_by_text_zh, one.fact_id
            assert not re.search(r"[\u4e00-\u9fff]", one.imposed_by_text_en), one.fact_id


def test_every_memorandum_that_punishes_no_longer_rules_from_2022_on() -> None:
    """By 国办发〔2020〕49号, but for the one on court defaulters: judges described it as in use in 2025."""
    black = {tie.to_id for tie in of(EstablishedBy) if _kind(tie.from_id) is ListKind.BLACK}
    memoranda = {
        name
        for name, mou in MOUS.items()
        if name in black and mou.document_kind is DocumentKind.MEMORANDUM and mou.valid_until > date(2022, 1, 1)
    }
    ended = {one.mou: one for one in of(Supersession)}
    assert memoranda - ended.keys() == {"court_defaulters_2016"}
    assert {one.valid_from for one in ended.values()} == {date(2022, 1, 1)}
    assert all(MOUS[name].document_kind is DocumentKind.MEMORANDUM for name in ended)
    assert not [name for name in ended if name.startswith("red_")]


def _kind(list_id: str) -> ListKind:
    (found,) = [one.kind for one in of(CreditList) if one.id == list_id]
    return found


def test_every_supersession_rests_on_a_point_that_a_lawyer_has_to_confirm() -> None:
    points = {one.id for one in of(PointToConfirm)}
    assert all(one.rests_on and {*one.rests_on} <= points for one in of(Supersession))
    assert all(one.settled_by_en and one.settled_by_zh for one in of(PointToConfirm))


def test_what_is_taken_meanwhile_names_what_it_is_about() -> None:
    assert [one.id for one in of(PointToConfirm) if one.taken_en.startswith(("It ", "They ", "Not ", "Three"))] == []


def test_chinese_words_of_points_to_confirm_have_chinese_marks() -> None:
    told = [(one.question_zh, one.taken_zh, one.settled_by_zh) for one in of(PointToConfirm)]
    assert [text for texts in told for text in texts if re.search(r"[(),:;?]", text)] == []


@pytest.mark.parametrize("place", range(0, 300, 23))
def test_a_changed_measure_changes_the_rules_of_its_own_lists_only(place: int) -> None:
    """One row taken out: the lists of its document have one measure fewer, and every other list says what it said."""
    moment = Moment.at(date(2019, 7, 1))
    measure = of(Measure)[place]
    whole = Rulebook.of(RECORDS).on(moment)
    without = Rulebook.of(record for record in RECORDS if record is not measure).on(moment)
    lists = [one.id for one in of(CreditList)]
    own = {tie.from_id for tie in of(EstablishedBy) if tie.to_id == measure.mou}
    changed = {name for name in lists if whole.of([name]) != without.of([name])}
    held = {name for name in own if measure.mou in {mou.ref.id for mou in whole.of([name]).mous(name)}}
    assert changed == held


COMPANY = PartyRef(id="c", kind=PartyKind.ENTITY, name="n")


@pytest.mark.parametrize(
    ("scheme", "trade", "moved"),
    [
        ("mot_construction", "E4812", "yes"),  # roads
        ("mot_construction", "E4823", "yes"),  # harbours, a kind of E482
        ("mot_construction", "E48", "if graded"),  # civil engineering, whether of roads is not known
        ("mot_construction", None, "if graded"),
        ("mot_construction", "C2619", "no"),
        ("cigia_quality", "C2619", "yes"),  # industrial gases
        ("cigia_quality", "H62", "no"),
        ("quality_grades", "C2619", "if graded"),  # members of associations
        ("comprehensive_public_credit", "H62", "yes"),
        ("sta_taxpayer_2014", None, "yes"),
    ],
)
def test_a_grade_moves_only_for_whom_its_scheme_grades(scheme: str, trade: str | None, moved: str) -> None:
    (stated,) = [one for one in of(GradeScheme) if one.id == scheme]
    ref = MovedGrade(id=stated.id, name_en=stated.name_en, grade_type=stated.grade_type)
    found = SchemeRule(stated, ref).moved_for(COMPANY.model_copy(update={"industry_code": trade}))
    assert ("no" if found is None else "if graded" if found.if_graded else "yes") == moved


@pytest.mark.parametrize("code", LanguageCode)
def test_no_sentence_has_a_date_where_none_is_known(code: LanguageCode) -> None:
    words = language(code)
    said = words.say("steps", "LEGAL_REPRESENTATIVE_OF", "open", **{"from": "A"}, to="B", **words.begun(None))
    assert words.pattern("undated") in said
    assert not re.search(r"\d", said)
    assert words.pattern("undated") in words.span(None, date(2020, 1, 1))
    assert words.pattern("undated") not in words.span(date(2019, 1, 1), None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("限制乘坐火车(限制购买车票)", "限制乘坐火车（限制购买车票）"),
        ("市场准入和任职资格限制:出版", "市场准入和任职资格限制：出版"),
        ("加强监管;不予受理", "加强监管；不予受理"),
        ("第12条, 3.5%", "第12条，3.5%"),
        ("Ministry (MOF), 2016", "Ministry (MOF), 2016"),
    ],
)
def test_chinese_text_has_full_width_signs(text: str, shown: str) -> None:
    assert full_width(text) == shown


RUNS_ON = re.compile(
    r"期限[一二三四五]年|期限\d+天|(?:\d+|[一二三四五])年内(?!开展|受|未)|公开[一二三四五]年|未逾[一二三四五]年|一定期限|补齐所欠票款前"
)
"""Where a name or text of a measure says how long it runs itself, whatever becomes of the listing."""
NO_TERM = {
    "oil_gas_2017.u4": "no new application while it is listed",
    "oil_gas_2017.u5": "three years without imports are its ground",
}


def test_a_measure_that_runs_by_its_own_words_has_a_term_in_both_languages() -> None:
    """§4.2: a flight ban of a year, a bar of three years from heading a firm: their end is no matter of the listing's."""
    running = {
        one.fact_id
        for one in of(Measure)
        if RUNS_ON.search(f"{one.name_zh} {one.text_zh}") and one.fact_id not in NO_TERM
    }
    assert {"flight_ban_2018.1_1_1", "enterprise_information_2024.18", "research_2018.4"} <= running
    assert [name for name in sorted(running) if not {one.fact_id: one for one in of(Measure)}[name].term_en] == []
    assert [one.fact_id for one in of(Measure) if (one.term_en is None) != (one.term_zh is None)] == []


_NUMBERED = re.compile(r"[〔\[](20\d\d)[〕\]]")
_TOLD_OF = re.compile(r"report on the list of (20\d\d)")


def test_nothing_holds_before_the_document_that_lays_it_down() -> None:
    """Not before the year of its number or issue, nor before that of which a report tells it; a list and a measure not before
    their document. A half-known day is compared by what is known of it."""
    for mou in MOUS.values():
        years = [*_NUMBERED.findall(mou.document_no or ""), *_TOLD_OF.findall(mou.note or "")]
        years += [str(mou.issued)[:4]] if mou.issued else []
        assert all(mou.valid_from >= date(int(year), 1, 1) for year in years), (mou.id, years)
    began = {mou.id: mou.valid_from for mou in MOUS.values()}
    assert [(one.from_id, one.to_id) for one in of(EstablishedBy) if one.valid_from < began[one.to_id]] == []
    stated = [one for one in of(Measure) if one.valid_from != UNKNOWN_START]
    assert [one.fact_id for one in stated if one.valid_from < began[one.mou]] == []


_BY_REPORT = re.compile(
    r"from press|examples from press|newspaper|from a summary|named in a report|, reported on|Text not seen",
    re.IGNORECASE,
)


def test_what_is_known_by_a_report_only_cites_a_source_that_is_said_to_report() -> None:
    """By the note of its document, or by what its source is; a page that repeats a text is no report."""
    sources = {one.id: one for one in of(Source)}
    by_report = {
        one.fact_id
        for one in of(Measure)
        if _BY_REPORT.search(MOUS[one.mou].note or "") or sources[one.source_id].licence != "public document"
    }
    assert {"sta_order_54.x1", "red_transport_construction_2018.s1", "agri_inputs_2017.s1"} <= by_report
    assert by_report == {one.fact_id for one in of(Measure) if sources[one.source_id].second_hand}
