"""What the credit file of the party holds beside its listings (§3.1)."""

from collections.abc import Sequence

from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Line, Paragraph, Section, Table
from cscs_graph.model.answers import DossierAnswer, RecordRef
from cscs_graph.model.phrases import in_both, phrase, word


def records(answer: DossierAnswer, cited: Cited) -> Section | None:
    """The entries, oldest first; nothing where none is loaded."""
    return entries(answer.records, cited, more=answer.more_records)


def entries(found: Sequence[RecordRef], cited: Cited, *, more: bool) -> Section | None:
    """These entries, and that there are more."""
    if not found:
        return None
    head = (
        phrase("date"),
        phrase("category"),
        phrase("what it says"),
        phrase("document no."),
        phrase("polarity"),
        phrase("access"),
        phrase("decided by"),
        phrase("sources"),
    )
    by_agencies = tuple(_row(one, cited) for one in found if not one.conviction)
    blocks: list[Block] = [Table(phrase("oldest first"), head, by_agencies)] if by_agencies else []
    if by_courts := tuple(_row(one, cited) for one in found if one.conviction):
        said = phrase("The report's 19 categories have none for convictions, which are no penalties of agencies.")
        inner = (Paragraph(said), Table(phrase("oldest first"), head, by_courts))
        blocks.append(Section("convictions", phrase("Convictions by criminal courts"), inner, level=3))
    if more:
        blocks.append(Paragraph(phrase("The file has more records than are shown.")))
    return Section("records", phrase("Credit records"), tuple(blocks))


def _row(one: RecordRef, cited: Cited) -> tuple[Line, ...]:
    title = in_both(one.title).chinese if words.chinese() else one.title
    amount = words.enclosed(phrase("{amount} yuan", amount=f"{one.amount_rmb:,.2f}")) if one.amount_rmb else ""
    return (
        words.day(one.since),
        phrase("criminal conviction") if one.conviction else words.named(one.category),
        title + amount,
        one.document_no or "",
        word(one.polarity),
        word(one.access),
        words.named(one.issued_by) if one.issued_by else phrase("not stated"),
        (cited.of([one.source]),),
    )
