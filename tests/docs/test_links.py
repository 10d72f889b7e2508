"""Links between pages lead somewhere, and so do the files and folders that pages name."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, anchors, code, links

IDS = [str(page.relative_to(ROOT)) for page in PAGES]
_PATH = re.compile(r"(?:src|cypher|docs|seed|tests|bench)(?:/[\w.-]+)+/?")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken: list[str] = []
    for link in links(page):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_path_in_code_exists(page: Path) -> None:
    named = {path for line in code(page) if "://" not in line for path in _PATH.findall(line) if "*" not in line}
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_the_readme_leads_to_every_page() -> None:
    reached = {(ROOT / link.partition("#")[0]).resolve() for link in links(ROOT / "README.md") if "://" not in link}
    pages = {page for page in PAGES if page.name != "README.md"}
    assert pages - reached == set()
