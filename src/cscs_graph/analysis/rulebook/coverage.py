"""What an answer could draw on: "not found" is never "clean" (§8.1)."""

from collections.abc import Iterable

from cscs_graph.analysis.rulebook.lists import Rulebook
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.answers import AgencyRef, Coverage, ListCoverage, ListRef

_ALWAYS = (
    "Shows what is loaded, as published; not found is not the same as clean, and no answer is a verdict on a real firm."
)


async def coverage_of(
    transaction: Transaction, rules: Rulebook, lists: Iterable[ListRef], notes: Iterable[str] = ()
) -> Coverage:
    """Coverage of the store as a whole, and of the rules and agencies that this answer concerns."""
    (loaded,) = await transaction.run("coverage")
    controllers: dict[str, AgencyRef] = {}
    for credit_list in lists:
        controllers |= {
            agency.id: agency for agency in credit_list.controlled_by if agency.record_share_max is not None
        }
    return Coverage(
        mous=rules.coverage(),
        lists_without_measures=rules.unknown(),
        lists_not_in_force=tuple(sorted(rules.not_in_force)),
        lists=tuple(
            ListCoverage(credit_list_id=row["of"], listings=row["count"], first=row["first"], last=row["last"])
            for row in loaded["lists"]
        ),
        lists_known=loaded["lists_known"],
        regions=tuple(loaded["regions"]),
        agencies_deciding=loaded["agencies_deciding"],
        publication=tuple(controllers[key] for key in sorted(controllers)),
        notes=(_ALWAYS, *notes),
    )
