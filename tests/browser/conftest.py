"""A Chromium beside every server of the shared store, with style and saved queries dropped onto its window."""

from collections.abc import Iterator

import pytest

from cscs_graph.catalog import browser as kit
from tests.browser.page import Page
from tests.browser.serving import Opened, browser_beside
from tests.conftest import Store
from tests.neo4j.releases import Unavailable


@pytest.fixture(scope="module")
def opened(store: Store) -> Iterator[Opened]:
    try:
        with browser_beside(store.settings, store.graph.endpoint) as where:
            yield where
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def page(opened: Opened) -> Iterator[Page]:
    with Page() as page:
        page.driver.get(opened.address)
        yield page


@pytest.fixture(scope="module")
def form(page: Page) -> dict[str, str]:
    """What the connect form holds before anybody types."""
    return page.form()


@pytest.fixture(scope="module")
def favourites(page: Page, form: dict[str, str], opened: Opened) -> list[str]:
    """Connects and imports the kit as the guide says; the titles of the saved queries."""
    page.log_in(opened.password)
    page.drop(kit.kit() / "style.grass")
    page.drop(kit.kit() / "saved_queries.zip")
    titles = page.open_favourites(kit.FOLDER)
    page.command("00 Set: only what is asked", ":config autoComplete: false")
    return titles
