"""The answer to a screening: what is loaded about each row of a supplier list. No part of it is a verdict on a firm."""

from datetime import date

from cscs_graph.model.answers.cascade import Reached
from cscs_graph.model.answers.contamination import Contaminator
from cscs_graph.model.answers.coverage import Answer, Truncation
from cscs_graph.model.answers.linkage import NotCrossed, Tie
from cscs_graph.model.answers.marks import ListKey, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, PartyRef
from cscs_graph.model.answers.rules import MeasureRef
from cscs_graph.model.codes import Certainty, ControlBasis, Effect, ImposerBasis, MatchOutcome, MatchRule, RuleState
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.suppliers import Supplier


class Match(Part):
    """A loaded party that a row may mean, and why."""

    party: PartyRef
    rule: MatchRule
    """By what it is taken for the party."""
    score: float
    """1 for a code; names reach less, see docs/SCREENING.md."""
    matched: str
    """The code or name that agreed, as it is loaded."""
    differs: tuple[str, ...] = ()
    """What speaks against it, in words."""
    differs_zh: tuple[str, ...] = ()
    """The same in Chinese."""
    listings: Paged[ListingRef] = ()
    """Its listings in force on the day asked about, on blacklists and redlists."""
    former_listings: Paged[ListingRef] = ()
    """Its listings that had ended by the day: nothing follows from them any more."""


class EffectCount(Part):
    """How many measures of one effect follow from the supplier's own blacklistings."""

    effect: Effect
    """The effect."""
    on_supplier: int
    """Measures on the supplier itself."""
    on_others: int
    """Measures on whomever its listings reach, each counted once a party."""


class FollowingMeasure(Dated):
    """A measure that follows from the supplier's own blacklistings, once, whomever it meets."""

    measure: MeasureRef
    """The measure."""
    on_supplier: bool
    """Whether it meets the supplier itself."""
    on_others: int
    """Number of others whom it meets through the supplier's listings."""
    imposed_by: tuple[AgencyRef, ...] = ()
    """The agencies that impose it on the day."""
    imposer_basis: ImposerBasis = ImposerBasis.NOT_STATED
    """How it is known who imposes it."""
    signatories: int = 0
    """Where the text names nobody: the number of signatories, of whom one or several impose it."""
    since: date | None = None
    earliest_end: date | None = None
    """First day on which it may end; null where no term is known."""
    if_still_listed: bool = False
    """True: it follows only if a listing still stands, since the longest term of every listing that it rests on was over with no
    end recorded (§4.3)."""
    certainty: Certainty
    state: RuleState = RuleState.IN_FORCE
    """Whether its document still says so, on the day asked about."""
    lists: tuple[ListKey, ...] = ()
    """The lists that it follows from."""

    def condition(self, code: LanguageCode) -> str | None:
        """On what it depends beside the listings."""
        return self.measure.condition(code)


class ControlledFrom(Part):
    """A party that controls the supplier, or may (§9.6). Control alone carries no consequence (§9.5)."""

    party: PartyRef
    """Who controls it, or may."""
    certain: bool
    """False: possible only, for some of the shares that the unknown ones may be."""
    ultimate: bool
    """Nobody else certainly controls it, as far as is loaded."""
    basis: tuple[ControlBasis, ...]
    """On what control rests."""
    listings: Paged[ListingRef] = ()
    """Its own blacklistings on the day asked about."""


class Screened(Part):
    """One row: who it is taken for, and what is loaded about that party. Without a match everything else is empty."""

    supplier: Supplier
    """The row as it was given."""
    outcome: MatchOutcome
    """What is known of who is meant."""
    match: Match | None
    """The party that it is taken for; null where that is not settled."""
    candidates: tuple[Match, ...] = ()
    """Parties that it may mean, best first, where that is not settled."""
    candidates_left_out: int = 0
    """How many further candidates there are."""
    code_faults: tuple[str, ...] = ()
    """What is wrong with codes of the row that no loaded party carries, such as a character too few."""
    code_faults_zh: tuple[str, ...] = ()
    """The same in Chinese."""
    effects: tuple[EffectCount, ...] = ()
    """How many measures follow, by effect."""
    measures: Paged[FollowingMeasure] = ()
    """What follows from its blacklistings, on itself before on others, heaviest first."""
    reached: Paged[Reached] = ()
    """Whom its blacklistings reach."""
    rewards_lost: Paged[ListingRef] = ()
    """Redlistings that its blacklisting ends (§4.1)."""
    as_supplier: Contaminator | None = None
    """How it would endanger a filing that declares it as a supplier (§9.5)."""
    as_co_bidder: Contaminator | None = None
    """How it would endanger a filing that it joins as a bidder (§9.5); null: no way is loaded."""
    ties: Paged[Tie] = ()
    """Parties on a blacklist to which it is tied through people; a tie is no claim that liability follows it."""
    controllers: tuple[ControlledFrom, ...] | None = ()
    """Certain ones first; null where no rule on control is loaded, so that nothing can be said."""
    not_crossed: Paged[NotCrossed] = ()
    """Who was not crossed on the way through people."""
    truncated: tuple[Truncation, ...] = ()
    """Where the answer about this row was cut short; empty: nowhere."""
    lists_without_measures: tuple[ListKey, ...] = ()
    """Blacklists that it is on of which no measure is loaded: what follows is unknown, not nil."""

    @property
    def affected(self) -> bool:
        """Whether anything is loaded that a reader has to look at."""
        listed = [listing for match in (self.match, *self.candidates) if match for listing in match.listings]
        above = [listing for controller in self.controllers or () for listing in controller.listings]
        return bool(listed or self.as_supplier or self.as_co_bidder or self.ties or above)


class ScreeningAnswer(Answer):
    """A batch of rows, in the order in which they were given."""

    suppliers: Paged[Screened]
    """The rows."""
