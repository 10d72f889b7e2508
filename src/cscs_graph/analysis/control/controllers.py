"""Who controls a company, and what a party controls (§9.6)."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import share_of
from cscs_graph.analysis.control.extract import read_down, read_up
from cscs_graph.analysis.control.presenter import Presenter
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.core.question import (
    MAX_PARTIES,
    MAX_ROWS,
    CrossStateHolders,
    MaxParties,
    MaxRows,
    PartyReference,
    Question,
    Text,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import BadInput
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    ControlledCompaniesAnswer,
    ControlLink,
    PartyKind,
    PartyRef,
    Truncation,
)
from cscs_graph.model.codes import Bound, ControlPurpose

MajorityRule = Annotated[
    Text | None,
    Field(description="Edition of the loaded rules, or a threshold such as `>0.5`; by default the rule of the day."),
]


class ActualControllers(Question[ActualControllersAnswer]):
    """Who controls a company: certain and possible, ultimate and in between (§9.6).

    Ultimate ones first, then from the top of each chain down. A group does not reach over a state-asset holder unless asked
    (Company Law 2023, art. 265).
    """

    party: PartyReference
    rule: MajorityRule = None
    cross_state_holders: CrossStateHolders = False
    max_parties: MaxParties = MAX_PARTIES

    async def answer(self, reading: Reading) -> ActualControllersAnswer:
        subject = await entity(reading, self.party)
        rules = ladder(reading.rules, reading.moment.as_of, ControlPurpose.ACTUAL_CONTROLLER, self.rule)
        extract = await read_up(reading.transaction, [subject.id], reading.moment, reading.bounds.parties)
        case = ControlAnalysis(extract, majority_of(rules[0]))
        presenter = await Presenter.of(reading, case, case.numbered.ids)
        links = _links(presenter, subject.id)
        unknown, nominees = case.direct_shares(subject.id)
        return ActualControllersAnswer(
            **reading.metadata(self),
            coverage=presenter.coverage(),
            truncated=extract.truncated,
            subject=subject,
            rules=rules,
            rings=presenter.rings(),
            faults=presenter.faults(),
            controllers=tuple(links),
            group_heads=_heads(presenter, links, subject.id, cross=self.cross_state_holders),
            share_unknown=share_of(unknown),
            share_nominee=share_of(nominees),
        )


class ControlledCompanies(Question[ControlledCompaniesAnswer]):
    """Companies that a party controls, certainly or possibly, alone or in concert, by id (§9.6).

    Of the head of a group: its members. Of each company all is read that `actualControllers` reads, so that both agree.
    """

    party: PartyReference
    rule: MajorityRule = None
    max_parties: MaxParties = MAX_PARTIES
    max_rows: MaxRows = MAX_ROWS

    async def answer(self, reading: Reading) -> ControlledCompaniesAnswer:
        subject = await reading.lookup.party(self.party)
        rules = ladder(reading.rules, reading.moment.as_of, ControlPurpose.ACTUAL_CONTROLLER, self.rule)
        extract = await read_down(reading.transaction, subject.id, reading.moment, reading.bounds.parties)
        case = ControlAnalysis(extract, majority_of(rules[0]))
        judged = list(case.controlled_by(subject.id))
        found = judged[: reading.bounds.rows]
        presenter = await Presenter.of(reading, case, [subject.id, *(one.company for one in judged)])
        owned, place = case.owned([subject.id]), case.numbered.place
        cut = Truncation(reason=Bound.ROWS, rounds=0, parties=len(found)) if len(found) < len(judged) else None
        return ControlledCompaniesAnswer(
            **reading.metadata(self),
            coverage=presenter.coverage(),
            truncated=extract.truncated or cut,
            subject=subject,
            rules=rules,
            rings=presenter.rings(),
            faults=presenter.faults(),
            controlled=tuple(presenter.link(one, one.company, owned.of(0, place[one.company])) for one in found),
        )


async def entity(reading: Reading, party_id: str) -> PartyRef:
    """Raises NotFound where it is not loaded, BadInput where it is a person: nobody owns a person."""
    subject = await reading.lookup.party(party_id)
    if subject.kind is PartyKind.PERSON:
        raise BadInput(
            "party: {party_id!r} is a person, and has no owners; ask `controlledCompanies` what it controls",
            party_id=party_id,
        )
    return subject


def _links(presenter: Presenter, company: str) -> list[ControlLink]:
    case = presenter.case
    judged = list(case.controllers_of(company))
    controllers = sorted({one.controller for one in judged})
    owned, column = case.owned(controllers), case.numbered.place.get(company, 0)
    links = [presenter.link(one, one.controller, owned.of(controllers.index(one.controller), column)) for one in judged]
    return sorted(
        links,
        key=lambda link: (not link.ultimate, not link.certain, -len(link.chain), -link.votes_min, link.party.id),
    )


def _heads(presenter: Presenter, links: Sequence[ControlLink], company: str, *, cross: bool) -> tuple[PartyRef, ...]:
    """Certain controllers below nobody but state-asset holders; the company itself where it has none.

    Those who control each other have one head, the first of them by id, whichever of them is asked about. Nobody is a head of
    whom it is not known who controls it.
    """
    case = presenter.case
    certain = {link.party.id for link in links if link.certain and (cross or not link.party.state_holder)}
    if all(company in case.above(name) for name in certain):
        certain |= {company}
    above = {name: case.above(name) & certain for name in certain}
    heads = [
        name
        for name in sorted(certain)
        if not case.is_unfinished(name) and all(name in above[other] and name < other for other in above[name] - {name})
    ]
    return tuple(presenter.parties[name] for name in heads)
