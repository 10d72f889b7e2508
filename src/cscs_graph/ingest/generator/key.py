"""The answer key of a generated graph: the questions of its planted cases with the answers they were built to have."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from cscs_graph.ingest.generator.cast import Ask
from cscs_graph.ingest.generator.planted import planted, sets
from cscs_graph.ingest.generator.stream import check


def answer_key(companies: int, seed: int) -> Iterator[Ask]:
    """Every question of every planted case, in the order of the graph. Raises BadInput as `generate` does."""
    check(companies, seed)
    return (ask for number in range(sets(companies)) for case in planted(seed, number) for ask in case.asks)


def write_key(path: Path, companies: int, seed: int) -> int:
    """The key as one case in the form of seed/scenarios/README.md, question by question. Returns their number."""
    count = 0
    asks = answer_key(companies, seed)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"title: Planted cases of the test graph of {companies} companies with seed {seed}\n")
        file.write('section: "4.2, 9.3, 9.4, 9.5"\n')
        file.write("why: Built to have these answers, by the scopes of the memoranda and the channels of the report.\n")
        file.write("asks:\n")
        for ask in asks:
            file.write(yaml.safe_dump([ask.document()], allow_unicode=True, sort_keys=False, width=1000))
            count += 1
    return count
