"""The page of a screening: how the list was read, what was found, and every row with a way to its dossier."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from cscs_graph.analysis.core.asking import Told
from cscs_graph.export import words
from cscs_graph.export.gathered import by_list
from cscs_graph.export.pages.blocks import (
    Address,
    Block,
    Bullets,
    Inline,
    Line,
    Page,
    Paragraph,
    Section,
    Sign,
    facts,
    table,
)
from cscs_graph.export.pages.html import plain
from cscs_graph.export.screening import words as own
from cscs_graph.export.screening.weight import Weight, counts_of, weight_of
from cscs_graph.ingest.tables.columns import ColumnsRead
from cscs_graph.model.answers import Match, Screened, ScreeningAnswer
from cscs_graph.model.codes import MatchOutcome
from cscs_graph.model.phrases import phrase, plural, told
from cscs_graph.model.severity import Severity
from cscs_graph.web.screen.listed import Listed
from cscs_graph.web.state import State

CANDIDATES = 5
"""Of a row that are named, beside those that are on a list."""


SHOWN: Mapping[str, Callable[[Screened], bool]] = {
    "all": lambda _: True,
    "affected": lambda row: row.affected,
    "unsure": lambda row: row.outcome is MatchOutcome.UNSURE,
    "not_found": lambda row: row.outcome is MatchOutcome.NOT_FOUND,
}
"""Which rows are shown."""


def _rank(row: Screened) -> tuple[int, ...]:
    """Heaviest first; rows of which nothing is loaded come last."""
    if not row.affected:
        return (len(Weight), 0)
    counts = counts_of(row)
    return (weight_of(row), *(-counts.get(kind, 0) for kind in Severity))


SORTED: Mapping[str, Callable[[Screened], tuple[object, ...]]] = {
    "row": lambda row: (row.supplier.row,),
    "weight": lambda row: (*_rank(row), row.supplier.row),
    "name": lambda row: (row.match.party.name if row.match else "\uffff", row.supplier.row),
}
"""In which order."""


def shown_names() -> list[tuple[str, str]]:
    return [
        ("all", phrase("all rows")),
        ("affected", phrase("rows with something to look at")),
        ("unsure", own.outcome(MatchOutcome.UNSURE)),
        ("not_found", own.outcome(MatchOutcome.NOT_FOUND)),
    ]


def sorted_names() -> list[tuple[str, str]]:
    return [
        ("weight", phrase("heaviest first")),
        ("row", phrase("as in the list")),
        ("name", phrase("by the name that it is taken for")),
    ]


def chosen(rows: Sequence[Screened], show: str, sort: str) -> list[Screened]:
    """The rows that a form asks for, in its order; what it does not say is as the first time."""
    kept = filter(SHOWN.get(show, SHOWN["all"]), rows)
    return sorted(kept, key=SORTED.get(sort, SORTED["weight"]))  # pyright: ignore[reportArgumentType] - alike for one order


def page_of(found: Listed, asked: Told[ScreeningAnswer], rows: Sequence[Screened], state: State) -> Page:
    """`rows` are those that are shown."""
    answer = asked.answer
    certainty = words.labelled(phrase("from certainty"), words.certainty(answer.minimum_certainty))
    moment = words.moment(answer.as_of, answer.known_at)
    blocks: list[Block] = [
        Section("read", phrase("How the list was read"), tuple(_read(found, answer))),
        Section("rows", phrase("Rows"), (_table(rows, state),)),
    ]
    notes = words.notes(answer.coverage)
    blocks.append(Section("unknown", phrase("What is not known"), (Bullets(tuple(notes)),)))
    return Page(
        title=plural(len(answer.suppliers), "Screening of {count} supplier", "Screening of {count} suppliers"),
        subtitle=words.listed([moment, certainty]),
        blocks=tuple(blocks),
        foot=(words.disclaimer(), words.moment(answer.as_of, answer.known_at, answer.answer_id)),
    )


def _read(found: Listed, answer: ScreeningAnswer) -> Iterator[Block]:
    yield _columns(found.columns)
    counts = Counter(row.outcome for row in answer.suppliers)
    affected = sum(row.affected for row in answer.suppliers)
    read = len(found.suppliers) + len(found.refused)
    yield Bullets(
        (
            phrase(
                "{read} rows read, {answered} answered, {refused} not readable",
                read=read,
                answered=len(answer.suppliers),
                refused=len(found.refused),
            ),
            *(words.labelled(own.outcome(one), f"{counts[one]}") for one in MatchOutcome if counts[one]),
            words.labelled(phrase("rows with something to look at"), f"{affected}"),
        )
    )
    if found.refused:
        head = (phrase("row"), phrase("why it could not be read"), phrase("as given"))
        refused = [(f"{one.line}", told(one.why), words.listed(filter(None, one.cells))) for one in found.refused]
        yield table(phrase("correct these and send them again"), head, refused)


def _columns(read: ColumnsRead | None) -> Block:
    """Which columns were recognised, and as what."""
    if read is None:
        return Paragraph(phrase("no heading is recognised, so that each line is taken for one code or one name"))
    kinds = {"name": phrase("name"), "code": phrase("code"), "own": phrase("your id")}
    return facts(
        (phrase("read as"), told(read.form)),
        (phrase("heading in row"), f"{read.begins}"),
        (phrase("columns recognised"), [words.labelled(column, kinds[kind]) for column, kind in read.read.items()]),
        (phrase("columns not recognised"), words.listed(read.left) or phrase("none")),
        (phrase("sheets not read"), words.listed(read.sheets_left)),
    )


def head() -> tuple[str, ...]:
    return (
        phrase("row"),
        phrase("your id"),
        phrase("as given"),
        phrase("outcome"),
        phrase("taken for"),
        phrase("Unified Social Credit Code"),
        phrase("lists"),
        phrase("measures on it"),
        phrase("what stands out"),
    )


def _table(rows: Sequence[Screened], state: State) -> Block:
    caption = phrase("Where a column is empty nothing is loaded, which says nothing about the firm.")
    return table(caption, head(), [_row(row, state) for row in rows])


def plain_rows(rows: Sequence[Screened], state: State) -> list[tuple[str, ...]]:
    """The same table as text."""
    return [head(), *(tuple(plain(cell) for cell in _row(row, state)) for row in rows)]


def _row(row: Screened, state: State) -> tuple[Line, ...]:
    supplier = row.supplier
    outcome = own.outcome(row.outcome)
    faulty = words.labelled(outcome, words.listed(own.faults(row))) if row.code_faults else outcome
    return (
        f"{supplier.row}",
        supplier.own_id or "",
        words.listed((*supplier.names, *supplier.codes)),
        faulty,
        _taken(row, state),
        row.match.party.uscc or "" if row.match else "",
        _lists(row.match) if row.match else "",
        _measures(row),
        own.weight(weight_of(row)) if row.affected else "",
    )


def _taken(row: Screened, state: State) -> Line:
    """The party, or every candidate with its own way: none is picked."""
    if row.match:
        how = f"{own.rule(row.match.rule)} {row.match.score:.2f}"
        return (_way(row.match, state), words.enclosed(how))
    found: list[Inline] = []
    named = [hit for place, hit in enumerate(row.candidates) if place < CANDIDATES or hit.listings]
    for hit in named:
        lists = _lists(hit)
        beside = words.listed([*([hit.party.uscc] if hit.party.uscc else []), *([lists] if lists else [])])
        found += [*(["; " if not words.chinese() else "；"] if found else []), _way(hit, state)]
        found += [words.enclosed(beside)] if beside else []
    count = len(row.candidates) + row.candidates_left_out
    if count > len(named):
        found.append(words.enclosed(phrase("+ {count} more", count=count - len(named))))
    if not found:
        return ""
    return (words.labelled(plural(count, "{count} candidate", "{count} candidates"), ""), *found)


def _way(hit: Match, state: State) -> Address:
    return Address(words.party(hit.party), state.party(hit.party.id))


def _lists(hit: Match) -> str:
    return words.enumerated(words.named(group.credit_list) for group in by_list(hit.listings))


def _measures(row: Screened) -> Line:
    found: list[Inline] = []
    for kind, count in counts_of(row).items():
        found += [Sign(kind, f"{count}", words.effect(kind)), " "]
    return tuple(found)
