"""Whatever an answer concludes from a proof, with the proof in words."""

from abc import abstractmethod
from functools import cached_property

from pydantic import computed_field

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.parts import Part, ProofStep
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode


class Conclusion(Part):
    """A conclusion with its proof in order. A new kind of conclusion says its own `lead`; see `wording.lead`."""

    certainty: Certainty
    proof: tuple[ProofStep, ...]

    @abstractmethod
    def summary(self, code: LanguageCode) -> str:
        """What is concluded, as one sentence."""

    @computed_field
    @cached_property
    def sentence_en(self) -> str:
        """The conclusion, its grounds in order and their sources, as a short text in English."""
        return wording.text_of(self.summary(wording.ENGLISH), self.proof, wording.ENGLISH)

    @computed_field
    @cached_property
    def sentence_zh(self) -> str:
        """The same in Chinese."""
        return wording.text_of(self.summary(wording.CHINESE), self.proof, wording.CHINESE)
