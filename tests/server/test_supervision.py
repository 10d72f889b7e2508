"""How often a company is inspected follows from its lists and from the rule of the day (§5), and what comes first (§9.9)."""

from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.cascade.supervision import Supervision
from cscs_graph.analysis.core.asking import ask
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import SupervisionAnswer
from cscs_graph.model.codes import Certainty, InspectionFrequency, Matter, RiskClass
from tests.conftest import Store
from tests.loading import load

DAY = date(2020, 6, 1)


def firm(key: str, **stated: Any) -> dict[str, Any]:
    return {"type": "Entity", "id": f"watched-{key}", "name": f"Invented {key}"} | stated


def listed(key: str, list_: str, since: str = "2018-06-01") -> dict[str, Any]:
    of = {
        "party": f"watched-{key}",
        "list": list_,
        "valid_from": since,
        "valid_until": "2024-01-01",
    }
    return {"type": "Listing", "id": f"watched-{key}-{list_}"} | of


def classed(key: str, risk: str, stated: str, **days: str) -> dict[str, Any]:
    of = {"entity": f"watched-{key}", "risk_class": risk, "stated": stated, "classified_by": "samr"}
    return {"type": "RiskClassification", "valid_from": "2019-09"} | of | days


LINES: list[dict[str, Any]] = [
    firm("dairy", industry_code="C1440", region_code="330106"),
    firm("writer", industry_code="R8710", region_code="310101"),
    firm("yantai", region_code="370602", industry_code="8411"),
    firm("jinan", region_code="370102"),
    firm("bare"),
    firm("earlier", industry_code="Q8310"),
    listed("dairy", "food_drug"),
    listed("writer", "red_a_grade_taxpayers"),
    firm("both"),
    listed("both", "red_a_grade_taxpayers"),
    listed("both", "red_youth_volunteers"),
    listed("both", "work_safety"),
    firm("abroad", kind="foreign"),
    firm("venture"),
    {"type": "OWNS", "from": "watched-abroad", "to": "watched-venture", "share": 0.3},
    {"type": "OWNS", "from": "watched-writer", "to": "watched-both", "share": 0.3},
    *(firm(key) for key in ("risky", "careful", "average", "third", "third-red", "careful-listed", "once-risky")),
    listed("careful-listed", "work_safety"),
    classed("risky", "high", "D"),
    classed("careful", "low", "A"),
    classed("average", "average", "B"),
    classed("third", "elevated", "C"),
    classed("third-red", "elevated", "C"),
    listed("third-red", "red_youth_volunteers"),
    classed("careful-listed", "low", "A"),
    classed("once-risky", "high", "D", valid_until="2020"),
    classed("once-risky", "low", "A", valid_from="2021"),
    {"type": "Person", "id": "watched-person", "name": "Invented person"},
]


@pytest_asyncio.fixture(scope="module")
async def watched(store: Store) -> Graph:
    await load(store.graph, *LINES, source="watched")
    return store.graph


async def _of(graph: Graph, key: str, as_of: date = DAY, **stated: Any) -> SupervisionAnswer:
    return await ask(graph, Supervision.of(party=f"watched-{key}", as_of=as_of, **stated))


@pytest.mark.parametrize(
    ("key", "frequency", "because"),
    [
        ("dairy", InspectionFrequency.RAISED, {"watched-dairy-food_drug"}),
        ("writer", InspectionFrequency.LOWERED, {"watched-writer-red_a_grade_taxpayers"}),
        (
            "both",
            InspectionFrequency.RAISED,
            {"watched-both-work_safety"},
        ),  # one redlist is lost, one is kept, neither excuses
        ("bare", InspectionFrequency.USUAL, set[str]()),
    ],
)
async def test_lists_move_how_often_one_is_inspected(
    watched: Graph, key: str, frequency: InspectionFrequency, because: set[str]
) -> None:
    found = await _of(watched, key)
    assert (found.frequency, {one.id.split(":")[0] for one in found.because}) == (frequency, because)
    assert len(found.because) == len(because), "once, however many rules it moves"
    assert found.certainty is Certainty.MOU, "that of the rule, which also says that the rest are inspected as usual"


async def test_before_the_rule_nothing_is_said(watched: Graph) -> None:
    """Random inspections are of 2015 (国办发〔2015〕58号), and stepped up on a record of serious violations; that good credit
    lowers their rate is of 16 July 2019."""
    days = (date(2014, 12, 31), date(2019, 7, 15), date(2019, 7, 16))
    of_dairy = [(await _of(watched, "dairy", day)).frequency for day in days[1:]]
    assert of_dairy == [InspectionFrequency.RAISED] * 2
    writer = [await _of(watched, "writer", day) for day in days]
    assert [one.frequency for one in writer] == [
        InspectionFrequency.NOT_STATED,
        InspectionFrequency.USUAL,
        InspectionFrequency.LOWERED,
    ]
    assert [[rule.id for rule in one.rules] for one in writer] == [[], ["inspected_at_random"], ["inspected_at_random"]]
    strict = await _of(watched, "dairy", minimum_certainty=Certainty.STATUTE)
    assert (strict.frequency, strict.certainty) == (InspectionFrequency.NOT_STATED, None)


async def test_what_its_list_stipulates_on_inspections_stands_beside_it(watched: Graph) -> None:
    """The food and drug memorandum: key supervision with more frequent inspections, and customs and border health."""
    found = await _of(watched, "dairy")
    assert {one.measure.matter for one in found.measures} == {Matter.SUPERVISION}
    assert any("more frequent routine inspection" in one.measure.name_en for one in found.measures)
    assert not (await _of(watched, "bare")).measures


async def test_a_sector_comes_first_by_its_industry_code(watched: Graph) -> None:
    """C144 is the manufacture of dairy products, in class C14 of food (GB/T 4754-2017); R87 is broadcasting; 84 is health,
    without its letter Q. Q83 is health in the edition of 2011, and not P83, where child care is."""
    assert (await _of(watched, "earlier")).sectors == ()
    dairy, writer, bare, yantai = [await _of(watched, key) for key in ("dairy", "writer", "bare", "yantai")]
    assert [one.id for one in yantai.sectors] == ["healthcare_services"]
    assert [one.id for one in dairy.sectors] == ["food_and_beverage"]
    assert (writer.sectors, writer.trade_known) == ((), True)
    assert (bare.sectors, bare.trade_known) == ((), False)


async def test_pilots_are_those_of_where_it_is_registered(watched: Graph) -> None:
    """A pilot of a province holds in all of it, that of a city in its districts: Yantai, not Jinan."""
    for key, codes in {"dairy": ["330000"], "yantai": ["370600"], "jinan": [], "bare": []}.items():
        found = await _of(watched, key)
        assert ([one.region_id for one in found.pilots], found.place_known) == (codes, key != "bare")


async def test_a_holder_abroad_makes_it_report(watched: Graph) -> None:
    venture, both, bare = [await _of(watched, key) for key in ("venture", "both", "bare")]
    assert (venture.foreign_invested, [one.number for one in venture.duties]) == (True, [1, 2, 3, 4])
    assert (both.foreign_invested, both.duties) == (False, ())
    assert (bare.foreign_invested, bare.duties) == (None, ()), "no holder is loaded"
    assert (await _of(watched, "venture", date(2019, 12, 31))).duties == (), "in force from 2020"


async def test_persons_are_not_inspected(watched: Graph) -> None:
    with pytest.raises(BadInput, match="inspections are of organisations"):
        await _of(watched, "person")


@pytest.mark.parametrize(
    ("key", "day", "frequency", "risk"),
    [
        # §5: less often for low risk, at the usual rate for average, more often for high; of a third class it says nothing
        ("risky", date(2020, 6, 1), InspectionFrequency.RAISED, RiskClass.HIGH),
        ("careful", date(2020, 6, 1), InspectionFrequency.LOWERED, RiskClass.LOW),
        ("average", date(2020, 6, 1), InspectionFrequency.USUAL, RiskClass.AVERAGE),
        ("third", date(2020, 6, 1), InspectionFrequency.USUAL, RiskClass.ELEVATED),
        ("third-red", date(2020, 6, 1), InspectionFrequency.USUAL, RiskClass.ELEVATED),
        ("careful-listed", date(2020, 6, 1), InspectionFrequency.RAISED, RiskClass.LOW),
        # a class of which the source says that it held in 2020 held through that year; the rule is of 16 July 2019
        ("once-risky", date(2020, 12, 31), InspectionFrequency.RAISED, RiskClass.HIGH),
        ("once-risky", date(2021, 1, 1), InspectionFrequency.LOWERED, RiskClass.LOW),
        ("risky", date(2019, 8, 31), InspectionFrequency.USUAL, None),
    ],
)
async def test_the_class_of_risk_decides_where_no_blacklisting_does(
    watched: Graph, key: str, day: date, frequency: InspectionFrequency, risk: RiskClass | None
) -> None:
    found = await ask(watched, Supervision.of(party=f"watched-{key}", as_of=day))
    assert (found.frequency, found.risk and found.risk.risk_class) == (frequency, risk)


async def test_a_class_of_risk_is_shown_with_who_gave_it_and_what_follows(watched: Graph) -> None:
    found = (await ask(watched, Supervision.of(party="watched-risky", as_of=DAY))).risk
    assert found is not None
    assert found.rule is not None
    assert found.classified_by is not None
    assert (found.stated, found.classified_by.id, found.days_stated) == ("D", "samr", "2019-09/..")
    assert (found.rule.section, found.rule.certainty) == ("5", Certainty.MOU)
    strict = await ask(watched, Supervision.of(party="watched-risky", as_of=DAY, minimum_certainty="statute"))
    assert strict.frequency is InspectionFrequency.NOT_STATED
