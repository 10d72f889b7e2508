"""A credit file: its records are fetched a page at a time, and only where they are asked for."""

from typing import Annotated

import strawberry
from strawberry import Parent

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.parties.files import CreditRecords
from cscs_graph.api.context import Ask
from cscs_graph.api.derived import fetched, shows
from cscs_graph.api.pages import After, Connection, First, selects
from cscs_graph.api.questions import shown_page
from cscs_graph.api.types.heading import Answer
from cscs_graph.model import answers
from cscs_graph.model.answers import RecordRef
from cscs_graph.model.codes import Access, Polarity

Categories = Annotated[
    list[strawberry.ID] | None, strawberry.argument(description="Of these categories only; null: of all.")
]
Polarities = Annotated[list[Polarity] | None, strawberry.argument(description="Only records that count so; null: all.")]
Accesses = Annotated[
    list[Access] | None, strawberry.argument(description="Only records that may be seen so; null: all.")
]


@shows(RecordRef, names={"id": "fact_id", "version": "id"})
class CreditRecord:
    """One entry of a credit file (§3.1)."""


@shows(answers.CreditFile)
class CreditFile(Answer):
    """The file of one party (§3): what is loaded of it, and why that is not all there is."""

    @fetched
    @staticmethod
    async def records(
        file: Parent[answers.CreditFile],
        info: Ask,
        first: First = 50,
        after: After = None,
        categories: Categories = None,
        polarities: Polarities = None,
        access: Accesses = None,
    ) -> Connection[RecordRef]:
        """Records in force on the day, oldest first."""
        question = CreditRecords.of(
            party=file.party.id,
            as_of=file.as_of,
            known_at=file.known_at,
            first=first,
            after=after,
            categories=categories,
            polarities=polarities,
            access=access,
            counted=selects(info, "totalCount"),
        )
        page = await ask(info.context.graph, question)
        return shown_page(CreditRecords, page, after)
