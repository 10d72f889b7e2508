"""Codes of the rules: lists, documents, measures, and how well a thing is documented."""

from collections.abc import Iterable
from enum import StrEnum


class Certainty(StrEnum):
    """How well it is documented that consequences travel this way, strongest first (§4.2, §9.3-9.5)."""

    STATUTE = "statute"
    """A law, an administrative regulation, a judicial interpretation or an order of a ministry (规章) says so."""
    MOU = "mou"
    """A memorandum of understanding, or another document of agencies that is no order, says so."""
    PRACTICE = "practice"
    """Reported as done."""
    DRAFT = "draft"
    """Published, not in force."""
    ANECDOTAL = "anecdotal"
    """Single reports."""

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return _RANKS[self]

    def admits(self, other: "Certainty") -> bool:
        """Whether `other` is at least as certain as this one."""
        return other.rank <= self.rank

    @staticmethod
    def weakest(*links: "Certainty") -> "Certainty":
        """A chain is as certain as its weakest link."""
        return max(links, key=_RANKS.__getitem__)


_RANKS = {certainty: rank for rank, certainty in enumerate(Certainty)}


class ListKind(StrEnum):
    """Whether a list punishes or rewards, or is neither a blacklist nor a redlist."""

    BLACK = "black"
    """A blacklist: joint punishment follows from it."""
    RED = "red"
    """A redlist: rewards follow from it."""
    ORDER = "order"
    """Orders of a court or agency: what they order follows for whom they name, and no joint punishment does."""
    REGISTER = "register"
    """A public register from which nothing follows of itself."""


class ListStatus(StrEnum):
    """Whether a list is in use."""

    ESTABLISHED = "established"
    """In use."""
    DEVELOPING = "developing"
    """Announced, new or in draft (Appendix III, last table)."""


class Effect(StrEnum):
    """What a measure does to whom it meets (§4.2)."""

    RESTRICT = "restrict"
    """It forbids or limits."""
    SCRUTINISE = "scrutinise"
    """It looks more closely."""
    PUBLICISE = "publicise"
    """It makes the standing known."""
    REWARD = "reward"
    """It favours."""


class Strength(StrEnum):
    """How far a text goes that does not require what it names."""

    ALLOWED = "allowed"
    """Whoever acts may do it, and need not (可以)."""
    ENCOURAGED = "encouraged"
    """Whoever acts is encouraged, supported or guided to do it, or asked to explore it (鼓励、支持、引导、探索)."""


class Domain(StrEnum):
    """The field of life or business in which a measure bites."""

    PROCUREMENT_AND_BIDDING = "procurement_and_bidding"
    """Government procurement, tenders and bids."""
    PERMITS_AND_APPROVALS = "permits_and_approvals"
    """Permits, licences and approvals."""
    MARKET_ACCESS = "market_access"
    """Founding companies and entering industries."""
    FINANCE_AND_CREDIT = "finance_and_credit"
    """Loans, securities, insurance and other finance."""
    SUBSIDIES_AND_PREFERENCES = "subsidies_and_preferences"
    """Subsidies, funds and preferential policies."""
    LAND_AND_REAL_ESTATE = "land_and_real_estate"
    """Land and real estate."""
    TAX = "tax"
    """Taxation."""
    CUSTOMS_AND_TRADE = "customs_and_trade"
    """Customs, import and export."""
    HONOURS = "honours"
    """Honours and awards."""
    APPOINTMENTS = "appointments"
    """Posts that a person may hold."""
    CONSUMPTION_AND_TRAVEL = "consumption_and_travel"
    """High consumption, flights and trains, leaving the country."""
    SUPERVISION = "supervision"
    """Inspections and other supervision."""
    PUBLICATION = "publication"
    """Publication of the standing."""
    GRADES = "grades"
    """Grades and ratings of the enterprise (§5.1)."""
    OTHER = "other"
    """Any other."""


class Change(StrEnum):
    """In which direction a ramification moves what it touches (§5, §6.1)."""

    RAISED = "raised"
    """Raised."""
    LOWERED = "lowered"
    """Lowered."""


class GradeType(StrEnum):
    """The four kinds of grades based on public credit information (§5.1, Table 2)."""

    COMPREHENSIVE = "comprehensive"
    """Comprehensive public credit grade."""
    COMPLIANCE = "compliance"
    """Grade of compliance in one field, by its regulator."""
    QUALITY = "quality"
    """Grade of quality in an industry."""
    FINANCIAL = "financial"
    """Financial credit grade."""


class TargetClass(StrEnum):
    """Whom a memorandum's scope of responsibility names (§4.2)."""

    COMPANY = "company"
    """A company on the list, or part of one."""
    PERSON = "person"
    """A listed person."""
    LEGAL_REPRESENTATIVE = "legal_representative"
    """The legal representative of a company on the list."""
    ACTUAL_CONTROLLER = "actual_controller"
    """The actual controller of a company on the list."""
    DIRECTOR_SUPERVISOR_MANAGER = "director_supervisor_manager"
    """A director, supervisor or manager of a company on the list."""
    DIRECTLY_RESPONSIBLE = "directly_responsible"
    """A person directly responsible for the violation."""
    OTHER = "other"
    """A party of another kind that the rules name."""


class Completeness(StrEnum):
    """How much is loaded: of a memorandum's measures or signatories, of a list's criteria."""

    COMPLETE = "complete"
    """All of them are loaded."""
    BY_TITLE = "by_title"
    """As many as are stated are loaded, some of them by their title only."""
    PARTIAL = "partial"
    """Some are loaded; whether they are all is not said, or they are not."""
    COUNTED = "counted"
    """The number is known, none of them."""
    UNKNOWN = "unknown"
    """None is loaded, and how many there are is not known."""

    @staticmethod
    def of(loaded: int, stated: int | None) -> "Completeness":
        """By counting. Some without a stated number are partial: nobody says that they are all; more than are stated contradict
        it, and are partial too, since one of the two is not what it seems."""
        if not loaded:
            return Completeness.COUNTED if stated else Completeness.UNKNOWN
        return Completeness.COMPLETE if stated is not None and loaded == stated else Completeness.PARTIAL

    @staticmethod
    def of_all(parts: Iterable["Completeness"]) -> "Completeness":
        """Of several together: what they share, else partial; unknown where there are none. Those that are whole, some of them by
        title, are so together."""
        found = {*parts}
        if len(found) == 1:
            return found.pop()
        if not found:
            return Completeness.UNKNOWN
        return Completeness.BY_TITLE if all(one.is_whole for one in found) else Completeness.PARTIAL

    @property
    def is_whole(self) -> bool:
        """As many as are stated are loaded."""
        return self in (Completeness.COMPLETE, Completeness.BY_TITLE)


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
    """An order of a ministry (部门规章) on its own list: it binds as a law does."""
    NORMATIVE_DOCUMENT = "normative_document"
    """A notice by which agencies set rules without an order (规范性文件), or rules of which no order was seen."""
    CENTRAL_POLICY = "central_policy"
    """A policy document of the Central Committee or the State Council: with laws, what a measure may rest on since 2020."""

    @property
    def is_signed(self) -> bool:
        """Whether several bodies put their names to it; statutes and lists of measures have an issuer only."""
        return self in (DocumentKind.MEMORANDUM, DocumentKind.NOTICE, DocumentKind.AGREEMENT)

    @property
    def certainty(self) -> Certainty:
        """Of what it stipulates: that of a statute where the document binds as one, else that of a memorandum."""
        binding = (DocumentKind.STATUTE, DocumentKind.DEPARTMENT_RULE)
        return Certainty.STATUTE if self in binding else Certainty.MOU


class RuleState(StrEnum):
    """Whether a document still says what follows, on the day asked about."""

    IN_FORCE = "in_force"
    """Nothing loaded says that it ended or that something else rules."""
    SUPERSEDED = "superseded"
    """Something else rules, and measures of that are loaded. Left out of an answer unless it is asked for."""
    REPLACED_UNLOADED = "replaced_unloaded"
    """Something else rules, and none of its measures is loaded: what follows today is unknown, not nothing."""
    NOT_IN_FORCE = "not_in_force"
    """The day is before its first or after its last."""


class ImposerBasis(StrEnum):
    """How it is known who imposes a measure (§4.2)."""

    NAMED = "named"
    """The source names agencies."""
    DESCRIBED = "described"
    """The source describes them, such as a branch of administration; see `imposedByText`."""
    ONE_OF_SIGNATORIES = "one_of_signatories"
    """The text seen names none: it is one or several of the signatories."""
    NOT_STATED = "not_stated"
    """No text seen names anyone, and no signatory is loaded."""


class DoubtMatter(StrEnum):
    """What of an answer rests on a point that a lawyer has to confirm: it is told with answers that say so much."""

    FORCE = "force"
    """Whether a document rules, and from when."""
    CONTENT = "content"
    """What a document stipulates."""
    IMPOSERS = "imposers"
    """Who imposes what it stipulates."""
    REACH = "reach"
    """Whom it reaches."""
    REPAIR = "repair"
    """How long a listing or its publication lasts, and how it ends."""
    FILING = "filing"
    """What becomes of a joint filing."""
    COMPARISON = "comparison"
    """Which of two bodies of rules a document belongs to."""


class Matter(StrEnum):
    """What a measure is about, whatever the document and however strict: by it two bodies of rules are compared."""

    GOVERNMENT_PROCUREMENT = "government_procurement"
    """Government procurement."""
    TENDERING = "tendering"
    """Tendering and bidding, and trade in public resources."""
    CONCESSION_RIGHTS = "concession_rights"
    """Concessions for infrastructure and public utilities."""
    LAND = "land"
    """Land supplied by the state."""
    REAL_ESTATE_DEALS = "real_estate_deals"
    """Transactions of real estate."""
    PROJECTS = "projects"
    """Approval of projects and investments."""
    PERMITS = "permits"
    """Permits, licences, qualifications and other approvals."""
    MARKET_ENTRY = "market_entry"
    """Entering or staying in a market or industry."""
    FINANCIAL_FIRMS = "financial_firms"
    """Founding, buying into or running financial firms."""
    SECURITIES = "securities"
    """Bonds, shares, takeovers and equity incentives."""
    LENDING = "lending"
    """Loans, credit and financing."""
    INSURANCE_BUSINESS = "insurance_business"
    """Insurance business and its rates."""
    FOREIGN_EXCHANGE = "foreign_exchange"
    """Foreign exchange."""
    PUBLIC_FUNDS = "public_funds"
    """Subsidies, funds and preferential policies."""
    TAX = "tax"
    """Tax administration, tax grades, refunds and preferences."""
    CUSTOMS = "customs"
    """Customs, inspection and quarantine, quotas."""
    POSTS = "posts"
    """Posts in enterprises, public service and elsewhere."""
    HONOURS = "honours"
    """Honours, evaluations and awards."""
    CONSUMPTION = "consumption"
    """High and non-essential consumption."""
    TRAVEL = "travel"
    """Travel by air and rail."""
    LEAVING_THE_COUNTRY = "leaving_the_country"
    """Leaving the country."""
    SUPERVISION = "supervision"
    """Inspections and closer supervision."""
    PUBLICATION = "publication"
    """Publication, notice to others, entry in records and lists."""
    PENALTIES = "penalties"
    """Penalties and their severity."""
    PLATFORMS = "platforms"
    """Accounts and services of platforms."""
    OTHER = "other"
    """Any other."""


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
    """In force."""
    DRAFT = "draft"
    """Published for comment."""
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
    """It penalises by itself."""
    LIST_ADMINISTRATION = "list_administration"
    """It keeps a list for an agency."""
    CREDIT_RECORDS = "credit_records"
    """It keeps credit records of its own."""
    JOINT_PUNISHMENT = "joint_punishment"
    """It takes part in joint punishment."""
    LIMIT = "limit"
    """A limit to what may be asked of such bodies."""


class Level(StrEnum):
    """Administrative level of an agency (§4.1)."""

    NATIONAL = "national"
    """National."""
    PROVINCIAL = "provincial"
    """Of a province."""
    MUNICIPAL = "municipal"
    """Of a prefecture or city."""
    COUNTY = "county"
    """Of a county or district."""
    TOWNSHIP = "township"
    """Of a township or street office."""

    def is_below(self, other: "Level") -> bool:
        """Whether it stands lower in the administration than `other`."""
        levels = list(Level)
        return levels.index(self) > levels.index(other)
