"""The version of what is loaded: the same content has the same version, and other content another."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from itertools import chain, permutations
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.rulebook.versions import content_versions
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.rules import Source
from cscs_graph.settings import Settings

Line = dict[str, Any]
FIRM = {"type": "Entity", "id": "version-a", "name": "Fictitious Version A"}
BRANCH = {"type": "Entity", "id": "version-b", "name": "Fictitious Version B", "kind": "branch"}
TIE = {"type": "BRANCH_OF", "from": "version-b", "to": "version-a", "valid_from": "2015", "id": "version-tie"}
CORRECTED = {**TIE, "valid_from": "2016"}
AGENCY = {"type": "Agency", "id": "version-agency", "name_en": "Fictitious agency"}
OFFICE = {"type": "Agency", "id": "version-office", "name_en": "Fictitious office", "level": "county"}
BELONGS = {"type": "BRANCH_OFFICE_OF", "from": "version-office", "to": "version-agency"}
GROUP = {"type": "MeasureGroup", "id": "version-group", "name_en": "Fictitious equal measures"}
LIST = {"type": "CreditList", "id": "version-list", "name_en": "Fictitious list", "kind": "black"}
MOU = {"type": "Mou", "id": "version-mou", "title_zh": "虚构备忘录"}
MEASURE = {
    "type": "Measure",
    "mou": "version-mou",
    "number": "1",
    "name_en": "Fictitious measure",
    "effect": "restrict",
    "valid_from": "2016",
}


@pytest_asyncio.fixture(scope="module")
async def graph(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """An embedded server of its own: the version is of the whole store."""
    async with open_graph(Settings(data=tmp_path_factory.mktemp("version") / "data", memory="512m")) as graph:
        yield graph


@pytest_asyncio.fixture
async def empty(graph: Graph) -> Graph:
    await emptied(graph)
    return graph


async def emptied(graph: Graph) -> None:
    """As if nothing had ever been loaded."""
    await graph.define("MATCH (node) WHERE NOT node:SchemaVersion DETACH DELETE node")


async def load(graph: Graph, *lines: Line, recorded_at: datetime | None = None) -> None:
    found = items([dict(line) for line in lines], Origin("version", 1, ""))
    summary = await load_items(
        graph, found, Source(id="version", title="Version"), Path("unused.jsonl"), recorded_at=recorded_at
    )
    assert summary.total(Outcome.REFUSED) == 0, summary.message


async def now(graph: Graph) -> tuple[str, str]:
    """The versions of data and rules."""
    versions = await graph.read(content_versions)
    return versions.of_data, versions.rules


async def of_loads(graph: Graph, loads: Sequence[Line]) -> tuple[str, str]:
    """The versions of a store that holds nothing else."""
    await emptied(graph)
    for line in loads:
        await load(graph, line)
    return await now(graph)


async def test_every_order_of_loads_gives_the_same_version(graph: Graph) -> None:
    later = {"type": "Entity", "id": "version-a", "name": "Fictitious Version A", "address": "Nowhere 1"}
    orders = permutations([FIRM, BRANCH, later, MOU])
    assert len({await of_loads(graph, [*order, TIE, MEASURE]) for order in orders}) == 1


async def test_any_change_of_content_changes_its_own_version_and_a_repeated_load_none(empty: Graph) -> None:
    seen = [await now(empty)]
    for line, changed in (
        (FIRM, "facts"),
        (BRANCH, "facts"),
        (TIE, "facts"),
        (CORRECTED, "facts"),
        ({**FIRM, "address": "Nowhere 1"}, "facts"),
        (AGENCY, "facts"),
        (OFFICE, "facts"),
        (BELONGS, "facts"),
        ({**AGENCY, "name_en": "Fictitious agency, renamed"}, "facts"),
        (GROUP, "rules"),
        (LIST, "rules"),
        (MOU, "rules"),
        (MEASURE, "rules"),
        ({**MEASURE, "id": "version-measure-2", "number": "2"}, "rules"),
    ):
        await load(empty, line)
        after = await now(empty)
        data, rules = seen[-1]
        assert (after[0] != data, after[1] != rules) == (changed == "facts" or len(seen) == 1, changed == "rules"), line
        assert after not in seen
        await load(empty, line)
        assert await now(empty) == after, line
        seen.append(after)


async def test_the_directory_is_summed_apart(empty: Graph) -> None:
    """Agencies, what they are offices of, and sources: whoever keeps what the rules say reads them together with the rules."""
    await load(empty, FIRM)
    before = await parts(empty)
    await load(empty, AGENCY, OFFICE, BELONGS, {"type": "Source", "id": "version-other", "title": "Other"})
    after = await parts(empty)
    assert before.keys() == after.keys() == {"facts", "directory"}
    assert (before["facts"] == after["facts"], before["directory"] == after["directory"]) == (True, False)


async def parts(graph: Graph) -> dict[str, tuple[int, ...]]:
    """What the store keeps for each part of the content."""
    rows = await graph.read(lambda transaction: transaction.run("content_version"))
    kept = {row["id"]: (row["a"], row["b"], row["c"], row["d"]) for row in rows}
    kept.pop("coverage", None)  # follows from the others: what was counted of the store after a load
    return kept


async def test_what_is_said_again_has_the_version_that_it_had(empty: Graph) -> None:
    """A thing is updated in place: only what it says now counts."""
    await load(empty, {**FIRM, "address": "Nowhere 1"})
    before = await now(empty)
    await load(empty, {**FIRM, "address": "Nowhere 2"})
    assert await now(empty) != before
    await load(empty, {**FIRM, "address": "Nowhere 1"})
    assert await now(empty) == before


async def test_a_stated_time_of_record_counts_and_the_clock_does_not(graph: Graph) -> None:
    async def version(recorded_at: datetime | None) -> tuple[str, str]:
        await emptied(graph)
        await load(graph, FIRM, BRANCH, TIE, recorded_at=recorded_at)
        return await now(graph)

    clock, again = await version(None), await version(None)
    early, late = await version(datetime(2019, 1, 1)), await version(datetime(2020, 1, 1))
    assert clock == again
    assert len({clock, early, late}) == 3


async def test_a_transaction_that_is_tried_again_counts_once(empty: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    await load(empty, BRANCH)
    run, failed = Transaction.run, list[str]()

    async def failing_once(self: Transaction, name: str, **parameters: object) -> list[dict[str, Any]]:
        rows = await run(self, name, **parameters)
        if name == "add_content" and not failed:
            from neo4j.exceptions import TransientError

            failed.append(json.dumps(parameters["rows"], default=str))
            raise TransientError("lost after the last statement")
        return rows

    monkeypatch.setattr(Transaction, "run", failing_once)
    await load(empty, FIRM)
    assert failed
    monkeypatch.undo()
    troubled = await now(empty)
    assert troubled == await of_loads(empty, [BRANCH, FIRM])


async def test_two_who_load_at_once_are_both_counted(graph: Graph) -> None:
    import asyncio

    firms = [{**FIRM, "id": f"version-{number}", "name": f"Fictitious Version {number}"} for number in range(6)]
    one_by_one = await of_loads(graph, firms)
    await emptied(graph)
    await load(graph, firms[0])
    await asyncio.gather(*(load(graph, firm) for firm in firms[1:]))
    assert await now(graph) == one_by_one


async def test_a_store_without_the_reference_data_says_how_it_is_loaded(empty: Graph, tmp_path: Path) -> None:
    """Of what ships with the product; whatever else is missing has to come from where the fact does."""
    listed = [{"type": "Listing", "party": FIRM["id"], "list": name} for name in ("court_defaulters", "no-such-list")]
    lines = enumerate([FIRM, *listed], start=1)
    found = chain.from_iterable(items([dict(line)], Origin("version", number, "")) for number, line in lines)
    summary = await load_items(empty, found, Source(id="version", title="Version"), tmp_path / "rejected.jsonl")
    assert [reason for reason in summary.reasons if "CreditList" in reason] == [
        "list: no CreditList … is loaded; `cscs load --reference` loads it",
        "list: no CreditList … is loaded; load it first, or mend the reference",
    ]
