"""A second, slower answer to the same questions, from the records themselves: every path is walked, none is cut short.

Written from what the report says of each channel (the table in `channels.py`) and of time, not from the propagation. A path
holds from its last beginning to its first end; of several paths to the same party an answer shows the most certain one, and
of those the shortest.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cscs_graph.model.base import Fact, FactLink
from cscs_graph.model.codes import Certainty, ParticipantRole, TargetClass
from cscs_graph.model.listings import Application, Listing, ParticipatesIn
from cscs_graph.model.parties import ActuallyControls, Entity, LegalRepresentativeOf, OfficerOf, Person
from cscs_graph.model.time import OPEN_END, UNKNOWN_START
from tests.property.channels import APPLICATION, ENTITY, PERSON, Step, steps_along
from tests.property.rules import Memorandum, bars_consortium, memoranda, minimum_term, scope_of
from tests.property.worlds import World

OWN = {ENTITY: TargetClass.COMPANY, PERSON: TargetClass.PERSON}
POSTS = (LegalRepresentativeOf, OfficerOf, ActuallyControls)


@dataclass(frozen=True, slots=True)
class Path:
    """A path from a listed party, link by link; of no link at the party itself."""

    origin: str
    own: TargetClass
    """As what the listed party itself is met."""
    steps: tuple[Step, ...] = ()

    @property
    def end(self) -> str:
        return self.steps[-1].reached if self.steps else self.origin

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(step.link.fact_id for step in self.steps)

    @property
    def first_class(self) -> TargetClass | None:
        """The class by which the path leaves the listed party."""
        return Path(self.origin, self.own, self.steps[:1]).target

    @property
    def target(self) -> TargetClass | None:
        """As what the end is met; None where only its standing is affected."""
        target: TargetClass | None = self.own
        for step in self.steps:
            target = target if step.channel.same_class else step.channel.target
        return target

    @property
    def certainty(self) -> Certainty:
        """A path is as weak as its weakest step; the listing was decided and takes nothing away."""
        return weakest(*(step.certainty for step in self.steps))

    def certainty_by(self, document: Certainty, names: frozenset[TargetClass]) -> Certainty:
        """How certain a measure is at its end: a step to those whom a statute names itself is as certain as the statute."""
        steps = (
            document
            if document is Certainty.STATUTE
            and step.channel.listed_only
            and step.channel.target in names
            and not step.lowered
            else step.certainty
            for step in self.steps
        )
        return weakest(document, *steps)

    def certainty_of_reach(self, listing: Listing, day: date) -> Certainty:
        """How certainly the listing reaches its end: as that document of its list has it which makes it most certain."""
        by = [self.certainty_by(one.certainty, one.named) for one in memoranda(listing.credit_list, day)]
        return strongest((self.certainty, *by)) or self.certainty

    def since(self, listing: Listing, *rules: date) -> date | None:
        """The day from which the listing, all links and the rules hold; None where the start of a fact is not known."""
        facts = [start_of(listing), *(start_of(step.link) for step in self.steps)]
        return None if None in facts else max(*(day for day in facts if day), *rules)

    def earliest_end(self, *ends: date | None) -> date | None:
        """The first day on which a link, or whatever else has to hold, may end; None where no end is known."""
        known = [*ends, *(step.link.valid_until for step in self.steps)]
        return min((end for end in known if end is not None and end != OPEN_END), default=None)


class Oracle:
    """A world on one day, as known at one time."""

    def __init__(self, world: World, as_of: date, known_at: datetime) -> None:
        records, self.day = world.records(), as_of
        facts = [
            record for record in records if isinstance(record, Fact) and record.valid_from <= as_of < record.valid_until
        ]
        known = [fact for fact in facts if fact.recorded_at is not None and fact.recorded_at <= known_at]
        self.links = [fact for fact in known if isinstance(fact, FactLink)]
        self.listings = [fact for fact in known if isinstance(fact, Listing)]
        self.kinds = {record.id: ENTITY for record in records if isinstance(record, Entity)}
        self.kinds |= {record.id: PERSON for record in records if isinstance(record, Person)}
        self.kinds |= {record.id: APPLICATION for record in records if isinstance(record, Application)}
        self.decided = {
            record.id
            for record in records
            if isinstance(record, Application) and record.decided_on is not None and record.decided_on <= as_of
        }
        self.holders = {record.id for record in records if isinstance(record, Entity) and record.state_holder}
        self.steps = [step for link in self.links for step in steps_along(link, self.kinds, self.holders)]

    def listings_of(self, party: str) -> list[Listing]:
        return [listing for listing in self.listings if listing.party == party]

    def itself(self, listing: Listing) -> Path:
        """The path of no link, to the listed party itself."""
        return Path(listing.party, OWN[self.kinds[listing.party]])

    def paths(self, listing: Listing, depth: int, minimum: Certainty) -> list[Path]:
        """Every path of 1 to `depth` links from a listing to a party, never twice through the same one.
        One to those whom a statute may name itself is followed whatever its own certainty.
        """
        return list(self._on(self.itself(listing), listing, depth, minimum))

    def _on(self, path: Path, listing: Listing, depth: int, minimum: Certainty) -> Iterator[Path]:
        if len(path.steps) == depth:
            return
        met = {path.origin, *(step.reached for step in path.steps)}
        for step in self.steps:
            if (
                step.source == path.end
                and self.kinds[step.reached] != APPLICATION
                and step.reached not in met
                and (minimum.admits(step.channel.certainty) or step.channel.listed_only)
                and self._leads(step, listing, first=not path.steps)
            ):
                further = Path(path.origin, path.own, (*path.steps, step))
                yield further
                yield from self._on(further, listing, depth, minimum)

    def _leads(self, step: Step, listing: Listing, *, first: bool) -> bool:
        """Whether a list's measures take that step: its memoranda have to name the class, at the first link only, and the link
        has to be about that list."""
        if not step.channel.listed_only:
            return True
        about = step.matter in (None, listing.credit_list)
        return first and about and step.channel.target in scope_of(listing.credit_list, self.day)

    def back(self, party: str, depth: int, minimum: Certainty) -> list[tuple[Listing, Path]]:
        """The same paths read from the other end: every listing that affects a party, its own too, and by which path."""
        found = [(listing, self.itself(listing)) for listing in self.listings_of(party)]
        for steps in self._behind((), party, depth, minimum):
            for listing in self.listings_of(steps[0].source):
                if self._leads(steps[0], listing, first=True):
                    found.append((listing, Path(listing.party, OWN[self.kinds[listing.party]], steps)))
        return found

    def _behind(self, ahead: tuple[Step, ...], at: str, depth: int, minimum: Certainty) -> Iterator[tuple[Step, ...]]:
        if len(ahead) == depth:
            return
        met = {at, *(step.reached for step in ahead)}
        for step in self.steps:
            onward = all(not later.channel.listed_only for later in ahead)
            if step.reached == at and step.source not in met and onward and minimum.admits(step.certainty):
                yield (step, *ahead)
                yield from self._behind((step, *ahead), step.source, depth, minimum)

    def parts(self) -> list[ParticipatesIn]:
        return [link for link in self.links if isinstance(link, ParticipatesIn)]

    def pending(self) -> list[ParticipatesIn]:
        """Parts in applications that are not decided on the day."""
        return [part for part in self.parts() if part.to_id not in self.decided]

    def named(self, mou: Memorandum, path: Path) -> TargetClass:
        """As what a memorandum names the end of a path: what is part of the listed party, or affected by it, as that party."""
        return mou.names_listed(self.kinds[path.origin]) if path.target in (None, *OWN.values()) else path.target

    def joined(self, path: Path, part: ParticipatesIn) -> Path:
        """The path on to an application in which its end takes part."""
        (step,) = [step for step in self.steps if step.link is part]
        return Path(path.origin, path.own, (*path.steps, step))

    def endangers(self, listing: Listing, path: Path, role: ParticipantRole) -> Certainty:
        """How certain it is that a participant whom a path reaches endangers the application (9.5)."""
        barred = role is not ParticipantRole.LISTED_SUPPLIER and bars_consortium(listing.credit_list, self.day)
        return weakest(Certainty.MOU if barred else Certainty.PRACTICE, path.certainty)

    def ties(self, subject: str, depth: int) -> dict[str, "Tie"]:
        """Everyone tied to the subject by posts or control, by the fewest of them, with what liability could travel."""
        posts = [link for link in self.links if isinstance(link, POSTS) and link.from_id not in self.holders]
        paths: dict[str, list[tuple[FactLink, ...]]] = {subject: [()]}
        for hop in range(1, depth + 1):
            found: dict[str, list[tuple[FactLink, ...]]] = {}
            for near in [party for party, paths in paths.items() if len(paths[0]) == hop - 1]:
                for post in posts:
                    far = {post.from_id: post.to_id, post.to_id: post.from_id}.get(near)
                    if far is not None and far not in paths:
                        found.setdefault(far, []).extend((*path, post) for path in paths[near])
            paths |= found
        return {
            party: Tie(
                len(paths[0]),
                strongest(self._liability(subject, path) for path in paths),
                strongest(self._liability(party, path[::-1]) for path in paths),
            )
            for party, paths in paths.items()
            if party != subject
        }

    def _liability(self, at: str, path: Iterable[FactLink]) -> Certainty | None:
        """How certainly consequences could go that path if `at` were listed; None where a link carries nothing."""
        grades: list[Certainty] = []
        for link in path:
            leading = [
                step.certainty
                for step in self.steps
                if step.link is link and step.source == at and not (step.channel.listed_only and grades)
            ]
            if not leading:
                return None
            grades.append(leading[0])
            at = link.to_id if at == link.from_id else link.from_id
        return weakest(*grades)


@dataclass(frozen=True, slots=True)
class Tie:
    hops: int
    from_subject: Certainty | None
    towards_subject: Certainty | None


def weakest(*grades: Certainty) -> Certainty:
    return max(grades, key=lambda grade: grade.rank, default=Certainty.STATUTE)


def strongest(grades: Iterable[Certainty | None]) -> Certainty | None:
    return min((grade for grade in grades if grade is not None), key=lambda grade: grade.rank, default=None)


def best(paths: Iterable[tuple[Certainty, Path]]) -> list[Path]:
    """Of several paths an answer shows the most certain one, and of those the shortest; all that are alike in both."""
    ranked = [(grade.rank, len(path.steps), path) for grade, path in paths]
    first = min(rank[:2] for rank in ranked)
    return [path for *rank, path in ranked if tuple(rank) == first]


def end_of(listing: Listing) -> date | None:
    """First day on which a stay may end (4.3): its end, else the day that the decision states, else the list's least term."""
    if listing.valid_until != OPEN_END:
        return listing.valid_until
    if listing.earliest_removal is not None:
        return listing.earliest_removal
    start = start_of(listing)
    months = None if start is None else minimum_term(listing.credit_list, start)
    return None if months is None or start is None else _after(start, months)


def start_of(fact: Fact) -> date | None:
    """None where it is not known; that a case was filed on a day says that nobody was listed by it before, and no more."""
    filed = isinstance(fact, Listing) and fact.valid_from == fact.filed_on
    return None if filed or fact.valid_from == UNKNOWN_START else fact.valid_from


def _after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
