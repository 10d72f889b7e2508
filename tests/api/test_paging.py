"""Relay connections: small pages give every item once in the order of one big page, also while data is added."""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from cscs_graph.ingest import Outcome, load_path
from tests.api.asking import ask, refused
from tests.conftest import Store


@dataclass(frozen=True)
class Paged:
    """A field that pages: what stands before its arguments `first` and `after`, and what tells its nodes apart."""

    name: str
    opening: str
    key: str
    closing: str = ""
    at_least: int = 4

    def query(self) -> str:
        shown = f"edges {{ cursor node {{ {self.key} }} }}"
        info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
        return (
            "query Page($first: Int!, $after: String) { "
            f"{self.opening} first: $first, after: $after) {{ {shown} {info} }} {self.closing} }}"
        )

    def of(self, data: Any) -> Any:
        page = data[self.name]
        return page["records"] if self.closing else page


DIRECTOR = 'relatedParties(party: "private-listing-director", asOf: "2018-06-30", includeFormer: true,'
LISTED = 'listings(list: "red_a_grade_taxpayers", asOf: "2019-06-03",'
FILE = 'creditFile(party: "shanghai-husi", asOf: "2019-06-01") { records('
PAGED = [
    Paged("creditLists", "creditLists(", "id", at_least=54),
    Paged("agencies", "agencies(councilOnly: true,", "id", at_least=46),
    Paged("mous", "mous(", "id", at_least=80),
    Paged("search", 'search(name: "虚构",', "score party { id }", at_least=20),
    Paged("relatedParties", DIRECTOR, "factId", at_least=3),
    Paged("listings", LISTED, "id", at_least=3),
    Paged("creditFile", FILE, "id", closing="}", at_least=3),
]
every_field = pytest.mark.parametrize("paged", PAGED, ids=lambda paged: paged.name)


async def pages(api: httpx.AsyncClient, paged: Paged, first: int, after: str | None = None) -> list[Any]:
    """The edges of all pages from `after` on; what pageInfo says of each page is checked on the way."""
    edges: list[Any] = []
    more, promised = True, False
    while more:
        page = paged.of(await ask(api, paged.query(), first=first, after=after))
        info = page["pageInfo"]
        assert len(page["edges"]) == first or not info["hasNextPage"]
        assert page["edges"] or not promised, "hasNextPage promised another page"
        assert info["hasPreviousPage"] == (after is not None)
        assert [info["startCursor"], info["endCursor"]] == (
            [page["edges"][0]["cursor"], page["edges"][-1]["cursor"]] if page["edges"] else [None, None]
        )
        edges += page["edges"]
        after, more, promised = info["endCursor"], info["hasNextPage"], info["hasNextPage"]
    return edges


@every_field
@pytest.mark.parametrize("first", [1, 2, 3])
async def test_small_pages_give_what_one_big_page_gives(api: httpx.AsyncClient, paged: Paged, first: int) -> None:
    """Of a long list in some twenty pages: more say nothing new."""
    whole = await pages(api, paged, 200)
    assert len(whole) >= paged.at_least
    assert await pages(api, paged, max(first, len(whole) // 20 + first - 1)) == whole
    assert len({edge["cursor"] for edge in whole}) == len(whole)


@every_field
async def test_any_cursor_can_be_gone_on_from(api: httpx.AsyncClient, paged: Paged) -> None:
    whole = await pages(api, paged, 200)
    for place in (0, 1, len(whole) - 1):
        assert await pages(api, paged, 200, whole[place]["cursor"]) == whole[place + 1 :]


@every_field
async def test_a_page_of_nothing_or_of_everything_is_refused(api: httpx.AsyncClient, paged: Paged) -> None:
    for first, code in ((0, "BAD_INPUT"), (-1, "BAD_INPUT"), (201, "LIMIT_EXCEEDED")):
        fault = await refused(api, paged.query(), first=first)
        assert (fault.code, f"first: {first} is" in fault.message) == (code, True)


def _encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


FORGED = {
    "empty": "",
    "no base64": "!!!",
    "not ascii": "光标",
    "no JSON": _encoded("["),
    "no key": _encoded("{}"),
    "null": _encoded("[null]"),
    "three parts": _encoded('["2016-01-01", "a", "b"]'),
    "no number": _encoded('[1e999, "a"]'),
    "not a number": _encoded('[NaN, "a"]'),
    "a number beyond all": _encoded(f'[{10**400}, "a"]'),
    "no such day": _encoded('["2016-13-01", "a"]'),
    "nested": _encoded("[" * 3000),
    "long": "A" * 50_000,
}


@every_field
@pytest.mark.parametrize("name", FORGED)
async def test_what_is_no_cursor_is_refused(api: httpx.AsyncClient, paged: Paged, name: str) -> None:
    fault = await refused(api, paged.query(), first=2, after=FORGED[name])
    assert fault.code == "BAD_INPUT"
    assert fault.message == "after: not a cursor of this field; take endCursor from pageInfo"


async def test_a_cursor_of_another_field_is_refused(api: httpx.AsyncClient) -> None:
    cursors = {paged.name: (await pages(api, paged, 200))[0]["cursor"] for paged in PAGED}
    by_name = {paged.name: paged for paged in PAGED}
    for field, cursor in (("search", "creditLists"), ("creditFile", "search"), ("agencies", "search")):
        assert (await refused(api, by_name[field].query(), first=1, after=cursors[cursor])).code == "BAD_INPUT"


SOURCE = {"type": "Source", "id": "api-paging:source", "title": "Invented for a test of paging"}
COMPANY = {"type": "Entity", "id": "api-paging-company", "name": "Quorbital Paging Company"}


def _person(letter: str) -> list[dict[str, Any]]:
    """A person who holds a post in the company, is listed, and has a record in the company's file."""
    name = f"api-paging-{letter}"
    stated = {"valid_from": "2018-01-01", "recorded_at": "2020-07-01", "source_id": SOURCE["id"]}
    record = {"category": "administrative_penalties", "title": f"Record {letter}"}
    return [
        {"type": "Person", "id": name, "name": "Quorbital Namesake", "source_id": SOURCE["id"]},
        {"type": "OFFICER_OF", "from": name, "to": COMPANY["id"], "role": "director", **stated},
        {"type": "Listing", "id": f"{name}-listing", "party": name, "list": "electricity", **stated},
        {"type": "CreditRecord", "id": f"{name}-record", "party": COMPANY["id"], **record, **stated},
    ]


async def _load(store: Store, folder: Path, lines: list[dict[str, Any]]) -> None:
    path = folder / "records.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    [summary] = await load_path(store.graph, path, folder)
    assert summary.total(Outcome.REFUSED) == 0, summary.message


async def test_cursors_stay_valid_while_data_is_added(api: httpx.AsyncClient, store: Store, tmp_path: Path) -> None:
    """Added before the cursor: not shown. Added behind it: shown once. Nothing else moves."""
    growing = [
        Paged("search", 'search(name: "Quorbital Namesake",', "party { id }"),
        Paged("relatedParties", 'relatedParties(party: "api-paging-company",', "party { id }"),
        Paged("listings", 'listings(list: "electricity",', "party { id }"),
        Paged("creditFile", 'creditFile(party: "api-paging-company") { records(', "title", closing="}"),
    ]
    old, before, behind = "bdfhj", "a", "gz"
    await _load(store, tmp_path, [SOURCE, COMPANY, *(line for letter in old for line in _person(letter))])
    cursors: list[str] = []
    for paged in growing:
        page = paged.of(await ask(api, paged.query(), first=2))
        assert _letters(page["edges"]) == ["b", "d"]
        cursors.append(page["pageInfo"]["endCursor"])
    await _load(store, tmp_path, [line for letter in before + behind for line in _person(letter)])
    for paged, cursor in zip(growing, cursors, strict=True):
        # the company of that name is the last hit of the search
        assert _letters(await pages(api, paged, 2, cursor))[:5] == list("fghjz"), paged.name
        assert _letters(await pages(api, paged, 3))[:8] == list("abdfghjz"), paged.name


def _letters(edges: list[Any]) -> list[str]:
    return [str(edge["node"].get("title") or edge["node"]["party"]["id"])[-1] for edge in edges]
