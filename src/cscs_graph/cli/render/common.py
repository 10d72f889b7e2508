"""How answers are printed: as JSON for machines, as tables for people, with what all tables share."""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cscs_graph.cli.saying import texts
from cscs_graph.export import prov as provenance
from cscs_graph.export import words
from cscs_graph.model.answers import (
    AgencyRef,
    Answer,
    ApplicationRef,
    Coverage,
    DocumentRef,
    ListingRef,
    ListRef,
    MouCoverage,
    MouRef,
    PartyRef,
    ProofStep,
    SourceRef,
    wording,
)
from cscs_graph.model.answers.within import within
from cscs_graph.model.codes import Completeness
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.partial import said_of
from cscs_graph.model.phrases import day_text, end_text, in_both, phrase, plural, spoken, word

PIPED_WIDTH = 110
_MARKS = re.compile(r"\[(bold|dim|yellow|red|/)\]")
"""The marks of phrases. Whatever else stands in square brackets belongs to a name."""


class Terminal(Console):
    """Prints names as they are loaded: the library takes `[link]` in one for a mark and leaves it out."""

    def print(self, *objects: Any, **how: Any) -> None:
        super().print(*(_marked(one) if isinstance(one, str) else one for one in objects), **how)


def _marked(line: str) -> Text:
    text, style = Text(), ""
    for place, piece in enumerate(_MARKS.split(line)):
        if place % 2:
            style = "" if piece == "/" else piece
        else:
            text.append(piece, style)
    return text


console = Terminal(width=None if sys.stdout.isatty() else PIPED_WIDTH, markup=False, emoji=False)


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
        for said in texts(answer, say):
            print(said)
        if isinstance(answer, Answer):
            print(phrase("What else has to be known:", say), *notes(answer.coverage, say), sep="\n- ")
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
        rounds = plural(cut.rounds, "{count} round", "{count} rounds")
        parties = plural(cut.parties, "{count} party", "{count} parties")
        values = {"reason": word(cut.reason), "rounds": rounds, "parties": parties}
        console.print(phrase("[yellow]Cut short by {reason} after {rounds} and {parties}.[/]", **values))
    lists = within(answer, ListRef) if answer.coverage.lists_without_measures else ()
    names = {one.id: named(one) for one in lists}
    for name in answer.coverage.lists_without_measures:
        said = phrase(
            "[yellow]No measure of list {name} is loaded: what follows from it is unknown, not nil.[/]",
            name=names.get(name, name),
        )
        console.print(said)
    for line in dict.fromkeys(map(_loaded, answer.coverage.mous)):  # once, of whatever lists it holds
        console.print(f"[dim]{line}[/]")
    for note in notes(answer.coverage):
        console.print(f"[dim]{note}[/]")


def notes(coverage: Coverage, code: LanguageCode | None = None) -> tuple[str, ...]:
    return coverage.notes_zh if (code or spoken()) is LanguageCode.ZH else coverage.notes


def label(field: str) -> str:
    """What a field is called."""
    return phrase(field.replace("_", " "))


def _loaded(known: MouCoverage) -> str:
    """How much of a document is loaded; what is whole by number and not in its words is said to be that."""
    stated, loaded, how = known.mou.measures_stated, known.measures_loaded, known.mou.completeness
    count = plural(loaded, "{count} measure loaded", "{count} measures loaded")
    if stated:
        count = phrase("{loaded} of {stated} measures loaded", loaded=loaded, stated=stated)
    partial = stated == loaded and how is Completeness.PARTIAL
    title, kind = titled(known.mou), phrase("not all in full") if partial else word(how)
    return phrase("{title}: {count} ({completeness})", title=title, count=count, completeness=kind)


def proof_lines(steps: Iterable[ProofStep]) -> Iterator[str]:
    """One line a step: who, what, whom, since when, by which source. In Chinese it is the sentence of the step, and a source is
    named once for the steps that follow one another from it."""
    before: str | None = None
    for step in steps:
        if spoken() is LanguageCode.ZH:
            source = phrase("[source: {title}]", title=titled_source(step.source)) if step.source else ""
            again = step.source is not None and step.source.id == before
            before = step.source.id if step.source else None
            yield f"{step.sentence_zh}{phrase('[the same source]') if again else source}"
            continue
        detail = f" ({step.detail})" if step.detail else ""
        grade = f" [{step.certainty}]" if step.certainty else ""
        source = f" {{{step.source.title}}}" if step.source else ""
        span = f" {day_or(step.since, '?')} to {day_or(step.until, 'open')}"
        start, end = step.from_name_en or step.from_name, step.to_name_en or step.to_name
        yield f"{start} -{step.type}-> {end}{detail}{span}{grade}{source}"


def headline(party: PartyRef, day: date) -> None:
    console.print(phrase("[bold]{name}[/] as of {day}", name=name_of(party), day=day))


def listing_lines(listings: Iterable[ListingRef]) -> Iterator[str]:
    """A line a listing; those that say the same but for who decided are one line."""
    groups: dict[tuple[object, ...], list[ListingRef]] = {}
    for listing in listings:
        apart = listing.disputes or listing.since is None or said_of(listing.since)  # no day that two can share
        own = (listing.term_over, listing.id) if apart else (listing.term_over,)
        key = (listing.credit_list.id, listing.since, listing.hypothetical, listing.implied, listing.counts, *own)
        groups.setdefault(key, []).append(listing)
    for listing, *others in groups.values():
        how = bracketed(phrase("supposed") if listing.hypothetical else words.implied(listing) or "")
        aside = " (disregarded)" if not listing.counts else ""
        values = {"list": named(listing.credit_list), "how": how, "aside": phrase(aside), "day": listing.since}
        yield "".join(
            (
                phrase("{list}{how}{aside} since {day}" if listing.since else "{list}{how}{aside} since ?", **values),
                phrase(" by {agency}", agency=agency(listing.decided_by)) if listing.decided_by else "",
                _alike(others),
                *(phrase(", {what} {day}", what=word(one.trigger), day=one.since) for one in listing.disputes),
                phrase("; ") + over if (over := words.term_over(listing)) else "",
            )
        )


def _alike(others: list[ListingRef]) -> str:
    if not others:
        return ""
    ids = joined(each.id for each in others)
    return phrase(" and {count} more on the same day: {ids}", count=len(others), ids=ids)


def table_of(title: str, *columns: str) -> Table:
    """A table with its title and headings in the language that is spoken."""
    table = Table(title=phrase(title), title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        table.add_column(phrase(column), overflow="fold")
    return table


def name_of(party: PartyRef) -> str:
    return wording.party(party, spoken())


def named(thing: wording.Bilingual) -> str:
    """Its name in the language that is spoken, or in the other one where it has no such name."""
    if not getattr(thing, "name_zh", None) and thing.name_en:
        return text(thing.name_en)
    return wording.bilingual(thing, spoken())


def titled(document: MouRef | DocumentRef) -> str:
    """A document's title in the language that is spoken; in Chinese where it has no other."""
    return (
        wording.full_width(document.title_zh) if spoken() is LanguageCode.ZH else document.title_en or document.title_zh
    )


def titled_source(source: SourceRef | None) -> str:
    if source is None:
        return ""
    return wording.source_title(source, spoken())


def application_title(application: ApplicationRef) -> str:
    """In the language that is spoken, or in the other one where it has no such title."""
    return application.called(spoken())


def agency(named: AgencyRef) -> str:
    return wording.bilingual(named, spoken()) or named.id


def short(named: AgencyRef) -> str:
    """An agency as tables call it: in English for short, where there is such a name."""
    return agency(named) if spoken() is LanguageCode.ZH else named.abbreviation or named.called


def text(english: str | None, chinese: str | None = None) -> str:
    """Words of a rule: in Chinese where there are some, else in English and said to be that; nothing where it has none."""
    if english is None or spoken() is LanguageCode.EN:
        return english or ""
    return wording.full_width(chinese or in_both(english).chinese)


def joined(parts: Iterable[str]) -> str:
    return phrase(", ").join(parts)


def bracketed(part: str) -> str:
    """Something in brackets behind a word; nothing where it is empty."""
    return phrase(" ({part})", part=part) if part else ""


def day_or(day: date | None, unknown: str) -> str:
    return day_text(day) if day else phrase(unknown)


def between(since: date | None, until: date | None) -> str:
    """From a day until another, which is the first one after it."""
    match since, until:
        case None, None:
            return phrase("? to open")
        case None, _:
            return phrase("? to {until}", until=end_text(until))
        case _, None:
            return phrase("{since} to open", since=since)
        case _:
            return phrase("{since} to {until}", since=since, until=end_text(until))
