"""The graph as a stream of canonical lines, in constant memory, and its file."""

import json
from collections.abc import Iterator
from pathlib import Path

from cscs_graph.errors import BadInput
from cscs_graph.ingest.generator.credit import applications, company_listings, credit_records
from cscs_graph.ingest.generator.distributions import LISTED_SHARE
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.ingest.generator.holdings import holdings
from cscs_graph.ingest.generator.lines import entity
from cscs_graph.ingest.generator.opening import opening
from cscs_graph.ingest.generator.planted import COMPANIES_PER_SET, planted
from cscs_graph.ingest.generator.profiles import Profile, profile
from cscs_graph.ingest.generator.staff import staff
from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import EntityKind

_NAMES = {EntityKind.COMPANY: "号有限公司", EntityKind.BRANCH: "号分公司", EntityKind.OTHER: "号专业合作社"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def generate(companies: int, seed: int, listed_share: float = LISTED_SHARE) -> Iterator[Line]:
    """Lines of a graph of so many companies, each line after those it refers to.

    The stream of a smaller graph is the beginning of that of a larger one with the same seed and share. Branches and
    cooperatives are counted as companies; planted cases, one set per started thousand, are not. `listed_share` is the
    share of parties, in [0, 1], that were on a blacklist at some time. Lists, categories and regions are those of the
    reference data. Raises BadInput at once, before the first line.
    """
    check(companies, seed, listed_share)
    return _lines(companies, seed, listed_share)


def write(path: Path, companies: int, seed: int, listed_share: float = LISTED_SHARE) -> int:
    """The graph as JSON lines in UTF-8: the same arguments give the same bytes. Returns the number of lines."""
    count = 0
    stream = generate(companies, seed, listed_share)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in stream:
            file.write(_encode(line) + "\n")
            count += 1
    return count


def check(companies: int, seed: int, listed_share: float = LISTED_SHARE) -> None:
    """Raises BadInput for a graph that cannot be made."""
    if companies < 1:
        raise BadInput(f"companies: {companies} is too few; give 1 or more")
    if seed < 0:
        raise BadInput(f"seed: {seed} is negative; give 0 or more")
    if not 0 <= listed_share <= 1:
        raise BadInput(f"listed_share: {listed_share} is not a share; give a number from 0 to 1")


def _lines(companies: int, seed: int, listed_share: float) -> Iterator[Line]:
    yield from opening()
    for index in range(companies):
        if index % COMPANIES_PER_SET == 0:
            for case in planted(seed, index // COMPANIES_PER_SET):
                yield from case.lines
        yield from _company(profile(seed, index), listed_share)


def _company(company: Profile, listed_share: float) -> Iterator[Line]:
    draw = Draw(company.seed, company.index)
    name = f"测试{company.province.name}{company.index:07}{_NAMES[company.kind]}"
    yield entity(company.id, name, company.uscc, company.kind, company.registered_on)
    yield from staff(company, draw, listed_share)
    yield from holdings(company, draw)
    yield from company_listings(company, draw, listed_share)
    yield from credit_records(company, draw)
    yield from applications(company, draw)
