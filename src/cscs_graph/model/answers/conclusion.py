"""Whatever an answer concludes from a proof, with the proof in words."""

from abc import abstractmethod
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated

from pydantic import PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator, computed_field

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.deferred import Deferred
from cscs_graph.model.answers.part import Part
from cscs_graph.model.answers.parts import ListingRef
from cscs_graph.model.answers.steps import ProofStep
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode


def _steps(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    """Steps that are still to be made are left alone; those that are read from JSON are steps again."""
    return value if isinstance(value, Deferred) else validate(value)  # pyright: ignore[reportUnknownVariableType]


Proof = Annotated[
    tuple[ProofStep, ...], WrapValidator(_steps), PlainSerializer(tuple, return_type=tuple[ProofStep, ...])
]
"""Steps in order. They may be `Deferred`: made when somebody reads them."""


class Conclusion(Part):
    """A conclusion with its proof in order. A new kind of conclusion says its own `summary`; see `wording.summary`."""

    certainty: Certainty
    proof: Proof

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


class FromListings(Conclusion):
    """A conclusion that rests on listings of a party."""

    @property
    @abstractmethod
    def rests_on(self) -> Iterable[ListingRef]:
        """Each of the listings that it rests on: one that stands is enough."""

    @computed_field
    @property
    def if_still_listed(self) -> bool:
        """True: it holds only if a listing still stands, since the longest term of every listing that it rests on was over with
        no end recorded (§4.3)."""
        return all(one.term_over for one in self.rests_on)
