"""The results of a screening as files, each put in place whole."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cscs_graph.export.pages import files, html
from cscs_graph.export.screening.journal import Beginning
from cscs_graph.export.screening.report import page_of
from cscs_graph.model.answers import Contaminator, ControlledFrom, ListingRef, Match, Screened
from cscs_graph.model.codes import Effect, ListKind

COLUMNS = (
    *(
        "row",
        "own_id",
        "names_given",
        "codes_given",
        "code_faults",
        "outcome",
        "rule",
        "score",
        "differs",
        "party_id",
        "uscc",
        "name",
    ),
    *(
        "name_en",
        "candidates",
        "blacklists",
        "redlists",
        "orders_and_registers",
        "former_lists",
        *(str(effect) for effect in Effect),
        "measures_on_others",
    ),
    *(
        "people_and_branches_reached",
        "rewards_lost",
        "as_declared_supplier",
        "as_co_bidder",
        "ties_to_blacklisted",
        "controllers",
    ),
    *("not_crossed", "cut_short", "lists_without_measures"),
)
_ORDER = ("suppliers.jsonl", "suppliers.csv", "report.html", "rejected.csv")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_results(
    folder: Path, beginning: Beginning, screened: Sequence[Screened], refused: Iterable[Sequence[str]], pictures: int
) -> list[Path]:
    """suppliers.jsonl, suppliers.csv, report.html and, where rows could not be read, rejected.csv. Returns their paths.

    `refused` begins with the header.
    """
    rejected = list(refused)
    written = {
        "suppliers.jsonl": "".join(row.model_dump_json() + "\n" for row in screened),
        "suppliers.csv": _csv([COLUMNS, *(tuple(_cells(row)) for row in screened)]),
    }
    (folder / "rejected.csv").unlink(missing_ok=True)
    if len(rejected) > 1:
        written["rejected.csv"] = _csv(rejected, guarded=False)
    page = page_of(beginning, screened, len(rejected) - 1, pictures)
    made = {name: files.put(folder / name, [text]) for name, text in written.items()}
    made["report.html"] = files.put(folder / "report.html", html.written(page))
    return [made[name] for name in _ORDER if name in made]


def _csv(rows: Iterable[Sequence[str]], *, guarded: bool = True) -> str:
    """With a mark, so that spreadsheets read it as UTF-8; text that they would run as a formula is quoted for them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if guarded and cell.startswith(_FORMULA) else cell for cell in row])
    return "\ufeff" + text.getvalue()


def _cells(row: Screened) -> Iterator[str]:
    match, supplier = row.match, row.supplier
    yield from (str(supplier.row), supplier.own_id or "", _joined(supplier.names), _joined(supplier.codes))
    yield _joined(row.code_faults)
    yield str(row.outcome)
    yield from (str(match.rule), f"{match.score:.2f}", _joined(match.differs)) if match else ("", "", "")
    yield from (
        (match.party.id, match.party.uscc or "", match.party.name, match.party.name_en or "") if match else [""] * 4
    )
    yield _joined(map(_candidate, row.candidates))
    for kinds in ((ListKind.BLACK,), (ListKind.RED,), (ListKind.ORDER, ListKind.REGISTER)):
        yield (
            _joined(_stay(listing) for listing in match.listings if listing.credit_list.kind in kinds) if match else ""
        )
    yield _joined(_former(listing) for listing in match.former_listings) if match else ""
    counts = {count.effect: count for count in row.effects}
    yield from (str(counts[effect].on_supplier) if effect in counts else "" for effect in Effect)
    yield str(sum(count.on_others for count in row.effects) or "")
    yield _joined(dict.fromkeys(f"{reached.party.name} ({reached.channel})" for reached in row.reached))
    yield _joined(listing.credit_list.id for listing in row.rewards_lost)
    yield _part(row.as_supplier)
    yield _part(row.as_co_bidder)
    yield _joined(
        f"{tie.party.name} ({tie.hops} posts; {_joined(listing.credit_list.id for listing in tie.listings)})"
        for tie in row.ties
    )
    yield "not known: no rule is loaded" if row.controllers is None else _joined(map(_controller, row.controllers))
    yield _joined(f"{stop.party.name} ({stop.reason})" for stop in row.not_crossed)
    yield _joined(f"{cut.reason} after {cut.rounds} rounds" for cut in row.truncated)
    yield _joined(row.lists_without_measures)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _candidate(match: Match) -> str:
    """With what it is on: whoever reads the row has to see it, although it is not settled that it is meant."""
    stays = (
        *(f"on {_stay(one)}" for one in match.listings),
        *(f"was on {_former(one)}" for one in match.former_listings),
    )
    return f"{match.party.id} {match.party.name} ({', '.join((f'{match.rule} {match.score:.2f}', *stays))})"


def _stay(listing: ListingRef) -> str:
    return f"{listing.credit_list.id} since {listing.since or '?'}"


def _former(listing: ListingRef) -> str:
    return f"{listing.credit_list.id} from {listing.since or '?'} until {listing.until}"


def _controller(controller: ControlledFrom) -> str:
    how = ["certain" if controller.certain else "possible", *(["ultimate"] if controller.ultimate else [])]
    how += [f"on {listing.credit_list.id}" for listing in controller.listings]
    return f"{controller.party.name} ({', '.join(how)})"


def _part(contaminator: Contaminator | None) -> str:
    if contaminator is None:
        return ""
    return f"{contaminator.certainty}: {_joined(sorted({listing.credit_list.id for listing in contaminator.listings}))}"
