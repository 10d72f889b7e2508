"""How like the name on a list is to a party's names: the rule that holds, a score, and what differs.

The scores order the rules; they are no probabilities. A name never reaches 1, which is kept for codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from cscs_graph.errors import Message
from cscs_graph.graph.connection import Row
from cscs_graph.model.codes import MatchRule
from cscs_graph.model.identifiers import compact
from cscs_graph.model.latin import OF_CHINA
from cscs_graph.model.names import LEAST_WORDS, Name, latin_divisions, read_name
from cscs_graph.model.placeholders import names_among
from cscs_graph.model.suppliers import Supplier
from cscs_graph.model.within import within

SCORES = {
    MatchRule.NAME: 0.97,
    MatchRule.FORMER_NAME: 0.93,
    MatchRule.LEGAL_FORM: 0.92,
    MatchRule.ENGLISH: 0.91,
    MatchRule.PINYIN: 0.86,
    MatchRule.TRADE_NAME: 0.8,
    MatchRule.WORDS: 0.84,
    MatchRule.SHORT_NAME: 0.62,
    MatchRule.INITIALS: 0.6,
}
FORMER = 0.04
"""Less, where the name that agrees is not the registered one."""
DIVISION = 0.1
"""Less, where the division is another one, or a reading goes without it."""
OTHER_PERSON = 0.08
"""Less, where the forms are those of different persons: a group, its listed company and a limited company share a trade name."""
SCRIPT = 0.08
"""Less, where one side is in traditional and the other in simplified characters."""
COUNTRY = 0.04
"""Less, where China or the PRC stands on one side only."""
WITHIN = 0.88
"""At most, of a name that was cut out of a longer text."""
GUESSED = frozenset({MatchRule.SIMILAR, MatchRule.SHORT_NAME, MatchRule.INITIALS})
"""Rules that are not added to the doubt of a name that was cut out."""
SIMILAR_FROM, SIMILAR_SCORE = 0.8, 0.85
"""The least share of equal characters, and what it is multiplied with."""
RELATED_FROM = 60
"""Per cent of equal characters of two trade names from which on they are not clearly those of two firms."""

NONE = Message("none")


@dataclass(frozen=True, slots=True)
class Likeness:
    rule: MatchRule
    score: float
    matched: str
    differs: tuple[Message, ...]

    @staticmethod
    def best(names: Iterable[str], row: Row) -> Likeness:
        """Of all pairs of a name given and a name loaded, the likest."""
        pairs = (_compared(read_name(given), text, former) for given in names for text, former in _names(row))
        order = list(MatchRule)
        return max(pairs, key=lambda like: (like.score, -order.index(like.rule), like.matched))


def likeness(supplier: Supplier, row: Row, accept: float) -> Likeness:
    """How like a row is to a party found by name. Below `accept` where a code or the kind of party speaks against it, and
    where the name was cut out of a longer text."""
    like = Likeness.best(supplier.names, row)
    for name, why in names_within(supplier.names):
        inside = Likeness.best((name,), row)
        score = min(inside.score, WITHIN, accept - 0.01)
        if score > like.score and inside.rule not in GUESSED:
            like = replace(inside, score=score, differs=(why, *inside.differs))
    against: list[Message] = []
    if "Person" in row["labels"]:
        against.append(Message("a person: a name alone identifies nobody"))
    if supplier.codes:
        loaded = [
            str(code) for code in (row["uscc"], row["org_code"], row["reg_no"], *(row["other_codes"] or ())) if code
        ]
        given = ", ".join(map(compact, supplier.codes))
        known = loaded[0] if loaded else NONE
        against.append(Message("the code given is {given}, loaded is {known}", {"given": given, "known": known}))
    if not against:
        return like
    return replace(like, score=min(like.score, accept - 0.01), differs=(*like.differs, *against))


def names_within(names: Iterable[str]) -> Iterator[tuple[str, Message]]:
    """Names inside those that are given, each with why."""
    for name in names:
        yield from within(name)


def of_another(supplier: Supplier, row: Row) -> bool:
    """Whether the Chinese names of a row are clearly those of another firm than the one that carries its code: not alike, nor
    former, nor part of a loaded one or short for it. A name in Latin letters is a translation, and speaks against nothing."""
    given = [name for name in map(read_name, supplier.names) if name.chinese]
    loaded = [name for name in (read_name(text) for text, _ in _names(row)) if name.chinese]
    if not given or not loaded:
        return False
    texts = (*supplier.names, *(name for name, _ in names_within(supplier.names)))
    return Likeness.best(texts, row).score <= 0 and not any(_related(one, name) for one in given for name in loaded)


def _related(given: Name, loaded: Name) -> bool:
    """Most of the trade name is the same, or its characters stand in the other in their order, as those of 上汽 in 上海汽车."""
    behind = iter(loaded.full)
    return fuzz.ratio(given.core, loaded.core) >= RELATED_FROM or all(sign in behind for sign in given.core)


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
        differs = (Message("{share} % of the characters agree", {"share": round(share * 100)}),)
    else:
        score = SCORES[rule] - less
    if given.traditional != loaded.traditional and score:
        score, differs = score - SCRIPT, (*differs, Message("traditional characters"))
    if former:
        rule, score = (MatchRule.FORMER_NAME, score - FORMER) if rule is MatchRule.NAME else (rule, score - FORMER)
        differs = (*differs, Message("another name of the party, perhaps a former one"))
    return Likeness(rule, score, text, differs)


def _rule(given: Name, loaded: Name) -> tuple[MatchRule, float, tuple[Message, ...]]:
    """The first rule that holds, what is taken off its score, and what differs."""
    if given.full == loaded.full:
        return MatchRule.NAME, 0, ()
    by_script = _both_chinese if given.chinese and loaded.chinese else _latin_given
    return by_script(given, loaded) or (MatchRule.SIMILAR, 0, ())


def _both_chinese(given: Name, loaded: Name) -> tuple[MatchRule, float, tuple[Message, ...]] | None:
    if given.core == loaded.core:
        return _same_trade_name(given, loaded)
    if len(given.core) > 1 and loaded.core.startswith(given.core):
        return MatchRule.SHORT_NAME, 0, (Message("the trade name goes on: {name}", {"name": loaded.core}),)
    return None


def _latin_given(given: Name, loaded: Name) -> tuple[MatchRule, float, tuple[Message, ...]] | None:
    if given.chinese:
        return None
    if not loaded.chinese and given.core == loaded.core:
        return MatchRule.ENGLISH, _of_forms(given, loaded), (Message("form of organisation"),)
    if given.core in loaded.spellings:
        whole = given.core in loaded.whole_spellings
        region = Message("division {region}", {"region": loaded.region})
        return (MatchRule.PINYIN, 0, ()) if whole else (MatchRule.PINYIN, DIVISION, (region,))
    if given.full in loaded.initials:
        return MatchRule.INITIALS, 0, (Message("initials only"),)
    same = _of_words(given, loaded) if loaded.words else None
    return None if same is None else (MatchRule.WORDS, *same)


def _of_words(given: Name, loaded: Name) -> tuple[float, tuple[Message, ...]] | None:
    """What is taken off where the words are the same but for China and divisions; None where others differ."""
    other = given.words ^ loaded.words
    places = other - OF_CHINA
    replaced = places & given.words and places & loaded.words
    if replaced or places - latin_divisions() or len(given.words & loaded.words) < LEAST_WORDS:
        return None
    less = _of_forms(given, loaded) + (COUNTRY if other & OF_CHINA else 0) + (DIVISION if places else 0)
    words = Message("other words: {words}", {"words": ", ".join(sorted(other))})
    return less, (words if other else Message("order or spelling of the words"),)


def _same_trade_name(given: Name, loaded: Name) -> tuple[MatchRule, float, tuple[Message, ...]]:
    forms = {"given": given.form or NONE, "loaded": loaded.form or NONE}
    form = Message("form of organisation: {given}, loaded is {loaded}", forms)
    differing = (form,) if given.form != loaded.form else ()
    less = _of_forms(given, loaded)
    if given.region == loaded.region:
        return MatchRule.LEGAL_FORM, less, differing
    regions = {"given": given.region or NONE, "loaded": loaded.region or NONE}
    division = Message("division: {given}, loaded is {loaded}", regions)
    nested = given.region in loaded.region or loaded.region in given.region  # an empty one is in every other
    return MatchRule.TRADE_NAME, less + (0 if nested else DIVISION), (division, *differing)


def _of_forms(given: Name, loaded: Name) -> float:
    return OTHER_PERSON if given.person != loaded.person else 0
