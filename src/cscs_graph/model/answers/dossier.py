"""The answer that a dossier is written from: everything loaded of one party, of one moment."""

from cscs_graph.model.answers.cascade import CascadeAnswer
from cscs_graph.model.answers.contamination import ContaminationAnswer
from cscs_graph.model.answers.control import ActualControllersAnswer
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.files import CreditFile, RecordRef
from cscs_graph.model.answers.linkage import LinkageAnswer
from cscs_graph.model.answers.marks import Paged
from cscs_graph.model.answers.parts import PartyRef
from cscs_graph.model.answers.personnel import RolesAnswer
from cscs_graph.model.answers.repair import RepairsAnswer


class DossierAnswer(Answer):
    """Everything loaded of one party. Each part is the answer that its own question gives, with its own id."""

    subject: PartyRef
    file: CreditFile
    """Who it is, and what it is and was on."""
    records: Paged[RecordRef] = ()
    """The entries of its credit file, oldest first (§3.1)."""
    more_records: bool = False
    """Whether it has more than are shown; `records` pages through them."""
    cascade: CascadeAnswer
    """What follows, and whom it reaches."""
    filings: ContaminationAnswer
    """Its pending joint applications, and who endangers them."""
    roles: RolesAnswer
    """Posts at the company, or of the person."""
    linkage: LinkageAnswer
    """To whom it is tied through people, within two posts; a tie is no claim that liability follows it."""
    control: ActualControllersAnswer | None
    """Who controls it; null for a person, and where no rule on control of the day is loaded."""
    repairs: RepairsAnswer
    """How far each of its blacklistings has come towards removal."""
