"""`cscs report`, run as a user would: the file that it leaves, and what it says of a wrong ending."""

from collections import Counter
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


def test_what_follows_from_two_lists_alike_is_one_row_and_names_stand_between_marks_of_names(
    store: Store, tmp_path: Path
) -> None:
    """Builders C are on two lists: the licence and six others of eight effects, and the inspections from another day (§5)."""
    path = tmp_path / "builders.md"
    asked = ("--language", "zh", "report", "said-twice-company", "--as-of", "2018-06-01", "-o", str(path))
    assert run(*asked, data=store.settings.data).returncode == 0
    text = path.read_text("utf-8")
    rows = [
        line.split(" | ") for line in text.partition("文件以外")[2].partition("\n## ")[0].splitlines() if "[1" in line
    ]
    assert len(rows) == len({row[0] for row in rows}) == 8
    lists = "环境保护领域失信生产经营单位名单", "拖欠农民工工资失信联合惩戒名单"
    since = f"{lists[0]}（2018-03-01）、{lists[1]}（2018-06-01）"
    assert Counter(row[1] for row in rows) == {"、".join(lists): 6, lists[0]: 1, since: 1}
    signed = text.partition('id="signatories"')[2].partition("\n## ")[0]
    assert "、" in signed
    assert "；" not in signed


def test_a_source_is_named_once_for_the_steps_that_follow_from_it(store: Store) -> None:
    asked = ("--language", "zh", "ask", "cascade", "shanghai-husi", "--as-of", "2017-06-01", "--proof")
    told = (
        run(*asked, data=store.settings.data)
        .stdout.replace("\n", "")
        .partition("第一项的依据：")[2]
        .partition("另有期限")[0]
    )
    assert told.count("［来源：关于对食品药品生产经营严重失信者开展联合惩戒的合作备忘录］") == 1
    assert told.count("［来源同上］") == 2
