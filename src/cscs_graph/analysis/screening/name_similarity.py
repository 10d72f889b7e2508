"""How like the name on a list is to a party's names: the rule that holds, a score, and what differs.

The scores order the rules; they are no probabilities. A name never reaches 1, which is kept for codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from cscs_graph.graph.connection import Row
from cscs_graph.model.codes import MatchRule
from cscs_graph.model.identifiers import compact
from cscs_graph.model.names import Name, read_name
from cscs_graph.model.placeholders import names_among
from cscs_graph.model.suppliers import Supplier

SCORES = {
    MatchRule.NAME: 0.97,
    MatchRule.FORMER_NAME: 0.93,
    MatchRule.LEGAL_FORM: 0.92,
    MatchRule.ENGLISH: 0.91,
    MatchRule.PINYIN: 0.86,
    MatchRule.TRADE_NAME: 0.8,
    MatchRule.INITIALS: 0.6,
}
FORMER = 0.04
"""Less, where the name that agrees is not the registered one."""
DIVISION = 0.1
"""Less, where the division is another one, or a reading goes without it."""
OTHER_PERSON = 0.08
"""Less, where the forms are those of different persons: a group, its listed company and a limited company share a trade name."""
SIMILAR_FROM, SIMILAR_SCORE = 0.8, 0.85
"""The least share of equal characters, and what it is multiplied with."""


@dataclass(frozen=True, slots=True)
class Likeness:
    rule: MatchRule
    score: float
    matched: str
    differs: tuple[str, ...]

    @staticmethod
    def best(names: Iterable[str], row: Row) -> Likeness:
        """Of all pairs of a name given and a name loaded, the likest."""
        pairs = (_compared(read_name(given), text, former) for given in names for text, former in _names(row))
        order = list(MatchRule)
        return max(pairs, key=lambda like: (like.score, -order.index(like.rule), like.matched))


def likeness(supplier: Supplier, row: Row, accept: float) -> Likeness:
    """How like a row is to a party found by name. Below `accept` where a code or the kind of party speaks against it."""
    like = Likeness.best(supplier.names, row)
    against: list[str] = []
    if "Person" in row["labels"]:
        against.append("a person: a name alone identifies nobody")
    if supplier.codes:
        loaded = [
            str(code) for code in (row["uscc"], row["org_code"], row["reg_no"], *(row["other_codes"] or ())) if code
        ]
        given = ", ".join(map(compact, supplier.codes))
        against.append(f"the code given is {given}, loaded is {loaded[0] if loaded else 'none'}")
    if not against:
        return like
    return replace(like, score=min(like.score, accept - 0.01), differs=(*like.differs, *against))


def _names(row: Row) -> Iterator[tuple[str, bool]]:
    """Every name with whether it is another one than the registered."""
    yield row["name"], False
    if row["name_en"]:
        yield row["name_en"], False
    for other in names_among(tuple(row["other_names"] or ())):
        yield other, True


def _compared(given: Name, text: str, former: bool) -> Likeness:
    loaded = read_name(text)
    rule, less, differs = _rule(given, loaded)
    if rule is MatchRule.SIMILAR:
        share = min(fuzz.ratio(given.full, loaded.full), fuzz.ratio(given.core, loaded.core)) / 100
        score = share * SIMILAR_SCORE if share >= SIMILAR_FROM else 0.0
        differs = (f"{round(share * 100)} % of the characters agree",)
    else:
        score = SCORES[rule] - less
    if former:
        rule, score = (
            (MatchRule.FORMER_NAME, SCORES[MatchRule.FORMER_NAME]) if rule is MatchRule.NAME else (rule, score - FORMER)
        )
        differs = (*differs, "another name of the party, perhaps a former one")
    return Likeness(rule, score, text, differs)


def _rule(given: Name, loaded: Name) -> tuple[MatchRule, float, tuple[str, ...]]:
    """The first rule that holds, what is taken off its score, and what differs."""
    if given.full == loaded.full:
        return MatchRule.NAME, 0, ()
    if given.chinese and loaded.chinese and given.core == loaded.core:
        return _same_trade_name(given, loaded)
    if not given.chinese and not loaded.chinese and given.core == loaded.core:
        return MatchRule.ENGLISH, _of_forms(given, loaded), ("form of organisation",)
    if not given.chinese and given.core in loaded.spellings:
        whole = given.core == loaded.spellings[0]
        return (MatchRule.PINYIN, 0, ()) if whole else (MatchRule.PINYIN, DIVISION, (f"division {loaded.region}",))
    if not given.chinese and given.full in loaded.initials:
        return MatchRule.INITIALS, 0, ("initials only",)
    return MatchRule.SIMILAR, 0, ()


def _same_trade_name(given: Name, loaded: Name) -> tuple[MatchRule, float, tuple[str, ...]]:
    form = (f"form of organisation: {given.form or 'none'}, loaded is {loaded.form or 'none'}",)
    differing = form if given.form != loaded.form else ()
    less = _of_forms(given, loaded)
    if given.region == loaded.region:
        return MatchRule.LEGAL_FORM, less, differing
    division = f"division: {given.region or 'none'}, loaded is {loaded.region or 'none'}"
    nested = given.region in loaded.region or loaded.region in given.region  # an empty one is in every other
    return MatchRule.TRADE_NAME, less + (0 if nested else DIVISION), (division, *differing)


def _of_forms(given: Name, loaded: Name) -> float:
    return OTHER_PERSON if given.person != loaded.person else 0
