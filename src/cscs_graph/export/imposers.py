"""Who imposes a measure, as its text names them, or how that is not known."""

from collections.abc import Iterable

from cscs_graph.export import words
from cscs_graph.export.gathered import Measured
from cscs_graph.model.answers import Consequence, MeasureRef
from cscs_graph.model.answers.consequence import signatories
from cscs_graph.model.codes import Effect, ImposerBasis
from cscs_graph.model.phrases import phrase, plural


def by_whom(measures: Iterable[MeasureRef]) -> str:
    """What stands over those who impose these, or grant them where they are rewards."""
    rewards = {one.effect is Effect.REWARD for one in measures}
    if rewards == {True, False}:
        return phrase("imposed or granted by")
    return phrase("granted by") if True in rewards else phrase("imposed by")


def imposers(one: Measured) -> str:
    return words.agencies(one.imposed_by) if one.imposed_by else unnamed(one)


def unnamed(one: Measured) -> str:
    """Of a measure for which no agency is named."""
    count = signatories(one) if isinstance(one, Consequence) else one.signatories
    return not_named(one.measure, one.imposer_basis, count)


def not_named(measure: MeasureRef, basis: ImposerBasis, signed: int) -> str:
    """How it is known who imposes a measure for which no agency is named, of a document with so many signatories."""
    if basis is ImposerBasis.DESCRIBED and (said := words.described(measure)):
        return said
    if basis is ImposerBasis.ONE_OF_SIGNATORIES:
        return plural(signed, "its only signatory", "one or several of its {count} signatories")
    return phrase("no text seen says who")


def is_described(one: Measured) -> bool:
    """Whether its source says in words of its own who imposes it."""
    return one.imposer_basis is ImposerBasis.DESCRIBED and words.described(one.measure) != ""
