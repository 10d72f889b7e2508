"""A chart with more in it: what stands next to a box along one kind of tie. What was drawn before keeps its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cscs_graph.export import words
from cscs_graph.export.dossier.control import between
from cscs_graph.export.picture.chart import Chart, Column, Edge, Node, Shape, once
from cscs_graph.export.picture.ties import party_node
from cscs_graph.model.answers import ApplicationRef
from cscs_graph.model.answers.adjoining import Adjoining, Around
from cscs_graph.model.codes import OfficerRole
from cscs_graph.model.phrases import phrase, spoken


class Tied(StrEnum):
    """Kinds of ties, as the box sees them that they lead from."""

    LEGAL_REPRESENTATIVE = "legal_representative"
    OFFICERS = "officers"
    RESPONSIBLE = "responsible"
    CONTROLLERS = "controllers"
    OWNERS = "owners"
    PARTNERS = "partners"
    BRANCHES = "branches"
    REPRESENTED = "represented"
    POSTS = "posts"
    CONTROLLED = "controlled"
    HOLDINGS = "holdings"
    PARTNERSHIPS = "partnerships"
    COMPANY = "company"
    FILINGS = "filings"
    MEMBERS = "members"


_KINDS = {
    ("LEGAL_REPRESENTATIVE_OF", False): Tied.LEGAL_REPRESENTATIVE,
    ("OFFICER_OF", False): Tied.OFFICERS,
    ("ACTUALLY_CONTROLS", False): Tied.CONTROLLERS,
    ("OWNS", False): Tied.OWNERS,
    ("EXECUTIVE_PARTNER_OF", False): Tied.PARTNERS,
    ("BRANCH_OF", False): Tied.BRANCHES,
    ("PARTICIPATES_IN", False): Tied.MEMBERS,
    ("LEGAL_REPRESENTATIVE_OF", True): Tied.REPRESENTED,
    ("OFFICER_OF", True): Tied.POSTS,
    ("ACTUALLY_CONTROLS", True): Tied.CONTROLLED,
    ("OWNS", True): Tied.HOLDINGS,
    ("EXECUTIVE_PARTNER_OF", True): Tied.PARTNERSHIPS,
    ("BRANCH_OF", True): Tied.COMPANY,
    ("PARTICIPATES_IN", True): Tied.FILINGS,
}
"""By the type of the tie, and whether it leads away from the box."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The ties of one kind of one box, as an address states them: `box.kind`."""

    box: str
    kind: Tied

    def __str__(self) -> str:
        return f"{self.box}.{self.kind}"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many a kind of ties leads to, and how many of these are not in the chart."""

    kind: Tied
    all: int
    new: int


def called(kind: Tied) -> str:
    return {
        Tied.LEGAL_REPRESENTATIVE: phrase("legal representative"),
        Tied.OFFICERS: phrase("directors, supervisors and managers"),
        Tied.RESPONSIBLE: phrase("directly responsible people"),
        Tied.CONTROLLERS: phrase("recorded actual controllers"),
        Tied.OWNERS: phrase("shareholders"),
        Tied.PARTNERS: phrase("executive partners"),
        Tied.BRANCHES: phrase("branches"),
        Tied.REPRESENTED: phrase("firms whose legal representative it is"),
        Tied.POSTS: phrase("firms in which it holds a post"),
        Tied.CONTROLLED: phrase("firms that it is recorded to control"),
        Tied.HOLDINGS: phrase("firms in which it holds shares"),
        Tied.PARTNERSHIPS: phrase("firms whose executive partner it is"),
        Tied.COMPANY: phrase("company that it is a branch of"),
        Tied.FILINGS: phrase("joint filings that are not decided"),
        Tied.MEMBERS: phrase("who takes part"),
    }[kind]


def kind_of(one: Adjoining) -> Tied:
    responsible = one.tie.type == "OFFICER_OF" and one.tie.detail == OfficerRole.RESPONSIBLE_PERSON
    return Tied.RESPONSIBLE if responsible and not one.outgoing else _KINDS[one.tie.type, one.outgoing]


def counted(chart: Chart, around: Around) -> tuple[Counted, ...]:
    """What could be added, kind by kind."""
    drawn = {node.id for node in chart.nodes}
    ends = {kind: {one.other.id for one in around.ties if kind_of(one) is kind} for kind in Tied}
    return tuple(Counted(kind, len(held), len(held - drawn)) for kind, held in ends.items() if held)


def expanded(chart: Chart, expansions: Sequence[Expansion], around: Mapping[str, Around]) -> Chart:
    """The chart with these, one after the other; of a box that is not in it by then, nothing."""
    taken: list[Expansion] = []
    for one in expansions:
        if any(node.id == one.box for node in chart.nodes):
            taken.append(one)
            held = [tie for tie in around.get(one.box, Around()).ties if kind_of(tie) is one.kind]
            nodes, edges = once([*chart.nodes, *chart.edges, *_added(chart, one.box, held, len(taken))])
            chart = replace(chart, nodes=nodes, edges=edges)
    if not taken:
        return chart
    beside = any(node.added and node.column is Column.PARTY for node in chart.nodes)
    if beside and not any(node.column is Column.PEOPLE for node in chart.nodes):
        chart = replace(chart, heads=((Column.PARTY, phrase("The party, and what was added")),))
    return replace(chart, notes=(_note(chart, taken), *chart.notes))


def _added(chart: Chart, box: str, ties: Sequence[Adjoining], place: int) -> Iterator[Node | Edge]:
    """Boxes below those that are there. Where no column of people is drawn, none comes to stand before the others."""
    people = any(node.column is Column.PEOPLE for node in chart.nodes)
    name = next(node.title for node in chart.nodes if node.id == box)
    for one in ties:
        says = tie_in_words(one)
        said = words.labelled(name, says) if one.outgoing else says  # whose post, share or part it is
        if isinstance(one.other, ApplicationRef):
            title, own = one.other.called(spoken()), one.other.id
            node = Node(own, Column.PARTY, Shape.APPLICATION, title, (said,), ids=(own,))
        else:
            branch = one.other.entity_kind == "branch"
            column = Column.PEOPLE if people and not branch else Column.PARTY
            node = party_node(one.other, column, said, faint=True)
        yield replace(node, added=place)
        yield Edge(one.tie.from_id, one.tie.to_id, says, added=True)


def tie_in_words(one: Adjoining) -> str:
    """As the title of whoever the tie leads from."""
    match one.tie.type:
        case "OWNS":
            share = words.enclosed(between(*one.shares)) if one.shares else ""
            return f"{phrase('shareholder')}{share}"
        case "BRANCH_OF":
            return phrase("branch")
        case "PARTICIPATES_IN":
            return word_of_part(one.tie.detail)
        case _:
            return words.role(one.tie.type, one.tie.detail)


def word_of_part(role: str | None) -> str:
    """As what somebody takes part in a joint filing."""
    return {
        "lead": phrase("lead of the consortium"),
        "co_bidder": phrase("member of the consortium"),
        "listed_supplier": phrase("supplier named in the filing"),
    }.get(role or "", phrase("takes part in"))


def _note(chart: Chart, taken: Sequence[Expansion]) -> str:
    titles = {node.id: node.title for node in chart.nodes}
    what = words.labelled(
        phrase("Added"), words.listed(words.labelled(titles[one.box], called(one.kind)) for one in taken)
    )
    return f"{what}{words.stop()}{phrase('These are recorded ties; nothing is said to follow them.')}"
