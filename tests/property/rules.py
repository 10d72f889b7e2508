"""The memoranda and measures of the lists in these worlds, read from the files of the reference data for the oracle."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cscs_graph.model.codes import Certainty, TargetClass

REFERENCE = Path(__file__).parents[2] / "seed" / "reference"
LISTED_AS = {
    "entity": (TargetClass.COMPANY, TargetClass.OTHER),
    "person": (TargetClass.PERSON, TargetClass.DIRECTLY_RESPONSIBLE, TargetClass.OTHER),
}
"""As what a memorandum may name a listed company or person, the plainest first."""


@dataclass(frozen=True)
class Measure:
    """What a memorandum stipulates."""

    id: str
    targets: frozenset[TargetClass]
    """Whom it is aimed at: by its own words, else by those of its memorandum."""
    effect: str
    on_bidding: bool
    whole_consortium: bool
    encouraged: bool
    """Its text only encourages it, so that it bars nobody."""
    says: str
    """The group of measures that say the same in other words; its own id where it is in none."""


@dataclass(frozen=True)
class Memorandum:
    """A memorandum that gives a list effect, on days of `[since, until)`."""

    id: str
    scope: frozenset[TargetClass]
    since: date
    until: date | None
    certainty: Certainty
    measures: tuple[Measure, ...]

    @property
    def named(self) -> frozenset[TargetClass]:
        """Whom its text names, in its scope or at a measure."""
        return self.scope.union(*(measure.targets for measure in self.measures))

    def names_listed(self, kind: str) -> TargetClass:
        """As what it names a listed party of that kind."""
        return next((target for target in LISTED_AS[kind] if target in self.scope), LISTED_AS[kind][0])


@cache
def memoranda(list_id: str, day: date) -> tuple[Memorandum, ...]:
    """Those in force for the list on that day: both the memorandum and its tie to the list hold."""
    found = [
        _memorandum(row, _mous()[row["mou"]])
        for row in rows("list_mous.csv")
        if row["list"] == list_id and not _superseded(row["mou"], day)
    ]
    return tuple(one for one in found if one.since <= day and (one.until is None or day < one.until))


def _superseded(mou_id: str, day: date) -> bool:
    """Whether something else rules in its place."""
    return any(row["mou"] == mou_id and (_day(row["valid_from"]) or day) <= day for row in rows("supersessions.csv"))


def scope_of(list_id: str, day: date) -> frozenset[TargetClass]:
    """Whom the memoranda of a list may meet on a day."""
    return frozenset(target for one in memoranda(list_id, day) for target in one.scope)


def bars_consortium(list_id: str, day: date) -> bool:
    """Whether a rule of the list bars a joint bid as a whole because of one defaulter (notice 法〔2016〕285号)."""
    return any(measure.whole_consortium for one in memoranda(list_id, day) for measure in one.measures)


@cache
def minimum_term(list_id: str, start: date) -> int | None:
    """Months that a stay on the list that began on that day lasts at least."""
    (row,) = [row for row in rows("lists.csv") if row["id"] == list_id]
    if row["minimum_term_before"] and start >= date.fromisoformat(row["minimum_term_before"]):
        return None
    return int(row["minimum_term_months"]) if row["minimum_term_months"] else None


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def _mous() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows("mous.csv")}


@cache
def _groups() -> dict[str, str]:
    return {row["measure"]: row["group"] for row in rows("equivalent_measures.csv")}


def _memorandum(tie: dict[str, str], mou: dict[str, str]) -> Memorandum:
    scope = _targets(mou["scope"])
    assert scope, f"{mou['id']} states no scope: take another list into the worlds"
    measures = tuple(
        Measure(
            row["id"],
            _targets(row["targets"]) or scope,
            row["effect"],
            "procurement_and_bidding" in {row["domain"], *row["further_domains"].split("|")},
            row["whole_consortium"] == "true",
            row["strength"] == "encouraged",
            _groups().get(row["id"], row["id"]),
        )
        for row in rows("measures.csv")
        if row["mou"] == mou["id"]
    )
    ends = [end for end in (_day(tie["valid_until"]), _day(mou["valid_until"])) if end]
    certainty = Certainty.STATUTE if mou["document_kind"] == "statute" else Certainty.MOU
    starts = [_day(tie["valid_from"]) or date.min, _day(mou["valid_from"]) or date.min]
    return Memorandum(mou["id"], scope, max(starts), min(ends, default=None), certainty, measures)


def _targets(text: str) -> frozenset[TargetClass]:
    return frozenset(TargetClass(name) for name in text.split("|") if name)


def _day(text: str) -> date | None:
    """`2017` is the first day of that year, `2017-03` of that month."""
    return date.fromisoformat((text + "-01-01")[:10]) if text else None
