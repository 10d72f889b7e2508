"""What the page of a joint filing shows: its answer, and the chart of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import Told, read, told
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.dossier.adjoining import around
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.export.picture.bid import Laid, chart_of_filing
from cscs_graph.export.picture.chart import Chart, Node
from cscs_graph.export.picture.expanding import expanded
from cscs_graph.export.picture.filtering import filtered
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import ContaminationAnswer, ListRef
from cscs_graph.model.answers.adjoining import Around
from cscs_graph.model.codes import ParticipantRole
from cscs_graph.web.looked import surrounding
from cscs_graph.web.view import View


@dataclass(frozen=True, slots=True)
class LookedFiling:
    """The answer on a joint filing, and the chart of it."""

    answer: ContaminationAnswer
    roles: Mapping[str, Sequence[str]]
    """As what each takes part."""
    whole: Chart
    plain: Chart
    chart: Chart
    around: Mapping[str, Around]
    lists: tuple[ListRef, ...] = ()
    compares: bool = False

    @property
    def asked(self) -> ContaminationAnswer:
        return self.answer

    @property
    def stated(self) -> ContaminationAnswer:
        return self.answer

    def of(self, node: Node) -> ContaminationAnswer:  # noqa: ARG002 - the only one that there is
        """The answer that holds a box."""
        return self.answer


async def looked_filing(graph: Graph, asked: CrossContamination | IfJointlyFiled, view: View) -> LookedFiling:
    """Raises BadInput and NotFound for what an address states wrongly."""
    found = await told(graph, asked)
    answer = found.answer
    roles = _planned(answer, asked) if isinstance(asked, IfJointlyFiled) else await _filed(graph, found)
    whole = chart_of_filing(answer, roles, _laid(answer, found.rules))
    near = await surrounding(graph, whole, view, found.moment)
    plain = filtered(whole, view.filter)
    chart, whole = (expanded(one, view.expansions, near) for one in (plain, whole))
    return LookedFiling(answer, roles, whole, plain, chart, near)


async def _filed(graph: Graph, found: Told[ContaminationAnswer]) -> dict[str, list[str]]:
    (finding,) = found.answer.findings
    name, roles = finding.application.id, dict[str, list[str]]()
    near = await read(graph, Scope(found.moment), lambda reading: around(reading, [name]))
    for one in near[name].ties:
        roles.setdefault(one.other.id, []).append(one.tie.detail or "")
    return roles


def _planned(answer: ContaminationAnswer, asked: IfJointlyFiled) -> dict[str, list[str]]:
    """By what the form states; a party may be stated by a code."""
    (finding,) = answer.findings
    stated = [
        (ParticipantRole.LEAD, (asked.lead,)),
        (ParticipantRole.CO_BIDDER, asked.co_bidders),
        (ParticipantRole.LISTED_SUPPLIER, asked.suppliers),
    ]
    found: dict[str, list[str]] = {}
    for party in finding.participants:
        keys = {party.id, party.uscc}
        found[party.id] = [str(role) for role, references in stated if keys & set(references)]
    return found


def _laid(answer: ContaminationAnswer, rules: RulesOfTheDay) -> Laid:
    """Of the lists that endanger it."""
    (finding,) = answer.findings
    lists = dict.fromkeys(listing.credit_list.id for one in finding.contaminators for listing in one.listings)
    of: dict[str, list[str]] = {}
    for credit_list in lists:
        for tie in rules.established.get(credit_list, ()):
            of.setdefault(tie.to_id, []).append(credit_list)
    documents = {one.ref.id: rules.mous[name] for name in of if name in rules.mous for one in rules.measures(name)}
    return Laid(documents, of)
