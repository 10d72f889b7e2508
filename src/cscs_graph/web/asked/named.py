"""Ways from a page to the lists and documents that its answer names."""

from urllib.parse import quote, unquote

from pydantic import BaseModel

from cscs_graph.export import words
from cscs_graph.model.answers import ListRef, MouRef, PartyKind, PartyRef
from cscs_graph.model.answers.within import within
from cscs_graph.model.phrases import phrase
from cscs_graph.web.asked.given import Given
from cscs_graph.web.asked.table import PAGES
from cscs_graph.web.frame import Way
from cscs_graph.web.state import State


def questions_about(party: PartyRef, state: State, path: str) -> tuple[Way, ...]:
    """Every page about a party; that of the path leads nowhere."""
    ways = [Way(state.party(party.id), phrase("Dossier"))]
    for page in PAGES:
        if page.path.endswith("{party}"):
            address = page.path.replace("{party}", quote(party.id, safe=""))
            down = party.kind is PartyKind.PERSON and "direction" in page.own  # nobody owns a person
            ways.append(Way(state.address(address, **({"direction": "down"} if down else {})), page.called()))
    ways.append(Way(state.address("/path", **{"from": party.id}), phrase("Path to another party")))
    return tuple(Way("" if unquote(way.to.partition("?")[0]) == unquote(path) else way.to, way.text) for way in ways)


def rules_named(answer: BaseModel, state: State) -> tuple[Way, ...]:
    """Lists, then documents, each once, in the order of their names."""
    given = Given(state)
    found = {(type(one), one.id): one for one in within(answer, ListRef, MouRef)}
    lists = sorted(
        (one for one in found.values() if isinstance(one, ListRef)), key=lambda one: (words.named(one), one.id)
    )
    documents = sorted(
        (one for one in found.values() if isinstance(one, MouRef)), key=lambda one: (words.title(one), one.id)
    )
    ways = [*map(given.credit_list, lists), *map(given.document, documents)]
    return tuple(Way(one.to, one.text) for one in ways)
