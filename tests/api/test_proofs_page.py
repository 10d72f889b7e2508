"""docs/PROOFS.md shows one proof in all its forms: each is what the API says."""

import json
import re

import httpx

from tests.api.asking import ask
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "PROOFS.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"```(\w+ \w+|graphql)\n(.*?)```\n", PAGE, re.DOTALL))


async def test_one_proof_in_all_its_forms(api: httpx.AsyncClient) -> None:
    answer = (await ask(api, BLOCKS["graphql"]))["crossContamination"]
    (shown,) = answer["findings"][0]["contaminators"]
    steps = [step["sentenceEn"] for step in shown["proof"]]
    assert BLOCKS["text steps"].splitlines() == [f"{place}. {said}" for place, said in enumerate(steps, start=1)]
    assert BLOCKS["text english"].strip() == shown["sentenceEn"]
    assert BLOCKS["text chinese"].strip() == shown["sentenceZh"]
    assert json.loads(BLOCKS["json prov"]) == shown["prov"]
    assert json.loads(BLOCKS["json parameters"]) == json.loads(answer["parameters"])
