"""Laws of joint applications: what the oracle finds behind a participant taints it, the removals clear it, nothing less does."""

from datetime import date
from itertools import combinations

from cscs_graph.model.codes import Certainty
from tests.property.asking import Asked, on
from tests.property.laws import law, one_of
from tests.property.oracle import Oracle, Path, best
from tests.property.rules import memoranda
from tests.property.worlds import DAYS, KNOWN, undated_worlds, worlds

DAY, DEPTH = one_of(*DAYS), one_of(1, 2, 3, 4)
MINIMUM = one_of(Certainty.STATUTE, Certainty.MOU, Certainty.PRACTICE, Certainty.ANECDOTAL)


@law(undated_worlds, DAY, MINIMUM, DEPTH)
async def test_a_participant_taints_by_what_the_oracle_finds_behind_it(
    asked: Asked, day: date, minimum: Certainty, depth: int
) -> None:
    """Read from the application: which listings affect whom, how certainly, and by which of the best paths."""
    oracle = Oracle(asked.world, day, KNOWN[1])
    (finding,) = (await asked.contamination(on(day, minimum=minimum, depth=depth))).findings
    assert {asked.named(party.id) for party in finding.participants} == {part.from_id for part in oracle.parts()}
    shown = {asked.named(one.party.id): one for one in finding.contaminators}
    expected = _behind(oracle, depth, minimum)
    assert shown.keys() == expected.keys()
    for party, one in shown.items():
        assert set(one.roles) == {part.role for part in oracle.parts() if part.from_id == party}
        assert {asked.named(stay.id) for stay in one.listings} == {listing for _, listing, _ in expected[party]}
        assert {measure.id for measure in one.measures} == _measures(oracle, expected[party])
        paths = best((grade, path) for grade, _, path in expected[party])
        facts = tuple(asked.named(step.fact_id or "") for step in one.proof if step.channel is not None)
        assert facts in {path.facts for path in paths}
        assert one.certainty is min((grade for grade, _, _ in expected[party]), key=lambda grade: grade.rank)


Affected = tuple[Certainty, str, Path]


def _behind(oracle: Oracle, depth: int, minimum: Certainty) -> dict[str, list[Affected]]:
    """By participant: every listing that affects it and by which path, its part included, as certain as the question asks."""
    found: dict[str, list[Affected]] = {}
    for part in oracle.parts():
        for listing, path in oracle.back(part.from_id, depth, minimum):
            grade = oracle.endangers(listing, path, part.role)
            if minimum.admits(grade):
                affected = grade, listing.fact_id, oracle.joined(path, part)
                found.setdefault(part.from_id, []).append(affected)
    return found


def _measures(oracle: Oracle, affected: list[Affected]) -> set[str]:
    """The measures on bidding that meet the participant, or the listed party whose standing affects it; else all of them."""
    lists = {listing.fact_id: listing for listing in oracle.listings}
    met = [
        measure
        for _, listing, path in affected
        for mou in memoranda(lists[listing].credit_list, oracle.day)
        for measure in mou.measures
        if not measure.encouraged and oracle.named(mou, Path(path.origin, path.own, path.steps[:-1])) in measure.targets
    ]
    return {measure.id for measure in met if measure.on_bidding} or {measure.id for measure in met}


@law(worlds, DAY)
async def test_the_removals_clear_the_application_and_nothing_less_does(asked: Asked, day: date) -> None:
    view = on(day)
    (finding,) = (await asked.contamination(view)).findings
    parties = [asked.named(party.id) for party in finding.participants]
    removals = [asked.named(removal.party.id) for removal in finding.removals]
    assert removals == [asked.named(one.party.id) for one in finding.contaminators]
    rest = [party for party in parties if party not in removals]
    assert finding.clears == bool(rest or not removals)
    if rest:
        assert (await asked.planned(rest, view)).contaminators == ()
    for size in range(len(removals)):
        for fewer in combinations(removals, size):
            left = [party for party in parties if party not in fewer]
            assert (await asked.planned(left, view)).contaminators != ()


@law(worlds, DAY)
async def test_a_planned_filing_is_judged_as_a_filed_one(asked: Asked, day: date) -> None:
    view = on(day)
    (filed,) = (await asked.contamination(view)).findings
    if filed.participants:
        planned = await asked.planned([asked.named(party.id) for party in filed.participants], view)
        assert [one.party.id for one in planned.contaminators] == [one.party.id for one in filed.contaminators]
        assert [one.listings for one in planned.contaminators] == [one.listings for one in filed.contaminators]
