"""The proof of an answer, or of one box of its picture, as text and as PROV-JSON."""

from cscs_graph.errors import NotFound
from cscs_graph.export import prov, words
from cscs_graph.export.picture.chart import Node
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.export.picture.grounds import Grounds, grounds
from cscs_graph.model.answers import DossierAnswer
from cscs_graph.web.view import View


def as_prov(answer: DossierAnswer, view: View) -> str:
    """Of what is selected; of the whole answer where nothing is. Raises NotFound if that is not in the picture."""
    if not view.element:
        return prov.text(prov.document(answer))
    found = grounds(answer, _chosen(answer, view))
    return prov.text(prov.document(answer, found.conclusions, found.steps))


def as_text(answer: DossierAnswer, view: View) -> str:
    """The same as sentences, in the language that is spoken."""
    found = grounds(answer, _chosen(answer, view)) if view.element else Grounds(tuple(prov.conclusions(answer)), ())
    said = (one.sentence_zh if words.chinese() else one.sentence_en for one in (*found.conclusions, *found.steps))
    moment = words.moment(answer.as_of, answer.known_at, answer.answer_id)
    return "\n\n".join([*dict.fromkeys(said), moment, words.disclaimer()]) + "\n"


def _chosen(answer: DossierAnswer, view: View) -> Node:
    for node in chart_of_dossier(answer).nodes:
        if node.id == view.element:
            return node
    raise NotFound("the picture has no box {element!r}", element=view.element)
