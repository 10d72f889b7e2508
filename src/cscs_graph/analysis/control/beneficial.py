"""Beneficial owners: the natural persons behind a company, by a dated ladder of tests. Kept apart from actual control."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import UNIT, share_of, units
from cscs_graph.analysis.control.controllers import entity
from cscs_graph.analysis.control.extract import Fact, read_up
from cscs_graph.analysis.control.presenter import Presenter, presenter
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.core.proof import of_evidence
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import BeneficialOwner, BeneficialOwnersAnswer, ControlRuleRef, PartyKind
from cscs_graph.model.codes import ControlPurpose, ControlTest, OfficerRole
from cscs_graph.model.time import Moment, Span

_NOTES = (
    "Shares and votes of nominees belong to persons who are not loaded.",
    "Persons of one household are not taken together.",
)


async def beneficial_owners(
    graph: Graph, entity_id: str, scope: Scope, *, rule: str | None = None
) -> BeneficialOwnersAnswer:
    """Natural persons who pass a test of the ladder in force on the day, or of the named edition.

    The next rung is asked where nobody certainly passed the one before; who only possibly did is shown as such. Control
    is judged by the default rule on actual controllers. Raises NotFound where the company or the rules are not loaded.
    """

    question = Question("beneficialOwners", scope, {"party": entity_id, "rule": rule})

    async def work(transaction: Transaction) -> BeneficialOwnersAnswer:
        lookup = Lookup(transaction)
        subject = await entity(lookup, entity_id)
        tests = await ladder(transaction, ControlPurpose.BENEFICIAL_OWNER, scope.moment, rule)
        (majority, *_) = await ladder(transaction, ControlPurpose.ACTUAL_CONTROLLER, scope.moment)
        extract = await read_up(transaction, [entity_id], scope.moment, scope.bounds.parties)
        case = ControlAnalysis(extract, majority_of(majority))
        posts = await _posts(transaction, entity_id, scope.moment)
        answer = await presenter(transaction, lookup, case, case.numbered.ids, _NOTES, [_post(row) for row in posts])
        search = _Search(answer, lookup, entity_id, posts)
        owners, rung = search.climb(tests)
        unknown, nominees = case.direct_shares(entity_id)
        return BeneficialOwnersAnswer(
            **await question.metadata(transaction),
            coverage=answer.coverage,
            truncated=extract.truncated,
            subject=subject,
            rules=(*tests, majority),
            rings=answer.rings,
            faults=answer.faults,
            owners=tuple(owners),
            rung=rung,
            share_unknown=share_of(unknown),
            share_nominee=share_of(nominees),
        )

    return await graph.read(work)


async def _posts(transaction: Transaction, company: str, moment: Moment) -> list[Row]:
    """Current managers and the legal representative."""
    return await transaction.run(
        "people_of", frontier=[company], include_former=False, cross_state_holders=False, **moment.parameters
    )


@dataclass(frozen=True, slots=True)
class _Found:
    person: str
    certain: bool
    evidence: tuple[Evidence, ...]


class _Search:
    def __init__(self, answer: Presenter, lookup: Lookup, company: str, posts: Sequence[Row]) -> None:
        self._answer, self._case, self._lookup = answer, answer.case, lookup
        self._company, self._posts = company, posts
        parties = answer.parties
        self._persons = [name for name in self._case.numbered.ids if parties[name].kind is PartyKind.PERSON]
        self._owned = self._case.owned(self._persons)
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
                for person in self._persons:
                    yield from self._measured(person, test, self._shares(person))
            case ControlTest.VOTES:
                for person in self._persons:
                    low, high = self._case.votes_of(self._place[person], self._place[self._company])
                    yield from self._measured(person, test, (low, high))
            case ControlTest.CONTROL:
                yield from self._controlling()
            case ControlTest.MANAGEMENT:
                yield from self._managing()

    def _shares(self, person: str) -> tuple[int, int]:
        low, high = self._owned.of(self._persons.index(person), self._place[self._company])
        return units(low), units(high)

    def _measured(self, person: str, test: ControlRuleRef, amounts: tuple[int, int]) -> Iterator[_Found]:
        majority = majority_of(test)
        low, high = (majority.is_met(amount, UNIT) for amount in amounts)
        if high:
            yield _Found(person, low, tuple(fact.evidence for fact in self._ways(person)))

    def _ways(self, person: str) -> Iterable[Fact]:
        """Every holding on a way from the person to the company, from the bottom up."""
        by_holder: dict[str, list[Fact]] = {}
        for fact in self._case.numbered.facts:
            if fact.is_holding and not fact.nominee:
                by_holder.setdefault(fact.holder, []).append(fact)
        reached, frontier = {person}, [person]
        while frontier:
            frontier = sorted({fact.held for name in frontier for fact in by_holder.get(name, ())} - reached)
            reached |= {*frontier}
        facts = [fact for name in sorted(reached) for fact in by_holder.get(name, ())]
        hops = self._case.extract.hops
        return sorted(facts, key=lambda fact: (-hops.get(fact.held, 0), fact.holder, fact.held, fact.evidence.fact_id))

    def _controlling(self) -> Iterator[_Found]:
        persons = {*self._persons}
        for one in self._case.controllers_of(self._company):
            for member in one.controllers:
                if member in persons:
                    yield _Found(member, one.certain, one.evidence)

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
            person=self._lookup.known_parties[person],
            rule=test,
            certain=found.certain,
            share_min=shares[0],
            share_max=shares[1],
            votes_min=share_of(votes[0]),
            votes_max=share_of(votes[1]),
            proof=tuple(of_evidence(step, self._answer.names) for step in found.evidence),
        )


def _post(row: Row) -> Evidence:
    return Evidence(
        type=row["type"],
        from_id=row["party_id"],
        to_id=row["entity_id"],
        fact_id=row["fact_id"],
        span=Span(row["valid_from"], row["valid_until"]),
        source_id=row["source_id"],
        detail=row["title"] or row["role"],
        section="9.6",
    )
