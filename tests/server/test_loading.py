"""Loading: what is new, changed and refused; nothing lost by bad lines, by a second load, or by a killed server."""

import asyncio
import json
import os
import signal
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cscs_graph.errors import BadInput, ServerUnavailable
from cscs_graph.graph import embedded
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, Summary, load_items, load_path, loader
from cscs_graph.ingest.items import Item, Origin, Refusal, items
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.rules import Source
from cscs_graph.model.time import Moment
from cscs_graph.settings import Settings
from tests.loading import parties
from tests.server.test_embedded import server_pid

DAY, LATE = date(2020, 1, 1), datetime(9999, 1, 1)
SOURCE = {"type": "Source", "id": "loading-test", "title": "Loading test"}


def write(path: Path, *lines: dict[str, Any] | str) -> Path:
    text = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("\n".join(text) + "\n", "utf-8")
    return path


async def load(graph: Graph, path: Path) -> Summary:
    return (await load_path(graph, path, path.parent / "rejected"))[0]


NOW = Moment.at().parameters


def party(identity: str, **fields: Any) -> dict[str, Any]:
    return {"type": "Entity", "id": identity, "name": f"Invented {identity}", **fields}


async def details(graph: Graph, *ids: str) -> list[dict[str, Any]]:
    return await graph.read(lambda transaction: transaction.run("entity_details", ids=list(ids), **NOW))


async def test_a_second_load_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    path = write(
        tmp_path / "twice.jsonl",
        SOURCE,
        party("twice-a"),
        party("twice-b"),
        {"type": "OWNS", "from": "twice-a", "to": "twice-b", "share": 0.5, "source_id": "loading-test"},
    )
    first, second = await load(graph, path), await load(graph, path)
    assert (first.total(Outcome.CREATED), first.total(Outcome.REFUSED)) == (4, 0)
    assert (second.total(Outcome.UNCHANGED), second.total(Outcome.CREATED), second.total(Outcome.UPDATED)) == (4, 0, 0)


async def test_bad_lines_are_quarantined_with_place_and_reason_and_can_be_loaded_once_mended(
    graph: Graph, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "bad.jsonl",
        party("bad-a"),
        party("bad-b", uscc="9111010874883995"),
        "{not json",
        {"type": "Ownership"},
        {"type": "OWNS", "from": "bad-a", "to": "bad-nobody"},
        {"type": "LEGAL_REPRESENTATIVE_OF", "from": "bad-a", "to": "bad-a"},
        {"type": "OWNS", "from": "bad-a", "to": "bad-a", "valid_from": "2019-01-01", "valid_until": "2018-01-01"},
    )
    summary = await load(graph, path)
    assert summary.total(Outcome.REFUSED) == 6
    assert summary.quarantine is not None
    refused = [json.loads(line) for line in summary.quarantine.read_text("utf-8").splitlines()]
    assert {(entry["_rejected"]["line"], entry["_rejected"]["field"]) for entry in refused} == {
        (2, "uscc"),
        (3, ""),
        (4, "type"),
        (5, "to"),
        (6, "from"),
        (7, ""),
    }
    assert "has 16 characters, a Unified Social Credit Code has 18" in summary.message
    assert f"cscs load {summary.quarantine}" in summary.message
    mended = [
        {**entry, "uscc": make_uscc("91", "310101", "YYYY0001")} for entry in refused if entry.get("id") == "bad-b"
    ]
    again = await load(graph, write(summary.quarantine, *mended))
    assert (again.total(Outcome.CREATED), again.total(Outcome.REFUSED)) == (1, 0)
    assert not summary.quarantine.exists(), "nothing is left to mend"


async def test_an_organisation_code_finds_its_company_in_either_order(graph: Graph, tmp_path: Path) -> None:
    """A blacklist names characters 9 to 17 of the code only; the registration may be loaded before or after."""
    for number, registration_first in ((2, True), (3, False)):
        code = make_uscc("91", "310101", f"YYYY000{number}")
        registered = write(
            tmp_path / f"registered{number}.jsonl", {"type": "Entity", "name": f"Reg {number}", "uscc": code}
        )
        listed = write(
            tmp_path / f"listed{number}.jsonl",
            {"type": "Entity", "name": f"OCR {number}", "org_code": code[8:17], "stub": True},
            {
                "type": "Listing",
                "party": f"org:{code[8:17]}",
                "list": "transport_logistics",
                "valid_from": "2017-10-23",
            },
        )
        for path in [registered, listed] if registration_first else [listed, registered]:
            assert (await load(graph, path)).total(Outcome.REFUSED) == 0
        asked = {"parties": [code], "applications": [], "sources": []}
        rows = await graph.read(lambda transaction, asked=asked: transaction.run("names", **asked))
        found = [row["found"] for row in rows if row["kind"] == "party"]
        assert [(one["name"], one["uscc"], bool(one["stub"])) for one in found] == [(f"Reg {number}", code, False)]
        stays = await graph.read(
            lambda transaction, code=code: transaction.run("listing_history", frontier=[code], as_of=DAY, known_at=LATE)
        )
        assert [stay["found"]["list_id"] for stay in stays] == ["transport_logistics"]
        assert (await details(graph, code))[0]["other_names"] == [f"OCR {number}"]
        assert (await load(graph, listed)).total(Outcome.UNCHANGED) == 2, "the stub is recognised when loaded again"


async def test_two_codes_that_share_an_organisation_code_stay_two_companies(graph: Graph, tmp_path: Path) -> None:
    first = make_uscc("91", "310101", "YYYY0004")
    second = make_uscc("91", "110101", "YYYY0004")
    path = write(
        tmp_path / "shared.jsonl",
        {"type": "Entity", "name": "First", "uscc": first},
        {"type": "Entity", "name": "Second", "uscc": second},
        {"type": "Listing", "party": first[8:17], "list": "transport_logistics", "valid_from": "2017-10-23"},
    )
    summary = await load(graph, path)
    assert len(await details(graph, first, second)) == 2
    assert summary.total(Outcome.REFUSED) == 1, "nobody can say which of the two is listed"


async def test_a_changed_name_is_kept_and_the_old_state_is_not_lost(graph: Graph, tmp_path: Path) -> None:
    await load(graph, write(tmp_path / "name.jsonl", party("renamed", name="Old name", address="Street 1")))
    summary = await load(graph, write(tmp_path / "name.jsonl", party("renamed", name="New name")))
    assert summary.counts["Entity"][Outcome.UPDATED] == 1
    assert (await details(graph, "renamed"))[0] | {"other_names": ["Old name"], "address": "Street 1"} == (
        await details(graph, "renamed")
    )[0]


async def test_a_corrected_code_of_the_same_id_is_an_update_that_keeps_what_was_said(
    graph: Graph, tmp_path: Path
) -> None:
    first, second = (make_uscc("91", "310101", f"YYYY001{number}") for number in (1, 2))
    await load(graph, write(tmp_path / "code.jsonl", party("recoded", uscc=first, address="Street 1")))
    summary = await load(graph, write(tmp_path / "code.jsonl", party("recoded", uscc=second)))
    assert summary.counts["Entity"][Outcome.UPDATED] == 1
    (kept,) = await details(graph, "recoded")
    assert (kept["org_code"], kept["address"]) == (second[8:17], "Street 1")


async def test_an_earlier_record_cannot_correct_a_later_one(graph: Graph, tmp_path: Path) -> None:
    listing = {
        "type": "Listing",
        "id": "order-1",
        "party": "order-a",
        "list": "court_defaulters",
        "valid_from": "2018-01-01",
    }
    await load(graph, write(tmp_path / "one.jsonl", party("order-a"), {**listing, "recorded_at": "2018-02-01"}))
    late = write(tmp_path / "two.jsonl", {**listing, "valid_until": "2018-03-01", "recorded_at": "2018-01-15"})
    summary = await load(graph, late)
    assert "is not later than 2018-02-01" in summary.message


async def test_a_folder_or_file_that_nobody_can_read_is_named(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path, reason in (
        (tmp_path / "missing.jsonl", "does not exist"),
        (tmp_path / "empty", "holds no .jsonl, no .csv and no workbook"),
        (write(tmp_path / "odd.csv", "a,b", "1,2"), "no reader knows the columns a, b"),
        (write(tmp_path / "odd.txt", "x"), "neither .jsonl nor a table"),
    ):
        with pytest.raises(BadInput, match=reason):
            await load_path(graph, path, tmp_path)


LINES = parties(100, 7)
KILLED = Source(id="seed:7", title="killed")


def lines(kill: Path | None = None) -> Iterator[Item | Refusal]:
    """Of one file; in their middle, the server on that folder is killed."""
    for number, line in enumerate(LINES):
        if kill is not None and number == len(LINES) // 2:
            os.kill(server_pid(kill), signal.SIGKILL)
        yield from items([dict(line)], Origin("generated", number, line))


async def test_a_load_goes_on_when_its_server_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is started again, the batch under way is done again, and every record is stored once."""
    settings = Settings(data=tmp_path / "data", memory="512m")
    async with open_graph(settings) as graph:
        monkeypatch.setattr(loader, "BATCH", 100)
        summary = await load_items(graph, lines(settings.data), KILLED, tmp_path / "r.jsonl")
        assert summary.total(Outcome.REFUSED) == 0
        again = await load_items(graph, lines(), KILLED, tmp_path / "r.jsonl")
        assert again.total(Outcome.UNCHANGED) == len(LINES)


async def test_a_server_killed_in_the_middle_of_a_load_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the first batches; what the summary counts until then is stored; the same load then completes."""
    settings = Settings(data=tmp_path / "data", memory="512m", retry_time=1)
    monkeypatch.setattr(embedded, "RESTARTS", 0)
    acknowledged = 0

    def counted(count: int) -> None:
        nonlocal acknowledged
        acknowledged += count

    async with open_graph(settings) as graph:
        monkeypatch.setattr(loader, "BATCH", 100)
        with pytest.raises(ServerUnavailable):
            await load_items(graph, lines(settings.data), KILLED, tmp_path / "r.jsonl", progress=counted)
    monkeypatch.undo()
    async with open_graph(settings) as graph:
        async with asyncio.timeout(60):
            again = await load_items(graph, lines(), KILLED, tmp_path / "r.jsonl")
        assert again.total(Outcome.REFUSED) == 0
        things = sum(again.counts[kind][Outcome.UNCHANGED] for kind in ("Entity", "Person", "Source"))
        assert things >= acknowledged > 0
        once_more = await load_items(graph, lines(), KILLED, tmp_path / "r.jsonl")
        assert once_more.total(Outcome.UNCHANGED) == len(LINES)
