"""`cscs report`, run as a user would: the file that it leaves, and what it says of a wrong ending."""

from pathlib import Path

import pytest

from tests.conftest import Store
from tests.forked import run
from tests.unit.test_pages import outline

HUSI = ("report", "shanghai-husi", "--as-of", "2017-06-01")


def test_a_page_stands_alone(store: Store, tmp_path: Path) -> None:
    done = run(*HUSI, "-o", str(tmp_path / "husi.html"), data=store.settings.data)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["husi.html"]
    text = (tmp_path / "husi.html").read_text("utf-8")
    found = outline(text)
    assert {"table", "details", "svg", "h2"} <= found.tags
    assert "script" not in found.tags
    assert all(link.startswith("#") for link in found.links)
    assert "Restrict participation in government procurement" in text


def test_markdown_has_its_picture_beside_it(store: Store, tmp_path: Path) -> None:
    done = run(*HUSI, "--out", str(tmp_path / "husi.MD"), data=store.settings.data)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"husi.MD", "husi.svg"}
    assert "](<husi.svg>)" in (tmp_path / "husi.MD").read_text("utf-8")
    assert (tmp_path / "husi.svg").read_text("utf-8").startswith("<svg ")


def test_options_of_the_question_reach_it(store: Store, tmp_path: Path) -> None:
    """Single reports have the people's standing harm the company (§9.3)."""
    path = tmp_path / "person.md"
    asked = ("report", "shanghai-husi-planning-director", "--as-of", "2019-06-01", "-o", str(path))
    assert run(*asked, data=store.settings.data).returncode == 0
    assert "Shanghai Husi has" not in path.read_text("utf-8").partition("Whom it reaches")[2].partition("\n## ")[0]
    assert run(*asked, "--minimum-certainty", "anecdotal", data=store.settings.data).returncode == 0
    assert "**Shanghai Husi**" in path.read_text("utf-8").partition('id="reached"')[2].partition("\n## ")[0]


@pytest.mark.parametrize(
    ("name", "party", "code", "message"),
    [
        ("husi.pdf", "shanghai-husi", 2, "ends in neither .html nor .md"),
        ("husi", "shanghai-husi", 2, "ends in neither .html nor .md"),
        ("nobody.html", "nobody", 3, "no party 'nobody' is loaded"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    store: Store, tmp_path: Path, name: str, party: str, code: int, message: str
) -> None:
    done = run("report", party, "-o", str(tmp_path / name), data=store.settings.data)
    assert done.returncode == code
    assert message in done.stderr
    assert not list(tmp_path.iterdir())
