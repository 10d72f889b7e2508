"""Fields, columns, statements and the folder of an export, without a server."""

import csv
import io
import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.catalog.export import OF_THE_SERVER, exported_labels, hanging_on
from cscs_graph.errors import BadInput
from cscs_graph.export.cells import NoField, field
from cscs_graph.export.columns import Column, node_tables, relationship_tables
from cscs_graph.export.command import write_command
from cscs_graph.export.folder import whole_folder
from cscs_graph.model import schema

AWKWARD = st.text(alphabet=st.sampled_from('"",;\n\r\t\\ \'公司#a'), max_size=20) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
ITEM = AWKWARD.filter(lambda text: "\x1f" not in text)


def read_back(fields: list[str]) -> list[str]:
    """The fields of one line, by a reader of RFC 4180 that is not ours."""
    (line,) = csv.reader(io.StringIO(",".join(fields) + "\n", newline=""), strict=True)
    return line


@given(st.lists(AWKWARD, min_size=1, max_size=5))
def test_any_text_is_read_back_as_it_was(texts: list[str]) -> None:
    assert read_back([field(text, Column.TEXT) for text in texts]) == texts


@given(st.lists(ITEM, min_size=2, max_size=5))
def test_any_list_of_texts_is_read_back_as_it_was(texts: list[str]) -> None:
    (joined,) = read_back([field(texts, Column.TEXTS)])
    assert joined.split("\x1f") == texts


@given(st.text(max_size=5), st.text(max_size=5))
def test_a_list_whose_items_would_run_together_is_refused(before: str, after: str) -> None:
    with pytest.raises(NoField, match=r"U\+001F"):
        field(["a", f"{before}\x1f{after}"], Column.TEXTS)


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (None, Column.TEXT, ""),
        ("", Column.TEXT, '""'),
        ("null", Column.TEXT, '"null"'),
        ('a "b", c', Column.TEXT, '"a ""b"", c"'),
        (None, Column.TEXTS, ""),
        (["a"], Column.TEXTS, '"a"'),
        (["a", ""], Column.TEXTS, '"a\x1f"'),
        (date(1, 1, 1), Column.DAY, "0001-01-01"),
        (datetime(9999, 12, 31), Column.TIME, "9999-12-31T00:00:00"),
        (datetime(2018, 6, 1, 1, 2, 3, 456), Column.TIME, "2018-06-01T01:02:03.000456"),
        (True, Column.TRUTH, "true"),
        (False, Column.TRUTH, "false"),
        (9007199254740993, Column.INTEGER, "9007199254740993"),
        (0.1, Column.NUMBER, "0.1"),
        (0, Column.NUMBER, "0.0"),
    ],
)
def test_a_value_is_written_so(value: Any, kind: Column, written: str) -> None:
    assert field(value, kind) == written


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1, Column.TEXT),
        ("a", Column.TEXTS),
        ([], Column.TEXTS),
        ([""], Column.TEXTS),
        (["a", 1], Column.TEXTS),
        (datetime(2018, 6, 1), Column.DAY),
        (date(2018, 6, 1), Column.TIME),
        (datetime(2018, 6, 1, tzinfo=UTC), Column.TIME),
        (1, Column.TRUTH),
        (True, Column.INTEGER),
        (1.0, Column.INTEGER),
        (True, Column.NUMBER),
        (float("inf"), Column.NUMBER),
        (float("nan"), Column.NUMBER),
    ],
)
def test_a_value_that_would_be_changed_is_refused(value: Any, kind: Column) -> None:
    with pytest.raises(NoField):
        field(value, kind)


def test_headers_of_a_party_a_fact_node_and_a_fact() -> None:
    person, listing = node_tables()["Person"], node_tables()["Listing"]
    assert person.labels == ("Person", "Party")
    assert person.header() == [
        "id:ID(Party)",
        "name:string",
        "name_en:string",
        "other_names:string[]",
        "identity:string",
        "source_id:string",
        "search_names:string",
        "match_keys:string",
        ":LABEL",
    ]
    assert listing.header()[0] == "version_id:ID(Listing)"
    owns = relationship_tables()["OWNS"].header()
    assert owns[:4] == [":START_ID(Party)", ":END_ID(Party)", "days_stated:string", "valid_from:date"]
    assert {"share_min:double", "recorded_at:localdatetime", "digest:string"} < set(owns)
    assert owns[-1] == ":TYPE"
    assert relationship_tables()["HAS_LISTING"].header() == [":START_ID(Party)", ":END_ID(Listing)", ":TYPE"]


def test_a_link_that_a_thing_keeps_is_a_list_and_a_code_is_text() -> None:
    credit_list = node_tables()["CreditList"].columns
    assert (credit_list["outlet_category"], credit_list["kind"]) == (Column.TEXTS, Column.TEXT)
    assert (credit_list["outlet_threshold"], credit_list["requires_no_blacklisting"]) == (Column.INTEGER, Column.TRUTH)


def test_every_label_and_type_of_the_model_is_exported_once() -> None:
    labels = [label for table in node_tables().values() for label in table.labels]
    assert set(labels) == schema.labels() - OF_THE_SERVER
    assert relationship_tables().keys() == schema.relationship_types()
    hanging = [tie.type for label in exported_labels() for tie in hanging_on(label)]
    assert sorted(hanging) == sorted([*schema.relationship_types(), "ACTS_IN_CONCERT_WITH"])  # with Entity and Person


def test_the_folder_appears_whole(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    with whole_folder(out) as partial:
        (partial / "a.csv").write_text("a")
        assert not out.exists()
    assert [path.name for path in out.parent.rglob("*")] == ["out", "a.csv"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail() -> None:
        with whole_folder(tmp_path / "out") as partial:
            (partial / "a.csv").write_text("a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken_and_a_full_one_or_a_file_is_not(tmp_path: Path) -> None:
    with whole_folder(tmp_path) as partial:
        (partial / "a.csv").write_text("a")
    for taken in (tmp_path, tmp_path / "a.csv"):
        with pytest.raises(BadInput, match="is not an empty folder"), whole_folder(taken):
            pass
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert [path for path in tmp_path.parent.iterdir() if "partial" in path.name] == []


def test_the_script_runs_the_command_in_its_folder_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_command(tmp_path / "out", "neo4j", ["entity"], ["owns"], {"entity"})
    admin = tmp_path / "admin"
    admin.write_text('#!/bin/sh\npwd\necho "$@"\n')
    admin.chmod(0o755)
    command = ["sh", "out/import.sh", "--overwrite-destination=true"]
    environment = {**os.environ, "NEO4J_ADMIN": str(admin)}
    said = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=True
    ).stdout
    assert said.splitlines() == [
        str(tmp_path / "out"),
        "database import full neo4j @import.args --overwrite-destination=true",
    ]
    assert (tmp_path / "out" / "import.args").read_text().splitlines() == [
        "--array-delimiter=U+001F",
        "--bad-tolerance=0",
        "--multiline-fields-format=v2",
        "--multiline-fields=./entity.csv",
        "--nodes=./entity.header.csv,./entity.csv",
        "--relationships=./owns.header.csv,./owns.csv",
    ]
