"""The rules around the lists: criteria of entry, levels of decision, and who enforces outside government (§4.1, §4.4)."""

from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.core.question import Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.model.answers import CriterionRef, DecisionLevelRef, EnforcementRef


class EntryCriteria(Question[tuple[CriterionRef, ...]]):
    """Criteria of entry to a list on the day; without a list, the standards for all lists of a kind (§4.1)."""

    list: Annotated[Text | None, Field(description="Id of a list.")] = None

    async def answer(self, reading: Reading) -> tuple[CriterionRef, ...]:
        if self.list is None:
            return reading.rules.general_criteria
        return reading.rules.entry_criteria(reading.rules.credit_list(self.list).id)


class DecisionLevels(Question[tuple[DecisionLevelRef, ...]]):
    """At which level of office parties are put on lists: every rule, whenever it holds, the older first (§4.1)."""

    async def answer(self, reading: Reading) -> tuple[DecisionLevelRef, ...]:
        return reading.rules.decision_levels


class Enforcements(Question[tuple[EnforcementRef, ...]]):
    """What bodies outside government do with the lists on a day (§4.4)."""

    async def answer(self, reading: Reading) -> tuple[EnforcementRef, ...]:
        return reading.rules.enforcements
