"""Beneficial owners: the natural persons behind a company, by a dated ladder of tests. Kept apart from actual control."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import UNIT, share_of, units
from cscs_graph.analysis.control.controllers import entity
from cscs_graph.analysis.control.extract import read_up
from cscs_graph.analysis.control.presenter import Presenter
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.core.question import MAX_PARTIES, MaxParties, PartyReference, Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import Message
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import BeneficialOwner, BeneficialOwnersAnswer, ControlRuleRef, PartyKind
from cscs_graph.model.codes import ControlPurpose, ControlTest, OfficerRole
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import Span

_NOTES = (
    Message("Shares and votes of nominees belong to persons who are not loaded."),
    Message("Persons of one household are not taken together."),
)


class BeneficialOwners(Question[BeneficialOwnersAnswer]):
    """The natural persons behind a company, by a dated ladder of tests.

    The next rung is asked where nobody certainly passed the one before; who only possibly did is shown as such. Control is
    judged by the default rule on actual controllers.
    """

    party: PartyReference
    rule: Annotated[Text | None, Field(description="Edition of the loaded ladder; by default the one of the day.")] = (
        None
    )
    max_parties: MaxParties = MAX_PARTIES

    async def answer(self, reading: Reading) -> BeneficialOwnersAnswer:
        subject, day = await entity(reading, self.party), reading.moment.as_of
        tests = ladder(reading.rules, day, ControlPurpose.BENEFICIAL_OWNER, self.rule)
        (majority, *_) = ladder(reading.rules, day, ControlPurpose.ACTUAL_CONTROLLER)
        extract = await read_up(reading.transaction, [subject.id], reading.moment, reading.bounds.parties)
        case = ControlAnalysis(extract, majority_of(majority))
        posts = await reading.run("people_of", frontier=[subject.id], include_former=False)
        presenter = await Presenter.of(reading, case, case.numbered.ids, _NOTES, [_post(row) for row in posts])
        owners, rung = _Search(presenter, subject.id, posts).climb(tests)
        unknown, nominees = case.direct_shares(subject.id)
        return BeneficialOwnersAnswer(
            **reading.metadata(self),
            coverage=presenter.coverage(),
            truncated=extract.truncated,
            subject=subject,
            rules=(*tests, majority),
            rings=presenter.rings(),
            faults=presenter.faults(),
            owners=tuple(owners),
            rung=rung,
            share_unknown=share_of(unknown),
            share_nominee=share_of(nominees),
        )


@dataclass(frozen=True, slots=True)
class _Found:
    person: str
    certain: bool
    evidence: tuple[Evidence, ...]


class _Search:
    def __init__(self, presenter: Presenter, company: str, posts: Sequence[Row]) -> None:
        self._presenter, self._case = presenter, presenter.case
        self._company, self._posts = company, posts
        self._parties = presenter.parties
        self._persons = [name for name in self._case.numbered.ids if self._parties[name].kind is PartyKind.PERSON]
        self._owned = self._case.owned(self._persons)
        self._sure = self._case.owned_for_sure(self._persons)
        self._place = self._case.numbered.place

    def climb(self, tests: Sequence[ControlRuleRef]) -> tuple[list[BeneficialOwner], int | None]:
        """Rung by rung until somebody is certainly found."""
        owners: list[BeneficialOwner] = []
        for rung in sorted({test.rung for test in tests}):
            found = [self._shown(one, test) for test in tests if test.rung == rung for one in self._passing(test)]
            owners += found
            if any(owner.certain for owner in found):
                return owners, rung
        return owners, None

    def _passing(self, test: ControlRuleRef) -> Iterator[_Found]:
        match test.test:
            case ControlTest.SHARES:
                majority = majority_of(test)
                for person in self._persons:
                    low, high = (majority.is_met(units(share), UNIT) for share in self._shares(person))
                    yield from self._measured(person, certain=low, possible=high)
            case ControlTest.VOTES:
                for person in self._persons:
                    place = self._place[person], self._place[self._company]
                    low, high = self._case.has_votes(*place, majority_of(test))
                    yield from self._measured(person, certain=low, possible=high)
            case ControlTest.CONTROL:
                yield from self._controlling()
            case ControlTest.MANAGEMENT:
                yield from self._managing()

    def _shares(self, person: str) -> tuple[float, float]:
        """What the person surely owns, whichever of the holdings is wrong, and may own."""
        place = self._persons.index(person), self._place[self._company]
        return self._sure.of(*place)[0], self._owned.of(*place)[1]

    def _measured(self, person: str, *, certain: bool, possible: bool) -> Iterator[_Found]:
        if possible:
            yield _Found(person, certain, tuple(fact.evidence for fact in self._case.held_through(person)))

    def _controlling(self) -> Iterator[_Found]:
        persons = {*self._persons}
        for one in self._case.controllers_of(self._company):
            if one.controller in persons:
                yield _Found(one.controller, one.certain, one.evidence)

    def _managing(self) -> Iterator[_Found]:
        """Managers; where none is loaded, the legal representative."""
        managers = [row for row in self._posts if row["role"] == OfficerRole.MANAGER]
        for row in managers or [row for row in self._posts if row["type"] == "LEGAL_REPRESENTATIVE_OF"]:
            yield _Found(row["party_id"], True, (_post(row),))

    def _shown(self, found: _Found, test: ControlRuleRef) -> BeneficialOwner:
        person = found.person
        loaded = person in self._place and person in self._persons
        shares = self._owned.of(self._persons.index(person), self._place[self._company]) if loaded else (0.0, 0.0)
        votes = self._case.votes_of(self._place[person], self._place[self._company]) if loaded else (0, 0)
        return BeneficialOwner(
            person=self._parties[person],
            rule=test,
            certain=found.certain,
            share_min=shares[0],
            share_max=shares[1],
            votes_min=share_of(votes[0]),
            votes_max=share_of(votes[1]),
            proof=self._presenter.proof(found.evidence),
        )


def _post(row: Row) -> Evidence:
    return Evidence(
        type=row["type"],
        from_id=row["party_id"],
        to_id=row["entity_id"],
        fact_id=row["fact_id"],
        span=Span.read(row),
        source_id=row["source_id"],
        detail=row["title"] or row["role"],
        section="9.6",
    )
