"""Agencies, lists and memoranda: what the rules of the answer's day say of them beside their own data."""

from strawberry import Parent

from cscs_graph.analysis.reference.directory import imposed_measures
from cscs_graph.analysis.rulebook.lists import MeasureRule
from cscs_graph.analysis.rulebook.memoranda import Memoranda
from cscs_graph.api.context import Ask
from cscs_graph.api.derived import fetched, shows
from cscs_graph.api.pages import After, Connection, First, page_of
from cscs_graph.model.answers import (
    AgencyRef,
    ControlRuleRef,
    CriterionRef,
    ImposedMeasure,
    ListRef,
    MouRef,
    ScopeClauseRef,
    SourceRef,
    Stipulation,
)


@shows(AgencyRef)
class Agency:
    """A regulator, court, council member or other body (Appendix I)."""

    @fetched
    @staticmethod
    async def predecessors(agency: Parent[AgencyRef], info: Ask) -> list[AgencyRef]:
        """Agencies whose work it took over."""
        rules = await info.context.rules(info)
        return [rules.agencies[name] for name in rules.relations(agency.id).predecessors]

    @fetched
    @staticmethod
    async def successors(agency: Parent[AgencyRef], info: Ask) -> list[AgencyRef]:
        """Agencies that took over its work."""
        rules = await info.context.rules(info)
        return [rules.agencies[name] for name in rules.relations(agency.id).successors]

    @fetched
    @staticmethod
    async def part_of(agency: Parent[AgencyRef], info: Ask) -> list[AgencyRef]:
        """The agency of which it is a local branch."""
        rules = await info.context.rules(info)
        return [rules.agencies[name] for name in rules.relations(agency.id).part_of]

    @fetched
    @staticmethod
    async def controls(
        agency: Parent[AgencyRef], info: Ask, first: First = 50, after: After = None
    ) -> Connection[ListRef]:
        """The lists that it controls on the day of the answer."""
        rules = await info.context.rules(info)
        lists = [rules.lists[name] for name in rules.relations(agency.id).controls]
        return page_of("Agency.controls", lists, first, after).shown()

    @fetched
    @staticmethod
    async def signed(
        agency: Parent[AgencyRef], info: Ask, first: First = 50, after: After = None
    ) -> Connection[MouRef]:
        """The memoranda that it signed, in force or not."""
        signed = (await info.context.rules(info)).signed_by(agency.id)
        return page_of("Agency.signed", signed, first, after).shown()

    @fetched
    @staticmethod
    async def imposes(
        agency: Parent[AgencyRef], info: Ask, first: First = 50, after: After = None
    ) -> Connection[ImposedMeasure]:
        """What it must impose on the day of the answer, by memoranda that name it or whose agency it took over from."""
        rules = await info.context.rules(info)
        imposed = imposed_measures(rules, agency.id)
        return page_of("Agency.imposes", imposed, first, after).shown()


@shows(MouRef)
class Mou:
    """The memorandum that gives a list effect, and its scope of responsibility (§4.2)."""

    @fetched
    @staticmethod
    async def signatories(
        mou: Parent[MouRef], info: Ask, first: First = 50, after: After = None
    ) -> Connection[AgencyRef]:
        """The agencies that signed it, in the order of the document."""
        rules = await info.context.rules(info)
        agencies = [rules.agencies[name] for name in rules.signatories(mou.id)]
        return page_of("Mou.signatories", agencies, first, after).shown()

    @fetched
    @staticmethod
    async def scope_clauses(mou: Parent[MouRef], info: Ask) -> list[ScopeClauseRef]:
        """Whom its target paragraph names, in its own words."""
        return list((await info.context.rules(info)).scope_clauses(mou.id))

    @fetched
    @staticmethod
    async def measures(
        mou: Parent[MouRef], info: Ask, first: First = 50, after: After = None
    ) -> Connection[Stipulation]:
        """Its measures in force on the day of the answer, with the agencies that impose them."""
        rules = await info.context.rules(info)
        measures = [_stipulated(measure, rules) for measure in rules.measures(mou.id)]
        return page_of("Mou.measures", measures, first, after).shown()

    @fetched
    @staticmethod
    async def source(mou: Parent[MouRef], info: Ask) -> SourceRef | None:
        """Where it was published; null where no source is loaded."""
        return (await info.context.rules(info)).source(mou.source_id)


def _stipulated(measure: MeasureRule, rules: Memoranda) -> Stipulation:
    return Stipulation(
        measure=measure.ref,
        imposed_by=tuple(rules.agencies[agency.id] for agency in measure.imposed_by),
        imposer_basis=measure.imposer_basis,
    )


@shows(ListRef)
class CreditList:
    """A blacklist or redlist (§4.1, Appendix III)."""

    @fetched
    @staticmethod
    async def entry_criteria(credit_list: Parent[ListRef], info: Ask) -> list[CriterionRef]:
        """Its criteria of entry in force on the day of the answer, as far as they are named (§4.1)."""
        return list((await info.context.rules(info)).entry_criteria(credit_list.id))

    @fetched
    @staticmethod
    async def mous(credit_list: Parent[ListRef], info: Ask) -> list[MouRef]:
        """Every memorandum of the list, in force or not; several may share its name."""
        return list((await info.context.rules(info)).mous_of(credit_list.id))

    @fetched
    @staticmethod
    async def source(credit_list: Parent[ListRef], info: Ask) -> SourceRef | None:
        """Where it was published; null where no source is loaded."""
        return (await info.context.rules(info)).source(credit_list.source_id)


@shows(ControlRuleRef)
class ControlRule:
    """One dated test by which somebody counts as controller or beneficial owner (§9.6)."""

    @fetched
    @staticmethod
    async def source(rule: Parent[ControlRuleRef], info: Ask) -> SourceRef | None:
        """Where it was published; null where no source is loaded."""
        return (await info.context.rules(info)).source(rule.source_id)
