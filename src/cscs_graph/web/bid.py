"""The page of a bid or other joint filing, or of one that is only planned: who endangers it, and what would clear it (§9.5)."""

from collections.abc import Mapping

from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.export import words
from cscs_graph.export.dossier.around import found_of
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Address, Block, Bullets, Line, Page, Quiet, Section, Sources, table
from cscs_graph.model.answers import ContaminationAnswer, ContaminationFinding, PartyRef
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, spoken
from cscs_graph.web.state import State

PLANNED = "/bid"
MEMBERS = ("lead", "co_bidders", "suppliers")
"""Whom the form of a planned bid names: one, and two lists with a party a line."""


def question(application: str, state: State) -> CrossContamination:
    """Raises BadInput for what an address states wrongly."""
    return CrossContamination.of(application=application, **state.moment())


def planned(query: Mapping[str, str], state: State) -> IfJointlyFiled:
    """The bid that a form states. Raises BadInput and LimitExceeded."""
    lead, *others = (query.get(name, "") for name in MEMBERS)
    co_bidders, suppliers = (tuple(line.strip() for line in text.splitlines() if line.strip()) for text in others)
    return IfJointlyFiled.of(lead=lead.strip(), co_bidders=co_bidders, suppliers=suppliers, **state.moment())


def page_of(answer: ContaminationAnswer, state: State) -> Page:
    """The finding of one application."""
    (finding,) = answer.findings
    cited = Cited()
    risks = Section("risks", phrase("Who endangers it"), tuple(found_of(finding, cited)))
    why = tuple(one.summary(spoken()) for one in finding.contaminators)
    return Page(
        title=phrase("Bid: {title}", title=finding.application.called(spoken())),
        subtitle=words.moment(answer.as_of, answer.known_at),
        blocks=(
            risks,
            *([Section("why", phrase("Why"), (Bullets(why),))] if why else []),
            Section("members", phrase("Who takes part"), (_members(finding, state),)),
            Section("unknown", phrase("What is not known"), (Bullets(_notes(answer)),)),
            *([Section("sources", phrase("Sources"), (Sources(named),))] if (named := cited.lines()) else []),
        ),
        foot=(words.disclaimer(), words.moment(answer.as_of, answer.known_at, answer.answer_id)),
    )


def _members(finding: ContaminationFinding, state: State) -> Block:
    endangering = {one.party.id for one in finding.contaminators}
    head = (phrase("name"), phrase("Unified Social Credit Code"), phrase("endangers it"), phrase("id in this graph"))
    rows = [_member(party, endangering, state) for party in finding.participants]
    return table(phrase("the lead first"), head, rows)


def _member(party: PartyRef, endangering: set[str], state: State) -> tuple[Line, ...]:
    other = words.other_name(party)
    name: Line = (Address(words.party(party), state.party(party.id)), *((Quiet(f" {other}"),) if other else ()))
    return name, party.uscc or "", phrase("yes") if party.id in endangering else "", party.id


def _notes(answer: ContaminationAnswer) -> tuple[str, ...]:
    covered = answer.coverage
    return covered.notes_zh if spoken() is LanguageCode.ZH else covered.notes
