"""A chart becomes the same picture every time: columns in order, few crossings, a cut that counts, text within its boxes."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from cscs_graph.export.picture.arrange import arranged, crossings
from cscs_graph.export.picture.chart import Chart, Column, Edge, Item, Node, Shape, once
from cscs_graph.export.picture.layout import BOLD, SIZE, SMALL, drawing
from cscs_graph.export.picture.shapes import dashes, line_width, outline
from cscs_graph.export.picture.svg import svg
from cscs_graph.export.picture.text import fitted, width, wrapped
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import speak
from cscs_graph.model.severity import Severity

SVG = "{http://www.w3.org/2000/svg}"


def node(name: str, column: Column, shape: Shape = Shape.ENTITY, **more: object) -> Node:
    return replace(Node(name, column, shape, name), **more)  # type: ignore[arg-type]


def chart(nodes: list[Node], edges: list[Edge], key: str = "t") -> Chart:
    return Chart(key, "Invented", "as of 2018-06-01", tuple(nodes), tuple(edges), ("answer 1", "no verdict"))


def ladder(count: int) -> Chart:
    """Listings in one order, their lists in the reverse one: drawn as stated, every pair of lines crosses."""
    listings = [node(f"l{place}", Column.LISTINGS, Shape.LISTING) for place in range(count)]
    lists = [node(f"list{place}", Column.LISTS, Shape.BLACKLIST) for place in reversed(range(count))]
    edges = [Edge(f"l{place}", f"list{place}", "on the list") for place in range(count)]
    return chart([*listings, *lists], edges)


def test_what_can_be_drawn_without_crossings_is() -> None:
    stated = {
        Column.LISTINGS: [one for one in ladder(5).nodes if one.column is Column.LISTINGS],
        Column.LISTS: [one for one in ladder(5).nodes if one.column is Column.LISTS],
    }
    assert crossings(stated, ladder(5).edges) == 10  # five lines, every two of them
    order = arranged(ladder(5))
    assert crossings(order.columns, order.edges) == 0


def test_columns_stand_from_left_to_right_whatever_the_order_of_the_boxes() -> None:
    nodes = [node(column.name, column) for column in reversed(Column)]
    drawn = drawing(chart(nodes, []))
    assert [column for column, _, _ in drawn.heads] == list(Column)
    assert [box.node.id for box in sorted(drawn.boxes, key=lambda box: box.x)] == [column.name for column in Column]


def test_an_empty_column_takes_no_room() -> None:
    drawn = drawing(chart([node("a", Column.PARTY), node("b", Column.AGENCIES)], []))
    assert [column for column, _, _ in drawn.heads] == [Column.PARTY, Column.AGENCIES]


def test_what_is_cut_is_the_lightest_and_is_counted_with_its_lines() -> None:
    people = [node(f"p{place:02}", Column.PEOPLE, Shape.PERSON, weight=place) for place in range(49)]
    subject = node("subject", Column.PARTY, subject=True)
    edges = [Edge("subject", one.id, "reached", Certainty.MOU) for one in people]
    drawn = drawing(chart([subject, *reversed(people)], edges))
    shown = [box.node for box in drawn.boxes if box.node.column is Column.PEOPLE]
    assert {one.id for one in shown if one.shape is Shape.PERSON} == {f"p{place:02}" for place in range(12)}
    assert [one.title for one in shown if one.shape is Shape.MORE] == ["+ 37 more"]
    assert shown[-1].shape is Shape.MORE
    assert len(drawn.lines) == 13  # twelve, and one for all that are left out
    assert drawn.left_out == 37


def test_one_box_too_many_is_drawn_rather_than_counted() -> None:
    people = [node(f"p{place:02}", Column.PEOPLE, Shape.PERSON) for place in range(13)]
    assert drawing(chart(people, [])).left_out == 0


@pytest.mark.parametrize("shape", [Shape.LISTING, Shape.PERSON, Shape.ORDERS])
def test_no_two_boxes_overlap_and_text_stays_inside(shape: Shape) -> None:
    """Text begins 9 from the left side, in a pointed, slanted or round box 15; behind a sign 18 more, items 4 more."""
    long = "虚构多次被执行的超长名称建筑装饰工程及机电设备安装集团股份有限公司" * 2
    said = {
        "title": long,
        "lines": (long, "W" * 90),
        "items": tuple(Item(str(place), long) for place in range(12)),
        "severity": Severity.PROHIBIT,
    }
    nodes = [node(f"{column}{place}", column, shape, **said) for column in Column for place in range(9)]
    drawn = drawing(chart(nodes, []))
    left = 9 if shape is Shape.LISTING else 15
    for box in drawn.boxes:
        for other in drawn.boxes:
            apart = (
                box is other
                or box.x + box.width <= other.x
                or other.x + other.width <= box.x
                or box.y + box.height <= other.y
                or other.y + other.height <= box.y
            )
            assert apart, (box.node.id, other.node.id)
        room = box.width - left - 9
        assert all(18 + width(text) * SIZE * BOLD <= room for text in box.title)
        assert all(width(text) * SMALL <= room for text in box.lines)
        assert all(4 + width(text) * SMALL <= room for text in box.items)
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height


def test_chinese_signs_are_about_twice_as_wide() -> None:
    assert width("上海福喜食品") == 6
    assert 2.5 < width("abcdef") < 3.6
    assert fitted("上海福喜食品有限公司", 6) == "上海福喜食…"
    assert fitted("上海福喜", 4) == "上海福喜"


def test_text_breaks_between_words_and_between_chinese_signs() -> None:
    assert wrapped("Shanghai Husi Food Company", 9, 3) == ("Shanghai Husi", "Food Company")
    assert wrapped("上海福喜食品有限公司", 5, 3) == ("上海福喜食", "品有限公司")
    assert wrapped("上海福喜食品有限公司", 4, 2) == ("上海福喜", "食品有…")
    assert wrapped("", 4, 2) == ()


def test_of_two_boxes_there_is_one_line_and_none_without_its_boxes() -> None:
    a, b = node("a", Column.PARTY), node("b", Column.PEOPLE)
    first = Edge("a", "b", "reached", Certainty.MOU)
    nodes, edges = once([a, b, first, Edge("b", "a", "director"), Edge("a", "missing", "?"), a])
    assert nodes == (a, b)
    assert edges == (first,)


def test_certainty_is_told_by_the_strokes_of_a_line_and_not_by_colour_alone() -> None:
    strokes = {(dashes(code), line_width(code)) for code in Certainty}
    assert len(strokes) == len(Certainty)
    assert (dashes(None), line_width(None)) not in strokes


def test_every_kind_of_list_has_an_outline_of_its_own() -> None:
    kinds = (Shape.BLACKLIST, Shape.REDLIST, Shape.ORDERS, Shape.REGISTER)
    assert len({outline(shape, 0, 0, 100, 40) for shape in kinds}) == len(kinds)


@pytest.fixture
def drawn() -> Chart:
    subject = node("s", Column.PARTY, subject=True, title='Invented <script>"&')
    person = node("p", Column.PEOPLE, Shape.PERSON)
    listed = node("l", Column.LISTS, Shape.BLACKLIST, hatched=True)
    measure = node("m", Column.MEASURES, Shape.MEASURES, severity=Severity.PROHIBIT, items=(Item("bar", "Bar"),))
    edges = [Edge("s", "p", "reached: practice", Certainty.PRACTICE), Edge("s", "l", "listed")]
    return chart([subject, person, listed, measure], edges)


def test_the_svg_is_well_formed_and_says_what_it_is(drawn: Chart) -> None:
    root = ET.fromstring(svg(drawing(drawn)))
    assert root.get("role") == "img"
    named = (root.get("aria-labelledby") or "").split()
    told = {one.get("id"): one.text for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [name for name in named if told.get(name)] == named
    texts = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert {"✕", "practice", "blacklist", "hatched: not known, which is not nothing"} <= set(texts)
    assert {"answer 1", "no verdict"} <= set(texts)
    assert 'Invented <script>"&' in {one.text for one in root.iter(f"{SVG}title")}
    assert "7 4" in {one.get("stroke-dasharray") for one in root.iter(f"{SVG}path")}


def test_the_svg_has_no_script_no_style_sheet_and_no_address(drawn: Chart) -> None:
    text = svg(drawing(drawn))
    root = ET.fromstring(text)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "marker", "rect", "path", "text", "tspan", "g"),
    }
    assert re.findall(r"https?://[^\"' ]+", text) == ["http://www.w3.org/2000/svg"]
    inside = {value for one in root.iter() for value in one.attrib.values() if "url(" in value}
    assert inside == {"url(#t-arrow)", "url(#t-hatch)"}


def test_the_same_chart_gives_the_same_bytes_and_two_share_no_names(drawn: Chart) -> None:
    assert svg(drawing(drawn)) == svg(drawing(drawn))
    other = svg(drawing(replace(drawn, key="u")))
    ids = [set(re.findall(r'\bid="([^"]+)"', text)) for text in (svg(drawing(drawn)), other)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_picture_is_in_the_language_that_is_spoken(drawn: Chart) -> None:
    speak(LanguageCode.ZH)
    try:
        root = ET.fromstring(svg(drawing(drawn)))
    finally:
        speak(LanguageCode.EN)
    assert root.get("lang") == "zh"
    told = {one.text for one in root.iter(f"{SVG}title")}
    assert {"Invented（as of 2018-06-01）", "m；Bar"} <= told
    assert {"措施", "名单", "黑名单", "斜线：不详，不等于没有"} <= {one.text for one in root.iter(f"{SVG}text")}


def test_sentences_have_the_marks_of_their_language() -> None:
    others = node("m", Column.MEASURES, Shape.MEASURES, title="3 closer looks", lines=("on others",))
    one = chart([node("s", Column.PARTY), others], [Edge("s", "m", "meets")])
    assert one.sentences() == ("s – meets – 3 closer looks (on others)",)
    speak(LanguageCode.ZH)
    try:
        assert one.sentences() == ("s——meets——3 closer looks（on others）",)
    finally:
        speak(LanguageCode.EN)
