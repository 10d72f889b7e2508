"""Closed code lists, spelled as they are stored in the graph."""

from collections.abc import Iterable
from enum import StrEnum


class Certainty(StrEnum):
    """How well it is documented that consequences travel this way, strongest first (§4.2, §9.3-9.5)."""

    STATUTE = "statute"
    """A law or a judicial interpretation says so."""
    MOU = "mou"
    """A memorandum of understanding says so."""
    PRACTICE = "practice"
    """Reported as done."""
    DRAFT = "draft"
    """Published, not in force."""
    ANECDOTAL = "anecdotal"
    """Single reports."""

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Certainty).index(self)

    def admits(self, other: "Certainty") -> bool:
        """Whether `other` is at least as certain as this one."""
        return other.rank <= self.rank

    @staticmethod
    def weakest(*links: "Certainty") -> "Certainty":
        """A chain is as certain as its weakest link."""
        return max(links, key=lambda link: link.rank)


class ListKind(StrEnum):
    BLACK = "black"
    RED = "red"


class ListStatus(StrEnum):
    ESTABLISHED = "established"
    DEVELOPING = "developing"
    """Announced, new or in draft (Appendix III, last table)."""


class Effect(StrEnum):
    """What a measure does to whom it meets (§4.2)."""

    RESTRICT = "restrict"
    SCRUTINISE = "scrutinise"
    PUBLICISE = "publicise"
    REWARD = "reward"


class Domain(StrEnum):
    """The field of life or business in which a measure bites."""

    PROCUREMENT_AND_BIDDING = "procurement_and_bidding"
    PERMITS_AND_APPROVALS = "permits_and_approvals"
    MARKET_ACCESS = "market_access"
    FINANCE_AND_CREDIT = "finance_and_credit"
    SUBSIDIES_AND_PREFERENCES = "subsidies_and_preferences"
    LAND_AND_REAL_ESTATE = "land_and_real_estate"
    TAX = "tax"
    CUSTOMS_AND_TRADE = "customs_and_trade"
    HONOURS = "honours"
    APPOINTMENTS = "appointments"
    CONSUMPTION_AND_TRAVEL = "consumption_and_travel"
    SUPERVISION = "supervision"
    PUBLICATION = "publication"
    GRADES = "grades"
    """Grades and ratings of the enterprise (§5.1)."""
    OTHER = "other"


class Change(StrEnum):
    """Which way a ramification moves what it touches (§5, §6.1)."""

    RAISED = "raised"
    LOWERED = "lowered"


class GradeType(StrEnum):
    """The four kinds of grades based on public credit information (§5.1, Table 2)."""

    COMPREHENSIVE = "comprehensive"
    COMPLIANCE = "compliance"
    QUALITY = "quality"
    FINANCIAL = "financial"


class TargetClass(StrEnum):
    """Whom a memorandum's scope of responsibility names (§4.2)."""

    COMPANY = "company"
    PERSON = "person"
    LEGAL_REPRESENTATIVE = "legal_representative"
    ACTUAL_CONTROLLER = "actual_controller"
    DIRECTOR_SUPERVISOR_MANAGER = "director_supervisor_manager"
    DIRECTLY_RESPONSIBLE = "directly_responsible"
    OTHER = "other"


class Completeness(StrEnum):
    """How much is loaded: of a memorandum's measures or signatories, of a list's criteria."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    COUNTED = "counted"
    """The number is known, none of them."""
    UNKNOWN = "unknown"

    @staticmethod
    def of(loaded: int, stated: int | None) -> "Completeness":
        """By counting. Some without a stated number are partial: nobody says that they are all."""
        if not loaded:
            return Completeness.COUNTED if stated else Completeness.UNKNOWN
        return Completeness.COMPLETE if stated is not None and loaded >= stated else Completeness.PARTIAL

    @staticmethod
    def of_all(parts: Iterable["Completeness"]) -> "Completeness":
        """Of several together: what they share, else partial; unknown where there are none."""
        found = {*parts}
        return found.pop() if len(found) == 1 else Completeness.PARTIAL if found else Completeness.UNKNOWN


class DocumentKind(StrEnum):
    """What sort of document gives a list effect, and so how binding its measures are."""

    MEMORANDUM = "memorandum"
    """Agreed between agencies (the regime of the report, §4.2)."""
    NOTICE = "notice"
    """A notice, opinion or action plan issued by several agencies."""
    AGREEMENT = "agreement"
    """Between companies, invited by agencies (§4.4)."""
    BASIC_LIST = "basic_list"
    """An edition of the national basic list of measures, or the part of one that is aimed at a list."""
    STATUTE = "statute"
    """A law, administrative regulation or judicial interpretation."""
    DEPARTMENT_RULE = "department_rule"
    """A rule of one ministry on its own list."""

    @property
    def is_signed(self) -> bool:
        """Whether several bodies put their names to it; statutes and lists of measures have an issuer only."""
        return self in (DocumentKind.MEMORANDUM, DocumentKind.NOTICE, DocumentKind.AGREEMENT)

    @property
    def certainty(self) -> Certainty:
        """Of what it stipulates: a statute's own, else that of a memorandum."""
        return Certainty.STATUTE if self is DocumentKind.STATUTE else Certainty.MOU


class CriterionKind(StrEnum):
    """How one criterion of entry stands beside the others of its list (§4.1)."""

    SUFFICIENT = "sufficient"
    """Any one of these is enough."""
    REQUIRED = "required"
    """Each of these has to be met."""
    ALTERNATIVE = "alternative"
    """Besides the required ones, one of these has to be met."""


class RegulationStatus(StrEnum):
    """How far a provincial regulation has come (Appendix IV)."""

    EFFECTIVE = "effective"
    DRAFT = "draft"
    UNRELEASED = "unreleased"
    """Announced, no text published."""
    NONE = "none"
    """Nothing announced."""


class RegulationSubject(StrEnum):
    """What a provincial regulation deals with (Appendix IV)."""

    GENERAL_PCI = "general_pci"
    """Public credit information of all parties."""
    ENTERPRISE_PCI = "enterprise_pci"
    """Public credit information of companies."""
    PROVINCIAL_SOCIAL_CREDIT = "provincial_social_credit"
    """Social credit as a whole: collection, rewards and punishments, repair, security."""


class EnforcementKind(StrEnum):
    """What a body outside government does for the system (§4.4)."""

    PENALTY = "penalty"
    LIST_ADMINISTRATION = "list_administration"
    CREDIT_RECORDS = "credit_records"
    JOINT_PUNISHMENT = "joint_punishment"
    LIMIT = "limit"
    """A limit to what may be asked of such bodies."""


class OfficerRole(StrEnum):
    DIRECTOR = "director"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    RESPONSIBLE_PERSON = "responsible_person"
    """Directly responsible for a violation, whatever the post (§4.2, §4.3)."""
    OTHER = "other"


class ControlBasis(StrEnum):
    """Why a party is the actual controller (§9.6)."""

    OWNERSHIP = "ownership"
    BOARD = "board"
    CONTRACT = "contract"
    TRUST = "trust"
    TECHNOLOGY = "technology"
    DECLARED = "declared"


class ControlPurpose(StrEnum):
    """What a control rule is asked for: two different things (§9.6)."""

    ACTUAL_CONTROLLER = "actual_controller"
    """Whoever directs the company: a person, a company or the state."""
    BENEFICIAL_OWNER = "beneficial_owner"
    """The natural persons behind it."""


class ControlTest(StrEnum):
    """What a control rule looks at."""

    VOTES = "votes"
    """Votes of a party and of everything that it controls."""
    SHARES = "shares"
    """Integrated ownership, over all paths."""
    CONTROL = "control"
    """Actual control, by votes, declaration or concert."""
    MANAGEMENT = "management"
    """Whoever runs the daily business."""


class ParticipantRole(StrEnum):
    LEAD = "lead"
    CO_BIDDER = "co_bidder"
    LISTED_SUPPLIER = "listed_supplier"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Access(StrEnum):
    """Scope of access to a record (§3.1)."""

    PUBLIC = "public"
    SHARED = "shared"
    RESTRICTED = "restricted"


class Tier(StrEnum):
    """Severity of dishonest behaviour: the three tiers of §4.3, and the lightest class of the rules since 2026."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"
    PARTICULARLY_SERIOUS = "particularly_serious"


class RepairState(StrEnum):
    """Where a listing stands on its way onto and off the list (§4.3), from the first state to the last."""

    NOT_LISTED = "not_listed"
    NOTIFIED = "notified"
    OBJECTED = "objected"
    """An objection was filed before the listing and is not decided."""
    LISTED = "listed"
    IRREPARABLE = "irreparable"
    """Listed, and no application can lead off the list."""
    APPLIED = "applied"
    ACCEPTED = "accepted"
    INTERVIEWED = "interviewed"
    INSPECTED = "inspected"
    ENDED = "ended"
    """The stay is over, and no removal is recorded."""
    GRANTED = "granted"
    """Removal was decided and is not published."""
    REMOVED = "removed"
    ANNULLED = "annulled"
    """An objection was upheld, or the listing was withdrawn."""

    @property
    def rank(self) -> int:
        """0 for the first."""
        return list(RepairState).index(self)


class EventKind(StrEnum):
    """What can happen to a listing (§4.3); of one day, in this order."""

    NOTICE = "notice"
    OBJECTION_FILED = "objection_filed"
    OBJECTION_DECIDED = "objection_decided"
    LISTING_DECISION = "listing_decision"
    FULFILMENT = "fulfilment"
    """The obligation is fulfilled, fines are paid, the cause is resolved."""
    COMMITMENT = "commitment"
    """A public promise to keep the rules."""
    TRAINING = "training"
    """A credit repair course."""
    APPLICATION = "application"
    ACCEPTANCE = "acceptance"
    """The answer whether the application is accepted."""
    INTERVIEW = "interview"
    INSPECTION = "inspection"
    """An inspection, or a review of evidence."""
    DECISION = "decision"
    """On removal."""
    PUBLICATION = "publication"
    """Of the removal."""
    WITHDRAWAL = "withdrawal"
    """The agency takes its listing back."""
    IDENTITY_DISPUTED = "identity_disputed"
    """It is contested that the listed party is the one meant."""
    IDENTITY_CONFIRMED = "identity_confirmed"
    END = "end"
    """The last day of the stay is past. Follows from the listing; no record says it."""

    @property
    def rank(self) -> int:
        return list(EventKind).index(self)


class EventOutcome(StrEnum):
    UPHELD = "upheld"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    PASSED = "passed"
    FAILED = "failed"
    GRANTED = "granted"
    REFUSED = "refused"
    FROM_START = "from_start"
    """A withdrawal that makes the listing void from its first day."""
    FROM_THEN = "from_then"


class StepActor(StrEnum):
    """Who has to take a step of the procedure."""

    PARTY = "party"
    AGENCY = "agency"
    """The agency that decided the listing; where that is not known, those that control the list."""
    PUBLISHER = "publisher"


class DayUnit(StrEnum):
    DAY = "day"
    WORKING_DAY = "working_day"
    """Monday to Friday; public holidays are not modelled."""


class TermAspect(StrEnum):
    """What a term is about: the stay itself, or how long it is published."""

    STAY = "stay"
    PUBLICATION = "publication"


class TermBasis(StrEnum):
    """What the earliest application rests on."""

    DECISION = "decision"
    """The end that the decision states."""
    RULE = "rule"
    LIST = "list"
    """The minimum that the list's own entry states."""


class BlockKind(StrEnum):
    """What keeps a party from applying or from being removed."""

    TERM_NOT_OVER = "term_not_over"
    CONDITION_NOT_MET = "condition_not_met"
    IRREPARABLE = "irreparable"
    OTHER_LISTING = "other_listing"
    OBJECTION_PENDING = "objection_pending"
    RULE_UNKNOWN = "rule_unknown"
    """The loaded rules are silent: that is unknown, not nil."""


class CounterTrigger(StrEnum):
    """Evidence against a listing."""

    OBJECTION_PENDING = "objection_pending"
    OBJECTION_UPHELD = "objection_upheld"
    OBJECTION_REJECTED = "objection_rejected"
    WITHDRAWN = "withdrawn"
    WITHDRAWN_FROM_START = "withdrawn_from_start"
    IDENTITY_DISPUTED = "identity_disputed"


class CounterEffect(StrEnum):
    """What such evidence does to a listing, as a rule has it."""

    COUNTS = "counts"
    """Nothing: the listing goes on counting."""
    SUSPENDS = "suspends"
    ENDS = "ends"
    """It counts no longer from the day of the event."""
    VOIDS = "voids"
    """It never counted."""
    WEAKENS = "weakens"
    """It is shown, and carries consequences with the certainty that the rule states."""


class IdentityGrade(StrEnum):
    """How sure it is that two records of a person mean one person. A name alone never merges two."""

    VERIFIED = "verified"
    PROBABLE = "probable"
    NAME_ONLY = "name_only"


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
    ORG_CODE = "org_code"
    """Given as such, or characters 9 to 17 of the code that is given."""
    REG_NO = "reg_no"
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
    INITIALS = "initials"
    """First letters of the reading."""


class MatchOutcome(StrEnum):
    """What is known of who a row of a supplier list means."""

    IDENTIFIED = "identified"
    """By a code that one party alone carries."""
    BY_NAME = "by_name"
    """One party alone is called so; another of that name may exist that is not loaded."""
    UNSURE = "unsure"
    """Candidates only: several parties, a weak resemblance, a person, or another code."""
    NOT_FOUND = "not_found"
    """Nothing like it is loaded, which says nothing about the firm."""


class EntityKind(StrEnum):
    COMPANY = "company"
    BRANCH = "branch"
    SOLE_TRADER = "sole_trader"
    INSTITUTION = "institution"
    GOVERNMENT = "government"
    FOREIGN = "foreign"
    OTHER = "other"


class Level(StrEnum):
    """Administrative level of an agency (§4.1)."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    TOWNSHIP = "township"

    def is_below(self, other: "Level") -> bool:
        """Whether it stands lower in the administration than `other`."""
        levels = list(Level)
        return levels.index(self) > levels.index(other)


class CodeFlag(StrEnum):
    """What is wrong with a code that is kept as it was given."""

    CHECK_DIGIT = "uscc_check_digit"
    ORG_CODE_CHECK_DIGIT = "org_code_check_digit"
    UNKNOWN_REGION = "uscc_unknown_region"
    UNKNOWN_AUTHORITY = "uscc_unknown_authority"
    MALFORMED = "code_malformed"
    LEGACY_NUMBER = "legacy_number"
    SEVERAL_NAMES = "several_names"
