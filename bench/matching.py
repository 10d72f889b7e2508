"""Who is found on a supplier list with known answers, by the kind of what is written, and how many are settled wrongly.

    make bench-screening      # or: python bench/matching.py --rows 60

The names are real: every fifth company of `registry/random_sample.csv` of the public data is loaded, the others are not. Each
kind is made of loaded names by a rule that is stated here, so the answer is known; `strangers` are companies that are not
loaded. Settled is what the screening takes for a party; proposed, what has the right party among its candidates.
"""

import argparse
import asyncio
import csv
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.screening.screening import Screen
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.answers import Screened
from cscs_graph.model.rules import Source
from cscs_graph.model.suppliers import Supplier
from cscs_graph.settings import Settings

DATA = Path(os.environ.get("CSCS_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
DAY = date(2018, 6, 1)
LOADED = 5
BATCH = 100
_LIMITED = re.compile("^(?P<start>.{4,}(?<!股份|责任|集团))有限公司$")
_LETTERS = str.maketrans("01", "OI")


def _traditional(name: str) -> str:
    from opencc import OpenCC  # pyright: ignore[reportMissingTypeStubs]

    return str(OpenCC("s2t").convert(name))


def _reading(name: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(word.capitalize() for word in lazy_pinyin(name))


def _other_form(form: str) -> Callable[[str], str]:
    return lambda name: _LIMITED.sub(rf"\g<start>{form}", name)


BY_NAME: dict[str, Callable[[str], str]] = {
    "the registered name": lambda name: name,
    "a remark behind": lambda name: f"{name}（已注销）",
    "a remark before": lambda name: f"【停用】{name}",
    "a contact beside": lambda name: f"{name} 张经理 13800000000",
    "two firms in a cell": lambda name: f"{name}/虚构另一家贸易有限公司",
    "former name in brackets": lambda name: f"虚构改名后的公司（原名：{name}）",
    "a branch of it": lambda name: f"{name}第三分公司",
    "a project of it": lambda name: f"{name}苏州项目部",
    "traditional characters": _traditional,
    "in pinyin": _reading,
    "as a group": _other_form("集团有限公司"),
    "as a company limited by shares": _other_form("股份有限公司"),
}
BY_CODE: dict[str, Callable[[str], str]] = {
    "a code with an apostrophe": lambda code: f"'{code}",
    "a code with a label": lambda code: f"统一社会信用代码：{code}",
    "a code with the letter O": lambda code: code.translate(_LETTERS),
}
SETTLES_NOT = frozenset({"as a group", "as a company limited by shares"})
"""The party of that trade name is another one: it may be proposed, and must not be settled."""


def companies() -> tuple[list[tuple[str, str]], list[str]]:
    """Code and name of those that are loaded, names that are carried once only; names of the others."""
    with (DATA / "registry" / "random_sample.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["统一社会信用代码"], row["企业名称"]) for row in csv.DictReader(file)]
    known = [row for row in rows if len(row[0]) == 18 and _LIMITED.match(row[1])]
    carried = Counter(name for _, name in known)
    loaded = [row for row in known[::LOADED] if carried[row[1]] == 1]
    names = {name for _, name in loaded}
    return loaded, [name for _, name in known if name not in names]


async def main(rows: int) -> None:
    if not (DATA / "registry").is_dir():
        print(f"the public data is not there: set CSCS_TEST_DATA to the folder that holds it (looked in {DATA})")
        return
    loaded, strangers = companies()
    with tempfile.TemporaryDirectory(prefix="cscs-matching-") as folder:
        async with open_graph(Settings(data=Path(folder) / "data")) as graph:
            lines = [{"type": "Entity", "uscc": code, "name": name} for code, name in loaded]
            source = Source(id="matching", title="Names of a public register")
            stream = (item for line in lines for item in items([line], Origin("matching", 1, "")))
            await load_items(graph, stream, source, Path(folder) / "rejected.jsonl")

            async def screened(suppliers: list[dict[str, Any]]) -> list[Screened]:
                found: list[Screened] = []
                for start in range(0, len(suppliers), BATCH):
                    batch = tuple(
                        Supplier(row=n, **one) for n, one in enumerate(suppliers[start : start + BATCH], start=1)
                    )
                    found += (await ask(graph, Screen.of(suppliers=batch, as_of=DAY))).suppliers
                return found

            table = Table(title=f"{len(loaded):,} companies are loaded; {rows} rows of each kind")
            for column in ("what is written", "settled rightly", "proposed", "not found", "settled wrongly"):
                table.add_column(column, justify="left" if column == "what is written" else "right")
            chosen = loaded[:: max(1, len(loaded) // rows)][:rows]
            for kind, made in (*BY_NAME.items(), *BY_CODE.items()):
                stated = [
                    {"codes": (made(code),)} if kind in BY_CODE else {"names": (made(name),)} for code, name in chosen
                ]
                wanted = [None if kind in SETTLES_NOT else code for code, _ in chosen]
                table.add_row(kind, *map(str, _counted(await screened(stated), [code for code, _ in chosen], wanted)))
            others = strangers[:: max(1, len(strangers) // rows)][:rows]
            table.add_row(
                "strangers",
                *map(str, _counted(await screened([{"names": (n,)} for n in others]), [""] * rows, [None] * rows)),
            )
    Console(width=110).print(table)


def _counted(found: list[Screened], right: list[str], settled: list[str | None]) -> tuple[int, int, int, int]:
    """Rows settled as they should be, rows with the right party among the candidates, rows without it, rows settled wrongly."""
    rightly = proposed = missed = wrongly = 0
    for row, code, wanted in zip(found, right, settled, strict=False):
        match = row.match.party.id if row.match else None
        if match is not None and match != wanted:
            wrongly += 1
        elif match is not None:
            rightly += 1
        elif code in {one.party.id for one in row.candidates}:
            proposed += 1
        else:
            missed += 1
    return rightly, proposed, missed, wrongly


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100)
    asyncio.run(main(parser.parse_args().rows))
