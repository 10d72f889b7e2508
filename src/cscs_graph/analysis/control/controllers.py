"""Who controls a company, and what a party controls (§9.6)."""

from collections.abc import Sequence

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import share_of
from cscs_graph.analysis.control.extract import read_down, read_up
from cscs_graph.analysis.control.presenter import Presenter, presenter
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    ControlledByAnswer,
    ControlLink,
    PartyKind,
    PartyRef,
    Truncation,
)
from cscs_graph.model.codes import ControlPurpose


async def actual_controllers(
    graph: Graph, entity_id: str, scope: Scope, *, rule: str | None = None, cross_state_holders: bool = False
) -> ActualControllersAnswer:
    """Certain and possible controllers of a company: ultimate ones first, then those in between.

    `rule` is an edition of the loaded rules, or a threshold such as `>0.5`; default: the rule in force on the day. A group
    does not reach over a state-asset holder unless asked (Company Law 2023, art. 265). Raises NotFound where the company is
    not loaded, BadInput for a person.
    """

    question = Question(
        "actualControllers", scope, {"party": entity_id, "rule": rule, "cross_state_holders": cross_state_holders}
    )

    async def work(transaction: Transaction) -> ActualControllersAnswer:
        lookup = Lookup(transaction)
        subject = await entity(lookup, entity_id)
        rules = await ladder(transaction, ControlPurpose.ACTUAL_CONTROLLER, scope.moment, rule)
        case = ControlAnalysis(
            await read_up(transaction, [entity_id], scope.moment, scope.bounds.parties), majority_of(rules[0])
        )
        answer = await presenter(transaction, lookup, case, tuple(case.numbered.ids))
        links = _links(answer, entity_id)
        unknown, nominees = case.direct_shares(entity_id)
        return ActualControllersAnswer(
            **await question.metadata(transaction),
            coverage=answer.coverage,
            truncated=case.extract.truncated,
            subject=subject,
            rules=rules,
            rings=answer.rings,
            faults=answer.faults,
            controllers=tuple(links),
            group_heads=_heads(answer, links, entity_id, cross=cross_state_holders),
            share_unknown=share_of(unknown),
            share_nominee=share_of(nominees),
        )

    return await graph.read(work)


async def controlled_by(graph: Graph, party_id: str, scope: Scope, *, rule: str | None = None) -> ControlledByAnswer:
    """Companies that a party certainly or possibly controls, alone or in concert, by id.

    Of the head of a group: its members. `rule` as in `actual_controllers`. Raises NotFound where the party is not loaded.
    """

    question = Question("controlledBy", scope, {"party": party_id, "rule": rule})

    async def work(transaction: Transaction) -> ControlledByAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        rules = await ladder(transaction, ControlPurpose.ACTUAL_CONTROLLER, scope.moment, rule)
        case = ControlAnalysis(
            await read_down(transaction, party_id, scope.moment, scope.bounds.parties), majority_of(rules[0])
        )
        judged = list(case.controlled_by(party_id))
        found = judged[: scope.bounds.rows]
        answer = await presenter(transaction, lookup, case, [party_id, *(one.company for one in judged)])
        owned = case.owned([party_id])
        links = [
            answer.link(one, one.company, owned.of(0, case.numbered.place[one.company]), without=party_id)
            for one in found
        ]
        cut = Truncation(reason="rows", rounds=0, parties=len(found)) if len(found) < len(judged) else None
        return ControlledByAnswer(
            **await question.metadata(transaction),
            coverage=answer.coverage,
            truncated=case.extract.truncated or cut,
            subject=subject,
            rules=rules,
            rings=answer.rings,
            faults=answer.faults,
            controlled=tuple(links),
        )

    return await graph.read(work)


async def entity(lookup: Lookup, entity_id: str) -> PartyRef:
    """Raises NotFound where it is not loaded, BadInput where it is a person: nobody owns a person."""
    subject = await lookup.party(entity_id)
    if subject.kind is PartyKind.PERSON:
        raise BadInput(f"{entity_id!r} is a person, and has no owners; ask what it controls by `controlledBy`")
    return subject


def _links(answer: Presenter, company: str) -> list[ControlLink]:
    """A concert is shown as its members, each with the others."""
    case = answer.case
    judged = list(case.controllers_of(company))
    members = sorted({member for one in judged for member in one.controllers})
    owned = case.owned(members)
    column = case.numbered.place.get(company, 0)
    links = [
        answer.link(one, member, owned.of(members.index(member), column), without=member)
        for one in judged
        for member in one.controllers
    ]
    return sorted(links, key=lambda link: (not link.ultimate, not link.certain, -link.votes_min, link.party.id))


def _heads(answer: Presenter, links: Sequence[ControlLink], company: str, *, cross: bool) -> tuple[PartyRef, ...]:
    """Certain controllers below nobody but state-asset holders; the company itself where it has none."""
    case = answer.case
    certain = {link.party.id: link.party for link in links if link.certain}
    inside = {name for name, party in certain.items() if cross or not party.state_holder}
    heads = [name for name in sorted(inside) if not _has_other(case.above(name) & inside - {name}, case, name)]
    return tuple(certain[name] for name in heads) or (answer.parties[company],)


def _has_other(above: set[str], case: ControlAnalysis, name: str) -> bool:
    """Whether somebody controls it whom it does not control itself."""
    return any(name not in case.above(other) for other in above)
