"""Whatever a field or a cell holds, it is a record or a refusal that names the place: nothing stops a load."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cscs_graph.ingest.canonical import read_canonical
from cscs_graph.ingest.generator import generate
from cscs_graph.ingest.items import Item, Refusal
from cscs_graph.ingest.mapped import reader_for
from cscs_graph.ingest.readers.blacklist_entries import LAYOUTS
from cscs_graph.ingest.readers.registry import COLUMNS
from cscs_graph.ingest.readers.registry_branches import COLUMNS as BRANCHES
from cscs_graph.ingest.reference import read_reference
from cscs_graph.ingest.suppliers import read_suppliers
from cscs_graph.model.records import RECORDS, Unreadable, read_record
from cscs_graph.scenarios import scenario_folders

ODD: tuple[Any, ...] = (
    *(
        None,
        "",
        "  ",
        "\u200b",
        "—",
        "无",
        "长期",
        "51%",
        "2018-02-30",
        "05/03/2018",
        "\x00",
        "a\x1fb",
        "\ud800",
        "x" * 5000,
    ),
    *(0, -1, 2**63, -(2**63) - 1, 10**400, 1e308, float("nan"), float("inf"), 0.1, True, "1" * 5000, "9" * 19),
    *([], [[]], [None, ""], [1], ["\ud800"], [{}], {}, {"a": {"b": 1}}, [["x"] * 3] * 3, {"type": "Entity"}),
)
CELLS = (
    *(
        "",
        " ",
        "无",
        "*",
        "N/A",
        "\ufeff",
        "\u200b",
        "'",
        '="1"',
        "9.13101E+17",
        "1900-01-00",
        "43164",
        "长期",
        "张三;李四",
    ),
    *(
        "x" * 200_000,
        "a\nb",
        "a\r\nb",
        '"',
        '"x',
        "\x00",
        "\x1f",
        "某某公司（委派代表：张三）",
        ",",
        "\ud7ff",
        "𠮷",
        "9" * 400,
        "-1",
    ),
)


def _lines() -> Iterator[dict[str, Any]]:
    """Lines of every type."""
    for folder in scenario_folders():
        yield from map(json.loads, (folder / "records.jsonl").read_text("utf-8").splitlines())
    yield from generate(20, 1)
    for item in read_reference():
        assert isinstance(item, Item)
        yield item.record.model_dump(mode="json", exclude_defaults=True) | {"type": item.record.type}  # pyright: ignore


@pytest.fixture(scope="module")
def examples() -> dict[str, dict[str, Any]]:
    """A good line of every type."""
    found: dict[str, dict[str, Any]] = {}
    for line in _lines():
        found.setdefault(line["type"], line)
    return found


def _fields(kind: str) -> list[str]:
    return [field.alias or name for name, field in RECORDS[kind].model_fields.items()] + ["share", "colour"]


@pytest.mark.parametrize("kind", RECORDS)
def test_any_value_in_any_field_is_read_or_refused_by_its_name(kind: str, examples: dict[str, dict[str, Any]]) -> None:
    if kind not in examples:
        pytest.skip(f"neither the scenarios nor the reference data nor a seeded graph have a {kind}")
    faults = {
        (field, str(value)[:20]): _fault({**examples[kind], field: value}) for field in _fields(kind) for value in ODD
    }
    refused = {place: fault for place, fault in faults.items() if fault is not None}
    assert {place: fault for place, fault in refused.items() if place[0] not in f"{fault.field} {fault.reason}"} == {}
    assert len(refused) > len(RECORDS[kind].model_fields)


def _fault(line: dict[str, Any]) -> Unreadable | None:
    try:
        read_record(line)
    except Unreadable as fault:
        return fault
    return None


def test_any_line_of_a_file_is_read_or_refused(tmp_path: Path, examples: dict[str, dict[str, Any]]) -> None:
    good = json.dumps(examples["Entity"]).encode()
    bad = [
        b"[" * 2000 + b"]" * 2000,
        b'{"type": "Entity", "id": "x", "name": "n", "address": ' + b"[" * 2000 + b"1" + b"]" * 2000 + b"}",
        b'{"type": "Listing", "id": "x", "party": "p", "list": "l", "order": ' + b"9" * 5000 + b"}",
        b'{"type": "Entity", "id": "x", "name": "\\ud800"}',
        b'{"type": "Entity", "id": "x", "name": NaN}',
        b'{"type": "Entity", "id": "x", "name": "\xd0\xe9\xb9\xb9"}',
        b'{"type": ["Entity"]}',
        b'{"_rejected": 5, "type": "Entty"}',
        b'{"_rejected": {"file": 1, "line": "x", "reader": []}, "text": 7}',
        b'{"_rejected": {"file": "f", "line": 2, "reader": "registry"}, "a": null}',
        b'{"_rejected": {"file": "f", "line": 2, "reader": "nobody"}, "a": null}',
        *(b"null", b"7", b'"text"', b"{", b"\x00", b"{}", b"[]", b"\xff\xfe\x00"),
    ]
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(b"\n".join([good, *(line for each in bad for line in (each, good)), good]))
    found = list(read_canonical(path))
    assert sum(isinstance(one, Item) for one in found) == len(bad) + 2
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [one.origin.line for one in refused if one.origin.file.endswith("mixed.jsonl")] == [
        2 + 2 * place for place, line in enumerate(bad) if b'"file": "f"' not in line
    ]
    assert all(one.reason for one in refused)


HEADERS = {
    "registry": COLUMNS,
    "branches": BRANCHES,
    **{
        f"blacklist {place}": tuple(names[0] for names in layout.columns.values())
        for place, layout in enumerate(LAYOUTS)
    },
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_any_cell_of_any_reader_is_read_or_refused(tmp_path: Path, header: tuple[str, ...]) -> None:
    """A cell of every column in turn; the rows above and below are as good as they were."""
    path = tmp_path / "work_safety_2017-09-06.csv"
    plain = ["虚构甲有限公司"] * len(header)
    rows = [[*plain[:place], cell, *plain[place + 1 :]] for place in range(len(header)) for cell in CELLS]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows, [], ["x"] * (len(header) + 3), ["x"]])
    found = list(reader_for(path).items())
    assert {type(one) for one in found} <= {Item, Refusal}
    places = {one.origin.line for one in found}
    assert len(places) >= len(rows), "a row is neither read nor refused"


def test_any_cell_of_a_supplier_list_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [[cell, "虚构甲有限公司", ""] for cell in CELLS] + [["1", cell, cell] for cell in CELLS]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["编号", "供应商名称", "统一社会信用代码"], *rows])
    read = read_suppliers(path)
    assert len(read.suppliers) + len(read.refused) == len(rows)
