"""Real public records, as they are: nothing of them is in the project, so the test is skipped where they are missing."""

import csv
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, load_path, load_reference
from cscs_graph.settings import Settings

PUBLISHED = date(2017, 10, 23)


async def test_registry_and_blacklists_load_and_a_listed_company_has_a_cascade(
    outside_data: Callable[[str], Path], tmp_path: Path
) -> None:
    """1,000 registered companies and the transport list, of whose memorandum measures 1 to 18 and u1 are loaded (19 of 27)."""
    whole, registry = outside_data("registry/random_sample.csv"), tmp_path / "registry.csv"
    with whole.open(encoding="utf-8") as every, registry.open("w", encoding="utf-8") as some:
        some.writelines(islice(every, 1_001))
    transport = outside_data("blacklists/transport_logistics_first_batch_2017-10-23.csv")
    with transport.open(encoding="utf-8-sig", newline="") as text:
        listed = [row["org_code"] for row in csv.DictReader(text) if len(row["org_code"]) == 9 and not row["uscc"]]
    async with open_graph(Settings(data=tmp_path / "data", memory="512m")) as graph:
        await load_reference(graph, tmp_path)
        (companies,) = await load_path(graph, registry, tmp_path)
        (listings,) = await load_path(graph, transport, tmp_path)
        assert companies.counts["Entity"][Outcome.CREATED] == 1_000
        assert companies.total(Outcome.REFUSED) == 0
        assert listings.counts["Listing"][Outcome.CREATED] == 269
        assert listings.total(Outcome.REFUSED) == 1
        answer = await ask(graph, CascadingPunishment.of(party=listed[0], as_of=PUBLISHED))
        stub = f"org:{listed[0]}"
        assert answer.subject.id == stub, "a company that is not registered here is a stub, found by its code"
        assert answer.subject.stub
        assert [listing.credit_list.id for listing in answer.listings] == ["transport_logistics"]
        assert {item.mou.id for item in answer.consequences} == {"transport_logistics_2017"}
        (known,) = answer.coverage.mous
        assert (known.measures_loaded, known.mou.measures_stated) == (19, 27)
        again = await load_path(graph, registry, tmp_path)
        assert again[0].total(Outcome.CREATED) == again[0].total(Outcome.UPDATED) == 0
