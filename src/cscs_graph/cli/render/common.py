"""How answers are printed: as JSON for machines, as tables for people, with what all tables share."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from pathlib import Path

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from cscs_graph.export import prov as provenance
from cscs_graph.model.answers import (
    Answer,
    ListingRef,
    PartyRef,
    ProofStep,
)
from cscs_graph.model.language import LanguageCode

PIPED_WIDTH = 110
console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)


@singledispatch
def table(answer: BaseModel, **_: bool) -> None:
    """Prints an answer for people. Each kind of answer registers how."""
    raise TypeError(f"no table for {type(answer).__name__}")


def show(
    answer: BaseModel,
    *,
    as_json: bool = False,
    proof: bool = False,
    prov: Path | None = None,
    say: LanguageCode | None = None,
) -> None:
    """Prints an answer. JSON and texts go out unwrapped, so that they can be piped."""
    if prov is not None and isinstance(answer, Answer):
        prov.write_text(provenance.text(provenance.document(answer)), "utf-8")
    if say is not None:
        for conclusion in provenance.conclusions(answer):
            print(conclusion.sentence_zh if say is LanguageCode.ZH else conclusion.sentence_en)
        return
    if as_json:
        print(answer.model_dump_json(indent=1))
        return
    table(answer, proof=proof)
    if isinstance(answer, Answer):
        _closing(answer)


def _closing(answer: Answer) -> None:
    if answer.truncated:
        cut = answer.truncated
        console.print(f"[yellow]Cut short by {cut.reason} after {cut.rounds} rounds and {cut.parties} parties.[/]")
    for name in answer.coverage.lists_without_measures:
        console.print(f"[yellow]No measure of list {name} is loaded: what follows from it is unknown, not nil.[/]")
    for known in answer.coverage.mous:
        stated = f" of {known.mou.measures_stated} stated" if known.mou.measures_stated else ""
        title = known.mou.title_en or known.mou.title_zh
        console.print(f"[dim]{title}: {known.measures_loaded}{stated} measures loaded ({known.mou.completeness})[/]")
    for note in answer.coverage.notes:
        console.print(f"[dim]{note}[/]")


def proof_lines(steps: Iterable[ProofStep]) -> Iterator[str]:
    """One line a step: who, what, whom, since when, by which source."""
    for step in steps:
        detail = f" ({step.detail})" if step.detail else ""
        grade = f" [{step.certainty}]" if step.certainty else ""
        source = f" {{{step.source.title}}}" if step.source else ""
        span = f" {day_or(step.since, '?')} to {day_or(step.until, 'open')}"
        start, end = step.from_name_en or step.from_name, step.to_name_en or step.to_name
        yield f"{start} -{step.type}-> {end}{detail}{span}{grade}{source}"


def listing_lines(listings: Iterable[ListingRef]) -> Iterator[str]:
    """A line a listing; those that say the same but for who decided are one line."""
    groups: dict[tuple[object, ...], list[ListingRef]] = {}
    for listing in listings:
        own = () if not listing.disputes else (listing.id,)
        key = (listing.credit_list.id, listing.since, listing.hypothetical, listing.implied, listing.counts, *own)
        groups.setdefault(key, []).append(listing)
    for listing, *others in groups.values():
        by = f" by {listing.decided_by.called}" if listing.decided_by else ""
        how = " (supposed)" if listing.hypothetical else " (follows from a rule)" if listing.implied else ""
        aside = "" if listing.counts else " (disregarded)"
        contested = "".join(f", {words(dispute.trigger)} {dispute.since}" for dispute in listing.disputes)
        over = (
            f"; whether it lasts is not known, its longest term was over on {listing.term_over}"
            if listing.term_over
            else ""
        )
        by += f" and {len(others)} more on the same day: {', '.join(each.id for each in others)}" if others else ""
        yield f"{listing.credit_list.name_en}{how}{aside} since {day_or(listing.since, '?')}{by}{contested}{over}"


def table_of(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def name_of(party: PartyRef) -> str:
    return party.name_en or party.name


def words(code: str) -> str:
    return str(code).replace("_", " ").lower()


def day_or(day: date | None, unknown: str) -> str:
    return str(day) if day else unknown
