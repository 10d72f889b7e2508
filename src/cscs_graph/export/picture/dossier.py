"""A dossier as a chart: people and owners, the party, its listings, their lists, the documents, measures, agencies."""

from collections.abc import Collection, Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Column, Edge, Node, Shape, once
from cscs_graph.export.picture.listings import listing_nodes
from cscs_graph.export.picture.rules import rule_nodes
from cscs_graph.export.picture.ties import end_of_path, party_node
from cscs_graph.model.answers import ApplicationRef, DossierAnswer, ProofStep, Reached
from cscs_graph.model.codes import FilingState
from cscs_graph.model.phrases import phrase, spoken


def chart_of_dossier(answer: DossierAnswer, key: str = "p", grouped: Collection[str] = ()) -> Chart:
    """The chart of a dossier. `key` begins the names inside the SVG; listings of the lists `grouped` are one box, however few."""
    listed = _listed(answer)
    parts = [
        party_node(answer.subject, Column.PARTY, subject=True),
        *_reached(answer, listed),
        *_applications(answer),
        *_controllers(answer),
        *_ties(answer),
        *_posts(answer),
        *listing_nodes(answer.subject.id, answer.file.listings, answer.coverage, _lost(answer), grouped),
        *rule_nodes(answer.subject.id, (*answer.cascade.consequences, *answer.cascade.rewards)),
    ]
    nodes, edges = once(parts)
    return Chart(
        key=key,
        title=words.party(answer.subject),
        subtitle=phrase("as of {day}", day=answer.as_of),
        nodes=nodes,
        edges=edges,
        notes=(words.moment(answer.as_of, answer.known_at, answer.answer_id), words.disclaimer()),
    )


def _lost(answer: DossierAnswer) -> frozenset[str]:
    return frozenset(one.listing.id for one in answer.cascade.rewards_lost)


def _listed(answer: DossierAnswer) -> frozenset[str]:
    """Parties beside the subject that are on a list themselves, as far as the answer says."""
    of_ties = (one.party_id for tie in answer.linkage.ties for one in tie.listings)
    found = (one for finding in answer.filings.findings for one in finding.contaminators)
    return frozenset((*of_ties, *(listing.party_id for one in found for listing in one.listings)))


def _reached(answer: DossierAnswer, listed: frozenset[str]) -> Iterator[Node | Edge]:
    for one in (*answer.cascade.reached, *answer.cascade.rewarded):
        column = Column.PARTY if one.party.entity_kind == "branch" else Column.PEOPLE
        on_list = one.party.id in listed
        yield party_node(one.party, column, _as_what(one), weight=one.certainty.rank, listed=on_list)
        start = end_of_path(one.proof, one.party.id) or answer.subject.id
        says = words.labelled(phrase("reached"), words.certainty(one.certainty))
        yield Edge(start, one.party.id, says, one.certainty, one.channel)
        if start != answer.subject.id:
            yield Edge(answer.subject.id, one.party.id, says, one.certainty, one.channel)


def _as_what(one: Reached) -> str:
    return words.reached_as(one.target_class) if one.target_class else phrase("its standing is affected")


def _applications(answer: DossierAnswer) -> Iterator[Node | Edge]:
    """Those at risk with how certain that is, the others as a mere record."""
    for risk in answer.cascade.applications:
        yield _application(risk.application, phrase("at risk"), weight=0)
        says = words.labelled(phrase("at risk"), words.certainty(risk.certainty))
        yield Edge(risk.party.id, risk.application.id, says, risk.certainty, _channel(risk.proof))
    for finding in answer.filings.findings:
        endangered = bool(finding.contaminators) and finding.state is not FilingState.DECIDED
        said = phrase("at risk through others") if endangered else phrase("nothing loaded endangers it")
        yield _application(finding.application, said, weight=1 if endangered else 2)
        yield Edge(answer.subject.id, finding.application.id, phrase("takes part in"))


def _application(application: ApplicationRef, said: str, weight: int) -> Node:
    title = application.called(spoken())
    return Node(application.id, Column.PARTY, Shape.APPLICATION, title, (said,), ids=(application.id,), weight=weight)


def _channel(proof: Sequence[ProofStep]) -> str | None:
    """The last one on a path."""
    return next((step.channel for step in reversed(proof) if step.channel), None)


def _controllers(answer: DossierAnswer) -> Iterator[Node | Edge]:
    for one in answer.control.controllers if answer.control else ():
        said = phrase("controls it for certain") if one.certain else phrase("controls it possibly")
        yield party_node(one.party, Column.PEOPLE, said, weight=6 - one.certain - one.ultimate, faint=True)
        yield Edge(one.party.id, answer.subject.id, said)


def _ties(answer: DossierAnswer) -> Iterator[Node | Edge]:
    """Who is on a blacklist and tied to it through people: what it is on, and by which posts."""
    for tie in answer.linkage.ties:
        if tie.listings:
            lists = list(dict.fromkeys(words.named(one.credit_list) for one in tie.listings))
            said = phrase("on: {lists}", lists=words.enumerated(lists))
            yield party_node(tie.party, Column.PEOPLE, said, weight=5, faint=True, listed=True)
            for step in tie.paths[0].steps:
                for end in (step.holder, step.entity):
                    yield party_node(end, Column.PEOPLE, weight=7, faint=True)
                yield Edge(step.holder.id, step.entity.id, words.role(step.type, step.role))


def _posts(answer: DossierAnswer) -> Iterator[Node | Edge]:
    for post in (one.post for one in answer.roles.roles if not one.post.former):
        other = post.holder if post.entity.id == answer.subject.id else post.entity
        said = words.role(post.type, post.role)
        yield party_node(other, Column.PEOPLE, said, weight=8, faint=True)
        yield Edge(post.holder.id, post.entity.id, said)
