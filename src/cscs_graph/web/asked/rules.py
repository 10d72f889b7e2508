"""The first page of the rules: lists, documents, agencies and measures by their names in both languages, numbers and ids."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.rulebook.lists import MeasureRule
from cscs_graph.errors import LimitExceeded
from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Block, Group, Line, Page, Paragraph, Quiet, Section, table
from cscs_graph.model.answers import AgencyRef, ListRef, MouRef
from cscs_graph.model.codes import ListKind, ListStatus
from cscs_graph.model.identifiers import one_spelling
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given

MOST = 100
"""Measures that one search shows."""
MAX_TEXT = 200
_KINDS = (ListKind.BLACK, ListKind.ORDER, ListKind.REGISTER, ListKind.RED)
_SIGNS = str.maketrans("〔〕[]（）《》“”", "()()()    ")
Item = TypeVar("Item")


async def page(reading: Reading, given: Given) -> Page:
    """All lists, documents and agencies, or whatever has all words of a search. Raises LimitExceeded for too long a text."""
    text = given.values.get("q", "").strip()
    if len(text) > MAX_TEXT:
        raise LimitExceeded("{name}: more than {maximum} characters", name="q", maximum=MAX_TEXT)
    sought = _words(text)
    rules = reading.rules
    lists = _having(rules.lists.values(), sought, lambda one: (one.id, one.name_en, one.name_zh))
    mous = _having(rules.mous.values(), sought, lambda one: (one.id, one.title_en, one.title_zh, one.document_no))
    agencies = _having(rules.agencies.values(), sought, _of_agency)
    measures = _having(_all_measures(reading), sought, _of_measure) if sought else []
    sections = [
        _lists(lists, given),
        _documents(mous, given, reading, opened=bool(sought)),
        _agencies(agencies, given, reading, opened=bool(sought)),
        _measures(measures, given, reading),
    ]
    found = [one for one in sections if one is not None]
    if not found:
        found = [Paragraph(phrase("No loaded rule has all these words. Try fewer, or the other language."), note=True)]
    title = phrase("Rules: {text}", text=text) if text else phrase("Rules")
    return parts.page(reading, title, found)


def _of_agency(one: AgencyRef) -> Sequence[str | None]:
    return one.id, one.name_en, one.name_zh, one.abbreviation


def _of_measure(one: tuple[MouRef, MeasureRule]) -> Sequence[str | None]:
    ref = one[1].ref
    return ref.id, ref.name_en, ref.name_zh


def _words(text: str) -> list[str]:
    return _spelled(text).split()


def _spelled(text: str) -> str:
    """As a search compares it: full-width letters, brackets of any kind and capitals make no difference."""
    return re.sub(r"\s+", " ", one_spelling(text).casefold().translate(_SIGNS))


def _having(found: Iterable[Item], sought: Sequence[str], called: Callable[[Item], Sequence[str | None]]) -> list[Item]:
    """Those that have each word in some name, number or id."""
    return [
        one
        for one in found
        if not sought or all(word in _spelled(" ".join(name for name in called(one) if name)) for word in sought)
    ]


def _all_measures(reading: Reading) -> Iterable[tuple[MouRef, MeasureRule]]:
    for name, mou in sorted(reading.rules.mous.items()):
        yield from ((mou, one) for one in reading.rules.measures(name))


def _lists(found: Sequence[ListRef], given: Given) -> Block | None:
    if not found:
        return None
    head = (phrase("list"), phrase("kind"), phrase("status"), phrase("kept by"), phrase("id in this graph"))
    order = sorted(found, key=lambda one: (_KINDS.index(one.kind), one.id))
    rows: list[tuple[Line, ...]] = [
        (
            _named(given, one),
            words.kind_of(one),
            word(one.status) if one.status is not ListStatus.ESTABLISHED else "",
            parts.several(map(given.agency, one.controlled_by)),
            one.id,
        )
        for one in order
    ]
    title = plural(len(found), "{count} list", "{count} lists")
    return Section("lists", title, (table(phrase("blacklists first"), head, rows),))


def _named(given: Given, one: ListRef) -> Line:
    other = parts.other_name(one)
    return (given.credit_list(one), *((" ", Quiet(other)) if other else ()))


def _documents(found: Sequence[MouRef], given: Given, reading: Reading, *, opened: bool) -> Block | None:
    if not found:
        return None
    title = plural(len(found), "{count} document", "{count} documents")
    rows = parts.documents(found, given, reading.rules, phrase("those that rule on the day first"))
    return Section("documents", phrase("Memoranda and the documents in their place"), (Group(title, (rows,), opened),))


def _agencies(found: Sequence[AgencyRef], given: Given, reading: Reading, *, opened: bool) -> Block | None:
    if not found:
        return None
    rules = reading.rules
    head = (
        phrase("agency"),
        phrase("name in the other language"),
        phrase("level"),
        phrase("lists that it keeps"),
        phrase("documents that it signed"),
        phrase("measures that name it"),
    )
    rows: list[tuple[Line, ...]] = [
        (
            (given.agency(one),),
            parts.other_name(one) or "",
            word(one.level),
            _count(len(rules.relations(one.id).controls)),
            _count(len(rules.signed_by(one.id))),
            _count(len(rules.imposed_by(one.id))),
        )
        for one in sorted(found, key=lambda one: one.id)
    ]
    title = plural(len(found), "{count} agency", "{count} agencies")
    return Section("agencies", phrase("Agencies"), (Group(title, (table(phrase("on the day"), head, rows),), opened),))


def _count(number: int) -> str:
    return f"{number}" if number else ""


def _measures(found: Sequence[tuple[MouRef, MeasureRule]], given: Given, reading: Reading) -> Block | None:
    if not found:
        return None
    rows = parts.measures(found[:MOST], given, reading, phrase("in force on the day"), by=False)
    blocks: list[Block] = [rows]
    if len(found) > MOST:
        blocks.append(Paragraph(phrase("There are more: say more of the name.")))
    return Section("measures", plural(len(found), "{count} measure", "{count} measures"), tuple(blocks))
