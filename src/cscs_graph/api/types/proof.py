"""Proofs in exchange formats, for whoever selects them."""

from typing import Any, cast

from cscs_graph.export import prov
from cscs_graph.model.answers import Answer


def of_answer(shown: object) -> Any:
    """What is shown is the answer of the model itself; see `shown_as`."""
    return prov.document(cast(Answer, shown))


def of_conclusion(shown: object) -> Any:
    return prov.document_of(cast(prov.AnyConclusion, shown))
