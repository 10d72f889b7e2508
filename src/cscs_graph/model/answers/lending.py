"""What a lender sees of a company in the files (§6)."""

from cscs_graph.model.answers.cascade import Ramification
from cscs_graph.model.answers.consequence import Consequence
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Paged
from cscs_graph.model.answers.parts import ListingRef, PartyRef
from cscs_graph.model.answers.surroundings import ReportFactRef


class LendingAnswer(Answer):
    """What the lists of a company say of its access to loans, bonds and other finance, beside what a lender knows itself (§6)."""

    subject: PartyRef
    listings: Paged[ListingRef]
    """Every list that it is on, with the amount at stake where that is recorded."""
    former_listings: Paged[ListingRef] = ()
    """Those that had ended by the day."""
    restrictions: Paged[Consequence] = ()
    """What is stipulated against it in finance: loans, bonds, shares, insurance, guarantees."""
    rewards: Paged[Consequence] = ()
    """What is stipulated in its favour in finance."""
    ramifications: Paged[Ramification] = ()
    """What follows in finance beside the documents of its lists, such as credit grades."""
    facts: Paged[ReportFactRef] = ()
    """What the report says of what such a standing means for whoever borrows (§6)."""
