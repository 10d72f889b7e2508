"""The page of a bid or other joint filing, or of one that is only planned: who endangers it, and what would clear it (§9.5)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.export import words
from cscs_graph.export.dossier.around import found_of
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Address, Block, Bullets, Line, Page, Quiet, Section, Sources, table
from cscs_graph.export.picture.expanding import word_of_part
from cscs_graph.export.picture.figure import figure
from cscs_graph.model.answers import ContaminationFinding, PartyRef
from cscs_graph.model.phrases import phrase, spoken
from cscs_graph.web import proof
from cscs_graph.web.asked.named import rules_named
from cscs_graph.web.frame import Framed, Way, stated
from cscs_graph.web.looked_filing import LookedFiling
from cscs_graph.web.picture import pictured
from cscs_graph.web.state import State
from cscs_graph.web.view import Place, View

PLANNED = "/bid"
MEMBERS = ("lead", "co_bidders", "suppliers")
"""Whom the form of a planned bid names: one, and two lists with a party a line."""


@dataclass(frozen=True, slots=True)
class Export:
    """A form that the picture of a bid, or its proof, is exported in."""

    name: str
    """What its link says; empty: there is none but in the panel."""
    media_type: str
    written: Callable[[LookedFiling, View], str]


EXPORTS = {
    "/picture.svg": Export("SVG", "image/svg+xml", lambda looked, _: figure(looked.chart, "").svg),
    "/prov.json": Export("PROV-JSON", "application/json", proof.as_prov),
    "/proof.txt": Export("", "text/plain", proof.as_text),
}
"""By the ending of its address."""


def question(application: str, state: State) -> CrossContamination:
    """Raises BadInput for what an address states wrongly."""
    return CrossContamination.of(application=application, **state.moment())


def planned(query: Mapping[str, str], state: State) -> IfJointlyFiled:
    """The bid that a form states. Raises BadInput and LimitExceeded."""
    lead, *others = (query.get(name, "") for name in MEMBERS)
    co_bidders, suppliers = (tuple(line.strip() for line in text.splitlines() if line.strip()) for text in others)
    return IfJointlyFiled.of(lead=lead.strip(), co_bidders=co_bidders, suppliers=suppliers, **state.moment())


def framed(looked: LookedFiling, state: State, view: View, path: str, members: Mapping[str, str]) -> Framed:
    """The page with what stands around it; of a planned bid with its form, to change it."""
    answer = looked.answer
    (finding,) = answer.findings
    own: Mapping[str, str] = members if path == PLANNED else dict[str, str]()
    place = Place(state, view, path, own, finding.application.id)
    return Framed(
        page_of(looked, state),
        state,
        path,
        asked=stated(answer, state),
        exports=tuple(
            Way(place.address(ending, element=None), one.name) for ending, one in EXPORTS.items() if one.name
        ),
        rules=rules_named(answer, state),
        members=members if path == PLANNED else None,
        picture=pictured(looked, place),
    )


def page_of(looked: LookedFiling, state: State) -> Page:
    """The finding of one application."""
    answer = looked.answer
    (finding,) = answer.findings
    cited = Cited()
    risks = Section("risks", phrase("Who endangers it"), tuple(found_of(finding, cited)))
    why = tuple(one.summary(spoken()) for one in finding.contaminators)
    return Page(
        title=phrase("Bid: {title}", title=finding.application.called(spoken())),
        subtitle=words.moment(answer.as_of, answer.known_at),
        blocks=(
            risks,
            Section("picture", phrase("The picture"), (figure(looked.chart, "picture.svg"),)),
            *([Section("why", phrase("Why"), (Bullets(why),))] if why else []),
            Section("members", phrase("Who takes part"), (_members(finding, looked.roles, state),)),
            Section("unknown", phrase("What is not known"), (Bullets(words.notes(answer.coverage)),)),
            *([Section("sources", phrase("Sources"), (Sources(named),))] if (named := cited.lines()) else []),
        ),
        foot=(words.disclaimer(), words.moment(answer.as_of, answer.known_at, answer.answer_id)),
    )


def _members(finding: ContaminationFinding, roles: Mapping[str, Sequence[str]], state: State) -> Block:
    endangering = {one.party.id for one in finding.contaminators}
    head = (
        phrase("name"),
        phrase("takes part as"),
        phrase("Unified Social Credit Code"),
        phrase("endangers it"),
        phrase("id in this graph"),
    )
    rows = [_member(party, roles.get(party.id, ()), endangering, state) for party in finding.participants]
    return table(phrase("all who take part"), head, rows)


def _member(party: PartyRef, roles: Sequence[str], endangering: set[str], state: State) -> tuple[Line, ...]:
    other = words.other_name(party)
    name: Line = (Address(words.party(party), state.party(party.id)), *((Quiet(f" {other}"),) if other else ()))
    as_what = words.joined([word_of_part(role) for role in roles])
    return name, as_what, party.uscc or "", phrase("yes") if party.id in endangering else "", party.id
