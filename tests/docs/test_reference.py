"""Pages that follow from the code are up to date, and the model's example loads as its page says."""

import csv
import re
from datetime import date, datetime

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.repair.question import Repair
from cscs_graph.catalog import Kind, catalogue
from cscs_graph.catalog.document import EXAMPLE, pages
from cscs_graph.ingest import Outcome, load_path
from cscs_graph.ingest.readers import READERS
from cscs_graph.model.codes import EventKind, RepairState
from cscs_graph.model.records import RECORDS
from tests.conftest import Store
from tests.docs.pages import ROOT, blocks

MODEL = ROOT / "docs" / "MODEL.md"
USCC = "91310115XXXX01011P"
REMOVED, REMOVED_AS_CORRECTED = date(2019, 3, 1), date(2018, 9, 3)


def test_the_reference_pages_are_up_to_date() -> None:
    stale = [page.name for page, text in pages().items() if page.read_text("utf-8") != text]
    assert stale == [], "run `make generate`"


def test_every_type_statement_and_reader_is_described() -> None:
    model, queries = MODEL.read_text("utf-8"), (ROOT / "docs" / "QUERIES.md").read_text("utf-8")
    assert [kind for kind in RECORDS if f"\n### {kind}\n" not in model] == []
    assert [reader.name for reader in READERS if f"| `{reader.name}` |" not in model] == []
    stated = [
        statement.name
        for kind in Kind
        for statement in catalogue().of_kind(kind)
        if statement.name not in catalogue().rendered
    ]
    assert [name for name in stated if f"[{name}](" not in queries] == []
    assert [
        name for name in catalogue().rendered.templates() if f"(../cypher/templates/{name}.cypher)" not in queries
    ] == []


async def test_the_example_loads_and_its_correction_is_one(store: Store) -> None:
    """Hand calculation: seven measures of the memorandum meet the company and its branch each, one the manager."""
    folder = store.settings.data / "rejected"
    (summary,) = await load_path(store.graph, EXAMPLE, folder)
    lines = EXAMPLE.read_text("utf-8").splitlines()
    assert (summary.total(Outcome.REFUSED), summary.total(Outcome.CREATED)) == (0, len(lines))
    assert await _met(store, date(2018, 6, 1)) == {"first-file-branch", "first-file-site-manager", USCC}
    assert await _met(store, REMOVED) == set()

    (correction,) = (
        block.body for block in blocks(MODEL) if block.info == "jsonl" and len(block.body.splitlines()) == 1
    )
    corrected = store.settings.data.parent / "first_file_corrected.jsonl"
    corrected.write_text(correction, "utf-8")
    (summary,) = await load_path(store.graph, corrected, folder)
    assert summary.total(Outcome.UPDATED) == 1
    assert await _met(store, REMOVED_AS_CORRECTED) == set()
    assert await _met(store, REMOVED_AS_CORRECTED, datetime(2018, 9, 1)) != set()


async def test_the_events_of_the_example_load_and_are_answered(store: Store) -> None:
    """Applied on 2 July 2018 and accepted on the 9th: the meeting with the legal representative is next (§4.3)."""
    folder = store.settings.data / "rejected"
    await load_path(store.graph, EXAMPLE, folder)
    events = EXAMPLE.with_name("listing_events.jsonl")
    (summary,) = await load_path(store.graph, events, folder)
    assert (summary.total(Outcome.REFUSED), summary.total(Outcome.CREATED)) == (0, 3)
    assert events.read_text("utf-8") in MODEL.read_text("utf-8")
    known_at = datetime(2018, 9, 9)  # the page's correction may be loaded, and is later
    question = Repair.of(listing="first-file-listing", as_of=date(2018, 8, 1), known_at=known_at)
    said = (await ask(store.graph, question)).repair
    assert said.state is RepairState.ACCEPTED
    assert said.next_step is not None
    assert said.next_step.kind is EventKind.INTERVIEW


async def _met(store: Store, day: date, known_at: datetime | None = None) -> set[str]:
    answer = await ask(store.graph, CascadingPunishment.of(party=USCC, as_of=day, known_at=known_at))
    assert answer.subject.id == USCC
    return {consequence.target.party.id for consequence in answer.consequences}


def test_the_page_of_the_reference_data_counts_the_rows_of_every_file() -> None:
    folder = ROOT / "seed" / "reference"
    table = re.findall(r"^\| (`[^|]+\.csv`) \| ([^|]+) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    stated = [
        pair for names, rows in table for pair in zip(re.findall(r"`(.+?)`", names), rows.split(", "), strict=True)
    ]
    counted: dict[str, str] = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            counted[path.name] = f"{sum(1 for _ in csv.DictReader(file)):,}"
    assert dict(stated) == counted
