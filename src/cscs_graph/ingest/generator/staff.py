"""The people of a company: legal representative, directors, supervisors, manager, and their posts elsewhere."""

from collections.abc import Iterator
from datetime import timedelta

from cscs_graph.ingest.generator.credit import person_listings
from cscs_graph.ingest.generator.distributions import (
    BOARD_SHARE,
    BOARD_SIZES,
    BOARD_SUPERVISORS,
    ENDED_POST_SHARE,
    FORMER_DIRECTOR_SHARE,
    HORIZON,
    LEGAL_REPRESENTATIVE_KNOWN,
    POSTS_PER_PERSON,
    REUSED_REPRESENTATIVE_SHARE,
)
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.ingest.generator.lines import legal_representative, officer, person
from cscs_graph.ingest.generator.profiles import Profile, earlier
from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import EntityKind, OfficerRole

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_HEAVY_TAIL = 2.0
"""A founder's chance to be named elsewhere falls with the root of the number: some represent hundreds."""


def staff(company: Profile, draw: Draw, listed_share: float) -> Iterator[Line]:
    """The persons of one company, each with posts and listings. The first one is its founder."""
    for number, role in enumerate(_posts(company, draw)):
        someone = f"seed-person-{company.index}-{number}"
        yield person(someone, f"测试{_STEMS[number % 10]}{company.index:07}-{number}")
        yield officer(someone, company.id, role, company.registered_on)
        yield from _posts_elsewhere(someone, company, draw)
        yield from person_listings(someone, company, draw, listed_share)
    if company.kind != EntityKind.BRANCH:
        yield from _former_director(company, draw)
        yield from _legal_representative(company, draw)


def _posts(company: Profile, draw: Draw) -> list[OfficerRole]:
    # A branch has a head who is entered in the register, but no organs of its own.
    if company.kind == EntityKind.BRANCH:
        return [OfficerRole.MANAGER]
    directors, supervisors = (draw.pick(BOARD_SIZES), BOARD_SUPERVISORS) if draw.chance(BOARD_SHARE) else (1, 1)
    return [
        *[OfficerRole.DIRECTOR] * directors,
        *[OfficerRole.SUPERVISOR] * supervisors,
        *[OfficerRole.MANAGER] * draw.chance(0.5),  # in the other half a director manages
    ]


def _posts_elsewhere(someone: str, company: Profile, draw: Draw) -> Iterator[Line]:
    seen = {company.index}
    for _ in range(draw.pick(POSTS_PER_PERSON) - 1):
        employer = earlier(company, draw)
        if employer is None or employer.index in seen:
            continue
        seen.add(employer.index)
        since = draw.day(max(company.registered_on, employer.registered_on), HORIZON)
        ended = draw.chance(ENDED_POST_SHARE)
        until = draw.day(since + timedelta(1), HORIZON + timedelta(1)) if ended else None
        yield officer(someone, employer.id, OfficerRole.DIRECTOR, since, until)


def _former_director(company: Profile, draw: Draw) -> Iterator[Line]:
    if draw.chance(FORMER_DIRECTOR_SHARE):
        someone = f"seed-person-{company.index}-former"
        until = draw.day(company.registered_on + timedelta(1), HORIZON)
        yield person(someone, f"测试前任{company.index:07}")
        yield officer(someone, company.id, OfficerRole.DIRECTOR, company.registered_on, until)


def _legal_representative(company: Profile, draw: Draw) -> Iterator[Line]:
    if not draw.chance(LEGAL_REPRESENTATIVE_KNOWN):
        return
    reused = earlier(company, draw, _HEAVY_TAIL) if draw.chance(REUSED_REPRESENTATIVE_SHARE) else None
    yield legal_representative((reused or company).founder, company.id, company.registered_on)
