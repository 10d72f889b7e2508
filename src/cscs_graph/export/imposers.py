"""Who imposes a measure, as its text names them, or how that is not known."""

from cscs_graph.export import words
from cscs_graph.export.gathered import Measured
from cscs_graph.model.answers import Consequence
from cscs_graph.model.answers.cascade import signatories
from cscs_graph.model.codes import ImposerBasis
from cscs_graph.model.phrases import phrase, plural


def imposers(one: Measured) -> str:
    return words.agencies(one.imposed_by) if one.imposed_by else unnamed(one)


def unnamed(one: Measured) -> str:
    """Of a measure for which no agency is named."""
    if is_described(one):
        return words.described(one.measure)
    if one.imposer_basis is ImposerBasis.ONE_OF_SIGNATORIES:
        count = signatories(one) if isinstance(one, Consequence) else one.signatories
        return plural(count, "its only signatory", "one or several of its {count} signatories")
    return phrase("no text seen says who")


def is_described(one: Measured) -> bool:
    """Whether its source says in words of its own who imposes it."""
    return one.imposer_basis is ImposerBasis.DESCRIBED and words.described(one.measure) != ""
