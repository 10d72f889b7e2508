"""Figures and facts of the source report are found by section and by words; what is looked for was written from the report."""

import pytest

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.reference.documents import RegulationPilots, ReportFacts, ReportingDuties
from cscs_graph.errors import NotFound
from cscs_graph.graph.connection import Graph

FACTS = [
    # section of the report, words that somebody would look for, and what the report has there
    ("Foreword", "state agencies contribute", "44"),
    ("Foreword", "conceived", "late 1990s"),
    ("1", "treatise Zhu Rongji", "1999"),
    ("2", "years of research", "15"),
    ("2", "member organisations April", "46"),
    ("2", "localities", "32"),
    ("2", "Two Sessions", "2000"),
    ("3.1", "categories technical documents", "19"),
    ("3.1", "catalogue earmarks", "400"),
    ("3.1", "open to the public percent", "75"),
    ("3.1", "pipelines", "25"),
    ("3.1", "likely to grow", "6"),
    ("3.1", "SAC/TC470", "2019-03"),
    ("3.2", "hotline", "12315"),
    ("3.2", "市场信用信息", "market"),
    ("3.3", "extranet departments", "149"),
    ("4.1", "blacklists in effect", "40"),
    ("4.1", "redlists in effect", "8"),
    ("4.1", "arrears", "100,000"),
    ("4.1", "customs violations", "10"),
    ("4.1", "declarations", "0.1"),
    ("4.1", "work safety redlist", "6"),
    ("4.1", "Energy Administration", "12"),
    ("4.2", "agriculture sanctions", "25"),
    ("4.2", "benefits", "63"),
    ("4.3", "tiers", "3"),
    ("4.3", "agency decides", "5"),
    ("4.3", "repair steps", "6"),
    ("4.3", "Husi SAMR", "2 years"),
    ("4.3", "responsible persons blacklisted", "5 years"),
    ("4.3", "scandal lost", "6000000000"),
    ("4.4", "action plan", "8"),
    ("5", "untrustworthy high risk", "increased"),
    ("5.1", "33 million", "2019-09"),
    ("5.1", "taxpayer grade", "95"),
    ("5.1", "arrears 50,000", "11"),
    ("5.1", "industrial gases weighs", "30"),
    ("5.2", "State Council funded", "527.8 million"),
    ("5.2", "Zhejiang 531X collected", "2.4 billion"),
    ("5.2", "credit-related systems", "315"),
    ("5.2", "Chongqing", "11"),
    ("6.1", "account financial institution", "225 million"),
    ("6.1", "PBOC percent citizens", "35"),
    ("6.1", "United States credit history", "88"),
    ("6.1", "large enterprises", "75.3"),
    ("6.2", "2005 rate bonds", "5"),
    ("6.2", "licensed private", "130"),
    ("7", "procured platforms", "100"),
    ("8.2", "Shanghai first places", "2002"),
    ("10.5", "threat rating agencies", "3"),
    ("7", "district city platform", "3 million"),
    ("7", "SAMR publicity", "400 million"),
    ("8.1", "registered enterprises", "38.5 million"),
    ("8.1", "proprietorships", "82 million"),
    ("8.1", "had an identifier percent", "71.5"),
    ("8.1", "customs tax", "89"),
    ("8.1", "industry ministry", "20"),
    ("8.1", "Shanghai bodies", "88"),
    ("8.1", "Shanghai records", "11.3 million"),
    ("8.2", "legislative agenda", "108"),
    ("8.2", "Xiamen", "2020-02-17"),
    ("8.2", "provinces public credit information", "14"),
    ("9.1", "foreign-invested percent", "3"),
    ("9.1", "multinationals reviewed", "51"),
    ("9.1", "Google FedEx", "44"),
    ("9.1", "court defaulters state-owned", "1,391"),
    ("9.1", "AmCham positive", "42"),
    ("9.2", "双随机", "random"),
    ("9.3", "expo", "senior staff"),
    ("9.4", "outlets", "5"),
    ("9.6", "Fortune 500", "equity"),
    ("9.9", "sectors first", "8"),
    ("10.1", "airlines", "44"),
    ("10.2", "Belt and Road", "foreign ministry"),
    ("10.3", "Urban Credit", "System"),
    ("10.4", "Stanford", "45"),
]


async def test_facts_of_the_report_are_found(graph: Graph) -> None:
    """All that are looked for, each by its section and by words of it."""
    missed = [fact for fact in FACTS if not await _found(graph, *fact)]
    assert len(FACTS) >= 60
    assert missed == []


async def _found(graph: Graph, section: str, words: str, figure: str) -> bool:
    found = await ask(graph, ReportFacts.of(section=section, text=words))
    assert all(one.source and one.source.id == "trivium_2020" for one in found)
    told = [f"{one.value} {one.unit} {one.dated} {one.says_en}" for one in found]
    return any(figure.replace(",", "") in one.replace(",", "") for one in told)


async def test_a_section_holds_those_below_it_and_no_others(graph: Graph) -> None:
    of_four = {one.section for one in await ask(graph, ReportFacts.of(section="4"))}
    assert of_four == {"4.1", "4.2", "4.3", "4.4"}
    assert {one.section for one in await ask(graph, ReportFacts.of(section="1"))} == {"1"}, "not those of 10 and 11"
    assert await ask(graph, ReportFacts.of(text="no such words anywhere")) == ()
    with pytest.raises(
        NotFound, match=r"section: no fact of '12' is loaded; there are facts of Foreword, .*, 10.7, 11$"
    ):
        await ask(graph, ReportFacts.of(section="12"))


async def test_pilots_are_those_of_the_report_and_began_in_2019(graph: Graph) -> None:
    """Section 5.2: five provinces and six cities."""
    codes = {one.region_id for one in await ask(graph, RegulationPilots.of(as_of="2020-06-01"))}
    assert codes == {
        *("130000", "140000", "330000", "340000", "350000"),  # Hebei, Shanxi, Zhejiang, Anhui, Fujian
        *(
            "110000",
            "370600",
            "411100",
            "440100",
            "440600",
            "500000",
        ),  # Beijing, Yantai, Luohe, Guangzhou, Foshan, Chongqing
    }
    assert await ask(graph, RegulationPilots.of(as_of="2018-12-31")) == ()


async def test_foreign_invested_enterprises_report_since_2020(graph: Graph) -> None:
    """Section 9.6: to the ministry of commerce, through the system of the market regulator."""
    assert await ask(graph, ReportingDuties.of(as_of="2019-12-31")) == ()
    duties = await ask(graph, ReportingDuties.of(as_of="2020-01-01"))
    assert [one.number for one in duties] == [1, 2, 3, 4]
    assert {agency.id for one in duties for agency in one.agencies} == {"mofcom", "samr"}
