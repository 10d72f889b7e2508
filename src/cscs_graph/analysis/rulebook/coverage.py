"""What an answer could draw on: "not found" is never "clean" (§8.1)."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Self

from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.errors import Message, Pair
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.answers import AgencyRef, Coverage, ListCoverage, ListRef
from cscs_graph.model.codes import DoubtMatter
from cscs_graph.model.phrases import pairs
from cscs_graph.model.supersession import PointToConfirm
from cscs_graph.model.time import none_if_open

NO_RULES = ListRules({})
_ALWAYS = Message(
    "Shows what is loaded, as published; not found is not the same as clean, and no answer is a verdict on a real firm."
)

ON_MEASURES = (DoubtMatter.FORCE, DoubtMatter.CONTENT, DoubtMatter.IMPOSERS, DoubtMatter.REACH)
"""What answers tell that say which measures follow, by whom and on whom."""


def _to_confirm(point: PointToConfirm) -> Message:
    return Message(
        "To be confirmed by a lawyer: {question} Taken meanwhile: {taken}",
        {"question": Pair(point.question_en, point.question_zh), "taken": Pair(point.taken_en, point.taken_zh)},
    )


@dataclass(frozen=True, slots=True)
class LoadedData:
    """What the store as a whole holds, as counted after the last load. Kept by version: see `loaded_data_of`."""

    lists: tuple[ListCoverage, ...]
    lists_known: int
    regions: tuple[str, ...]
    agencies_deciding: int

    @classmethod
    async def read(cls, transaction: Transaction) -> Self:
        (row,) = await transaction.run("coverage")
        return cls(
            lists=tuple(
                ListCoverage(
                    credit_list_id=one["of"],
                    listings=one["count"],
                    first=none_if_open(one["first"]),
                    last=none_if_open(one["last"]),
                )
                for one in row["lists"]
            ),
            lists_known=row["lists_known"],
            regions=tuple(row["regions"]),
            agencies_deciding=row["agencies_deciding"],
        )

    def coverage(
        self,
        rules: ListRules = NO_RULES,
        lists: Iterable[ListRef] = (),
        notes: Iterable[Message] = (),
        doubts: Iterable[PointToConfirm] = (),
        matters: Container[DoubtMatter] = ON_MEASURES,
    ) -> Coverage:
        """Coverage of the store as a whole, and of the rules and agencies that an answer concerns, if any; with what a lawyer has
        to confirm of these rules as far as the answer tells of such matters, and of others that it rests on."""
        controllers: dict[str, AgencyRef] = {}
        for credit_list in lists:
            controllers |= {
                agency.id: agency for agency in credit_list.controlled_by if agency.record_share_max is not None
            }
        told = [point for point in rules.to_confirm if point.matter in matters]
        return Coverage(
            mous=rules.coverage(),
            lists_without_measures=rules.unknown(),
            superseded=rules.superseded(),
            lists_not_in_force=tuple(sorted(rules.not_in_force)),
            lists=self.lists,
            lists_known=self.lists_known,
            regions=self.regions,
            agencies_deciding=self.agencies_deciding,
            publication=tuple(controllers[key] for key in sorted(controllers)),
            **pairs((_ALWAYS, *notes, *map(_to_confirm, dict.fromkeys((*told, *doubts)))), "notes"),
        )
