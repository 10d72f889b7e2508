"""The good lines of a file load whatever stands between them, and the bad ones are in the quarantine with the reason."""

import json
from pathlib import Path
from typing import Any

from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, load_path
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.records import Unreadable, read_record
from tests.contract.running import column
from tests.unit.test_odd_values import ODD

ENTITY = {"type": "Entity", "id": "odd-entity", "name": "虚构甲有限公司"}
PERSON = {"type": "Person", "id": "odd-person", "name": "张虚构"}
HOLDING = {"type": "OWNS", "from": "odd-person", "to": "odd-entity", "valid_from": "2015-01-01"}
LISTING = {"type": "Listing", "id": "odd-listing", "party": "odd-entity", "list": "court_defaulters"}
FIELDS = {
    "name": (ENTITY, PERSON),
    **dict.fromkeys(
        ("name_en", "other_names", "other_codes", "address", "registered_on", "region_code", "reg_no"), (ENTITY,)
    ),
    **dict.fromkeys(("share", "share_min", "valid_from", "valid_until", "section", "nominee"), (HOLDING,)),
    **dict.fromkeys(("reason", "document_no", "valid_from", "tier"), (LISTING,)),
}


def _written(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def _accepted(line: dict[str, Any]) -> bool:
    try:
        read_record(line)
    except Unreadable:
        return False
    return True


async def test_whatever_a_field_holds_the_good_lines_load(graph: Graph, tmp_path: Path) -> None:
    """Every odd value of every field, each in a record of its own: as many load as can be read, and nothing breaks."""
    odd = [
        {**line, "id": f"{line.get('id', 'odd-holding')}-{field}-{place}", field: value}
        for field, lines in FIELDS.items()
        for line in lines
        for place, value in enumerate(ODD)
    ]
    last = {**ENTITY, "id": "odd-last"}
    path = _written(tmp_path / "odd.jsonl", [ENTITY, PERSON, *odd, last])
    (summary,) = await load_path(graph, path, tmp_path / "rejected")
    assert summary.total(Outcome.CREATED) == sum(map(_accepted, odd)) + 3
    assert summary.total(Outcome.REFUSED) == len(odd) - sum(map(_accepted, odd))
    assert await column(graph, "MATCH (e:Entity {id: 'odd-last'}) RETURN e.name AS name") == ["虚构甲有限公司"]
    assert summary.quarantine is not None
    (again,) = await load_path(graph, summary.quarantine, tmp_path / "rejected")
    assert again.total(Outcome.REFUSED) == summary.total(Outcome.REFUSED)
    assert again.quarantine is not None
    written = again.quarantine.read_text("utf-8").splitlines()
    assert all({"file", "line", "field", "reason"} <= json.loads(line)["_rejected"].keys() for line in written)


async def test_an_id_is_an_entity_or_a_person(graph: Graph, tmp_path: Path) -> None:
    """The other is refused, whichever came first, and so is what says something of it; the rest of its batch loads."""
    first = _written(tmp_path / "first.jsonl", [{**PERSON, "id": "clash"}])
    assert (await load_path(graph, first, tmp_path / "rejected"))[0].total(Outcome.CREATED) == 1
    second = _written(
        tmp_path / "second.jsonl",
        [
            {**ENTITY, "id": "clash"},
            {**ENTITY, "id": "clash-other"},
            {**LISTING, "id": "clash-listing", "party": "clash-other"},
        ],
    )
    (summary,) = await load_path(graph, second, tmp_path / "rejected")
    assert (summary.total(Outcome.CREATED), summary.total(Outcome.REFUSED)) == (2, 1)
    assert "second.jsonl:1: id: 'clash' is loaded as a Person; use another id" in summary.message
    both = _written(tmp_path / "both.jsonl", [{**ENTITY, "id": "twice"}, {**PERSON, "id": "twice"}])
    (summary,) = await load_path(graph, both, tmp_path / "rejected")
    assert (summary.total(Outcome.CREATED), summary.total(Outcome.REFUSED)) == (1, 1)


async def test_an_organisation_keeps_the_id_under_which_it_was_loaded(graph: Graph, tmp_path: Path) -> None:
    """A second id for one code would be dropped, and nobody be found under it."""
    uscc = make_uscc("91", "310101", "XXXX9901")
    path = _written(
        tmp_path / "two.jsonl",
        [
            {**ENTITY, "id": "own-1", "uscc": uscc},
            {**ENTITY, "id": "own-2", "uscc": uscc},
            {**PERSON, "id": "own-person"},
        ],
    )
    (summary,) = await load_path(graph, path, tmp_path / "rejected")
    assert (summary.total(Outcome.CREATED), summary.total(Outcome.REFUSED)) == (2, 1)
    assert "this organisation is loaded as 'own-1'" in summary.message
    bare = _written(tmp_path / "bare.jsonl", [{"type": "Entity", "uscc": uscc, "name": "虚构甲有限公司"}])
    (summary,) = await load_path(graph, bare, tmp_path / "rejected")
    assert summary.total(Outcome.REFUSED) == 0


async def test_nobody_is_his_own_branch_and_nothing_is_known_before_its_time(graph: Graph, tmp_path: Path) -> None:
    """Under two references to one company as well. A company may hold shares of itself."""
    uscc = make_uscc("91", "310101", "XXXX9902")
    path = _written(
        tmp_path / "self.jsonl",
        [
            {**ENTITY, "id": "self-1", "uscc": uscc},
            {"type": "BRANCH_OF", "from": "self-1", "to": uscc},
            {"type": "ACTUALLY_CONTROLS", "from": "self-1", "to": "self-1"},
            {"type": "ACTS_IN_CONCERT_WITH", "from": "self-1", "to": uscc},
            {"type": "OWNS", "from": "self-1", "to": uscc, "share": 0.05},
            {**LISTING, "id": "self-listing", "party": "self-1", "recorded_at": "2099-01-01"},
        ],
    )
    (summary,) = await load_path(graph, path, tmp_path / "rejected")
    assert (summary.total(Outcome.CREATED), summary.total(Outcome.REFUSED)) == (2, 4)
    assert {"recorded_at: 2099-01-01T00:00:00 lies in the future; state when it became known"} < summary.reasons.keys()


async def test_a_file_of_a_folder_that_cannot_be_read_is_told_and_the_others_load(graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _written(folder / "z.jsonl", [{**ENTITY, "id": "folder-entity"}])
    (folder / "a.json").write_text("[]")
    (folder / "b.csv").write_text("colour,size\nred,2\n")
    (folder / "c.xlsx").write_bytes(b"PK\x03\x04 cut short")
    told = {one.source: one.message for one in await load_path(graph, folder, tmp_path / "rejected")}
    assert [name for name, message in told.items() if message] == ["a.json", "b.csv", "c.xlsx"]
    assert all("Nothing of this file was loaded" in message for message in told.values() if message)
    assert await column(graph, "MATCH (e:Entity {id: 'folder-entity'}) RETURN e.name AS name") == ["虚构甲有限公司"]


async def test_ids_that_look_the_same_are_the_same(graph: Graph, tmp_path: Path) -> None:
    path = _written(
        tmp_path / "twins.jsonl",
        [{**ENTITY, "id": "twin-\u00e9"}, {**ENTITY, "id": "twin-e\u0301"}, {**ENTITY, "id": "twin-\u200b\u00e9"}],
    )
    (summary,) = await load_path(graph, path, tmp_path / "rejected")
    assert (summary.total(Outcome.CREATED), summary.total(Outcome.UNCHANGED)) == (1, 2)
