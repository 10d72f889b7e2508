"""What a party's page shows, as its address asks: one day, two days compared, or what would follow from one list more."""

from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.cascade.punishment import IfListed
from cscs_graph.analysis.core.asking import ask, told
from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Difference, Node
from cscs_graph.export.picture.comparing import Moments, compared
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.export.picture.filtering import filtered
from cscs_graph.export.picture.listings import crowded
from cscs_graph.export.picture.supposed import with_supposed
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer, DossierAnswer, ListRef
from cscs_graph.model.phrases import phrase
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
    """Unfiltered."""
    chart: Chart
    supposed: CascadeAnswer | None
    """What would follow from the list alone."""
    lists: tuple[ListRef, ...]
    """Those that the party could be on."""

    @property
    def cascade(self) -> CascadeAnswer:
        """The question behind the picture."""
        return self.supposed or self.later.cascade

    def of(self, node: Node) -> DossierAnswer:
        """The answer that holds a box."""
        return self.earlier if self.earlier and node.difference is Difference.ENDED else self.later


async def looked(graph: Graph, asked: Dossier, state: State, view: View) -> Looked:
    """Raises BadInput and NotFound for what an address states wrongly."""
    found = await told(graph, asked)
    answer, lists = found.answer, tuple(found.rules.lists.values())
    kind = answer.subject.kind
    lists = tuple(sorted((one for one in lists if not one.listable or kind in one.listable), key=lambda one: one.id))
    if view.if_listed:
        since = {"on": view.since} if view.since else {}
        asked_if = IfListed.of(party=asked.party, list=view.if_listed, **since, **state.moment())
        supposed = await ask(graph, asked_if)
        more = with_supposed(answer, supposed)
        return _between(answer, answer, more, _if(answer, supposed), view, lists, supposed)
    if view.compared_with:
        other = await ask(graph, Dossier.of(**{**state.moment(), "party": asked.party, "as_of": view.compared_with}))
        first, last = sorted((answer, other), key=lambda one: one.as_of)
        return _between(answer, first, last, _days(first, last), view, lists, None)
    chart = chart_of_dossier(answer)
    return Looked(answer, answer, None, chart, filtered(chart, view.filter), None, lists)


def _between(
    answer: DossierAnswer,
    earlier: DossierAnswer,
    later: DossierAnswer,
    moments: Moments,
    view: View,
    lists: tuple[ListRef, ...],
    supposed: CascadeAnswer | None,
) -> Looked:
    grouped = crowded(earlier.file.listings) | crowded(later.file.listings)
    before, after = chart_of_dossier(earlier, grouped=grouped), chart_of_dossier(later, grouped=grouped)
    whole = compared(before, after, moments)
    return Looked(answer, later, earlier, whole, filtered(whole, view.filter), supposed, lists)


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
