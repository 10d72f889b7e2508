"""The worked example of docs/CONTROL.md is what the API says."""

import json
import re

import httpx

from tests.api.asking import ask
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "CONTROL.md").read_text("utf-8")


async def test_the_worked_example_is_true(api: httpx.AsyncClient) -> None:
    (query,) = re.findall(r"```graphql\n(.*?)```", PAGE, re.DOTALL)
    (reply,) = re.findall(r"```json reply\n(.*?)```", PAGE, re.DOTALL)
    response = await api.post("/graphql", json={"query": query})
    assert (response.status_code, response.json()) == (200, json.loads(reply))


async def test_cuts_of_a_tree_are_told(api: httpx.AsyncClient) -> None:
    """One level above the bottom: the middle one and the founder; the two above the middle one are counted."""
    query = """{ ownershipTree(party: "actual-control-bottom", depth: 1, minShare: 0.2, asOf: "2024-07-01") {
        holdings { nodes { depth holder { id } shareMin } }
        cuts { nodes { party { id } reason holdings } } truncated { reason }
    } }"""
    said = (await ask(api, query))["ownershipTree"]
    assert said["holdings"] == [{"depth": 1, "holder": {"id": "actual-control-middle"}, "shareMin": 0.8}]
    assert said["cuts"] == [
        {"party": {"id": "actual-control-bottom"}, "reason": "SHARE", "holdings": 1},
        {"party": {"id": "actual-control-middle"}, "reason": "DEPTH", "holdings": 2},
    ]
    assert said["truncated"] == {"reason": "DEPTH"}


async def test_a_state_holder_and_a_nominee_are_shown_and_not_crossed(api: httpx.AsyncClient) -> None:
    up = """{ ownershipTree(party: "actual-control-listed", asOf: "2024-07-01") {
        holdings { nodes { holder { id } } } cuts { nodes { reason } }
    } }"""
    said = (await ask(api, up))["ownershipTree"]
    holders = [holding["holder"]["id"] for holding in said["holdings"]]
    assert holders == ["actual-control-clearing", "actual-control-small-holder"]
    assert said["cuts"] == [{"reason": "NOMINEE"}]


async def test_a_rule_that_is_none_is_told_with_those_in_force(api: httpx.AsyncClient) -> None:
    query = '{ actualControllers(party: "actual-control-bottom", rule: "half", asOf: "2024-07-01") { rules { id } } }'
    (error,) = (await api.post("/graphql", json={"query": query})).json()["errors"]
    assert error["extensions"]["code"] == "BAD_INPUT"
    assert "company_law_2023" in error["message"]
