"""One fact or rule on the path of a proof, as answers show it and say it."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.marks import ChannelKey, Hidden, ListKey, MouKey
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, SourceRef
from cscs_graph.model.codes import Certainty, Effect, ListKind, Strength
from cscs_graph.model.language import LanguageCode


class StepKind(StrEnum):
    """What a step of proof is."""

    FACT = "fact"
    """A recorded fact."""
    RULE = "rule"
    """A rule of the system."""
    HYPOTHESIS = "hypothesis"
    """A supposition of the question."""


class OutletCount(Part):
    """What a rule that counts penalised outlets found (§9.4)."""

    outlets: int
    """Penalised outlets that were counted."""
    threshold: int
    """From how many on the rule lists the chain."""
    window_months: int
    """Months within which they are counted."""


class ProofStep(Dated):
    """One fact or rule on the path of proof, read start to end."""

    kind: StepKind
    """Whether it is recorded, ruled or supposed."""
    type: str
    """Relationship type, or what the rule is: ESTABLISHED_BY, STIPULATES, IMPOSES, ADMITS_NO_BLACKLISTED, TRIGGERS,
    CONCERNS_GRADE, SUPERSEDED_BY."""
    from_id: str
    """Id of what it starts at."""
    from_name: str
    """Name of what it starts at."""
    from_name_en: str | None = None
    """Name in English, where `from_name` is none and there is one. Likewise below."""
    from_name_zh: str | None = None
    """Name in Chinese, where `fromName` is none and there is one."""
    to_id: str
    """Id of what it leads to."""
    to_name: str
    """Name of what it leads to."""
    to_name_en: str | None = None
    """Name in English, where `toName` is none and there is one."""
    to_name_zh: str | None = None
    """Name in Chinese, where `toName` is none and there is one."""
    detail: str | None = None
    """A code of the relationship type, or free text: the reason of a listing, the number of a document."""
    detail_zh: Annotated[str | None, Hidden] = None
    note: Annotated[str | None, Hidden] = None
    note_zh: Annotated[str | None, Hidden] = None
    decided_by: AgencyRef | None = None
    """Of a listing: the agency that decided it."""
    document_no: str | None = None
    number: str | None = None
    """Number of a measure in its document."""
    strength: Strength | None = None
    """Of a measure, or what a list entails: where its text only allows it or encourages it."""
    effect: Annotated[Effect | None, Hidden] = None
    """Of a measure: what it does."""
    list_kind: ListKind | None = None
    """Of a listing: whether the list punishes or rewards."""
    counted: OutletCount | None = None
    """Of a listing that outlets led to: what was counted."""
    regarding: ListKey | None = None
    """Of a directly responsible person: the list in whose matter, from which alone consequences travel here. Null: not stated."""
    fact_id: str | None
    """Names the fact across all its versions; null for a rule of the question itself."""
    since: date | None
    until: date | None
    term_over: Annotated[date | None, Hidden] = None
    """Of a listing without a recorded end: when its longest term was over."""
    term_reported: Annotated[str | None, Hidden] = None
    """When that term is only reported of lists in general: when its source was published."""
    channel: ChannelKey | None = None
    """The channel along which consequences travel here; null where none does."""
    certainty: Certainty | None = None
    """How well the channel, or the rule, is documented; null for a mere fact."""
    laid_down_in: MouKey | None = None
    """The document that itself says that consequences travel here; null where only the channel's section does."""
    laid_down_en: Annotated[str | None, Hidden] = None
    laid_down_zh: Annotated[str | None, Hidden] = None
    drawn_from: Annotated[str | None, Hidden] = None
    """Of a channel that no text states: from what it is drawn."""
    drawn_from_zh: Annotated[str | None, Hidden] = None
    section: str | None = None
    source: SourceRef | None

    @cached_property
    def _clauses(self) -> dict[LanguageCode, str]:
        return {}

    def clause(self, code: LanguageCode) -> str:
        """What the step says, as part of a sentence."""
        if code not in self._clauses:
            self._clauses[code] = wording.clause(self, code)
        return self._clauses[code]

    @property
    def sentence_en(self) -> str:
        """What the step says, as a sentence."""
        return wording.sentence(self.clause(wording.ENGLISH), wording.ENGLISH)

    @property
    def sentence_zh(self) -> str:
        return wording.sentence(self.clause(wording.CHINESE), wording.CHINESE)
