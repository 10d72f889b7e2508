"""The pages as a person meets them, in Chromium: by keyboard, read by assistive technology, with nothing from elsewhere."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.page import CHROMIUM, DRIVER, Page
from tests.conftest import ROOT, Store
from tests.web.serving import served

TOOL = ROOT / "tools" / "axe"
AXE = TOOL / "node_modules" / "axe-core" / "axe.min.js"
HUSI = "/party/shanghai-husi?as_of=2017-06-01"
BID = "/bid/joint-bid-hospital?as_of=2019-06-03&element=joint-bid-glass"
PAGES = (
    "/",
    "/?q=福喜",
    HUSI,
    f"{HUSI}&element=food_drug_2016:restrict:True",
    f"{HUSI}&compared_with=2018-06-01",
    "/party/joint-bid-partner?as_of=2019-06-03&if_listed=court_defaulters",
    f"{HUSI}&effect=restrict&domain=procurement_and_bidding&listed=true",
    "/party/joint-bid-lead?as_of=2018-06-01",
    "/party/nobody",
    "/party/joint-bid-partner?as_of=2019-06-03&expand=joint-bid-hospital.members&element=joint-bid-lead",
    "/bid/joint-bid-hospital?as_of=2019-06-03",
    BID,
    "/rules?q=失信",
    "/rules/list/court_defaulters?as_of=2018-06-01",
    "/rules/mou/samr_untrustworthy_2015",
    "/rules/agency/saic?as_of=2018-03-01",
    "/rules/measure/samr_untrustworthy_2015.2_1",
    "/coverage",
    "/grades/sta_taxpayer_2014",
    "/control/actual-control-bottom?as_of=2018-06-01",
    "/linkage/shanghai-husi?as_of=2017-06-01",
    "/repair/shanghai-husi?as_of=2017-06-01",
    "/file/shanghai-husi?as_of=2020-06-01",
    "/path?from=actual-control-founder&to=actual-control-bottom",
    "/screen",
    "/graphql",
    "/login",
)
SERIOUS = {"serious", "critical"}
_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(found => done(JSON.stringify(found.violations.map(
  one => [one.impact, one.id, one.nodes.map(node => node.html.slice(0, 160))]))));
"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker's script, installed from its lock file. Skips, saying so, where it cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("pages are not checked for accessibility: npm is not on this machine")
    if not AXE.exists():
        command = [npm, "ci", "--prefix", str(TOOL), "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode:
            pytest.skip(
                f"pages are not checked for accessibility: npm could not install axe-core: {done.stderr[-300:]}"
            )
    return AXE.read_text("utf-8")


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    with served(store.graph, store.settings) as address:
        yield address


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    for binary in (CHROMIUM, DRIVER):
        if not Path(binary).exists():
            pytest.skip(f"pages are not opened in a browser: {binary} is missing: install chromium and chromium-driver")
    with Page(1280, 900) as page:
        yield page


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_anybody_out(page: Page, address: str, axe: str, path: str, language: str) -> None:
    """No serious finding of axe-core, no request beyond this server, and nothing that the browser complains of."""
    page.driver.get_log("browser")
    page.driver.get(f"{address}{path}{'&' if '?' in path else '?'}language={language}")
    if path == "/graphql":
        page.one("#schema dl")
    page.driver.execute_script(axe)
    found = json.loads(page.driver.execute_async_script(_AXE))
    assert [one for one in found if one[0] in SERIOUS] == []
    assert page.asked_outside() == []
    complaints = [one["message"] for one in page.driver.get_log("browser") if one["level"] == "SEVERE"]
    assert [one for one in complaints if "404" not in one] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pasted_list_is_screened(page: Page, address: str, axe: str, language: str) -> None:
    """By a form without scripts; its page keeps nobody out either, and a row leads to a dossier of the same day."""
    page.driver.get(f"{address}/screen?language={language}")
    day = page.one("main form input[name=as_of]")
    page.driver.execute_script("arguments[0].value = '2017-06-01'", day)
    page.one("textarea[name=text]").send_keys("上海福喜食品有限公司\n虚构人\n没有这家公司")
    page.click("main form.plan button")
    page.one("#rows")
    page.driver.execute_script(axe)
    found = json.loads(page.driver.execute_async_script(_AXE))
    assert [one for one in found if one[0] in SERIOUS] == []
    page.driver.find_element(By.CSS_SELECTOR, "#rows a").click()
    page.one("#who")
    asked = f"as_of=2017-06-01&minimum_certainty=practice&language={language}"
    assert page.driver.current_url == f"{address}/party/shanghai-husi?{asked}"


def test_while_a_list_is_screened_it_says_what_was_sent(page: Page, address: str) -> None:
    """Without scripts the page says beforehand how much is answered at once, and that it takes a while."""
    page.driver.get(f"{address}/screen?language=en")
    assert "At most 500 rows" in page.one("main").text
    assert page.all(".underway:not([hidden])") == []
    page.one("textarea[name=text]").send_keys("上海福喜食品有限公司\n\n虚构人")
    page.driver.execute_script("addEventListener('submit', one => one.preventDefault())")
    page.click("main form.plan button")
    assert page.one(".underway [role=status]").text == "Lines that were sent and are being screened: 2."
    page.wait(lambda: "1 s so far" in page.one(".underway").text)


def test_a_party_is_found_by_keyboard_alone(page: Page, address: str) -> None:
    """From the first page to a dossier, to another day, and back again."""
    page.driver.get(f"{address}/?language=en")
    press(page, Keys.TAB, Keys.TAB, Keys.TAB)  # the way to the content, the name, the search box
    press(page, "福喜食品", Keys.ENTER)
    page.one("#found")
    for _ in range(30):
        press(page, Keys.TAB)
        if focused(page).endswith("/party/shanghai-husi?language=en"):
            break
    press(page, Keys.ENTER)
    page.one("#who")
    assert page.driver.current_url.endswith("/party/shanghai-husi?language=en")
    page.driver.back()
    assert page.one("#q").get_attribute("value") == "福喜食品"


def focused(page: Page) -> str:
    return str(page.driver.switch_to.active_element.get_attribute("href") or "")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.driver.switch_to.active_element.send_keys(key)


def test_the_page_fits_a_phone(page: Page, address: str) -> None:
    """Nothing but tables and pictures, which scroll by themselves, is wider than the screen."""
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        for path in ("/?q=福喜", HUSI, BID, "/rules", "/rules/list/court_defaulters", "/screen", "/graphql"):
            page.driver.get(f"{address}{path}")
            assert page.driver.execute_script("return document.documentElement.scrollWidth") <= 360, path
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


DEFAULTER = "/party/joint-bid-defaulter?as_of=2019-06-03&language=en"


def in_picture(page: Page) -> tuple[str, str, list[str]]:
    """What is seen of the picture, the box that has the focus, and where each box stands."""
    return tuple(
        page.driver.execute_script("""
const svg = document.querySelector(".pictured svg");
const boxes = [...svg.querySelectorAll("a[data-element]")].map(box => JSON.stringify([box.dataset.element, box.getBBox()]));
return [svg.getAttribute("viewBox"), document.activeElement?.dataset?.element ?? "", boxes];
""")
    )


def test_in_the_picture_a_panel_is_opened_by_keys_alone(page: Page, address: str) -> None:
    """Nearer, from box to box to the right, a panel, and back; nothing moves, and the address is that of the panel."""
    page.driver.get(f"{address}{DEFAULTER}")
    page.one(".tools button")
    whole, _, boxes = in_picture(page)
    page.driver.execute_script("document.querySelector('a[data-element=joint-bid-defaulter]').focus()")
    press(page, "+", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    near, focused_box, _ = in_picture(page)
    assert near != whole
    assert focused_box not in ("", "joint-bid-defaulter")
    press(page, Keys.ENTER)
    page.one("aside.panel")
    assert f"element={focused_box}" in page.driver.current_url.replace("%3A", ":")
    assert in_picture(page)[0] == near
    assert in_picture(page)[2] == boxes
    page.driver.back()
    page.wait(lambda: not page.all("aside.panel"))
    press(page, Keys.TAB)
    page.driver.execute_script("document.querySelector('a[data-element]').focus()")
    press(page, "0")
    assert in_picture(page)[0] == whole


def test_ties_are_added_where_the_picture_stands(page: Page, address: str) -> None:
    """Without leaving the page: what was drawn keeps its place and its size, and Back takes away what was added."""
    page.driver.get(f"{address}/party/joint-bid-partner?as_of=2019-06-03&element=joint-bid-hospital&language=en")
    page.one(".tools button")
    page.driver.execute_script("window.same = true")
    before = in_picture(page)[2]
    page.driver.find_element(By.PARTIAL_LINK_TEXT, "add 4").click()
    page.wait(lambda: len(in_picture(page)[2]) == len(before) + 4)
    assert set(before) <= set(in_picture(page)[2])
    assert page.driver.execute_script("return window.same")
    assert "expand=joint-bid-hospital.members" in page.driver.current_url
    page.driver.back()
    page.wait(lambda: in_picture(page)[2] == before)


def test_all_measures_of_a_box_are_opened_where_it_stands(page: Page, address: str) -> None:
    page.driver.get(f"{address}{DEFAULTER}")
    page.one(".tools button")
    before = in_picture(page)[2]
    page.driver.execute_script("document.querySelector('a[data-items]').focus()")
    press(page, Keys.SPACE)
    title, *_ = page.one("a[data-items] title").get_attribute("textContent").split(" prohibitions")
    assert len(page.all(".unfolded text")) == int(title)
    assert in_picture(page)[2] == before
    press(page, Keys.SPACE)
    assert page.all(".unfolded") == []


def test_the_slider_leads_to_the_page_of_another_day(page: Page, address: str) -> None:
    page.driver.get(f"{address}/party/shanghai-husi?as_of=2017-06-01&effect=restrict&language=en")
    page.one(".slider").send_keys(Keys.ARROW_LEFT)
    page.wait(lambda: "as_of=2017-06-01" not in page.driver.current_url)
    assert "as_of=2016" in page.driver.current_url
    assert "effect=restrict" in page.driver.current_url


def replied(page: Page) -> str:
    """The text of the reply, whatever of it is folded."""
    return str(page.driver.execute_script("return document.querySelector('#reply').textContent"))


def test_the_editor_asks_and_folds_the_reply(page: Page, address: str) -> None:
    """The first example is of Husi: its listing of 2016, which the report tells of in section 4.3."""
    page.driver.get(f"{address}/graphql?language=en")
    page.one("#query").send_keys(Keys.CONTROL, Keys.ENTER)
    page.one("#reply details")
    assert page.one("#status").text == "HTTP 200"
    assert "Dishonesty in food and drug safety" in replied(page)
    sent = page.driver.current_url
    page.driver.get("about:blank")
    page.driver.get(sent)
    assert "cascadingPunishment" in str(page.one("#query").get_attribute("value"))


def test_the_editor_says_what_is_wrong(page: Page, address: str) -> None:
    page.driver.get(f"{address}/graphql?language=en#query=%7B+nothing+%7D&variables=%7B")
    page.driver.refresh()
    page.click("#run")
    assert page.one("#status").text.startswith("The variables are not JSON.")
    page.one("#variables").clear()
    page.click("#run")
    page.one("#reply details")
    assert "Cannot query field 'nothing'" in replied(page)


def test_the_editor_finds_what_the_schema_calls_it(page: Page, address: str) -> None:
    page.driver.get(f"{address}/graphql?language=en")
    page.one("#schema dl")
    page.one("#search").send_keys("minimumCertainty")
    page.one("#schema dt button")
    buttons = {one.text: one for one in page.driver.find_elements(By.CSS_SELECTOR, "#schema dt button")}
    buttons["Query.cascadingPunishment(minimumCertainty)"].click()
    assert page.one("#schema h3").text == "Query"


def test_without_scripts_the_page_is_the_same(address: str) -> None:
    """But for the editor, which says that it needs them."""
    with Page(1280, 900) as plain:
        plain.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        plain.driver.get(f"{address}/?q=福喜食品&language=en")
        plain.driver.find_element(By.CSS_SELECTOR, "#found a").click()
        assert "Dossier: Shanghai Husi" in plain.one("h1").text
        plain.driver.get(f"{address}/graphql?language=en")
        assert "needs scripts" in plain.one("noscript p").text
