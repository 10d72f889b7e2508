"""The pictures of docs/PAGE.md, taken from a real run. `python -m tests.web.shots`, with names for some of them alone."""

import asyncio
import base64
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_path, load_reference
from cscs_graph.scenarios import scenario_folders
from cscs_graph.settings import Settings
from tests.browser.page import Page
from tests.servers import EMBEDDED, server
from tests.web.serving import served

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SHOTS = {
    "page_search": ("/?q=虚构人&language=en", 560),
    "page_party": ("/party/shanghai-husi?as_of=2017-06-01&language=en", 1250),
    "page_party_zh": ("/party/joint-bid-defaulter?as_of=2019-06-03&language=zh", 2600),
    "page_panel": ("/party/shanghai-husi?as_of=2017-06-01&element=shanghai-husi-factory-manager&language=en", 2600),
    "page_what_if": ("/party/joint-bid-partner?as_of=2019-06-03&if_listed=court_defaulters&language=en", 2600),
    "page_bid": ("/bid/joint-bid-hospital?as_of=2019-06-03&language=en", 2600),
    "page_rules": ("/rules/mou/samr_untrustworthy_2015?as_of=2018-06-01&language=en", 1250),
    "page_screening": ("/screen?as_of=2017-06-01&language=en", 1250),
    "page_editor": ("/graphql?language=en", 900),
}
"""File: the page, and how much of it; of the Chinese one and of a supposition, its picture; of a panel, what is beside it."""
CLIPPED = {
    "page_party_zh": "figure .scroll",
    "page_bid": "figure .scroll",
    "page_what_if": "figure .scroll",
    "page_panel": ".pictured",
}
WIDTHS = {"page_panel": 1500}
LIST = (
    "企业名称,统一社会信用代码,编号,备注\n上海福喜食品有限公司,,A-1,\n虚构人,,A-2,\n虚构安装有限公司,,A-3,\n"
    "没有这家公司,,A-4,\n,,,合计\n"
)
"""What is screened."""
WINDOW = "return {x: 0, y: 0, width: document.documentElement.clientWidth, height: window.innerHeight};"
FIGURE = """
const {left, top, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();
return {x: left + scrollX, y: top + scrollY, width, height};
"""


async def _take() -> None:
    with TemporaryDirectory(prefix="shots-") as folder, server(EMBEDDED, Path(folder)) as settings:
        async with open_graph(settings) as graph:
            await load_reference(graph, Path(folder))
            for scenario in scenario_folders():
                await load_path(graph, scenario / "records.jsonl", Path(folder))
            await asyncio.to_thread(_browse, graph, settings)


def _browse(graph: Graph, settings: Settings) -> None:
    with served(graph, settings) as address, Page(1280, 900) as page:
        for name, (path, height) in SHOTS.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            page.driver.set_window_size(WIDTHS.get(name, 1280), height)
            page.driver.get("about:blank")
            page.driver.get(f"{address}{path}")
            if path.startswith("/screen"):
                page.one("textarea[name=text]").send_keys(LIST)
                page.click("main form.plan button")
                page.one("#rows")
            if path.startswith("/graphql"):
                page.one("#schema dl")
                page.click("#run")
                page.one("#reply details")
            file = IMAGES / f"{name}.png"
            clip = page.driver.execute_script(FIGURE if name in CLIPPED else WINDOW, CLIPPED.get(name))
            asked = {"format": "png", "clip": {**clip, "scale": 0.85}}
            file.write_bytes(base64.b64decode(page.driver.execute_cdp_cmd("Page.captureScreenshot", asked)["data"]))
            print(f"{file.name}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    asyncio.run(_take())
