"""Two charts in one: by ids, with a mark for what differs and none for what does not."""

from cscs_graph.export.pages.blocks import Table
from cscs_graph.export.picture.chart import Chart, Column, Difference, Edge, Item, Node, Shape
from cscs_graph.export.picture.comparing import Moments, compared, differences
from cscs_graph.export.picture.layout import drawing
from cscs_graph.export.picture.svg import svg
from cscs_graph.model.severity import Severity

SAYS = {Difference.BEGAN: "is new", Difference.ENDED: "is gone", Difference.CHANGED: "is other"}
MOMENTS = Moments("from 2016 to 2018", "answers 1 and 2", SAYS)


def chart(*parts: Node | Edge) -> Chart:
    nodes = tuple(one for one in parts if isinstance(one, Node))
    return Chart("t", "Company", "day", nodes, tuple(one for one in parts if isinstance(one, Edge)), ("no verdict",))


def box(name: str, *lines: str, column: Column = Column.PEOPLE) -> Node:
    return Node(name, column, Shape.ENTITY, name.title(), lines, ids=(name,))


def measures(*names: str) -> Node:
    items = tuple(Item(name, name) for name in names)
    title = f"{len(names)} prohibitions"
    return Node("bars", Column.MEASURES, Shape.MEASURES, title, items=items, severity=Severity.PROHIBIT)


COMPANY = box("company", column=Column.PARTY)
BEFORE = chart(
    COMPANY, box("old"), box("same"), box("other", "director"), measures("a", "b"),
    Edge("same", "company", "director"), Edge("old", "company", "director"),
)  # fmt: skip
AFTER = chart(
    COMPANY, box("new"), box("same"), box("other", "manager"), measures("b", "c"),
    Edge("same", "company", "manager"), Edge("new", "company", "director"),
)  # fmt: skip


def test_what_differs_is_marked_and_nothing_else() -> None:
    found = compared(BEFORE, AFTER, MOMENTS)
    marks = {node.id: node.difference for node in found.nodes}
    assert marks == {
        "company": None,
        "same": None,
        "new": Difference.BEGAN,
        "old": Difference.ENDED,
        "other": Difference.CHANGED,
        "bars": Difference.CHANGED,
    }
    (held,) = [node.items for node in found.nodes if node.id == "bars"]
    assert {item.id: item.difference for item in held} == {"a": Difference.ENDED, "b": None, "c": Difference.BEGAN}
    assert {(edge.start, edge.says): edge.difference for edge in found.edges} == {
        ("same", "manager"): Difference.CHANGED,
        ("new", "director"): Difference.BEGAN,
        ("old", "director"): Difference.ENDED,
    }


def test_a_chart_beside_itself_has_no_difference() -> None:
    assert compared(BEFORE, BEFORE, MOMENTS).nodes == BEFORE.nodes
    assert not any(isinstance(block, Table) for block in differences(compared(BEFORE, BEFORE, MOMENTS)))


def test_the_table_has_a_row_for_each_difference() -> None:
    (told,) = [block for block in differences(compared(BEFORE, AFTER, MOMENTS)) if isinstance(block, Table)]
    assert [row[:2] for row in told.rows] == [
        ("+ is new", "New"),
        ("+ is new", "c"),
        ("− is gone", "Old"),
        ("− is gone", "a"),
        ("≠ is other", "Other"),
        ("≠ is other", "Same; Company"),
    ]


def test_the_picture_says_the_marks_in_words() -> None:
    drawn = svg(drawing(compared(BEFORE, AFTER, MOMENTS)))
    for said in (*SAYS.values(), "answers 1 and 2", "from 2016 to 2018", "+ c", "− a", ">≠<"):
        assert said in drawn
    assert "is new" not in svg(drawing(AFTER))
