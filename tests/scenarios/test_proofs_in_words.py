"""Ten proofs as a lawyer reads them, in both languages. The texts were written by hand from the cases and their sections."""

import re

import pytest

from cscs_graph.analysis.cascade.punishment import CascadingPunishment, IfListed
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.export import prov
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer, ContaminationAnswer, LinkageAnswer
from cscs_graph.model.codes import Certainty

BIDS = "Joint bids with tainted partners and suppliers, invented for this scenario"
BIDS_ZH = "含失信合作方和供应商的联合投标（为本案例虚构）"
CHAIN = "A food chain with penalised outlets, invented for this scenario"
CHAIN_ZH = "门店受处罚的餐饮连锁企业（为本案例虚构）"
DEBT = "A director's private debt, invented for this scenario"
DEBT_ZH = "一名董事的个人债务（为本案例虚构）"
REPORT = "China's Corporate Social Credit System: Context, Competition, Technology and Geopolitics"
REPORT_ZH = "中国企业社会信用体系：背景、竞争、技术与地缘政治"
NOTICE_ZH = "关于在招标投标活动中对失信被执行人实施联合惩戒的通知"
NOTICE = "Notice on joint punishment of court defaulters in tendering and bidding"
BARS = "Restrict bidding by court defaulters in accordance with law; a consortium with one is restricted as a whole"
BARS_ZH = "依法限制失信被执行人的投标活动；联合体中有一个以上成员为失信被执行人的，对联合体整体予以限制"
FOOD = "Joint punishment of seriously dishonest food and drug producers and traders"
FOOD_ZH = "关于对食品药品生产经营严重失信者开展联合惩戒的合作备忘录"

SUPPLIER = (
    "According to the loaded records and rules, the standing of Fictitious Concrete D may endanger the joint application in "
    "which it takes part as a supplier named in the filing. How well this is documented: reported as practice. Grounds: (1) "
    "Fictitious Concrete D is recorded on the blacklist “Arrears of migrant workers' wages” from 1 June 2018 until the "
    "day before 1 June 2019 (decided by: Fictitious city labour office), "
    "for the stated reason “Wages of migrant workers not paid” [1]; (2) "
    "Fictitious Concrete D has taken part in “Fictitious bridge project” as a supplier named in the filing since 1 March 2018 "
    "(consequences travel along this link: reported as practice, § 9.5 of the Trivium report of 2020) [1]. "
    f"Sources: [1] {BIDS}."
)
SUPPLIER_ZH = (
    "根据已载入的记录和规则，虚构丁混凝土有限公司的信用状况可能危及其作为投标文件或者申报文件所列供应商参与的联合申报。"
    "该结论的依据程度：据报道实践中有此做法。依据：（1）虚构丁混凝土有限公司自2018年6月1日起被列入黑名单"
    "“拖欠农民工工资失信联合惩戒名单”，至2019年6月1日（不含当日）止，由虚构市劳动局决定，所载理由为“拖欠农民工工资”[1]；"
    "（2）虚构丁混凝土有限公司自2018年3月1日起作为投标文件或者申报文件所列供应商参与“虚构桥梁项目”（后果经此关联传导："
    f"据报道实践中有此做法，见Trivium报告（2020年）第9.5节）[1]。来源：[1]{BIDS_ZH}。"
)
MEMBER = (
    "According to the loaded records and rules, the standing of Fictitious Installers H may endanger the joint application in "
    "which it takes part as a joint bidder; only if: the project is a construction project that by law has to be put out to "
    "tender. How well this is documented: stated by a memorandum, notice, "
    "policy document or rule of agencies. "
    "Grounds: (1) Fictitious Installers H is recorded on the blacklist “Court defaulters” from 1 April 2019 until the day "
    "before 2 December 2019 (decided by: Fictitious city court), "
    "for the stated reason “Judgment debt not paid” [1]; (2) what follows from the "
    f"list “Court defaulters” is laid down in “{NOTICE}” (法〔2016〕285号), applicable since 22 September 2016 [2]; (3) "
    f"“{NOTICE}” (法〔2016〕285号) item 1 provides for the measure “{BARS}” [2]; (4) Fictitious Installers H has taken part in "
    "“Fictitious hospital project” as a joint bidder since 1 February 2019 (consequences travel along this link: "
    f"stated by a memorandum, notice, policy document or rule of agencies, in “{NOTICE}”) [1]. "
    f"Sources: [1] {BIDS}; [2] {NOTICE_ZH} (Supreme People's Court and others)."
)
MEMBER_ZH = (
    "根据已载入的记录和规则，虚构辛安装有限公司的信用状况可能危及其作为联合体成员参与的联合申报；条件：工程建设项目依法必须招标。该结论的依据程度："
    "备忘录、通知、政策文件或者部门规定有明文规定。依据：（1）虚构辛安装有限公司自2019年4月1日起被列入黑名单"
    "“失信被执行人名单”，至2019年12月2日（不含当日）止，由虚构市人民法院决定，所载理由为“未履行生效判决确定的债务”[1]；"
    f"（2）“失信被执行人名单”的后果由《{NOTICE_ZH}》（法〔2016〕285号）规定，自2016年9月22日起适用[2]；"
    f"（3）《{NOTICE_ZH}》（法〔2016〕285号）第1项规定了“{BARS_ZH}”的措施[2]；（4）虚构辛安装有限公司自2019年2月1日起"
    f"作为联合体成员参与“虚构医院项目”（后果经此关联传导：备忘录、通知、政策文件或者部门规定有明文规定，见《{NOTICE_ZH}》）[1]。"
    f"来源：[1]{BIDS_ZH}；[2]{NOTICE_ZH}（最高人民法院等）。"
)
REPRESENTATIVE_IF = (
    "If the supposition in the grounds were true, Fictitious legal representative of Food Chain A would be reached as legal "
    "representative of a company on the list by what follows from the blacklist “Dishonesty in food and drug safety” from 15 "
    "June 2020, with no known end. How well this is documented: stated by a memorandum, notice, "
    "policy document or rule of agencies. Grounds: "
    "(1) supposition: Fictitious Food Chain A is put on the blacklist “Dishonesty in food and drug safety” on 15 June 2020; "
    "(2) Fictitious legal representative of Food Chain A has been the legal representative of Fictitious Food Chain A since "
    "7 January 2013 (consequences travel along this link: stated by a memorandum, notice, "
    f"policy document or rule of agencies, in “{FOOD}”) [1]. Sources: [1] {CHAIN}."
)
REPRESENTATIVE_IF_ZH = (
    "如依据中所列假设成立，黑名单“食品药品生产经营严重失信者名单”的后果将及于虚构人甲，其身份为"
    "被列入名单企业的法定代表人，自2020年6月15日起，终止日期不详。该结论的依据程度：备忘录、通知、政策文件或者部门规定有明文规定。依据："
    "（1）假设虚构甲餐饮连锁有限公司于2020年6月15日被列入黑名单“食品药品生产经营严重失信者名单”；"
    "（2）虚构人甲自2013年1月7日起为虚构甲餐饮连锁有限公司的法定代表人（后果经此关联传导："
    f"备忘录、通知、政策文件或者部门规定有明文规定，见《{FOOD_ZH}》）[1]。来源：[1]{CHAIN_ZH}。"
)
STANDING = (
    "According to the loaded records and rules, the standing of Fictitious Instruments A is affected by what follows from "
    "the blacklist “Court defaulters” from 1 March 2019 until 2 March 2020 at the earliest. How well this is documented: "
    "known from single reports only. Grounds: (1) Fictitious director of Instruments A is recorded on the blacklist “Court "
    "defaulters” from 1 March 2019 until the day before 2 March 2020 (decided by: Fictitious district court), "
    "for the stated reason "
    "“Private loan not repaid as the court ordered” [1]; (2) Fictitious director of Instruments A has been a director of "
    "Fictitious Instruments A since 4 January 2016 (consequences travel along this link: known from single reports only, "
    f"§ 9.3 of the Trivium report of 2020) [1]. Sources: [1] {DEBT}."
)
STANDING_ZH = (
    "根据已载入的记录和规则，黑名单“失信被执行人名单”的后果影响虚构甲精密仪器有限公司的信用状况，自2019年3月1日起，"
    "最早于2020年3月2日终止。该结论的依据程度：仅见于个别报道。依据：（1）虚构人甲自2019年3月1日起被列入黑名单"
    "“失信被执行人名单”，至2020年3月2日（不含当日）止，由虚构区人民法院决定，所载理由为“未按法院判决偿还民间借款”[1]；"
    "（2）虚构人甲自2016年1月4日起为虚构甲精密仪器有限公司的董事（后果经此关联传导：仅见于个别报道，"
    f"见Trivium报告（2020年）第9.3节）[1]。来源：[1]{DEBT_ZH}。"
)
TIED = (
    "According to the loaded records, Fictitious Instruments A and Fictitious legal representative of Instruments A are tied "
    "as follows. If Fictitious legal representative of Instruments A is on a list, consequences may reach Fictitious Instruments "
    "A, where the documents of that list cover parties of its kind (this way is known from single reports only); if "
    "Fictitious Instruments A is on a list, consequences may reach Fictitious legal representative of Instruments A, "
    "where the documents of that list "
    "cover parties of its kind (this way is stated by a memorandum, notice, policy document or rule of agencies). "
    "Grounds: (1) Fictitious legal "
    "representative of Instruments A has been the legal representative of Fictitious Instruments A since 1 February 2012 "
    f"[1]. Sources: [1] {DEBT}."
)
TIED_ZH = (
    "根据已载入的记录，虚构甲精密仪器有限公司与虚构人乙存在下列关联。如虚构人乙被列入名单，"
    "在该名单所依文件列明该类主体时，后果可能及于虚构甲精密仪器有限公司（此种传导：仅见于个别报道）；"
    "如虚构甲精密仪器有限公司被列入名单，在该名单所依文件列明该类主体时，后果可能及于虚构人乙"
    "（此种传导：备忘录、通知、政策文件或者部门规定有明文规定）。依据：（1）虚构人乙自2012年2月1日起为虚构甲精密仪器有限公司的法定代表人[1]。"
    f"来源：[1]{DEBT_ZH}。"
)
WERE_TIED = (
    "According to the loaded records, Fictitious Instruments A and Fictitious Logistics C were tied as follows. If Fictitious "
    "Logistics C is on a list, no known link carries consequences to Fictitious Instruments A; if Fictitious Instruments A "
    "is on a list, no known link carries consequences to Fictitious Logistics C. Grounds: (1) Fictitious director of "
    "Instruments A has been a director of Fictitious Instruments A since 4 January 2016 [1]; (2) Fictitious director of "
    "Instruments A is recorded as a supervisor of Fictitious Logistics C from 6 January 2014 "
    "until the day before 1 July 2018 [1]. "
    f"Sources: [1] {DEBT}."
)
WERE_TIED_ZH = (
    "根据已载入的记录，虚构甲精密仪器有限公司与虚构丙物流有限公司曾存在下列关联。如虚构丙物流有限公司被列入名单，"
    "尚无已知关联使后果及于虚构甲精密仪器有限公司；如虚构甲精密仪器有限公司被列入名单，"
    "尚无已知关联使后果及于虚构丙物流有限公司。依据：（1）虚构人甲自2016年1月4日起为虚构甲精密仪器有限公司的董事[1]；"
    f"（2）虚构人甲自2014年1月6日起为虚构丙物流有限公司的监事，至2018年7月1日（不含当日）止[1]。来源：[1]{DEBT_ZH}。"
)


async def cascade(graph: Graph, party: str, day: str, minimum: Certainty | None = None) -> CascadeAnswer:
    return await ask(graph, CascadingPunishment.of(party=party, as_of=day, minimum_certainty=minimum))


async def bid(graph: Graph, application: str, day: str) -> ContaminationAnswer:
    return await ask(graph, CrossContamination.of(application=application, as_of=day))


async def instruments(graph: Graph) -> LinkageAnswer:
    return await ask(graph, PersonnelLinkage.of(party="private-listing-company", as_of="2019-06-03"))


async def chain(graph: Graph) -> CascadeAnswer:
    return await ask(
        graph, IfListed.of(party="penalised-chain-head", list="food_drug", on="2020-06-15", as_of="2020-06-15")
    )


@pytest.mark.parametrize(
    ("application", "day", "party", "english", "chinese"),
    [
        ("joint-bid-bridge", "2018-06-01", "joint-bid-concrete", SUPPLIER, SUPPLIER_ZH),
        ("joint-bid-hospital", "2019-06-03", "joint-bid-defaulter", MEMBER, MEMBER_ZH),
    ],
)
async def test_who_endangers_a_bid(
    graph: Graph, application: str, day: str, party: str, english: str, chinese: str
) -> None:
    (finding,) = (await bid(graph, application, day)).findings
    found = {contaminator.party.id: contaminator for contaminator in finding.contaminators}
    assert (found[party].sentence_en, found[party].sentence_zh) == (english, chinese)


async def test_what_would_follow(graph: Graph) -> None:
    (one,) = [one for one in (await chain(graph)).reached if one.party.id == "penalised-chain-representative"]
    assert (one.sentence_en, one.sentence_zh) == (REPRESENTATIVE_IF, REPRESENTATIVE_IF_ZH)


async def test_what_single_reports_tell(graph: Graph) -> None:
    answer = await cascade(graph, "private-listing-director", "2019-06-03", Certainty.ANECDOTAL)
    (one,) = [one for one in answer.reached if one.party.id == "private-listing-company"]
    assert (one.sentence_en, one.sentence_zh) == (STANDING, STANDING_ZH)


async def test_who_is_and_who_was_tied_to_whom(graph: Graph) -> None:
    answer = await instruments(graph)
    near, former = answer.ties[0].paths[0], answer.former_ties[0].paths[0]
    by_name = {tie.party.name_en: tie.paths[0] for tie in (*answer.ties, *answer.former_ties)}
    near = by_name["Fictitious legal representative of Instruments A"]
    former = by_name["Fictitious Logistics C"]
    assert (near.sentence_en, near.sentence_zh) == (TIED, TIED_ZH)
    assert (former.sentence_en, former.sentence_zh) == (WERE_TIED, WERE_TIED_ZH)


async def test_a_measure_with_who_imposes_it_and_who_did_before(graph: Graph) -> None:
    """Section 4.3: the quality supervisor is listed until 2021; the CFDA's work went to two in the reform of 2018."""
    answer = await cascade(graph, "shanghai-husi-quality-supervisor", "2019-06-01")
    (one,) = [one for one in answer.consequences if one.measure.number == "(一)2"]
    assert one.sentence_en.startswith(
        "According to the loaded records and rules, Quality supervisor of Shanghai Husi, as a listed person, is subject to "
        "the measure “Restrict food and drug production and trade for a period” (imposed by: National Medical Products "
        "Administration and State Administration for Market Regulation), from 2016, with a term of its own: a period whose "
        "length the text seen does not state; only if: the food and drug authority chooses it, by the gravity of the "
        "dishonesty, among the measures of item (1), of which it takes one or several. How well this is documented: stated "
        "by a memorandum, notice, policy document or rule of agencies. Grounds: (1) "
    )
    assert one.sentence_zh.startswith(
        "根据已载入的记录和规则，上海福喜质量主管作为被列入名单的自然人，适用“一定期限内限制从事食品药品生产经营活动”的措施，"
        "由国家药品监督管理局和国家市场监督管理总局实施，自2016年起，另有期限：一定期限，所见文本未载明期限长短；"
        "条件：食品药品监督管理部门依据失信情节的严重程度，决定采取第（一）项所列的该项措施（可一项或者多项）。"
    )
    assert [step.sentence_zh for step in one.proof if step.type in {"STIPULATES", "SUCCEEDED_BY"}] == [
        f"《{FOOD_ZH}》（发改财金〔2016〕1962号）第（一）项第2点规定了“一定期限内限制从事食品药品生产经营活动”的措施。",
        "国家食品药品监督管理总局的职责自2018年3月17日起由国家药品监督管理局承担。",
        "国家食品药品监督管理总局的职责自2018年3月17日起由国家市场监督管理总局承担。",
    ]


async def test_what_a_draft_rule_counts(graph: Graph) -> None:
    """Section 9.4: five outlets within a year, the fifth on 15 June 2020."""
    answer = await cascade(graph, "penalised-chain-head", "2020-06-15", Certainty.DRAFT)
    (one,) = [one for one in answer.reached if one.party.id == "penalised-chain-outlet-6"]
    assert one.sentence_en.startswith(
        "By a rule that is not in force, Fictitious Food Chain A, outlet 6 would be reached"
    )
    assert one.sentence_zh.startswith(
        "依照尚未施行的规则，黑名单“食品餐饮连锁企业严重违法失信名单（征求意见稿）”的后果将及于"
    )
    counted = [step.sentence_en for step in one.proof if step.type == "HAS_RECORD"]
    assert counted == [
        f"The credit file of Fictitious Food Chain A, outlet {outlet} holds the record “Fined for a food safety "
        f"violation” of {day}."
        for outlet, day in enumerate(
            ("12 August 2019", "8 October 2019", "12 December 2019", "2 March 2020", "15 June 2020"), start=1
        )
    ]
    (rule,) = [step for step in one.proof if step.type == "HAS_LISTING"]
    assert rule.sentence_en == (
        "By the rule of the blacklist “Food and beverage chains with five or more penalised outlets”, which is proposed by "
        "a draft that is not in force, Fictitious Food Chain A would be on it from 15 June 2020, because 5 of its outlets "
        "were penalised within 12 months (threshold: 5)."
    )
    assert rule.sentence_zh == (
        "按照黑名单“食品餐饮连锁企业严重违法失信名单（征求意见稿）”的列入规则（仅见于尚未施行的草案），"
        "虚构甲餐饮连锁有限公司将自2020年6月15日起被列入，因其5家门店在12个月内受到处罚（列入门槛为5家）。"
    )


async def test_a_standing_that_is_lost(graph: Graph) -> None:
    answer = await cascade(graph, "redlist-lost-company", "2018-05-02")
    (lost,) = answer.rewards_lost
    assert "the redlist “A-grade taxpayers” admits only parties that are on no blacklist" in lost.sentence_en
    assert "红名单“纳税信用A级纳税人名单”仅接纳未被列入任何黑名单的主体" in lost.sentence_zh
    assert lost.certainty is Certainty.MOU


async def test_an_application_at_risk(graph: Graph) -> None:
    answer = await chain(graph)
    (risk,) = answer.applications
    assert risk.sentence_en.startswith(
        "If the supposition in the grounds were true, the application “Fictitious school canteen project” would be "
        "at risk through Fictitious Food Chain A, outlet 2, a supplier named in the filing. "
        "How well this is documented: reported as practice."
    )
    assert risk.sentence_zh.startswith(
        "如依据中所列假设成立，“虚构学校食堂项目”的申报届时可能因虚构甲餐饮连锁有限公司第二分公司（投标文件或者申报文件所列供应商）而存在风险。"
    )


async def test_no_code_and_no_id_stands_in_a_text(graph: Graph) -> None:
    answers = [
        await chain(graph),
        await instruments(graph),
        await bid(graph, "joint-bid-hospital", "2019-06-03"),
        await cascade(graph, "shanghai-husi", "2017-06-01"),
        await cascade(graph, "redlist-lost-company", "2018-05-02"),
    ]
    texts = [
        text
        for answer in answers
        for conclusion in prov.conclusions(answer)
        for text in (conclusion.sentence_en, conclusion.sentence_zh)
    ]
    assert len(texts) > 50
    for text in texts:
        assert not any(mark in text for mark in ("_", "{", "}", "<", ">", "None", "  ", "..", " ,", "。。")), text


async def test_a_reward_is_granted_and_never_imposed(graph: Graph) -> None:
    """Section 4.2: a redlist is told with what is provided for and granted, in leads and in steps alike."""
    answer = await cascade(graph, "said-twice-rival", "2018-06-01")
    steps = [step for one in answer.rewards for step in one.proof if step.type in {"STIPULATES", "IMPOSES"}]
    assert {step.type for step in steps} == {"STIPULATES", "IMPOSES"}
    granted = [(step.sentence_en, step.sentence_zh) for step in steps if step.type == "IMPOSES"]
    branch = {step.sentence_en for one in answer.rewards for step in one.proof if step.type == "BRANCH_OF"}
    assert branch
    assert not any("restrict" in one for one in branch)
    assert all(" is granted by " in en and zh.endswith("给予。") for en, zh in granted)
    told = [(one.sentence_en, one.sentence_zh) for one in answer.rewards]
    told += [(step.sentence_en, step.sentence_zh) for step in steps]
    assert [pair for pair in told if re.search("impose|the measure “", pair[0]) or "”的措施" in pair[1]] == []


async def test_what_is_known_as_practice_is_told_as_reported(graph: Graph) -> None:
    """Section 6: that lenders do so is reported; that the inspections of 2015 are stepped up, a notice says."""
    answer = await cascade(graph, "shanghai-husi", "2017-06-01")
    said = {
        (step.certainty, step.sentence_en.split(",")[0] == "As reported", step.sentence_zh.startswith("据报告，"))
        for one in answer.ramifications
        for step in one.proof
        if step.type == "TRIGGERS"
    }
    assert said == {(Certainty.PRACTICE, True, True), (Certainty.MOU, False, False)}


async def test_a_measure_known_by_a_report_only_says_that_its_text_was_not_seen(graph: Graph) -> None:
    """Of the 63 measures for model enterprises the report of 2020 gives examples (section 4.2); the tax memorandum was read."""
    answer = await cascade(graph, "said-twice-rival", "2018-06-01")
    steps = [step for one in answer.rewards for step in one.proof if step.type == "STIPULATES"]
    told = {
        (
            step.from_id,
            "known by a report of it; the text itself has not been seen" in step.sentence_en,
            "据报道内容，未见原文" in step.sentence_zh,
        )
        for step in steps
    }
    assert told == {("red_a_grade_taxpayers_2016", False, False), ("red_transport_construction_2018", True, True)}
