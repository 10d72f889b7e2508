"""Answers as tables for people and as JSON for machines."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from cscs_graph.model.answers import (
    Answer,
    CascadeAnswer,
    Consequence,
    ContaminationAnswer,
    CreditFile,
    LinkageAnswer,
    ListingRef,
    Part,
    PartyRef,
    ProofStep,
    RecordRef,
    SearchHit,
    Tie,
    TieStep,
)

PIPED_WIDTH = 110
console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)


class FileView(Part):
    """A credit file with its first records."""

    file: CreditFile
    records: tuple[RecordRef, ...]
    more_records: bool


class Hits(Part):
    hits: tuple[SearchHit, ...]


def show(answer: BaseModel, *, as_json: bool = False, proof: bool = False) -> None:
    """Prints an answer. JSON goes out unwrapped, so that it can be piped."""
    if as_json:
        print(answer.model_dump_json(indent=1))
        return
    match answer:
        case CascadeAnswer():
            _cascade(answer, proof=proof)
        case LinkageAnswer():
            _linkage(answer)
        case ContaminationAnswer():
            _contamination(answer, proof=proof)
        case FileView():
            _file(answer)
        case Hits():
            console.print(_hits(answer))
        case _:
            raise TypeError(f"no table for {type(answer).__name__}")
    if isinstance(answer, Answer):
        _closing(answer)


def _cascade(answer: CascadeAnswer, *, proof: bool) -> None:
    console.print(f"[bold]{_name(answer.subject)}[/] as of {answer.as_of}")
    for line in _listing_lines(answer.listings):
        console.print(f"  {line}")
    if not answer.listings:
        console.print("  on no loaded blacklist that day")
    for group in _groups(answer.consequences):
        _measures(group, proof=proof)
    if answer.reached:
        table = _table("Reached", "party", "through", "certainty", "since")
        for reached in answer.reached:
            table.add_row(
                _name(reached.party), _words(reached.channel), reached.certainty, _day(reached.since, "not known")
            )
        console.print(table)
    for risk in answer.applications:
        console.print(
            f"Application at risk ({risk.certainty}): {risk.application.title}, {_words(risk.role)} {_name(risk.party)}"
        )
    for lost in answer.rewards_lost:
        console.print(
            f"Standing lost: {lost.listing.credit_list.name_en} with {len(lost.rewards)} loaded rewards (§4.1)"
        )
    for reward in answer.rewards:
        console.print(f"Reward: {reward.measure.name_en} ({reward.listing.credit_list.name_en})")


def _groups(consequences: Iterable[Consequence]) -> Iterator[list[Consequence]]:
    """Consequences that differ in the measure only: same target, list, memorandum, dates and certainty."""

    def shared(item: Consequence) -> tuple[object, ...]:
        span = (item.since or date.min, item.earliest_end or date.max)
        return item.listing.id, item.target.party.id, item.target.target_class, item.mou.id, *span, item.certainty

    for _, group in groupby(sorted(consequences, key=lambda item: str(shared(item))), key=shared):
        yield list(group)


def _measures(group: list[Consequence], *, proof: bool) -> None:
    first = group[0]
    until = f", may end {first.earliest_end}" if first.earliest_end else ", end not known"
    title = (
        f"{_name(first.target.party)} as {_words(first.target.target_class)}: since {_day(first.since, 'not known')}{until}, "
        f"certainty {first.certainty}\nunder {first.mou.title_en or first.mou.title_zh}"
    )
    table = _table(title, "measure", "effect", "imposed by")
    for item in group:
        imposed = ", ".join(agency.abbreviation or agency.name_en for agency in item.imposed_by)
        table.add_row(item.measure.name_en, item.effect, imposed or item.measure.imposed_by_text or "not stated")
    console.print(table)
    if proof:
        console.print("Proof of the first:", style="dim")
        for line in proof_lines(first.proof):
            console.print(f"  {line}", style="dim", markup=False, highlight=False)
    console.print()


def _linkage(answer: LinkageAnswer) -> None:
    console.print(f"[bold]{_name(answer.subject)}[/] as of {answer.as_of}")
    for title, ties in (("Ties", answer.ties), ("Former ties", answer.former_ties)):
        if ties:
            table = _table(title, "party", "hops", "on blacklists", "liability towards / from the subject", "path")
            for tie in ties:
                table.add_row(*_tie(tie))
            console.print(table)
    if not answer.ties:
        console.print("  no current tie through people is loaded")


def _tie(tie: Tie) -> Iterator[str]:
    yield _name(tie.party)
    yield str(tie.hops)
    yield ", ".join(listing.credit_list.name_en for listing in tie.listings)
    yield f"{tie.towards_subject or 'no known channel'} / {tie.from_subject or 'no known channel'}"
    yield "\n".join(" ; ".join(_tie_step(step) for step in path.steps) for path in tie.paths)


def _tie_step(step: TieStep) -> str:
    role = step.title or _words(step.role or step.type.removesuffix("_OF"))
    until = f" to {step.until}" if step.former else ""
    return f"{_name(step.holder)} {role} of {_name(step.entity)} (since {_day(step.since, '?')}{until})"


def _contamination(answer: ContaminationAnswer, *, proof: bool) -> None:
    for finding in answer.findings:
        console.print(f"[bold]{finding.application.title}[/] as of {answer.as_of}")
        if not finding.contaminators:
            console.print("  no participant on a loaded blacklist")
            continue
        table = _table("Contaminators", "party", "role", "certainty", "because", "measures on bidding")
        for item in finding.contaminators:
            table.add_row(
                _name(item.party),
                ", ".join(_words(role) for role in item.roles),
                item.certainty,
                "\n".join(_listing_lines(item.listings)),
                "\n".join(f"- {measure.name_en}" for measure in item.measures) or "none loaded",
            )
        console.print(table)
        if proof:
            for item in finding.contaminators:
                console.print(f"Proof against {_name(item.party)}:", style="dim", markup=False)
                for line in proof_lines(item.proof):
                    console.print(f"  {line}", style="dim", markup=False, highlight=False)
        leave = ", ".join(
            _name(item.party) + (" (replace the lead)" if item.replace_lead else "") for item in finding.removals
        )
        console.print(
            f"  Smallest removal: {leave or 'none'}; {'clears it' if finding.clears else 'does not clear it'}"
        )
    if not answer.findings:
        console.print("no pending joint application is loaded")


def _file(view: FileView) -> None:
    party, details = view.file.party, view.file.details
    console.print(f"[bold]{_name(party)}[/] {party.uscc or ''} as of {view.file.as_of}")
    if party.flags:
        console.print(f"  doubts about its code: {', '.join(_words(flag) for flag in party.flags)}")
    if details:
        for label, value in details.model_dump(exclude={"id"}).items():
            if value:
                console.print(f"  {_words(label)}: {', '.join(value) if isinstance(value, tuple) else value}")  # pyright: ignore[reportUnknownArgumentType]
    table = _table("Lists", "list", "kind", "since", "until", "decided by")
    for listing in view.file.listings:
        decided = listing.decided_by.name_en if listing.decided_by else "not stated"
        kind = str(listing.credit_list.kind)
        table.add_row(listing.credit_list.name_en, kind, _day(listing.since, "?"), _day(listing.until, "open"), decided)
    console.print(table)
    table = _table("Records", "date", "category", "title", "polarity", "access")
    for record in view.records:
        table.add_row(_day(record.since, "?"), record.category_name, record.title, record.polarity, record.access)
    console.print(table)
    if view.more_records:
        console.print("  more records: page through them over GraphQL")
    for note in view.file.coverage.notes:
        console.print(f"[dim]{note}[/]")


def _hits(found: Hits) -> Table:
    table = _table("Found", "score", "party", "kind", "id", "matched")
    for hit in found.hits:
        table.add_row(f"{hit.score:.0f}", _name(hit.party), str(hit.party.kind), hit.party.id, hit.matched_name)
    return table


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
        span = f" {_day(step.since, '?')} to {_day(step.until, 'open')}"
        yield f"{step.from_name} -{step.type}-> {step.to_name}{detail}{span}{grade}{source}"


def _listing_lines(listings: Iterable[ListingRef]) -> Iterator[str]:
    for listing in listings:
        by = f" by {listing.decided_by.name_en}" if listing.decided_by else ""
        how = " (supposed)" if listing.hypothetical else " (follows from a rule)" if listing.implied else ""
        yield f"{listing.credit_list.name_en}{how} since {_day(listing.since, '?')}{by}"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _name(party: PartyRef) -> str:
    return party.name_en or party.name


def _words(code: str) -> str:
    return str(code).replace("_", " ").lower()


def _day(day: date | None, unknown: str) -> str:
    return day.isoformat() if day else unknown
