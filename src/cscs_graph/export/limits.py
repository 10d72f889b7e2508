"""Under a table of measures: on what they depend beside the listing, how long some run by their own words, what is excepted."""

from collections.abc import Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.gathered import Measured
from cscs_graph.export.pages.blocks import Paragraph
from cscs_graph.model.answers import conditions, terms, wording
from cscs_graph.model.phrases import phrase, spoken


def limits(found: Sequence[Measured]) -> Iterator[Paragraph]:
    """Each text once, with the measures that it is about where it is not about all."""
    for one in conditions(found, spoken()):
        names = words.listed(dict.fromkeys(words.named(each.measure) for each in one.limited))
        told = phrase("Only if ({measures}): {condition}.", measures=names, condition=one.text)
        yield Paragraph(told if names else phrase("Only if: {condition}.", condition=one.text))
    for text, termed in terms(found, spoken()).items():
        names = words.listed(dict.fromkeys(words.named(each.measure) for each in termed))
        yield Paragraph(phrase("Term of its own ({measures}): {term}.", measures=names, term=text))
    for said in dict.fromkeys(one.measure.exception(spoken()) for one in found):
        if said:
            yield Paragraph(phrase("Excepted: {exception}.", exception=wording.in_signs(said, spoken())))
