"""What one named party owns of a company, over all paths, whether it controls it or not (§9.6)."""

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import share_of
from cscs_graph.analysis.control.controllers import MajorityRule, entity
from cscs_graph.analysis.control.extract import read_up
from cscs_graph.analysis.control.presenter import Presenter
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.core.question import MAX_PARTIES, MaxParties, PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import Message
from cscs_graph.model.answers import IntegratedOwnershipAnswer
from cscs_graph.model.codes import ControlPurpose

_NOTE = Message("Whatever of a company no loaded holder has may be anybody's, the asked holder's too.")


class IntegratedOwnership(Question[IntegratedOwnershipAnswer]):
    """What a holder owns of a company over all paths, directly, and in votes (§9.6).

    Votes are those of the holder and of all that it controls. What a nominee holds is not the nominee's.
    """

    holder: PartyReference
    company: PartyReference
    rule: MajorityRule = None
    max_parties: MaxParties = MAX_PARTIES

    async def answer(self, reading: Reading) -> IntegratedOwnershipAnswer:
        holder, subject = await reading.lookup.party(self.holder), await entity(reading, self.company)
        rules = ladder(reading.rules, reading.moment.as_of, ControlPurpose.ACTUAL_CONTROLLER, self.rule)
        extract = await read_up(reading.transaction, [subject.id], reading.moment, reading.bounds.parties)
        extract.reach([holder.id], 0)
        case = ControlAnalysis(extract, majority_of(rules[0]))
        presenter = await Presenter.of(reading, case, case.numbered.ids, [_NOTE])
        share = case.owned([holder.id]).of(0, case.numbered.place[subject.id])
        directly = case.directly_owned(holder.id, subject.id)
        votes = case.votes_of(case.numbered.place[holder.id], case.numbered.place[subject.id])
        unknown, nominees = case.direct_shares(subject.id)
        return IntegratedOwnershipAnswer(
            **reading.metadata(self),
            coverage=presenter.coverage(),
            truncated=extract.truncated,
            subject=subject,
            holder=holder,
            rules=rules,
            rings=presenter.rings(),
            faults=presenter.faults(),
            share_min=share[0],
            share_max=share[1],
            direct_min=share_of(directly[0]),
            direct_max=share_of(directly[1]),
            votes_min=share_of(votes[0]),
            votes_max=share_of(votes[1]),
            proof=presenter.proof(fact.evidence for fact in case.held_through(holder.id)),
            share_unknown=share_of(unknown),
            share_nominee=share_of(nominees),
        )
