"""Rules as answers name them: documents, memoranda, what replaced them, and the measures that they stipulate."""

import re
from datetime import date
from typing import Annotated

from cscs_graph.model.answers.marks import (
    Hidden,
    Identifier,
    Key,
    RegimeKey,
)
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef
from cscs_graph.model.codes import (
    Certainty,
    Completeness,
    DocumentKind,
    Domain,
    Effect,
    GradeType,
    ImposerBasis,
    Matter,
    RuleState,
    Strength,
    TargetClass,
)
from cscs_graph.model.language import LanguageCode


class DocumentRef(Part):
    """A document by its titles."""

    id: str
    title_zh: str
    """Title in Chinese."""
    title_en: str | None = None
    """Title in English; null where none is loaded."""
    document_no: str | None = None
    measures_loaded: int = 0
    """Number of its measures that are loaded and in force on the day."""


class SupersessionRef(Part):
    """That a document no longer says what follows, though nothing repealed it by name."""

    id: Key
    since: date | None
    """First day on which it no longer rules."""
    by: tuple[DocumentRef, ...] = ()
    """What rules in its place on the day, as far as it is loaded."""
    basis_en: str
    """Why it no longer rules."""
    basis_zh: str
    """Why it no longer rules, in Chinese."""
    certainty: Certainty
    """How well that is documented."""
    rests_on: Annotated[tuple[str, ...], Identifier] = ()
    """What a lawyer has to confirm of it; `pointsToConfirm` has each."""
    source_id: Annotated[str | None, Hidden] = None


class MouRef(Dated):
    """The memorandum that gives a list effect, or the document in its place (§4.2)."""

    id: str
    title_zh: str
    """Title in Chinese."""
    title_en: str | None = None
    """Title in English; null where none is loaded."""
    document_no: str | None = None
    document_kind: DocumentKind = DocumentKind.MEMORANDUM
    """What sort of document it is, and so how binding."""
    since: date | None = None
    """First day on which it holds; null: not known."""
    until: date | None = None
    """First day on which it no longer holds; null: open."""
    state: RuleState = RuleState.IN_FORCE
    """Whether it still says what follows, on the day asked about."""
    superseded: SupersessionRef | None = None
    """Since when it does not, and what does; null where nothing took its place."""
    regime: RegimeKey | None = None
    """The body of rules that it belongs to."""
    also_in: Annotated[tuple[str, ...], Identifier] = ()
    """Further bodies of rules under which it holds alike."""
    to_confirm: Annotated[tuple[str, ...], Identifier] = ()
    """What a lawyer has still to confirm of it or of its list; `pointsToConfirm` has each, and the coverage says them."""
    scope: tuple[TargetClass, ...] = ()
    """Whom its scope of responsibility names; empty: the listed parties themselves."""
    signatories_stated: int | None = None
    """Number of signatories that the document states."""
    measures_stated: int | None = None
    """Number of measures that the document states."""
    completeness: Completeness = Completeness.UNKNOWN
    """How much of its measures is loaded."""
    section: str | None = None
    source_id: Annotated[str | None, Hidden] = None


class MovedGrade(Part):
    """A scheme whose grades a listing moves (§5.1)."""

    id: str
    name_en: str
    name_zh: str | None = None
    grade_type: GradeType
    """Which of the four kinds of grades it is."""
    graded: str | None = None
    """Who gets one."""
    if_graded: bool = False
    """Whether it moves only if the party gets one, which is not known of it."""
    section: str | None = None
    source_id: Annotated[str | None, Hidden] = None


class MeasureGroupRef(Part):
    """What several measures say in other words."""

    id: str
    name_en: str
    name_zh: str | None = None


class MeasureRef(Part):
    """One penalty or reward that a memorandum stipulates (§4.2)."""

    id: str
    number: str
    name_en: str
    name_zh: str | None = None
    effect: Effect
    """What it does to whom it meets."""
    strength: Strength | None = None
    """Where its text only allows it or encourages it; null where nothing seen makes it less than required."""
    domain: Domain
    """The field in which it is felt."""
    further_domains: tuple[Domain, ...] = ()
    """More fields that one clause of its text names."""
    matter: Matter = Matter.OTHER
    """What it is about, so that measures of different documents can be compared."""
    whole_consortium: bool = False
    """Whether it meets all members of a consortium for one of them."""
    equivalence_group: MeasureGroupRef | None = None
    """What it has in common with measures of other documents, where one says the same."""
    imposed_by_text: str | None = None
    """The source's own words, where it names no agency that could be resolved."""
    imposed_by_text_en: str | None = None
    """These words in English."""
    imposed_by_text_zh: str | None = None
    """These words in Chinese."""
    exception_en: str | None = None
    """What its document excepts, and on whose leave; null where no text seen excepts anything."""
    exception_zh: str | None = None
    """The same in Chinese."""
    condition_en: str | None = None
    """On what its document makes it depend, beside the listing, that no loaded fact shows; null where no text seen states a
    condition."""
    condition_zh: str | None = None
    """The same in Chinese."""
    term_en: str | None = None
    """How long it runs by its own words, and from when; null where no text seen gives it a term of its own, so that it ends with
    the listing."""
    term_zh: str | None = None
    """The same in Chinese."""
    section: str | None = None

    def felt_in(self, domain: Domain) -> bool:
        """Whether it is felt in that field, alone or among others."""
        return domain is self.domain or domain in self.further_domains

    def exception(self, code: LanguageCode) -> str | None:
        """What is excepted, in that language."""
        return self.exception_zh if code is LanguageCode.ZH else self.exception_en

    def condition(self, code: LanguageCode) -> str | None:
        """On what it depends beside the listing, in that language."""
        return self.condition_zh if code is LanguageCode.ZH else self.condition_en

    def term(self, code: LanguageCode) -> str | None:
        """How long it runs by its own words, in that language."""
        return self.term_zh if code is LanguageCode.ZH else self.term_en

    @property
    def own_number(self) -> str | None:
        """Its number in the document, or the place there under which the collection counts it with a Latin letter; None where the
        number is the collection's own alone."""
        number = re.sub(r"[ux]\d+$", "", self.number)
        return None if not number or re.search("[A-Za-z]", number) else number


class Stipulation(Part):
    """A measure of a memorandum with the agencies that impose it."""

    measure: MeasureRef
    """The measure."""
    imposed_by: tuple[AgencyRef, ...]
    """Those that the memorandum names, or their successors on the day; empty where it names none."""
    imposer_basis: ImposerBasis = ImposerBasis.NOT_STATED
    """How it is known who imposes it."""
