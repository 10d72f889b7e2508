"""The pictures of docs/BROWSER.md, taken from a real run. `python -m tests.browser.shots`

The Husi case is taken on the embedded server, the joint bid on a Neo4j, so that the guide shows both.
"""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cscs_graph.catalog import browser as kit
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_path, load_reference
from cscs_graph.resources import resource
from cscs_graph.settings import Settings
from tests.browser.page import Page
from tests.browser.serving import browser_beside
from tests.servers import server

IMAGES = Path(__file__).parents[2] / "docs" / "images"
HUSI = {"01 Cascading punishment": 21, "03 Personnel linkage": 6, "07 Who decides": 5}
BID = {"04 Cross-contamination": 9, "01 Cascading punishment": 18}
SHOTS = {
    "embedded": ("shanghai_husi", "00 Set: the Husi case", HUSI),
    "neo4j-5.26": ("joint_bid", "00 Set: a joint bid", BID),
}


async def _take(name: str, folder: Path) -> None:
    scenario, case, pictures = SHOTS[name]
    with server(name, folder) as settings:
        async with open_graph(settings) as graph:
            await load_reference(graph, folder)
            await load_path(graph, resource("seed") / "scenarios" / scenario / "records.jsonl", folder)
            await asyncio.to_thread(_browse, settings, graph, scenario, case, pictures)


def _browse(settings: Settings, graph: Graph, scenario: str, case: str, pictures: dict[str, int]) -> None:
    with browser_beside(settings, graph.endpoint) as opened, Page(1150, 1000) as page:
        page.driver.get(opened.address)
        page.form()
        if settings.embedded:
            _keep(page, "connect")
        page.log_in(opened.password)
        page.drop(kit.kit() / "style.grass")
        page.drop(kit.kit() / "saved_queries.zip")
        page.open_favourites(kit.FOLDER)
        page.command("00 Set: only what is asked", ":config autoComplete: false")
        page.parameters(case)
        for title, least in pictures.items():
            page.picture(title, least)
            if settings.embedded and title.startswith("01"):
                _settle(page)
                _keep(page, "window")
            page.driver.set_window_size(1300, 1250)
            page.enlarge()
            _settle(page)
            _keep(page, f"{scenario}_{title[3:].lower().replace(' ', '_').replace('-', '_')}", picture_only=True)
            page.shrink()
            page.driver.set_window_size(1150, 1000)


def _settle(page: Page) -> None:
    """The picture moves for a while after it is drawn."""
    time.sleep(6)
    page.fit()
    time.sleep(2)


def _keep(page: Page, name: str, *, picture_only: bool = False) -> None:
    IMAGES.mkdir(exist_ok=True)
    path = IMAGES / f"{name}.png"
    page.photograph(path, picture_only=picture_only)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")


def main() -> None:
    for name in SHOTS:
        with TemporaryDirectory(prefix="shots-") as folder:
            asyncio.run(_take(name, Path(folder)))


if __name__ == "__main__":
    main()
