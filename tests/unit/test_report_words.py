"""Every label of reports and pictures has its Chinese, with the same names to fill in and nothing English inside."""

import ast
import re
from pathlib import Path

import pytest

from cscs_graph.model.phrases import chinese

SOURCES = Path(__file__).parents[2] / "src" / "cscs_graph"
ROOMS = [*(SOURCES / "export").rglob("*.py"), SOURCES / "cli" / "report.py"]
LATIN = re.compile(r"[A-Za-z]{2,}")
PROPER = {"Trivium", "GB", "jsonl", "csv", "suppliers", "rejected"}
"""Names of documents and files."""


def _called() -> set[str]:
    """What `phrase` is called with: always a literal, so that whoever translates finds it."""
    found: set[str] = set()
    for path in ROOMS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                key = node.args[0]
                assert isinstance(key, ast.Constant), f"{path.name}:{node.lineno}: no literal"
                found.add(str(key.value))
    return found


PHRASES = sorted(_called())


def test_there_are_phrases() -> None:
    assert len(PHRASES) > 300


@pytest.mark.parametrize("english", PHRASES)
def test_it_has_chinese_with_the_same_names(english: str) -> None:
    said = chinese().get(english)
    assert said, "no Chinese in seed/wording/phrases.zh.yaml"
    assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", english))
    words = set(LATIN.findall(re.sub(r"\{\w+\}", "", said)))
    assert words <= PROPER, words
    assert not re.search(r"[\u4e00-\u9fff][,:;()]|[,:;()][\u4e00-\u9fff]", said), "half-width punctuation"
