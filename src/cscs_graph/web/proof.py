"""The proof of an answer, or of one box of its picture, as text and as PROV-JSON."""

from cscs_graph.errors import NotFound
from cscs_graph.export import prov, words
from cscs_graph.export.picture.chart import Node
from cscs_graph.export.picture.grounds import Grounds, grounds
from cscs_graph.web.picture import Seen
from cscs_graph.web.view import View


def as_prov(looked: Seen, view: View) -> str:
    """Of what is selected; of the whole answer where nothing is. Raises NotFound if that is not in the picture."""
    if not view.element:
        return prov.text(prov.document(looked.stated))
    node = _chosen(looked, view)
    answer = looked.of(node)
    found = grounds(answer, node)
    return prov.text(prov.document(answer, found.conclusions, found.steps))


def as_text(looked: Seen, view: View) -> str:
    """The same as sentences, in the language that is spoken."""
    if view.element:
        node = _chosen(looked, view)
        answer, found = looked.of(node), grounds(looked.of(node), node)
    else:
        answer = looked.stated
        found = Grounds(tuple(prov.conclusions(answer)), ())
    said = (one.sentence_zh if words.chinese() else one.sentence_en for one in (*found.conclusions, *found.steps))
    moment = words.moment(answer.as_of, answer.known_at, answer.answer_id)
    return "\n\n".join([*dict.fromkeys(said), moment, words.disclaimer()]) + "\n"


def _chosen(looked: Seen, view: View) -> Node:
    for node in looked.whole.nodes:
        if node.id == view.element:
            return node
    raise NotFound("the picture has no box {element!r}", element=view.element)
