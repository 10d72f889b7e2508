"""What a party's page shows, as its address asks: one day, two days compared, or what would follow from one list more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.cascade.punishment import IfListed
from cscs_graph.analysis.core.asking import ask, read, told
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.dossier.adjoining import around
from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Column, Difference, Node
from cscs_graph.export.picture.comparing import Moments, compared
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.export.picture.expanding import expanded
from cscs_graph.export.picture.filtering import filtered
from cscs_graph.export.picture.listings import crowded
from cscs_graph.export.picture.supposed import with_supposed
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer, DossierAnswer, ListRef
from cscs_graph.model.answers.adjoining import Around
from cscs_graph.model.phrases import phrase
from cscs_graph.model.time import Moment
from cscs_graph.web.state import State
from cscs_graph.web.view import View


@dataclass(frozen=True, slots=True)
class Looked:
    """Answers, and the chart of them."""

    answer: DossierAnswer
    """Of the day of the page."""
    later: DossierAnswer
    """What the chart shows: the answer itself, the later of two, or the answer with what would follow too."""
    earlier: DossierAnswer | None
    """What that is compared with."""
    whole: Chart
    """Unfiltered, with what was added."""
    plain: Chart
    """Filtered, without what was added."""
    chart: Chart
    around: Mapping[str, Around]
    """What stands next to boxes, as far as that was asked for."""
    supposed: CascadeAnswer | None
    """What would follow from the list alone."""
    lists: tuple[ListRef, ...]
    """Those that the party could be on."""

    @property
    def asked(self) -> CascadeAnswer:
        """The answer whose question is behind the picture."""
        return self.supposed or self.later.cascade

    @property
    def stated(self) -> DossierAnswer | CascadeAnswer:
        """The answer that is proven where nothing is selected."""
        return self.supposed or self.answer

    @property
    def compares(self) -> bool:
        return self.earlier is not None

    def of(self, node: Node) -> DossierAnswer:
        """The answer that holds a box."""
        return self.earlier if self.earlier and node.difference is Difference.ENDED else self.later


async def looked(graph: Graph, asked: Dossier, state: State, view: View) -> Looked:
    """Raises BadInput and NotFound for what an address states wrongly."""
    found = await told(graph, asked)
    answer, lists = found.answer, tuple(found.rules.lists.values())
    kind = answer.subject.kind
    lists = tuple(sorted((one for one in lists if not one.listable or kind in one.listable), key=lambda one: one.id))
    earlier: DossierAnswer | None = None
    later, supposed = answer, None
    if view.if_listed:
        since = {"on": view.since} if view.since else {}
        asked_if = IfListed.of(party=asked.party, list=view.if_listed, **since, **state.moment())
        supposed = await ask(graph, asked_if)
        earlier, later = answer, with_supposed(answer, supposed)
        whole = _between(earlier, later, _if(answer, supposed))
    elif view.compared_with:
        other = await ask(graph, Dossier.of(**{**state.moment(), "party": asked.party, "as_of": view.compared_with}))
        earlier, later = sorted((answer, other), key=lambda one: one.as_of)
        whole = _between(earlier, later, _days(earlier, later))
    else:
        whole = chart_of_dossier(answer)
    near = await surrounding(graph, whole, view, found.moment)
    plain = filtered(whole, view.filter)
    chart, whole = (expanded(one, view.expansions, near) for one in (plain, whole))
    return Looked(answer, later, earlier, whole, plain, chart, near, supposed, lists)


async def surrounding(graph: Graph, chart: Chart, view: View, moment: Moment) -> dict[str, Around]:
    """What stands next to the boxes that are expanded, and to the one that is selected if that is a party or a filing."""
    other = {node.id for node in chart.nodes if node.column > Column.PARTY}
    ids = {view.element, *(one.box for one in view.expansions)} - {"", *other}
    return await read(graph, Scope(moment), lambda reading: around(reading, ids)) if ids else {}


def _between(earlier: DossierAnswer, later: DossierAnswer, moments: Moments) -> Chart:
    grouped = crowded(earlier.file.listings) | crowded(later.file.listings)
    before, after = (chart_of_dossier(one, grouped=grouped) for one in (earlier, later))
    return compared(before, after, moments)


def _days(first: DossierAnswer, last: DossierAnswer) -> Moments:
    other = words.labelled(phrase("compared with"), words.moment(first.as_of, first.known_at, first.answer_id))
    cut = words.stop() + phrase("An answer was cut short, so that this may be incomplete.")
    return Moments(
        phrase("from {first} to {last}", first=first.as_of, last=last.as_of),
        other + (cut if first.truncated or last.truncated else ""),
        {
            Difference.BEGAN: phrase("only on the later day"),
            Difference.ENDED: phrase("only on the earlier day"),
            Difference.CHANGED: phrase("changed"),
        },
    )


def _if(now: DossierAnswer, supposed: CascadeAnswer) -> Moments:
    listing = next(one for one in supposed.listings if one.hypothetical)
    named = words.named(listing.credit_list)
    since: date | None = listing.since
    return Moments(
        phrase("as of {day}, if it were on: {list}", day=now.as_of, list=named),
        words.labelled(
            phrase("a supposition, nothing that is recorded"),
            words.listed(
                [named, phrase("since {day}", day=since), words.labelled(phrase("answer"), supposed.answer_id)]
            ),
        ),
        {
            Difference.BEGAN: phrase("would be new"),
            Difference.ENDED: phrase("would be lost"),
            Difference.CHANGED: phrase("would change"),
        },
    )
