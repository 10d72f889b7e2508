"""An answer shows what walking every single path finds: who is met, as what, by which path, how certainly, and when."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from cscs_graph.model.answers import Basis, CascadeAnswer, ProofStep
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.model.listings import Listing
from tests.property.asking import Asked, on
from tests.property.laws import drawn, law, one_of
from tests.property.oracle import Oracle, Path, best, end_of
from tests.property.rules import memoranda, scope_of
from tests.property.worlds import COMPANIES, DAYS, KNOWN, LISTS, PEOPLE, decided_worlds, undated_worlds, worlds

DAY, TIME, DEPTH = one_of(*DAYS), one_of(*KNOWN), one_of(1, 2, 3, 4)
MINIMUM = one_of(Certainty.STATUTE, Certainty.MOU, Certainty.PRACTICE, Certainty.ANECDOTAL)
Graded = list[tuple[Certainty, Path]]


def facts_of(asked: Asked, proof: Iterable[ProofStep]) -> tuple[str, ...]:
    """The links of a proof, as the world names them."""
    return tuple(asked.named(step.fact_id or "") for step in proof if step.channel is not None)


def may_be_shown(paths: Graded) -> dict[tuple[str, ...], Path]:
    """By their facts: the best of those paths that leave the listed party as the same class."""
    classes = {path.first_class for _, path in paths}
    groups = [[(grade, path) for grade, path in paths if path.first_class is met] for met in classes]
    return {path.facts: path for group in groups for path in best(group)}


def _listing(oracle: Oracle, asked: Asked, listing_id: str) -> Listing:
    (listing,) = [one for one in oracle.listings if one.fact_id == asked.named(listing_id)]
    return listing


@law(undated_worlds, DAY, TIME, MINIMUM, DEPTH)
async def test_a_cascade_reaches_whom_the_oracle_reaches(
    asked: Asked, day: date, known: datetime, minimum: Certainty, depth: int
) -> None:
    view, oracle = on(day, known, minimum, depth), Oracle(asked.world, day, known)
    for party in asked.world.listed():
        answer = await asked.cascade(party, view)
        listings = oracle.listings_of(party)
        assert {asked.named(one.id): one.earliest_removal for one in answer.listings} == {
            listing.fact_id: end_of(listing) for listing in listings
        }
        expected: dict[tuple[str, TargetClass | None, str], Graded] = {}
        for listing in listings:
            for path in oracle.paths(listing, depth, minimum):
                grade = path.certainty_of_reach(listing, day)
                if minimum.admits(grade):
                    expected.setdefault((path.end, path.target, listing.fact_id), []).append((grade, path))
        met: dict[tuple[str, TargetClass | None, str], set[tuple[str, ...]]] = {}
        for one in answer.reached:
            starts: list[date | None] = []
            ends: list[date | None] = []
            grades: list[Certainty] = []
            for listed in one.listings:
                key = asked.named(one.party.id), one.target_class, asked.named(listed.id)
                assert key in expected
                path, listing = may_be_shown(expected[key])[facts_of(asked, one.proof)], _listing(oracle, asked, key[2])
                assert one.channel == path.steps[-1].channel.name
                grades.append(path.certainty_of_reach(listing, day))
                starts.append(path.since(listing))
                ends.append(path.earliest_end(end_of(listing)))
                met.setdefault(key, set()).add(path.facts)
            assert one.certainty is min(grades, key=lambda grade: grade.rank)
            assert len({listed.credit_list.id for listed in one.listings}) == 1
            assert one.since == (None if None in starts else min(start for start in starts if start is not None))
            assert one.earliest_end == (None if None in ends else max(end for end in ends if end is not None))
        for basis in (basis for one in answer.consequences for basis in one.bases):
            _reached_no_less(basis, answer)
        assert met.keys() == expected.keys()
        assert all(shown & {path.facts for path in best(expected[key])} for key, shown in met.items())


def _reached_no_less(basis: Basis, answer: CascadeAnswer) -> None:
    """No measure meets a party with more certainty than its listing reaches the party."""
    ways = [
        one.certainty
        for one in answer.reached
        if one.party.id == basis.target.party.id and basis.listing.id in {each.id for each in one.listings}
    ]
    assert basis.target.party.id == answer.subject.id or min(way.rank for way in ways) <= basis.certainty.rank


class Reason(NamedTuple):
    """What makes one basis of a consequence another one."""

    party: str
    target: TargetClass
    listing: str
    measure: str


class Shown(NamedTuple):
    """What a basis says of a path."""

    facts: tuple[str, ...]
    certainty: Certainty
    since: date | None
    earliest_end: date | None


@law(undated_worlds, DAY, TIME, MINIMUM, DEPTH)
async def test_a_measure_meets_whom_its_memorandum_names_while_all_of_it_holds(
    asked: Asked, day: date, known: datetime, minimum: Certainty, depth: int
) -> None:
    """Said once, however many reasons there are: from the first beginning to the last end, of the strongest certainty."""
    view, oracle = on(day, known, minimum, depth), Oracle(asked.world, day, known)
    for party in asked.world.listed():
        answer = await asked.cascade(party, view)
        expected = _reasons(oracle, party, depth, minimum)
        shown = [(_reason(asked, basis), basis) for one in answer.consequences for basis in one.bases]
        assert sorted(reason for reason, _ in shown) == sorted(expected)
        for reason, basis in shown:
            said = Shown(facts_of(asked, basis.proof), basis.certainty, basis.since, basis.earliest_end)
            assert said in expected[reason]
        groups: dict[tuple[str, str], set[Reason]] = {}
        for reason in expected:
            groups.setdefault((reason.party, _says(reason.measure)), set()).add(reason)
        assert sorted(map(sorted, groups.values())) == sorted(
            sorted(_reason(asked, basis) for basis in one.bases) for one in answer.consequences
        )
        for one in answer.consequences:
            starts, ends = [basis.since for basis in one.bases], [basis.earliest_end for basis in one.bases]
            assert one.since == (None if None in starts else min(start for start in starts if start is not None))
            assert one.earliest_end == (None if None in ends else max(end for end in ends if end is not None))
            assert one.certainty is min((basis.certainty for basis in one.bases), key=lambda grade: grade.rank)


def _reason(asked: Asked, basis: Basis) -> Reason:
    target = basis.target
    return Reason(asked.named(target.party.id), target.target_class, asked.named(basis.listing.id), basis.measure.id)


def _says(measure_id: str) -> str:
    """What is the same consequence in the words of several documents."""
    (group,) = {
        measure.says
        for name in LISTS
        for day in DAYS
        for mou in memoranda(name, day)
        for measure in mou.measures
        if measure.id == measure_id
    }
    return group


def _reasons(oracle: Oracle, party: str, depth: int, minimum: Certainty) -> dict[Reason, set[Shown]]:
    """Every basis, with what it may say: by one of several paths that are equally good."""
    found: dict[Reason, set[Shown]] = {}
    for listing in oracle.listings_of(party):
        paths: dict[tuple[str, TargetClass], Graded] = {}
        for path in (oracle.itself(listing), *oracle.paths(listing, depth, minimum)):
            if path.target is not None:
                paths.setdefault((path.end, path.target), []).append((path.certainty, path))
        for (end, _), to_end in paths.items():
            for mou in memoranda(listing.credit_list, oracle.day):
                named = oracle.named(mou, to_end[0][1])
                for measure in mou.measures:
                    said = {
                        Shown(
                            path.facts,
                            path.certainty_by(mou.certainty, measure.targets),
                            path.since(listing, mou.since),
                            path.earliest_end(end_of(listing), mou.until),
                        )
                        for path in best(to_end)
                    }
                    if named in measure.targets and all(minimum.admits(one.certainty) for one in said):
                        found[Reason(end, named, listing.fact_id, measure.id)] = said
    return found


@law(decided_worlds, DAY, TIME, MINIMUM, DEPTH)
async def test_applications_at_risk_are_those_of_the_listed_and_of_whom_they_reach(
    asked: Asked, day: date, known: datetime, minimum: Certainty, depth: int
) -> None:
    view, oracle = on(day, known, minimum, depth), Oracle(asked.world, day, known)
    for party in asked.world.listed():
        expected: dict[tuple[str, str, str], Graded] = {}
        for listing in oracle.listings_of(party):
            near = [oracle.itself(listing), *oracle.paths(listing, depth - 1, minimum)]
            for path in near:
                for part in oracle.pending():
                    certainty = oracle.endangers(listing, path, part.role)
                    if part.from_id == path.end and minimum.admits(certainty):
                        key = part.from_id, part.role, listing.fact_id
                        expected.setdefault(key, []).append((certainty, oracle.joined(path, part)))
        met: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
        for one in (await asked.cascade(party, view)).applications:
            facts = facts_of(asked, one.proof)
            for listed in one.listings:
                key = asked.named(one.party.id), one.role, asked.named(listed.id)
                assert key in expected
                assert facts in may_be_shown(expected[key])
                assert one.certainty in {grade for grade, path in expected[key] if path.facts == facts}
                met.setdefault(key, set()).add(facts)
        assert met.keys() == expected.keys()
        assert all(shown & {path.facts for path in best(expected[key])} for key, shown in met.items())


@law(undated_worlds, DAY, TIME, DEPTH)
async def test_ties_are_as_near_and_as_certain_as_the_oracle_finds(
    asked: Asked, day: date, known: datetime, depth: int
) -> None:
    view, oracle = on(day, known, depth=depth), Oracle(asked.world, day, known)
    for subject in ("@e0", "@p0"):
        answer = await asked.linkage(subject, view)
        assert {
            asked.named(tie.party.id): (tie.hops, tie.from_subject, tie.towards_subject) for tie in answer.ties
        } == {
            party: (tie.hops, tie.from_subject, tie.towards_subject)
            for party, tie in oracle.ties(subject, depth).items()
        }


def test_the_lists_of_these_worlds_differ_in_scope() -> None:
    """By hand from the documents: everyone, by the court rules of 2015; companies and their people; companies only; from
    14 March 2017 companies, their representatives and managers.
    """
    widths = {name: [len(scope_of(name, day) - {TargetClass.OTHER}) for day in DAYS] for name in LISTS}
    assert widths == {
        "court_defaulters": [6, 6, 6, 6],
        "work_safety": [4, 4, 4, 4],
        "electronic_certification": [1, 1, 1, 1],
        "customs_dishonest": [0, 3, 3, 3],
    }


def test_the_worlds_are_worth_asking() -> None:
    """A law of empty worlds is no law: many have paths, some long ones; what ends first differs, and so do reasons for one
    consequence; every role in the application is met with every certainty.
    """
    lengths: list[int] = []
    seen: Counter[str] = Counter()
    for (world,) in drawn([worlds], "worth asking"):
        oracle = Oracle(world, DAYS[2], KNOWN[1])
        paths = [(one, path) for one in oracle.listings for path in oracle.paths(one, 4, Certainty.ANECDOTAL)]
        lengths.append(max((len(path.steps) for _, path in paths), default=0))
        for listing, path in paths:
            stay, links = end_of(listing) or date.max, path.earliest_end() or date.max
            seen["open" if stay == links == date.max else "link first" if links < stay else "listing first"] += 1
            seen.update(
                f"{part.role} {oracle.endangers(listing, path, part.role)}"
                for part in oracle.parts()
                if part.from_id == path.end
            )
        for party in world.listed():
            ends = _ends(_reasons(oracle, party, 4, Certainty.ANECDOTAL))
            seen["several ends"] += sum(len(some) > 1 and None not in some for some in ends)
            seen["one of them open"] += sum(len(some) > 1 and None in some for some in ends)
    assert sum(length > 0 for length in lengths) >= len(lengths) * 0.6
    assert max(lengths) >= 3
    expected = {"open", "link first", "listing first", "several ends", "one of them open"}
    expected |= {f"{role} {grade}" for role in ("lead", "co_bidder") for grade in ("mou", "practice", "anecdotal")}
    assert {name for name, count in seen.items() if count >= 5} >= expected | {"listed_supplier practice"}


def _ends(reasons: dict[Reason, set[Shown]]) -> list[set[date | None]]:
    """By consequence the days on which its reasons may end."""
    groups: dict[tuple[str, str], set[date | None]] = {}
    for reason, said in reasons.items():
        groups.setdefault((reason.party, _says(reason.measure)), set()).update(one.earliest_end for one in said)
    return list(groups.values())


def test_forwards_and_backwards_are_the_same_paths() -> None:
    """Of the oracle itself: whoever is reached from a listing is reached when read from its end."""
    for (world,) in drawn([worlds], "forwards and backwards"):
        oracle = Oracle(world, DAYS[2], KNOWN[1])
        forwards = {
            (listing.fact_id, path.facts, path.end)
            for listing in oracle.listings
            for path in (oracle.itself(listing), *oracle.paths(listing, 4, Certainty.ANECDOTAL))
        }
        backwards = {
            (listing.fact_id, path.facts, path.end)
            for party in (*COMPANIES, *PEOPLE)
            for listing, path in oracle.back(party, 4, Certainty.ANECDOTAL)
        }
        assert forwards == backwards
