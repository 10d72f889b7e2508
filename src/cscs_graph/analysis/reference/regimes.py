"""What changes for a party from one body of rules to another: its cascade under each alone, compared."""

from dataclasses import dataclass

from cscs_graph.analysis.cascade import consequences as parts
from cscs_graph.analysis.cascade import rewards
from cscs_graph.analysis.cascade.punishment import EffectiveListings, case_of, cut
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup, stated
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.analysis.reference.regime_changes import Side, changes
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook, rulebook
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import PartyRef, RegimeDiff, RegimeRef, RegimeSide, Truncation
from cscs_graph.model.time import none_if_open


async def regimes(graph: Graph) -> list[RegimeRef]:
    """The bodies of rules that are loaded, in the order of their ids."""
    return await graph.read(lambda transaction: _regimes(transaction, Lookup(transaction)))


async def diff_regimes(graph: Graph, party_id: str, before: str, after: str, scope: Scope) -> RegimeDiff:
    """What appears, disappears or changes for a party from the rules of one regime to those of another on the day.

    Each side rests on the memoranda of its regime that were in force that day, and on nothing else. Raises NotFound for
    an unknown party or regime, BadInput where both are the same.
    """
    if before == after:
        raise BadInput(f"regimeB: {after!r} is also regimeA; name two different regimes")

    question = Question("diffRegimes", scope, {"party": party_id, "regime_a": before, "regime_b": after})

    async def work(transaction: Transaction) -> RegimeDiff:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        loaded = {regime.id: regime for regime in await _regimes(transaction, lookup)}
        for name in (before, after):
            if name not in loaded:
                raise NotFound(f"no regime {name!r} is loaded; loaded are {', '.join(sorted(loaded)) or 'none'}")
        stays = (await listings_in_force(transaction, lookup, [party_id], scope)).get(party_id, [])
        standing = EffectiveListings.of(stays)
        book = await rulebook(transaction, lookup, {stay.credit_list.id for stay in stays}, scope.moment)
        asked = _Asked(graph, transaction, lookup, subject, standing, book, scope)
        first, cut_first = await asked.under(loaded[before])
        second, cut_second = await asked.under(loaded[after])
        found, unchanged = changes(first, second)
        return RegimeDiff(
            **await question.metadata(transaction),
            regime=(before, after),
            coverage=await coverage_of(transaction, book, [stay.credit_list for stay in stays]),
            truncated=cut_first or cut_second or _too_many(len(found), scope),
            subject=subject,
            listings=tuple(stay.ref for stay in standing.stays),
            before=_shown(first),
            after=_shown(second),
            changes=tuple(found[: scope.bounds.rows]),
            unchanged=unchanged,
        )

    return await graph.read(work)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose cascade is compared."""

    graph: Graph
    transaction: Transaction
    lookup: Lookup
    subject: PartyRef
    standing: EffectiveListings
    book: Rulebook
    scope: Scope

    async def under(self, regime: RegimeRef) -> tuple[Side, Truncation | None]:
        """The cascade and the rewards by the rules of one regime alone."""
        rules = self.book.under(regime.id)
        case = await case_of(self.graph, self.transaction, self.lookup, self.subject, self.standing, rules, self.scope)
        found = [*parts.consequences(case), *rewards.rewards(case)]
        return Side(regime, rules, tuple(found)), cut(case, len(found))


def _shown(side: Side) -> RegimeSide:
    rules = side.rules
    return RegimeSide(
        regime=side.regime,
        consequences=len(side.consequences),
        lists_with_rules=tuple(name for name in sorted(rules.by_list) if rules.mous(name)),
        lists_without_rules=rules.without_rules(),
        lists_not_in_force=tuple(sorted(rules.not_in_force)),
        mous=rules.coverage(),
    )


def _too_many(found: int, scope: Scope) -> Truncation | None:
    return Truncation(reason="rows", rounds=0, parties=0) if found > scope.bounds.rows else None


async def _regimes(transaction: Transaction, lookup: Lookup) -> list[RegimeRef]:
    rows = await transaction.run("regimes")
    sources = await lookup.sources(row["source_id"] for row in rows)
    return [
        RegimeRef.model_validate(
            {
                **stated(row),
                "since": none_if_open(row["valid_from"]),
                "until": none_if_open(row["valid_until"]),
                "source": sources.get(row["source_id"]),
            }
        )
        for row in rows
    ]
