"""Who owns and controls a company: groups as trees with a few cycles, state holders, founders; and branches."""

from collections.abc import Iterator

from cscs_graph.ingest.generator.distributions import (
    CONTROLLER_SHARE,
    CROSS_HOLDING_SHARE,
    DIRECT_SUBSIDIARY_SHARE,
    SECOND_OWNER_SHARE,
    SHARE_BANDS,
    STATE_GROUP_SHARE,
    STATE_OWNED_SHARE,
    UNKNOWN_SHARE,
)
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.ingest.generator.lines import branch_of, controls, owns
from cscs_graph.ingest.generator.opening import FOUNDED_ON, state_holder_of
from cscs_graph.ingest.generator.profiles import Profile, earlier, profile
from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import ControlBasis, EntityKind

_BRANCH_SKEW = 3.0
"""A few parents have most branches, as banks and post offices do in the registry."""
_HEAD_SHARE = 0.6
"""What the owner of a group's head holds of it; the rest is left for cross-holdings, so that no total passes 1."""


def holdings(company: Profile, draw: Draw) -> Iterator[Line]:
    """Every owner, controller or parent of one company. Cooperatives belong to their members, who are not modelled."""
    if company.kind == EntityKind.BRANCH:
        parent = earlier(company, draw, _BRANCH_SKEW)
        if parent is not None:
            yield branch_of(company.id, parent.id, max(company.registered_on, parent.registered_on))
    elif company.kind == EntityKind.COMPANY:
        if company.group_head is not None and company.group_head != company.index:
            yield from _in_group(company, company.group_head, draw)
        elif draw.chance(STATE_OWNED_SHARE if company.group_head is None else STATE_GROUP_SHARE):
            yield from _state_owned(company)
        else:
            yield from _founders(company, draw)


def _in_group(company: Profile, head: int, draw: Draw) -> Iterator[Line]:
    number = head
    if not draw.chance(DIRECT_SUBSIDIARY_SHARE) and company.index > head + 1:
        number = head + 1 + draw.below(company.index - head - 1)
    parent = profile(company.seed, number)
    share = _share(draw)
    since = max(company.registered_on, parent.registered_on)
    yield owns(parent.id, company.id, share, since)
    if share is not None and share < 1:
        yield owns(company.founder, company.id, round(1 - share, 4), company.registered_on)
    if draw.chance(CROSS_HOLDING_SHARE):
        top = profile(company.seed, head)
        stake = round(draw.between(0.01, 0.05), 4)
        yield owns(company.id, top.id, stake, max(company.registered_on, top.registered_on))


def _state_owned(company: Profile) -> Iterator[Line]:
    holder = state_holder_of(company.province)
    since = max(company.registered_on, FOUNDED_ON)
    yield owns(holder, company.id, _HEAD_SHARE if company.group_head is not None else 1.0, since)
    yield controls(holder, company.id, ControlBasis.OWNERSHIP, since)


def _founders(company: Profile, draw: Draw) -> Iterator[Line]:
    if company.group_head is not None:
        yield owns(company.founder, company.id, _HEAD_SHARE, company.registered_on)
        yield controls(company.founder, company.id, ControlBasis.OWNERSHIP, company.registered_on)
        return
    known = not draw.chance(UNKNOWN_SHARE)
    first = round(draw.between(0.5, 1), 4) if draw.chance(SECOND_OWNER_SHARE) else 1.0
    yield owns(company.founder, company.id, first if known else None, company.registered_on)
    if first < 1:
        second = f"seed-person-{company.index}-1"  # there is always a supervisor
        yield owns(second, company.id, round(1 - first, 4) if known else None, company.registered_on)
    if draw.chance(CONTROLLER_SHARE):
        yield controls(company.founder, company.id, ControlBasis.DECLARED, company.registered_on)


def _share(draw: Draw) -> float | None:
    """A parent's share, None where it is not known."""
    if draw.chance(UNKNOWN_SHARE):
        return None
    return round(draw.between(*draw.pick(SHARE_BANDS)), 4)
