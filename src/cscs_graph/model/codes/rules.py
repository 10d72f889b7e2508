"""Codes of the rules: lists, documents, measures, and how well a thing is documented."""

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
