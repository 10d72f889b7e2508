"""Codes of parties and their records: posts, control, identity, kinds of organisations, doubts about codes."""

from enum import StrEnum


class OfficerRole(StrEnum):
    """A post in an entity."""

    DIRECTOR = "director"
    """A director."""
    SUPERVISOR = "supervisor"
    """A supervisor."""
    MANAGER = "manager"
    """A manager."""
    RESPONSIBLE_PERSON = "responsible_person"
    """Directly responsible for a violation, whatever the post (§4.2, §4.3)."""
    OTHER = "other"
    """Another post."""


class ControlBasis(StrEnum):
    """Why a party is the actual controller (§9.6)."""

    OWNERSHIP = "ownership"
    """It owns at least half."""
    BOARD = "board"
    """It has the board."""
    CONTRACT = "contract"
    """It has the key contracts."""
    TRUST = "trust"
    """It has a trust."""
    TECHNOLOGY = "technology"
    """It has technology that the company depends on."""
    EXECUTIVE_PARTNER = "executive_partner"
    """It acts for the partnership as its executive partner (Partnership Enterprise Law 2006, art. 26)."""
    DECLARED = "declared"
    """It is declared to be, on no stated basis."""


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
    """As what a party takes part in a joint filing."""

    LEAD = "lead"
    """The lead."""
    CO_BIDDER = "co_bidder"
    """A joint bidder."""
    LISTED_SUPPLIER = "listed_supplier"
    """A supplier that the filing declares."""


class Polarity(StrEnum):
    """How a record counts."""

    POSITIVE = "positive"
    """In favour of the party."""
    NEGATIVE = "negative"
    """Against the party."""
    NEUTRAL = "neutral"
    """Neither way."""


class RiskClass(StrEnum):
    """How likely a regulator takes a company to break rules (§5.2)."""

    LOW = "low"
    """Good credit and low risk."""
    AVERAGE = "average"
    """Average credit risk."""
    ELEVATED = "elevated"
    """Above the average; of four classes the third."""
    HIGH = "high"
    """Untrustworthy and of high risk."""


class Access(StrEnum):
    """Scope of access to a record (§3.1)."""

    PUBLIC = "public"
    """Shown to everybody."""
    SHARED = "shared"
    """Shared among agencies."""
    RESTRICTED = "restricted"
    """For those whom it concerns, or who are authorised."""


class IdentityGrade(StrEnum):
    """How sure it is that two records of a person mean one person. A name alone never merges two."""

    VERIFIED = "verified"
    """Shown by documents, or by a keyed hash of an identity number."""
    PROBABLE = "probable"
    """The same name with the same posts, or other marks that agree."""
    NAME_ONLY = "name_only"
    """The same name, and nothing else."""


class EntityKind(StrEnum):
    """What sort of organisation an entity is."""

    COMPANY = "company"
    """A company, a legal person of its own."""
    BRANCH = "branch"
    """A branch, registered and legally part of its parent."""
    SOLE_TRADER = "sole_trader"
    """A sole trader or household business."""
    INSTITUTION = "institution"
    """A public institution or social organisation."""
    GOVERNMENT = "government"
    """A body of government."""
    PARTNERSHIP = "partnership"
    """A general or limited partnership, which is no legal person and is judged by who acts for it."""
    FOREIGN = "foreign"
    """An organisation registered abroad."""
    OTHER = "other"
    """Any other."""


class CompanyStatus(StrEnum):
    """Where an entity stands with its registration authority."""

    IN_BUSINESS = "in_business"
    """Registered, and neither revoked nor deregistered (存续, 在业, 开业)."""
    SUSPENDED = "suspended"
    """Business is suspended (停业, 歇业)."""
    IN_LIQUIDATION = "in_liquidation"
    """It is being wound up (清算)."""
    REVOKED = "revoked"
    """Its licence is revoked; it exists until it is deregistered (吊销)."""
    CANCELLED = "cancelled"
    """Its registration was cancelled, as wrongly obtained (撤销)."""
    DEREGISTERED = "deregistered"
    """It is deregistered and no longer exists (注销)."""
    MOVED = "moved"
    """It is registered elsewhere now (迁出)."""
    OTHER = "other"
    """Another status."""


class CodeFlag(StrEnum):
    """What is doubtful about a record: a code that is kept as it was given, a field that is left out."""

    CHECK_DIGIT = "uscc_check_digit"
    """The check character of the USCC is wrong (GB 32100-2015)."""
    ORG_CODE_CHECK_DIGIT = "org_code_check_digit"
    """The check character of the organisation code is wrong (GB 11714-1997)."""
    UNKNOWN_REGION = "uscc_unknown_region"
    """The division in the USCC is in no edition of GB/T 2260 that is loaded."""
    UNKNOWN_AUTHORITY = "uscc_unknown_authority"
    """No registration authority has that first character."""
    MALFORMED = "code_malformed"
    """It has not the shape of a code."""
    LEGACY_NUMBER = "legacy_number"
    """A registration number from before 2015 stands in the place of a USCC."""
    SEVERAL_NAMES = "several_names"
    """The source gives several names for it."""
    UNREADABLE_DAY = "registered_on_unreadable"
    """The source states a day of registration that is none, or not for certain: it is left out."""
