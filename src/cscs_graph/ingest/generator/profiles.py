"""What is fixed about company number i before anything is drawn: kind, province, day of registration, group.

A later company names earlier ones (as parent, employer, bidder), so these few facts can be worked out for any number
at once, from one hash, with nothing kept.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from struct import unpack

from cscs_graph.ingest.generator.distributions import (
    BRANCH_SHARE,
    COOPERATIVE_SHARE,
    GROUP_SIZES,
    GROUP_SPAN,
    PROVINCES,
    YEARS,
    Province,
)
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.model.codes import EntityKind
from cscs_graph.model.identifiers import make_uscc

CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Letters and digits of a USCC: I, O, S, V and Z are not used (GB 32100-2015)."""

# Groups hold companies only, so branches and cooperatives are a little more frequent outside.
_OUTSIDE = 1 - (1 + sum(GROUP_SIZES) / len(GROUP_SIZES)) / GROUP_SPAN


@dataclass(frozen=True, slots=True)
class Profile:
    """Company number `index` of the graph with this seed."""

    seed: int
    index: int
    kind: EntityKind
    province: Province
    registered_on: date
    group_head: int | None
    """Number of the company that heads its group; its own number if it is the head itself."""

    @property
    def id(self) -> str:
        return f"seed-company-{self.index}"

    @property
    def founder(self) -> str:
        """Id of the first person of the company, who always exists."""
        return f"seed-person-{self.index}-0"

    @property
    def uscc(self) -> str:
        authority = "93" if self.kind == EntityKind.OTHER else "91"
        return make_uscc(authority, self.province.region_code, code_body("T", self.index))


def code_body(series: str, number: int) -> str:
    """Eight characters, unique per series letter and number below 31^7."""
    digits = ""
    for _ in range(7):
        number, digit = divmod(number, len(CODE_ALPHABET))
        digits = CODE_ALPHABET[digit] + digits
    return series + digits


def profile(seed: int, index: int) -> Profile:
    """Company number `index`, counted from 0."""
    kind_draw, province_draw, year_draw, day_draw = _fractions(b"company", seed, index)
    head = _group_head(seed, index)
    year = YEARS.at(year_draw)
    registered_on = date(year, 1, 1) + timedelta(int(day_draw * 365))
    kind = EntityKind.COMPANY if head is not None else _kind(kind_draw)
    return Profile(seed, index, kind, PROVINCES.at(province_draw), registered_on, head)


def earlier(company: Profile, draw: Draw, skew: float = 1) -> Profile | None:
    """A company before this one that is no branch; none for the first ones if luck is out."""
    for _ in range(8):
        if company.index == 0:
            return None
        found = profile(company.seed, draw.below(company.index, skew))
        if found.kind != EntityKind.BRANCH:
            return found
    return None


def _kind(u: float) -> EntityKind:
    if u < BRANCH_SHARE / _OUTSIDE:
        return EntityKind.BRANCH
    return EntityKind.OTHER if u < (BRANCH_SHARE + COOPERATIVE_SHARE) / _OUTSIDE else EntityKind.COMPANY


def _group_head(seed: int, index: int) -> int | None:
    group, place = divmod(index, GROUP_SPAN)
    size = GROUP_SIZES[int(_fractions(b"group", seed, group)[0] * len(GROUP_SIZES))]
    return group * GROUP_SPAN if place <= size else None


def _fractions(what: bytes, seed: int, index: int) -> tuple[float, ...]:
    """Four numbers in [0, 1)."""
    digest = blake2b(b"%b:%d:%d" % (what, seed, index), digest_size=16).digest()
    return tuple(part / 2**32 for part in unpack(">4I", digest))
