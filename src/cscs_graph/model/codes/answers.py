"""Codes that only answers use."""

from enum import StrEnum


class FilingState(StrEnum):
    """How far a joint application has come on the day (§9.5)."""

    PLANNED = "planned"
    """Supposed in the question."""
    FILED = "filed"
    """Filed, as far as is loaded neither prequalified nor decided."""
    PREQUALIFIED = "prequalified"
    """A consortium that loses or changes a member now is void (Implementing Regulations of the Bidding Law, art. 37)."""
    DECIDED = "decided"
    """Nothing is at risk any more, and nobody's removal changes anything."""


class Bound(StrEnum):
    """Which bound of a question an answer was cut short at."""

    DEPTH = "depth"
    """Rounds of the walk: `depth`."""
    PARTIES = "parties"
    """Parties that the walk may reach: `maxParties`."""
    ROWS = "rows"
    """Rows that the answer may hold: `maxRows`."""


class InspectionFrequency(StrEnum):
    """How often a company is inspected, beside others (§5)."""

    RAISED = "raised"
    """More often: it is untrustworthy and of high risk."""
    USUAL = "usual"
    """At the usual rate, picked at random."""
    LOWERED = "lowered"
    """Less often: its credit is good and its risk low."""
    NOT_STATED = "not_stated"
    """No rule on it was in force on the day."""


class ChangeAspect(StrEnum):
    """What of a consequence is not the same under two bodies of rules."""

    MEASURE = "measure"
    """What is said of the same matter."""
    IMPOSED_BY = "imposed_by"
    """The agencies that impose it."""
    EARLIEST_END = "earliest_end"
    """The first day on which it may end."""
    CERTAINTY = "certainty"
    """How well it is documented."""


class NotCrossedReason(StrEnum):
    """Why a linkage shows a party and does not go on from it (§9.3)."""

    HUB = "hub"
    """It is tied to more others than the question allows."""
    IDENTITY = "identity"
    """A person whose identity is less sure than the question demands."""
    STATE_HOLDER = "state_holder"
    """A state-asset holder (Company Law 2023, art. 265)."""


class MatchRule(StrEnum):
    """By what a row of a supplier list is taken for a loaded party, surest first. Only a code identifies."""

    ID = "id"
    """The id under which the party is loaded."""
    USCC = "uscc"
    """The Unified Social Credit Code."""
    ORG_CODE = "org_code"
    """Given as such, or characters 9 to 17 of the code that is given."""
    REG_NO = "reg_no"
    """The registration number from before 2015."""
    OTHER_CODE = "other_code"
    """A code of another kind, such as that of a stock: it proposes only."""
    NAME = "name"
    """The whole name, without width, case, brackets, blanks and signs."""
    FORMER_NAME = "former_name"
    """The whole of another name that the party has or had."""
    LEGAL_FORM = "legal_form"
    """Division and trade name are the same, the form of organisation is not."""
    ENGLISH = "english"
    """The words of a name in Latin letters, without the form of organisation."""
    PINYIN = "pinyin"
    """The reading of the Chinese name."""
    TRADE_NAME = "trade_name"
    """The trade name is the same; the division is left out on one side, or is another."""
    SIMILAR = "similar"
    """Most characters are the same."""
    WORDS = "english_words"
    """The same words of an English name, in any order, abbreviated or in the plural."""
    SHORT_NAME = "short_name"
    """The trade name begins so."""
    INITIALS = "initials"
    """First letters of the reading."""


class MatchOutcome(StrEnum):
    """What is known of who a row of a supplier list means."""

    IDENTIFIED = "identified"
    """By a code that one party alone carries; the row does not name another firm."""
    BY_NAME = "by_name"
    """One party alone is called so; another of that name may exist that is not loaded."""
    UNSURE = "unsure"
    """Candidates only: several parties, a name that is little alike, a person, another code, or the name of another firm."""
    NOT_FOUND = "not_found"
    """Nothing like it is loaded, which says nothing about the firm."""
