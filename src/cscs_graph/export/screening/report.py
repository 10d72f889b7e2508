"""The readable report: one self-contained page that asks for nothing from outside and prints well, heaviest first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.gathered import by_list
from cscs_graph.export.marks import graded
from cscs_graph.export.pages.blocks import (
    Block,
    Bullets,
    Group,
    Line,
    Link,
    Page,
    Paragraph,
    Section,
    Sign,
    Strong,
    Table,
    table,
)
from cscs_graph.export.picture.figure import figure
from cscs_graph.export.picture.screened import chart_of_screened
from cscs_graph.export.screening import words as own
from cscs_graph.export.screening.card import card
from cscs_graph.export.screening.journal import Beginning
from cscs_graph.export.screening.weight import Firm, by_weight, counts_of, firms
from cscs_graph.model.answers import Screened
from cscs_graph.model.codes import Certainty, ListKind, MatchOutcome
from cscs_graph.model.phrases import phrase, plural
from cscs_graph.model.severity import Severity

NAMED = 3
"""Candidates of a row that are named beside it."""


def page_of(beginning: Beginning, rows: Sequence[Screened], refused: int, at_most: int) -> Page:
    """In the language that is spoken. At most `at_most` pictures are drawn; the report says where it stopped."""
    certainty = words.labelled(phrase("from certainty"), words.certainty(beginning.minimum_certainty))
    as_of = words.labelled(phrase("as of"), beginning.as_of.isoformat())
    return Page(
        title=plural(len(rows), "Screening of {count} supplier", "Screening of {count} suppliers"),
        subtitle=words.listed([as_of, certainty]),
        blocks=_blocks(beginning, rows, refused, at_most),
        foot=(words.disclaimer(), as_of),
    )


def _blocks(beginning: Beginning, rows: Sequence[Screened], refused: int, at_most: int) -> Iterator[Block]:
    """One after the other, so that a long list need not stand in memory as a whole page."""
    found = firms(rows)
    yield Paragraph(
        (
            Strong(phrase("This page repeats what is loaded. It is not a verdict on any firm.")),
            " ",
            phrase(
                "A supplier of which nothing is shown may be listed elsewhere, under another name, or on another day: "
                "not found is not the same as clean. A name is never a certain identity; check the code before anything "
                "follows from a match."
            ),
        ),
        note=True,
    )
    yield _summary(beginning, rows, found, refused)
    yield _legend()
    moment = words.labelled(phrase("as of"), beginning.as_of.isoformat())
    drawn = 0
    for weight, many in by_weight(found):
        title = words.labelled(own.weight(weight), f"{len(many)}")
        yield Section(f"class-{weight.name.lower()}", title, ())
        for firm in many:
            yield card(firm, _picture(firm, moment, drawn, at_most))
            drawn += firm.first.match is not None
    yield _all(rows, found)


def _picture(firm: Firm, moment: str, drawn: int, at_most: int) -> Block | None:
    """None where it is not settled who is meant; where as many are drawn as shall be, that there is none."""
    row = firm.first
    if row.match is None:
        return None
    if drawn >= at_most:
        said = plural(
            at_most,
            "No picture: only the first {count} is drawn. The facts are in suppliers.jsonl.",
            "No picture: only the first {count} are drawn. The facts are in suppliers.jsonl.",
        )
        return Paragraph(said)
    return figure(chart_of_screened(row, row.match, moment), f"{firm.anchor}.svg")


def _summary(beginning: Beginning, rows: Sequence[Screened], found: Sequence[Firm], refused: int) -> Section:
    counts = Counter(row.outcome for row in rows)
    lines: list[Line] = [f"{counts[outcome]} {own.outcome(outcome)}" for outcome in MatchOutcome]
    if words.chinese():
        lines = [words.labelled(own.outcome(outcome), f"{counts[outcome]}") for outcome in MatchOutcome]
    if refused > 0:
        lines.append(
            plural(
                refused,
                "{count} row could not be read; it is in rejected.csv with the reason",
                "{count} rows could not be read; they are in rejected.csv with the reasons",
            )
        )
    held = sum(len(firm.rows) for firm in found)
    firms_found = plural(
        len(found),
        "{count} firm with something to look at, in {rows}",
        "{count} firms with something to look at, in {rows}",
        rows=plural(held, "{count} row", "{count} rows"),
    )
    blocks: list[Block] = [Bullets((*lines, (Strong(firms_found),)))]
    if found:
        blocks += [_classes(found), _firms(found)]
    else:
        blocks.append(Paragraph(phrase("Nothing is loaded that concerns any of these suppliers.")))
    blocks.append(_loaded(beginning))
    return Section("summary", phrase("In short"), tuple(blocks))


def _classes(found: Sequence[Firm]) -> Bullets:
    """The classes that hold somebody, each a way to its cards."""
    return Bullets(
        tuple(
            (Link(own.weight(weight), f"class-{weight.name.lower()}"), f"{words.colon()}{len(many)}")
            for weight, many in by_weight(found)
        )
    )


def _firms(found: Sequence[Firm]) -> Table:
    head = (phrase("row"), phrase("taken for"), phrase("lists"), phrase("measures on it"), phrase("reaches"))
    head = (*head, phrase("as supplier"), phrase("ties"))
    return table(phrase("heaviest first; each leads to its card"), head, tuple(map(_firm, found)))


def _firm(firm: Firm) -> tuple[Line, ...]:
    row = firm.first
    numbers = ", ".join(f"{one.supplier.row}" for one in firm.rows)
    listings = row.match.listings if row.match else tuple(one for hit in row.candidates for one in hit.listings)
    lists = [words.named(group.credit_list) for group in by_list(listings)]
    counts: list[Sign | str] = []
    for kind, count in counts_of(row).items():
        counts += [Sign(kind, f"{count}", words.effect(kind)), " "]
    named = words.party(row.match.party) if row.match else own.outcome(row.outcome)
    as_supplier = words.certainty(row.as_supplier.certainty) if row.as_supplier else ""
    reached = len({one.party.id for one in row.reached})
    return (
        (Link(numbers, firm.anchor),),
        named,
        words.enumerated(lists),
        tuple(counts),
        f"{reached or ''}",
        as_supplier,
        f"{len(row.ties) or ''}",
    )


def _loaded(beginning: Beginning) -> Group:
    coverage, names = beginning.coverage, {one.id: one for one in beginning.lists}
    head = (phrase("list"), phrase("kind"), phrase("entries"), phrase("first since"), phrase("last since"))
    rows = tuple(
        (
            words.named(names[held.credit_list_id]) if held.credit_list_id in names else held.credit_list_id,
            words.kind_of(names[held.credit_list_id]) if held.credit_list_id in names else "",
            f"{held.listings}",
            words.day(held.first),
            words.day(held.last),
        )
        for held in coverage.lists
    )
    summary = plural(
        coverage.agencies_deciding,
        "Loaded are entries of {held} of {known} known lists, by {count} deciding agency",
        "Loaded are entries of {held} of {known} known lists, by {count} deciding agencies",
        held=len(coverage.lists),
        known=coverage.lists_known,
    )
    return Group(summary, (Table(phrase("what the loaded lists hold"), head, rows),))


def _legend() -> Group:
    """Signs and grades, each with what it means."""
    lines: list[Line] = [(Sign(kind, words.effect(kind)),) for kind in Severity]
    lines += [(graded(code), words.colon(), words.certainty_at_length(code)) for code in Certainty]
    return Group(phrase("Legend: what a measure does, and how well a thing is documented"), (Bullets(tuple(lines)),))


def _all(rows: Sequence[Screened], found: Sequence[Firm]) -> Section:
    anchors = {row.supplier.row: firm.anchor for firm in found for row in firm.rows}
    head = (phrase("row"), phrase("your id"), phrase("as given"), phrase("outcome"), phrase("taken for"))
    head = (*head, phrase("blacklists"), phrase("other lists"))
    table = Table(
        phrase("Where a column is empty nothing is loaded, which says nothing about the firm."),
        head,
        tuple(_row(row, anchors) for row in rows),
    )
    return Section("all", phrase("All rows"), (table,))


def _row(row: Screened, anchors: dict[int, str]) -> tuple[Line, ...]:
    number, supplier = row.supplier.row, row.supplier
    listings = row.match.listings if row.match else ()
    black = sum(one.credit_list.kind is ListKind.BLACK for one in listings)
    outcome = own.outcome(row.outcome)
    return (
        (Link(f"{number}", anchors[number]),) if number in anchors else f"{number}",
        supplier.own_id or "",
        words.listed((*supplier.names, *supplier.codes)),
        words.labelled(outcome, words.listed(own.faults(row))) if row.code_faults else outcome,
        _taken(row),
        f"{black or ''}",
        f"{len(listings) - black or ''}",
    )


def _taken(row: Screened) -> str:
    if row.match:
        how = f"{own.rule(row.match.rule)} {row.match.score:.2f}"
        return f"{words.party(row.match.party)}{words.enclosed(how)}"
    count = len(row.candidates) + row.candidates_left_out
    if not count:
        return ""
    named = [
        f"{words.party(hit.party)}{words.enclosed(hit.party.uscc)}" if hit.party.uscc else words.party(hit.party)
        for hit in row.candidates[:NAMED]
    ]
    rest = [phrase("+ {count} more", count=count - len(named))] if count > len(named) else []
    return words.labelled(plural(count, "{count} candidate", "{count} candidates"), words.listed([*named, *rest]))
