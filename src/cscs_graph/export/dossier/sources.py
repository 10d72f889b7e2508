"""The sources of a report, numbered in the order in which they are first cited."""

from collections.abc import Iterable

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Cite, Line
from cscs_graph.model.answers import ProofStep, SourceRef, wording
from cscs_graph.model.phrases import phrase, spoken


class Cited:
    """Gives each source its number when a row cites it first."""

    def __init__(self) -> None:
        self._sources: dict[str, tuple[int, SourceRef]] = {}

    def of(self, sources: Iterable[SourceRef | None]) -> Cite:
        numbers: dict[int, None] = {}
        for source in sources:
            if source is not None:
                number, _ = self._sources.setdefault(source.id, (len(self._sources) + 1, source))
                numbers[number] = None
        return Cite(tuple(sorted(numbers)))

    def proof(self, steps: Iterable[ProofStep]) -> Cite:
        """Of everything that a conclusion rests on."""
        return self.of(step.source for step in steps)

    def lines(self) -> tuple[Line, ...]:
        return tuple(_line(source) for _, source in self._sources.values())


def _line(source: SourceRef) -> Line:
    title, publisher = wording.source_title(source, spoken()), wording.source_publisher(source, spoken())
    said = [*([publisher] if publisher else []), *([source.url] if source.url else [])]
    licence = {
        "public report": phrase("public report"),
        "public document": phrase("public document"),
    }
    said += [licence.get(source.licence, source.licence)] if source.licence else []
    return (title, words.enclosed(words.listed(said))) if said else title
