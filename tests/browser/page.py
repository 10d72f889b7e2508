"""Neo4j Browser as a user meets it: connect, drop files onto the window, run saved queries, look at what is drawn."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
SECONDS = 30
"""For anything to appear; nothing is asserted about how long it takes."""
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing beyond loopback, whatever the page tries
)
_WEB = {"http", "https", "ws", "wss"}
_DROP = """
const [name, data] = arguments;
const files = new DataTransfer();
files.items.add(new File([Uint8Array.from(atob(data), sign => sign.charCodeAt(0))], name));
for (const kind of ['dragenter', 'dragover', 'drop'])
  document.querySelector('.filedrop')
    .dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: files}));
"""
_DRAWN = """
const frame = document.querySelector('[data-testid=frame]');
const nodes = [...frame.querySelectorAll('g.node')].map(node => {
  const circle = node.querySelector('circle.b-outline, circle:not(.ring)');
  return {
    caption: [...node.querySelectorAll('text')].map(text => text.textContent.trim()).join(' ').trim(),
    colour: circle.getAttribute('fill').toUpperCase(),
    radius: Number(circle.getAttribute('r')),
  };
});
const ties = [...frame.querySelectorAll('g.relationship')].map(tie => ({
  caption: [...tie.querySelectorAll('text')].map(text => text.textContent.trim()).join(' ').trim(),
  colour: (tie.querySelector('path').getAttribute('fill') || '').toUpperCase(),
}));
return JSON.stringify({nodes, ties});
"""

_FRAMED = """
const boxes = [...document.querySelector('[data-testid=frame]').querySelectorAll('g.node, g.relationship')]
  .map(part => part.getBoundingClientRect());
const x = Math.min(...boxes.map(box => box.left)) - 12, y = Math.min(...boxes.map(box => box.top)) - 12;
return {x, y, width: Math.max(...boxes.map(box => box.right)) + 12 - x,
        height: Math.max(...boxes.map(box => box.bottom)) + 12 - y};
"""
_WINDOW = "return {x: 0, y: 0, width: window.innerWidth, height: window.innerHeight};"


@dataclass(frozen=True, slots=True)
class Node:
    """A circle of the picture."""

    caption: str
    colour: str
    radius: float


@dataclass(frozen=True, slots=True)
class Tie:
    """An arrow of the picture."""

    caption: str
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


class Page:
    """One Chromium with a profile of its own."""

    def __init__(self, width: int = 1400, height: int = 1000) -> None:
        self._profile = TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for flag in (*_FLAGS, f"--window-size={width},{height}", f"--user-data-dir={self._profile.name}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.driver.quit()
        self._profile.cleanup()

    def log_in(self, password: str) -> None:
        """Into the form, the rest of which the address has filled in, until Browser has run the command of its start."""
        self.one("[data-testid=password]").send_keys(password)
        self.click("[data-testid=connect]")
        self._until(lambda: any(":play start" in shown.text for shown in self.all("[data-testid=frameCommand]")))

    def form(self) -> dict[str, str]:
        """What the connect form holds."""
        self.one("[data-testid=password]")
        fields = self.driver.find_elements(By.CSS_SELECTOR, "input[data-testid]")
        return {str(field.get_attribute("data-testid")): str(field.get_attribute("value")) for field in fields}

    def drop(self, path: Path) -> None:
        """A file onto the window, once that is ready to take it."""
        self.one(".filedrop")
        self.driver.execute_script(_DROP, path.name, base64.b64encode(path.read_bytes()).decode())

    def open_favourites(self, folder: str) -> list[str]:
        """Titles of the saved queries of a folder, as the drawer shows them."""
        if not self.all("[data-testid^='expandFolder-']"):
            self.click("[data-testid=navigationFavorites]")
        self.click(f"[data-testid='expandFolder-{folder}']")
        self.one("[data-testid^='scriptTitle-']")
        return [title.text for title in self.all("[data-testid^='scriptTitle-']")]

    def command(self, title: str, shown: str) -> None:
        """Runs a saved query of the open folder by its button, and waits for the frame of that command.

        Browser drops a click while it still opens the folder: a button that had no effect is pressed again.
        """
        button = f"//*[@data-testid='scriptTitle-{title}']/following::*[@data-testid='savedScriptsButton-Run'][1]"
        frame = "[data-testid=frame] [data-testid=frameCommand]"
        for last in (False, False, True):
            self._until(lambda: self.driver.find_element(By.XPATH, button).click() is None)
            try:
                self._until(lambda: any(shown in each.text for each in self.all(frame)[:1]), SECONDS if last else 10)
            except TimeoutException:
                if last:
                    raise
            else:
                return

    def parameters(self, title: str) -> None:
        """Runs a saved query that sets parameters, until all of them are set."""
        self.command(title, f"// {title}")
        icons = "[data-testid=frame] [data-testid=multi-statement-list-icon]"
        self._until(lambda: {icon.get_attribute("title") for icon in self.all(icons)} == {"Status: success"})

    def picture(self, title: str, least: int) -> Picture:
        """Runs a saved query that draws, until there are so many nodes."""
        self.command(title, f"// {title}")
        self._until(lambda: len(self.drawn().nodes) >= least)
        return self.drawn()

    def drawn(self) -> Picture:
        """What the newest frame shows."""
        read = json.loads(self.driver.execute_script(_DRAWN))
        nodes = tuple(Node(node["caption"], node["colour"], node["radius"]) for node in read["nodes"])
        return Picture(nodes, tuple(Tie(**tie) for tie in read["ties"]))

    def enlarge(self) -> None:
        """The newest frame over the whole window, without the list of labels, the picture fitted into it."""
        self.click("[data-testid=frame] button[title=Fullscreen]")
        self.one("[data-testid=frame] button[title='Close fullscreen']")
        shown = "[data-testid=frame] button[aria-label='Collapse the node properties display']"
        if self.all(shown):  # Browser remembers it from one picture to the next
            self.click(shown)

    def shrink(self) -> None:
        """Back into the stream of frames."""
        self.click("[data-testid=frame] button[title='Close fullscreen']")

    def fit(self) -> None:
        self.click("[data-testid=frame] button[aria-label=zoom-to-fit]")

    def photograph(self, path: Path, *, picture_only: bool) -> None:
        """The window, or the part of it that the newest picture takes up, as a PNG file of somewhat fewer pixels."""
        clip: dict[str, float] = self.driver.execute_script(_FRAMED if picture_only else _WINDOW)
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": {**clip, "scale": 0.85}})
        path.write_bytes(base64.b64decode(shot["data"]))

    def asked_outside(self) -> list[tuple[str, str]]:
        """What the page asked of anybody beyond loopback so far, and why it was refused; empty words where it was not."""
        asked: dict[str, str] = {}
        refused: dict[str, str] = {}
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            said = event["params"]
            if event["method"] == "Network.requestWillBeSent" and said.get("documentURL", "").startswith("http"):
                asked[said["requestId"]] = said["request"]["url"]
            elif event["method"] == "Network.loadingFailed":
                refused[said["requestId"]] = said.get("blockedReason", "")
        outside = {
            key: url
            for key, url in asked.items()
            if urlsplit(url).scheme in _WEB and urlsplit(url).hostname != "127.0.0.1"
        }
        return [(url, refused.get(key, "")) for key, url in outside.items()]

    def one(self, selector: str) -> WebElement:
        """The first element, once it is there."""
        self._until(lambda: bool(self.all(selector)))
        return self.all(selector)[0]

    def click(self, selector: str) -> None:
        self._until(lambda: self.driver.find_element(By.CSS_SELECTOR, selector).click() is None)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, holds: Callable[[], bool]) -> None:
        """Until something holds."""
        self._until(holds)

    def _until(self, holds: Callable[[], bool], seconds: float = SECONDS) -> None:
        """Waits, also while the page draws its parts anew."""
        passing = (NoSuchElementException, StaleElementReferenceException, ElementClickInterceptedException)
        WebDriverWait(self.driver, seconds, 0.1, passing).until(lambda _: holds())
