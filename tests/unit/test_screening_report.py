"""The report of a screening: heaviest first, one card a firm, every count with what it counts."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cscs_graph.export.pages import html
from cscs_graph.export.picture.chart import Shape
from cscs_graph.export.picture.screened import chart_of_screened
from cscs_graph.export.screening.journal import Beginning
from cscs_graph.export.screening.report import page_of
from cscs_graph.export.screening.weight import Weight, counts_of, firms, weight_of
from cscs_graph.model.answers import (
    AgencyRef,
    Contaminator,
    ControlledFrom,
    FollowingMeasure,
    ListingRef,
    ListRef,
    Match,
    MeasureRef,
    PartyKind,
    PartyRef,
    ProofStep,
    Screened,
    StepKind,
)
from cscs_graph.model.codes import (
    Certainty,
    Domain,
    Effect,
    ImposerBasis,
    ListKind,
    MatchOutcome,
    MatchRule,
    RuleState,
)
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import speak
from cscs_graph.model.severity import Severity
from cscs_graph.model.suppliers import Supplier
from tests.unit.test_pages import outline
from tests.unit.test_screening_files import BEGINNING

BLACK = ListRef(id="black", name_en="Fictitious blacklist", name_zh="虚构黑名单", kind=ListKind.BLACK)
RED = ListRef(id="red", name_en="Fictitious redlist", name_zh="虚构红名单", kind=ListKind.RED)
OFFICE = AgencyRef(id="office", name_en="Fictitious office", name_zh="虚构局")


def listing(party: str, on: ListRef = BLACK, number: int = 0) -> ListingRef:
    return ListingRef(
        id=f"{party}-{on.id}-{number}", party_id=party, credit_list=on, since=date(2018, 1, 1 + number), until=None
    )


def measure(number: int, name_zh: str, effect: Effect = Effect.RESTRICT, **stated: Any) -> FollowingMeasure:
    of = MeasureRef(
        id=f"m{number}",
        number=f"{number}",
        name_en=f"Measure {number}",
        name_zh=name_zh,
        effect=effect,
        domain=Domain.OTHER,
    )
    usual: dict[str, Any] = {
        "on_supplier": True,
        "on_others": 0,
        "imposed_by": (OFFICE,),
        "imposer_basis": ImposerBasis.NAMED,
        "certainty": Certainty.MOU,
        "earliest_end": date(2020, 1, 1),
        "lists": ("black",),
    }
    return FollowingMeasure(measure=of, **(usual | stated))


FORBIDS, LIMITS = measure(1, "禁止参加政府采购活动"), measure(2, "限制取得政府供应土地")


def party_of(name: str) -> PartyRef:
    return PartyRef(id=name, kind=PartyKind.ENTITY, name=f"虚构{name}有限公司", name_en=f"Fictitious {name}")


def row(number: int, party: str = "", on: tuple[ListingRef, ...] = (), **stated: Any) -> Screened:
    party = party or f"p{number}"
    ref = party_of(party)
    match = Match(party=ref, rule=MatchRule.NAME, score=0.97, matched=ref.name, listings=on)
    supplier = Supplier(row=number, own_id=f"S-{number}", names=(ref.name,))
    return Screened(supplier=supplier, outcome=MatchOutcome.BY_NAME, match=match, **stated)


def written(*rows: Screened, beginning: Beginning = BEGINNING, at_most: int = 10) -> str:
    return "".join(html.written(page_of(beginning, rows, 0, at_most)))


ROWS = {
    Weight.OTHERWISE: row(2, on=(listing("p2", RED),)),
    Weight.CONTROLLED: row(
        3,
        controllers=(
            ControlledFrom(party=party_of("up"), certain=True, ultimate=True, basis=(), listings=(listing("up"),)),
        ),
    ),
    Weight.LISTED: row(4, on=(listing("p4"),), lists_without_measures=("black",)),
    Weight.PUNISHED: row(5, on=(listing("p5"),), measures=(LIMITS,)),
    Weight.FORBIDDEN: row(6, on=(listing("p6"),), measures=(LIMITS, FORBIDS)),
}


@pytest.mark.parametrize(("weight", "one"), ROWS.items())
def test_how_heavy_a_row_is(weight: Weight, one: Screened) -> None:
    assert weight_of(one) is weight


def test_heaviest_first_whatever_the_order_of_the_file() -> None:
    found = firms(ROWS.values())
    assert [firm.first.supplier.row for firm in found] == [6, 5, 4, 3, 2]
    cards = re.findall(r'<article id="row-(\d+)"', written(*ROWS.values()))
    assert cards == ["6", "5", "4", "3", "2"]


def test_more_prohibitions_weigh_more_than_more_restrictions() -> None:
    several = tuple(measure(number, "限制取得政府供应土地") for number in range(10, 20))
    light = row(2, on=(listing("p2"),), measures=(FORBIDS, *several))
    heavy = row(3, on=(listing("p3"),), measures=(FORBIDS, measure(3, "不得担任董事")))
    assert [firm.first.supplier.row for firm in firms([light, heavy])] == [3, 2]


def test_what_rules_no_longer_weighs_nothing() -> None:
    older = FORBIDS.model_copy(update={"state": RuleState.SUPERSEDED})
    one = row(2, on=(listing("p2"),), measures=(older,))
    assert counts_of(one) == {}
    assert weight_of(one) is Weight.LISTED


def test_measures_of_court_orders_are_none_of_a_blacklist() -> None:
    """A firm on a blacklist without measures, and under an order from which prohibitions follow."""
    order = ListRef(id="order", name_en="Fictitious orders", kind=ListKind.ORDER)
    of_order = measure(4, "不得乘坐飞机", lists=("order",))
    both = row(2, on=(listing("p2"), listing("p2", order)), measures=(of_order,))
    assert counts_of(both) == {Severity.PROHIBIT: 1}
    assert weight_of(both) is Weight.LISTED
    assert weight_of(row(3, on=(listing("p3", order),), measures=(of_order,))) is Weight.OTHERWISE


def test_what_meets_others_only_does_not_count_as_its_own() -> None:
    others = LIMITS.model_copy(update={"on_supplier": False, "on_others": 3})
    assert counts_of(row(2, on=(listing("p2"),), measures=(FORBIDS, others))) == {Severity.PROHIBIT: 1}


def test_rows_of_one_firm_are_one_card_that_names_them() -> None:
    rows = [row(number, "same", (listing("same"),), measures=(LIMITS,)) for number in (7, 3, 9)]
    text = written(*rows)
    assert text.count("<article") == 1
    card = text.partition("<article")[2].partition("</article>")[0]
    assert all(f"row {number}: " in card for number in (7, 3, 9))
    everyone = text.partition('id="all"')[2]
    assert everyone.count('href="#row-7"') == 3


def test_a_measure_is_named_with_its_agency_and_end_behind_the_count() -> None:
    text = written(ROWS[Weight.FORBIDDEN])
    opened = text.partition("Measures on it: 1 prohibition and 1 restriction</summary>")[2].partition("</details>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", opened, re.DOTALL)
    assert ["Measure 1" in rows[1], "Measure 2" in rows[2]] == [True, True]
    assert "Fictitious office" in rows[1]
    assert "2020-01-01" in rows[1]
    assert "forbids" in rows[1]
    assert "memorandum" in rows[1]


def test_many_listings_of_one_list_are_grouped_and_each_is_there() -> None:
    text = written(row(2, on=tuple(listing("p2", number=number) for number in range(7)), measures=(LIMITS,)))
    opened = text.partition("Fictitious blacklist: 7 listings</summary>")[2].partition("</details>")[0]
    assert all(f"2018-01-0{number + 1}" in opened for number in range(7))


def test_lists_are_called_by_their_names() -> None:
    known = BEGINNING.model_copy(update={"lists": (BLACK, RED)})
    text = written(ROWS[Weight.LISTED], beginning=known)
    assert "What follows from Fictitious blacklist is not known: no measure is loaded." in text
    assert ">black<" not in text


def test_beyond_the_bound_there_is_no_picture_and_it_is_said() -> None:
    text = written(*ROWS.values(), at_most=2)
    assert text.count("<svg") == 2
    assert text.count("No picture: only the first 2 are drawn") == 3


def test_a_card_without_a_picture_takes_no_place_of_the_bound() -> None:
    """Of the first it is not settled who is meant: nothing is drawn of it, and both others are drawn."""
    hit = Match(party=party_of("x"), rule=MatchRule.SIMILAR, score=0.7, matched="x", listings=(listing("x"),))
    supplier = Supplier(row=2, names=("虚构",))
    unsettled = Screened(supplier=supplier, outcome=MatchOutcome.UNSURE, match=None, candidates=(hit,))
    light = [row(number, on=(listing(f"p{number}", RED),)) for number in (3, 4)]
    text = written(unsettled, *light, at_most=2)
    assert text.index('id="row-2"') < text.index('id="row-3"')
    assert (text.count("<svg"), text.count("No picture")) == (2, 0)
    assert "No picture: only the first 1 is drawn" in written(unsettled, *light, at_most=1)


def test_one_is_said_in_the_singular() -> None:
    text = written(ROWS[Weight.FORBIDDEN])
    assert "Screening of 1 supplier<" in text
    assert "1 firm with something to look at, in 1 row<" in text
    assert "by 0 deciding agencies" in text


def through(
    step: str, start: tuple[str, str, str], to: str, certainty: Certainty | None = None, channel: str | None = None
) -> ProofStep:
    return ProofStep(
        kind=StepKind.FACT,
        type=step,
        from_id=start[0],
        from_name=start[1],
        from_name_zh=start[1],
        from_name_en=start[2],
        to_id=to,
        to_name=f"虚构{to}有限公司",
        to_name_en=f"Fictitious {to}",
        fact_id="f",
        since=date(2018, 1, 1),
        until=None,
        channel=channel,
        certainty=certainty,
        source=None,
    )


def test_a_contaminator_on_the_same_list_leaves_the_firms_own_boxes_as_they_are() -> None:
    """Its manager is on the same blacklist: the list is the firm's own, and no faint one; names are of the language."""
    li = "li", "李某", "Li"
    on_list = through("HAS_LISTING", li, "black")
    step = through("OFFICER_OF", li, "p2", Certainty.ANECDOTAL, "person_to_company")
    part = Contaminator(
        party=party_of("p2"),
        roles=(),
        listings=(listing("li"),),
        measures=(),
        certainty=Certainty.PRACTICE,
        proof=(on_list, step),
    )
    one = row(2, on=(listing("p2"),), measures=(LIMITS,), as_supplier=part)
    assert one.match is not None
    chart = chart_of_screened(one, one.match, "as of 2018-06-01")
    nodes = {node.id: node for node in chart.nodes}
    assert nodes["black"].faint is False
    assert nodes["li-black-0"].faint is True
    assert (nodes["li"].title, nodes["li"].shape) == ("Li", Shape.PERSON)
    assert {(edge.start, edge.end): edge.certainty for edge in chart.edges}["li", "p2"] is Certainty.ANECDOTAL


@pytest.mark.parametrize("code", LanguageCode)
def test_it_is_well_formed_in_both_languages_and_leads_nowhere_else(code: LanguageCode) -> None:
    evil = row(8, "<script>x</script>", (listing("<script>x</script>"),), measures=(LIMITS,))
    speak(code)
    try:
        text = written(*ROWS.values(), evil)
    finally:
        speak(LanguageCode.EN)
    found = outline(text)
    assert "script" not in found.tags
    assert found.links
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    if code is LanguageCode.ZH:
        assert "虚构黑名单" in text
        assert "Fictitious blacklist" not in text
        assert not re.search(
            r"<(th|dt|summary|caption)[^>]*>[^<]*[A-Za-z]{3,}", text.partition("<body>")[2].replace("script", "")
        )


def test_a_page_is_written_while_it_is_made() -> None:
    """No card is made before the ones ahead of it are written: ten thousand rows need not stand in memory as markup."""
    many = [row(number, on=(listing(f"p{number}"),), measures=(LIMITS,)) for number in range(2, 60)]
    page = page_of(BEGINNING, many, 0, 0)
    made: list[object] = []

    def watched() -> Any:
        for block in page.blocks:
            made.append(block)
            yield block

    for piece in html.written(replace(page, blocks=watched())):
        if 'id="row-2"' in piece:
            break
    assert len(made) < 10
