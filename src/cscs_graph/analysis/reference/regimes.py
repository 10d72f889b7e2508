"""Bodies of rules, and what changes for a party from one to another: its cascade under each alone, compared."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from cscs_graph.analysis.cascade.consequences import consequences
from cscs_graph.analysis.cascade.context import contexts_under
from cscs_graph.analysis.cascade.rewards import rewards
from cscs_graph.analysis.core.bounds import DEPTH, PARTIES, ROWS
from cscs_graph.analysis.core.question import (
    Depth,
    MaxParties,
    MaxRows,
    MinimumCertainty,
    PartyReference,
    Question,
    Text,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.effective import EffectiveListings
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.analysis.reference.regime_changes import Side, changes
from cscs_graph.analysis.rulebook.coverage import ON_MEASURES
from cscs_graph.errors import Message, Misstated, NotFound, Parameter
from cscs_graph.model.answers import RegimeDiff, RegimeRef, RegimeSide, Truncation
from cscs_graph.model.codes import Bound, Certainty, DoubtMatter

RegimeId = Annotated[
    Text, Field(description="Id of a body of rules; `cscs reference regimes` and `regimes` list them.")
]


class Regimes(Question[tuple[RegimeRef, ...]]):
    """The bodies of rules that are loaded, in the order of their ids."""

    async def answer(self, reading: Reading) -> tuple[RegimeRef, ...]:
        return reading.rules.regimes


class DiffRegimes(Question[RegimeDiff]):
    """What appears, disappears or changes for a party from the rules of A to those of B on the day.

    Each side rests on the documents of its regime that were in force that day, those that no longer ruled among them, and on
    those that hold under both alike, such as laws: they neither appear nor disappear.
    """

    party: PartyReference
    regime_a: RegimeId
    regime_b: RegimeId
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES
    max_rows: MaxRows = ROWS

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.regime_a == self.regime_b:
            one, other = Parameter("regime_a"), Parameter("regime_b")
            pattern = "{other}: {regime!r} is also {one}; name two different regimes"
            raise Misstated(pattern, one=one, other=other, regime=self.regime_b)
        return self

    async def answer(self, reading: Reading) -> RegimeDiff:
        before, after = _regime(reading, self.regime_a), _regime(reading, self.regime_b)
        subject, rows = await reading.lookup.party(self.party), reading.bounds.rows
        listings = EffectiveListings.of((await listings_in_force(reading, [subject.id])).get(subject.id, []))
        rules = reading.rules.of({one.credit_list.id for one in listings.in_question}, superseded=True)
        sides = [(regime, rules.under(regime.id)) for regime in (before, after)]
        contexts = await contexts_under(reading, [(subject.id, listings, own) for _, own in sides])
        first, second = (
            Side(regime, own, (*consequences(context), *rewards(context)))
            for (regime, own), context in zip(sides, contexts, strict=True)
        )
        cut = next((context.truncated for context in contexts if context.truncated), None)
        found, unchanged = changes(first, second)
        return RegimeDiff(
            **reading.metadata(self),
            regime=(before.id, after.id),
            coverage=reading.loaded.coverage(
                rules,
                [one.credit_list for one in listings.in_question],
                matters=(*ON_MEASURES, DoubtMatter.COMPARISON),
            ),
            truncated=cut or _too_many(len(found), rows),
            subject=subject,
            listings=tuple(one.ref for one in listings.in_question),
            before=_shown(first),
            after=_shown(second),
            changes=tuple(found[:rows]),
            unchanged=unchanged,
        )


def _regime(reading: Reading, regime_id: str) -> RegimeRef:
    """Raises NotFound, naming those that are loaded."""
    loaded = {regime.id: regime for regime in reading.rules.regimes}
    try:
        return loaded[regime_id]
    except KeyError:
        raise NotFound(
            "no regime {regime_id!r} is loaded; loaded are {loaded}",
            regime_id=regime_id,
            loaded=", ".join(loaded) or Message("none"),
        ) from None


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


def _too_many(found: int, rows: int) -> Truncation | None:
    return Truncation(reason=Bound.ROWS, rounds=0, parties=0) if found > rows else None
