"""How long a picture of 300 elements takes, to be read and not asserted. `python -m tests.web.pace`"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cscs_graph.export.picture.chart import Chart, Column, Edge, Item, Node, Shape
from cscs_graph.export.picture.layout import drawing
from cscs_graph.export.picture.svg import svg
from cscs_graph.model.codes import Certainty
from cscs_graph.model.severity import Severity
from tests.browser.page import Page

A_COLUMN = {Column.MEASURES: 10}
"""As many as are drawn of one, and 13 of the others."""


def crowded() -> Chart:
    """Every column full, each box with lines to four of the next one; measures of which a box names seven."""
    columns = {column: [_box(column, place) for place in range(A_COLUMN.get(column, 13))] for column in Column}
    edges: list[Edge] = []
    for left, right in zip(list(Column), list(Column)[1:], strict=False):
        for place, node in enumerate(columns[left]):
            ends = [columns[right][(place + 3 * step) % len(columns[right])] for step in range(4)]
            edges += [Edge(node.id, end.id, "reached", Certainty.MOU) for end in ends]
    nodes = tuple(node for many in columns.values() for node in many)
    return Chart("p", "Invented", "as of 2018-06-01", nodes, tuple(edges), ("answer 1",))


def _box(column: Column, place: int) -> Node:
    name = f"{column.name.lower()}-{place}"
    if column is not Column.MEASURES:
        return Node(name, column, Shape.ENTITY, f"Invented company {place}", ("虚构公司", "since 2018"), ids=(name,))
    items = tuple(Item(f"{name}-{number}", f"Restrict participation {number}") for number in range(12))
    return Node(name, column, Shape.MEASURES, "12 restrictions", items=items, severity=Severity.RESTRICT)


def main() -> None:
    begun = time.perf_counter()
    drawn = drawing(crowded())
    text = svg(drawn, lambda node: f"#{node.id}")
    done = time.perf_counter() - begun
    print(f"{len(drawn.boxes)} boxes and {len(drawn.lines)} lines: drawn by the server in {done * 1000:.0f} ms")
    script = Path(__file__).parents[2] / "src/cscs_graph/web/static/picture.js"
    with TemporaryDirectory() as folder, Page(1280, 900) as page:
        file = Path(folder) / "page.html"
        body = f'<section id="picture"><div class="pictured"><figure>{text}</figure></div></section>'
        file.write_text(
            f"<!doctype html><meta charset=utf-8>{body}<script>{script.read_text('utf-8')}</script>", "utf-8"
        )
        page.driver.get(file.as_uri())
        usable = page.driver.execute_script(
            "const one = performance.getEntriesByType('navigation')[0]; return one.domInteractive - one.fetchStart;"
        )
        print(f"usable in Chromium after {usable:.0f} ms; {len(text) // 1000} kB")


if __name__ == "__main__":
    main()
