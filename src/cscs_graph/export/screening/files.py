"""The results of a screening as files, each put in place whole."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from cscs_graph.export.pages import files, html
from cscs_graph.export.screening.journal import Beginning
from cscs_graph.export.screening.report import page_of
from cscs_graph.model.answers import Contaminator, ControlledFrom, ListingRef, Match, Screened, Tie
from cscs_graph.model.codes import Effect, ListKind
from cscs_graph.model.severity import Severity, severity

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_results(
    folder: Path, beginning: Beginning, screened: Sequence[Screened], refused: Iterable[Sequence[str]], pictures: int
) -> list[Path]:
    """suppliers.jsonl, suppliers.csv, report.html and, where rows could not be read, rejected.csv. Returns their paths.

    `refused` begins with the header.
    """
    rejected = list(refused)
    page = page_of(beginning, screened, len(rejected) - 1, pictures)
    written: dict[str, Iterable[str]] = {
        "suppliers.jsonl": lines_of(screened),
        "suppliers.csv": [csv_of(screened)],
        "report.html": html.written(page),
    }
    (folder / "rejected.csv").unlink(missing_ok=True)
    if len(rejected) > 1:
        written["rejected.csv"] = [rejected_of(rejected)]
    return [files.put(folder / name, pieces) for name, pieces in written.items()]


def lines_of(screened: Iterable[Screened]) -> Iterator[str]:
    """JSON lines, a row a line."""
    return (row.model_dump_json() + "\n" for row in screened)


def csv_of(screened: Iterable[Screened]) -> str:
    """A table with a column for each thing that is known of a row."""
    return _csv([tuple(_COLUMNS), *([cell(row) for cell in _COLUMNS.values()] for row in screened)])


def rejected_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows that could not be read, heading first, as they were given: to be corrected and read again."""
    return _csv(rows, guarded=False)


def _csv(rows: Iterable[Sequence[str]], *, guarded: bool = True) -> str:
    """With a mark, so that spreadsheets read it as UTF-8; text that they would run as a formula is quoted for them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if guarded and cell.startswith(_FORMULA) else cell for cell in row])
    return "\ufeff" + text.getvalue()


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


def _tie(tie: Tie) -> str:
    return f"{tie.party.name} ({tie.hops} posts; {_joined(one.credit_list.id for one in tie.listings)})"


def _part(contaminator: Contaminator | None) -> str:
    if contaminator is None:
        return ""
    return f"{contaminator.certainty}: {_joined(sorted({listing.credit_list.id for listing in contaminator.listings}))}"


def _listings(row: Screened, *kinds: ListKind) -> str:
    return _joined(_stay(one) for one in (row.match.listings if row.match else ()) if one.credit_list.kind in kinds)


def _counts(row: Screened) -> dict[Effect, int]:
    return {count.effect: count.on_supplier for count in row.effects}


def _prohibitions(row: Screened) -> int:
    return sum(one.on_supplier and severity(one.measure) is Severity.PROHIBIT for one in row.measures)


def _of_match(cell: Callable[[Match], str]) -> Callable[[Screened], str]:
    return lambda row: cell(row.match) if row.match else ""


_COLUMNS: dict[str, Callable[[Screened], str]] = {
    "row": lambda row: f"{row.supplier.row}",
    "own_id": lambda row: row.supplier.own_id or "",
    "names_given": lambda row: _joined(row.supplier.names),
    "codes_given": lambda row: _joined(row.supplier.codes),
    "code_faults": lambda row: _joined(row.code_faults),
    "outcome": lambda row: row.outcome,
    "rule": _of_match(lambda match: match.rule),
    "score": _of_match(lambda match: f"{match.score:.2f}"),
    "differs": _of_match(lambda match: _joined(match.differs)),
    "party_id": _of_match(lambda match: match.party.id),
    "uscc": _of_match(lambda match: match.party.uscc or ""),
    "name": _of_match(lambda match: match.party.name),
    "name_en": _of_match(lambda match: match.party.name_en or ""),
    "candidates": lambda row: _joined(map(_candidate, row.candidates)),
    "blacklists": lambda row: _listings(row, ListKind.BLACK),
    "redlists": lambda row: _listings(row, ListKind.RED),
    "orders_and_registers": lambda row: _listings(row, ListKind.ORDER, ListKind.REGISTER),
    "former_lists": _of_match(lambda match: _joined(map(_former, match.former_listings))),
    "restrict": lambda row: f"{_counts(row).get(Effect.RESTRICT, '')}",
    "prohibit": lambda row: f"{_prohibitions(row) or ''}",
    "scrutinise": lambda row: f"{_counts(row).get(Effect.SCRUTINISE, '')}",
    "publicise": lambda row: f"{_counts(row).get(Effect.PUBLICISE, '')}",
    "reward": lambda row: f"{_counts(row).get(Effect.REWARD, '')}",
    "measures_on_others": lambda row: f"{sum(count.on_others for count in row.effects) or ''}",
    "people_and_branches_reached": lambda row: _joined(
        dict.fromkeys(f"{one.party.name} ({one.channel})" for one in row.reached)
    ),
    "rewards_lost": lambda row: _joined(one.credit_list.id for one in row.rewards_lost),
    "as_declared_supplier": lambda row: _part(row.as_supplier),
    "as_co_bidder": lambda row: _part(row.as_co_bidder),
    "ties_to_blacklisted": lambda row: _joined(map(_tie, row.ties)),
    "controllers": lambda row: (
        "not known: no rule is loaded" if row.controllers is None else _joined(map(_controller, row.controllers))
    ),
    "not_crossed": lambda row: _joined(f"{stop.party.name} ({stop.reason})" for stop in row.not_crossed),
    "cut_short": lambda row: _joined(f"{cut.reason} after {cut.rounds} rounds" for cut in row.truncated),
    "lists_without_measures": lambda row: _joined(row.lists_without_measures),
}
"""What suppliers.csv says, and how: for programs, so in English whatever the language of the page."""
