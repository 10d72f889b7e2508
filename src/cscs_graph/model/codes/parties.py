"""Codes of parties and their records: posts, control, identity, kinds of organisations, doubts about codes."""

from enum import StrEnum


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


class IdentityGrade(StrEnum):
    """How sure it is that two records of a person mean one person. A name alone never merges two."""

    VERIFIED = "verified"
    PROBABLE = "probable"
    NAME_ONLY = "name_only"


class EntityKind(StrEnum):
    COMPANY = "company"
    BRANCH = "branch"
    SOLE_TRADER = "sole_trader"
    INSTITUTION = "institution"
    GOVERNMENT = "government"
    FOREIGN = "foreign"
    OTHER = "other"


class CodeFlag(StrEnum):
    """What is wrong with a code that is kept as it was given."""

    CHECK_DIGIT = "uscc_check_digit"
    ORG_CODE_CHECK_DIGIT = "org_code_check_digit"
    UNKNOWN_REGION = "uscc_unknown_region"
    UNKNOWN_AUTHORITY = "uscc_unknown_authority"
    MALFORMED = "code_malformed"
    LEGACY_NUMBER = "legacy_number"
    SEVERAL_NAMES = "several_names"
