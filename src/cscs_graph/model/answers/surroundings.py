"""Documents and findings around the lists: policies, provinces, the catalogue, sectors, completeness of files."""

from cscs_graph.model.answers.parts import AgencyRef, Part
from cscs_graph.model.answers.rulings import RulePart
from cscs_graph.model.codes import RegulationStatus, RegulationSubject


class PolicyRef(RulePart):
    """A national policy (Appendix II)."""

    number: int
    title_zh: str
    title_en: str
    says: str
    issued: str
    draft: bool = False


class ProvincialRegulationRef(RulePart):
    """A province and one of its regulations, or that it has none (Appendix IV)."""

    number: int
    province: str
    region_id: str
    title_zh: str | None = None
    status: RegulationStatus
    subject: RegulationSubject | None = None
    interim: bool = False
    trial: bool = False
    event: str | None = None
    dated: str | None = None


class CatalogueClassRef(Part):
    id: str
    number: int | None = None
    name_zh: str
    name_en: str
    note: str | None = None


class CatalogueEditionRef(RulePart):
    """An edition of the national catalogue with the classes that are known."""

    title_zh: str
    title_en: str
    issued: str | None = None
    regime: str | None = None
    classes_stated: int | None = None
    classes: tuple[CatalogueClassRef, ...] = ()


class PrioritySectorRef(RulePart):
    """A sector that is scrutinised more closely (§9.9)."""

    number: int
    name_en: str
    name_zh: str | None = None


class RecordCompletenessRef(RulePart):
    """What share the central files hold (§8.1)."""

    number: int
    name_en: str
    agency: AgencyRef | None = None
    share_min: float
    share_max: float
    approximate: bool = False
    of_total: int | None = None
    observed: str | None = None
