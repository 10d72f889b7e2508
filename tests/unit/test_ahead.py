"""What is imported ahead is imported by one thread: two at once leave modules half made that import each other in a circle."""

import asyncio
import sys
import time
from pathlib import Path

import pytest

from cscs_graph.graph.ahead import ahead, imported


async def test_one_thing_after_the_other() -> None:
    under_way: list[str] = []
    most = 0

    def work(name: str) -> None:
        nonlocal most
        under_way.append(name)
        most = max(most, len(under_way))
        time.sleep(0.02)
        under_way.remove(name)

    await asyncio.gather(*(ahead(lambda name=name: work(name)) for name in ("a", "b", "c")))
    assert most == 1


async def test_a_module_is_whole_for_whoever_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two modules that import each other, one is imported already while somebody wants the other."""
    (tmp_path / "circle_one.py").write_text("import time, circle_two\ntime.sleep(0.05)\nNAME = 1\n", "utf-8")
    (tmp_path / "circle_two.py").write_text("import circle_one\nNAME = 2\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    begun = ahead(lambda: __import__("circle_one"))
    await imported("circle_two")
    assert [sys.modules[name].NAME for name in ("circle_one", "circle_two")] == [1, 2]
    await begun
