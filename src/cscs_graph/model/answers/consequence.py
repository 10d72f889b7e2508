"""What one party has to expect from listings, and each reason for it (§4.2)."""

from datetime import date

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.conclusion import FromListings
from cscs_graph.model.answers.marks import AgencyKey, Paged
from cscs_graph.model.answers.part import Dated
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, Target
from cscs_graph.model.answers.rules import MeasureGroupRef, MeasureRef, MouRef
from cscs_graph.model.codes import Effect, ImposerBasis, RuleState
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.partial import first_day


class Basis(FromListings, Dated):
    """One reason for a consequence: a listing, the memorandum of its list, a measure of that memorandum."""

    listing: ListingRef
    mou: MouRef
    """The memorandum of its list."""
    measure: MeasureRef
    """What the memorandum stipulates."""
    target: Target
    """Whom the measure meets, and as what the memorandum names it."""
    imposed_by: tuple[AgencyRef, ...]
    """The agencies that impose it on the day."""
    imposer_basis: ImposerBasis = ImposerBasis.NOT_STATED
    """How it is known who imposes it."""
    one_of: tuple[AgencyKey, ...] = ()
    """Where the text names nobody: the signatories, or their successors on the day, of whom one or several impose it."""
    since: date | None
    earliest_end: date | None
    """First day on which it may end: the end of the listing, of the post or of the document; null where none is known, or where
    the measure has a term of its own."""
    rule_since: date | None = None
    """First day on which the document provides for it, where the listing or the link is older: an earlier one may have said the
    same; null where they are not older."""
    rule_until: date | None = None
    """First day on which the document no longer provides for it, which a later one may go on doing; null: open."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return (self.listing,)

    def summary(self, code: LanguageCode) -> str:

        return wording.summary(
            "reward" if self.measure.effect is Effect.REWARD else "consequence",
            self.proof,
            self.certainty,
            code,
            self.mou.state is not RuleState.IN_FORCE,
            self.measure.strength,
            party=wording.party(self.target.party, code),
            **{"class": self.target.called(self.listing.party_id, code)},
            measure=wording.bilingual(self.measure, code),
            by=self.imposed(code),
            exception=wording.in_signs(self.measure.exception(code), code),
            condition=wording.in_signs(self.measure.condition(code), code),
            span=span_of(self, code),
        )

    def imposed(self, code: LanguageCode) -> str:
        """Who imposes or grants it, or how that is not known."""
        words, measure = language(code), self.measure
        named = words.several([wording.bilingual(agency, code) for agency in self.imposed_by])
        said = measure.imposed_by_text_en if code is LanguageCode.EN else measure.imposed_by_text_zh
        who = "granters" if measure.effect is Effect.REWARD else "imposers"
        described = named or wording.in_signs(said or measure.imposed_by_text, code)
        return words.say(who, self.imposer_basis, agencies=described, count=str(signatories(self)))


def signatories(one: "Basis | Consequence") -> int:
    """Of how many bodies one or several impose it: as many as the document states, also where fewer are loaded or some merged
    since; of several documents, those that are loaded."""
    stated = (
        one.mou.signatories_stated or 0
        if isinstance(one, Basis) or len({each.mou.id for each in one.bases}) == 1
        else 0
    )
    return max(stated, len(one.one_of))


def span_of(one: "Basis | Consequence", code: LanguageCode) -> str:
    """From when until when it meets its target, as part of a sentence."""
    term = wording.in_signs(one.measure.term(code), code)
    return language(code).span(one.since, one.earliest_end, (one.rule_since, one.rule_until), term)


class Consequence(FromListings, Dated):
    """What one party has to expect, shown once however many measures and listings say it.

    `measure`, `target`, `listing`, `mou`, `proof` and the sentences are those of the strongest basis.
    """

    measure: MeasureRef
    """The measure of the strongest basis."""
    equivalence_group: MeasureGroupRef | None
    """What the measures of all bases have in common, where several documents say it in different words."""
    effect: Effect
    """What it does to whom it meets."""
    target: Target
    """Whom it meets, and as what."""
    imposed_by: tuple[AgencyRef, ...]
    """Of all bases."""
    imposer_basis: ImposerBasis = ImposerBasis.NOT_STATED
    """How it is known who imposes it: the best of all bases."""
    one_of: tuple[AgencyKey, ...] = ()
    """Where no basis names anyone: the signatories of all bases, of whom one or several impose it."""
    since: date | None
    """Of the basis that began first; null where the start of one is not known."""
    earliest_end: date | None
    """First day on which all bases may have ended; null where the term of one is not known."""
    rule_since: date | None = None
    """Of the strongest basis."""
    rule_until: date | None = None
    """First day on which no document of its bases provides for it any more; null where one is open."""
    listing: ListingRef
    """The listing of the strongest basis."""
    mou: MouRef
    """The memorandum of the strongest basis."""
    bases: Paged[Basis]
    """Every reason, the most certain first."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return tuple(basis.listing for basis in self.bases)

    @property
    def ends_with_document(self) -> bool:
        """Whether the earliest end is that of the document, by which it ends for certain."""
        return self.rule_until is not None and self.earliest_end == first_day(self.rule_until)

    def summary(self, code: LanguageCode) -> str:
        return self.bases[0].summary(code)

    def condition(self, code: LanguageCode) -> str | None:
        """On what it depends beside the listings; None where one of its bases depends on nothing more."""
        said = [basis.measure.condition(code) for basis in self.bases] or [self.measure.condition(code)]
        return language(code).alternatives([text for text in said if text]) if all(said) else None
