"""Documents and findings around the lists: policies, provinces, the catalogue, categories, sectors, completeness."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.core.question import Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import Message, NotFound
from cscs_graph.model.answers import (
    CatalogueEditionRef,
    PointToConfirmRef,
    PolicyRef,
    PrioritySectorRef,
    ProvincialRegulationRef,
    RecordCategoryRef,
    RecordCompletenessRef,
    RegulationPilotRef,
    ReportFactRef,
    ReportingDutyRef,
)
from cscs_graph.model.codes import Access, Polarity, RegulationStatus

MOST_REGIONS = 100


class Policies(Question[tuple[PolicyRef, ...]]):
    """National policies issued by a day (Appendix II)."""

    async def answer(self, reading: Reading) -> tuple[PolicyRef, ...]:
        return reading.rules.policies


class ProvincialRegulations(Question[tuple[ProvincialRegulationRef, ...]]):
    """Provinces and their regulations, those without one too (Appendix IV)."""

    statuses: Annotated[
        tuple[RegulationStatus, ...], Field(description="Only regulations of these statuses; by default all.")
    ] = ()
    regions: Annotated[
        tuple[Text, ...],
        Field(max_length=MOST_REGIONS, description="Only provinces of these division codes; by default all."),
    ] = ()

    async def answer(self, reading: Reading) -> tuple[ProvincialRegulationRef, ...]:
        return tuple(
            one
            for one in reading.rules.provincial_regulations
            if (not self.statuses or one.status in self.statuses)
            and (not self.regions or one.region_id in self.regions)
        )


class RecordCategories(Question[tuple[RecordCategoryRef, ...]]):
    """The categories of public credit information with polarity and access, in the order of Table 1 (§3.1)."""

    polarities: Annotated[
        tuple[Polarity, ...], Field(description="Only those whose entries can count so; by default all.")
    ] = ()
    access: Annotated[
        tuple[Access, ...], Field(description="Only those with entries that are so accessible; by default all.")
    ] = ()

    async def answer(self, reading: Reading) -> tuple[RecordCategoryRef, ...]:
        return tuple(
            one
            for one in reading.rules.record_categories
            if (not self.polarities or {*self.polarities} & {*one.polarities})
            and (not self.access or {*self.access} & {*one.access})
        )


class PrioritySectors(Question[tuple[PrioritySectorRef, ...]]):
    """Sectors whose companies are scrutinised more closely (§9.9)."""

    async def answer(self, reading: Reading) -> tuple[PrioritySectorRef, ...]:
        return reading.rules.priority_sectors


class RecordCompleteness(Question[tuple[RecordCompletenessRef, ...]]):
    """What share of records and parties the central files hold (§8.1)."""

    async def answer(self, reading: Reading) -> tuple[RecordCompletenessRef, ...]:
        return reading.rules.record_completeness


class CatalogueEditions(Question[tuple[CatalogueEditionRef, ...]]):
    """Editions of the national catalogue with the classes that are known, the oldest first."""

    async def answer(self, reading: Reading) -> tuple[CatalogueEditionRef, ...]:
        return reading.rules.catalogue_editions


class PointsToConfirm(Question[tuple[PointToConfirmRef, ...]]):
    """What a lawyer still has to confirm, with what is taken meanwhile and the document that would settle it."""

    async def answer(self, reading: Reading) -> tuple[PointToConfirmRef, ...]:
        return reading.rules.points_to_confirm


class ReportFacts(Question[tuple[ReportFactRef, ...]]):
    """Facts and figures of the source report in its order, each with its section."""

    section: Annotated[
        Text | None, Field(description="Only of this section and those below it, such as 4 or 4.3; by default of all.")
    ] = None
    text: Annotated[
        Text | None, Field(description="Only those that have each of these words, in either language; by default all.")
    ] = None

    async def answer(self, reading: Reading) -> tuple[ReportFactRef, ...]:
        words = [word.casefold() for word in (self.text or "").split()]
        facts = [one for one in reading.rules.report_facts if self._of_section(one)]
        if self.section is not None and not facts:
            known = ", ".join(dict.fromkeys(one.section for one in reading.rules.report_facts if one.section))
            raise NotFound(
                "section: no fact of {section!r} is loaded; there are facts of {known}",
                section=self.section,
                known=known or Message("none"),
            )
        return tuple(one for one in facts if _has(one, words))

    def _of_section(self, fact: ReportFactRef) -> bool:
        wanted, section = self.section, fact.section or ""
        return wanted is None or section.casefold() == wanted.casefold() or section.startswith(f"{wanted}.")


def _has(fact: ReportFactRef, words: Sequence[str]) -> bool:
    """Whether all words are found; a number is found with and without the signs that part its thousands."""
    told = " ".join(
        part for part in (fact.says_en, fact.says_zh, fact.topic, fact.value, fact.unit, fact.dated) if part
    )
    return all(word in told.casefold() or word.replace(",", "") in told.replace(",", "").casefold() for word in words)


class RegulationPilots(Question[tuple[RegulationPilotRef, ...]]):
    """Places that pilot Internet Plus Regulation (§5.2)."""

    async def answer(self, reading: Reading) -> tuple[RegulationPilotRef, ...]:
        return reading.rules.regulation_pilots


class ReportingDuties(Question[tuple[ReportingDutyRef, ...]]):
    """What foreign-invested enterprises have to report (§9.6)."""

    async def answer(self, reading: Reading) -> tuple[ReportingDutyRef, ...]:
        return reading.rules.reporting_duties
