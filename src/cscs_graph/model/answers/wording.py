"""Proofs in words: what a step says, and what is concluded from the steps, in English and in Chinese.

The words are data under `seed/wording/`; here they are chosen and put together. A sentence says what is recorded and what the
rules provide, with the day, the source and how certain it is. It is never a verdict.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from cscs_graph.errors import Pair
from cscs_graph.model import places
from cscs_graph.model.language import Language, LanguageCode, language
from cscs_graph.model.phrases import of_rule, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cscs_graph.model.answers.parts import AgencyRef, PartyRef, SourceRef
    from cscs_graph.model.codes import Certainty, Effect, ListKind, Strength

ENGLISH, CHINESE = LanguageCode.EN, LanguageCode.ZH
_OTHER = "OTHER"


class Bilingual(Protocol):
    """What has a name in English, or in Chinese, or in both."""

    @property
    def name_en(self) -> str | None: ...

    @property
    def name_zh(self) -> str | None: ...


class Counted(Protocol):
    """What was counted, and against which numbers of a rule."""

    @property
    def outlets(self) -> int: ...
    @property
    def threshold(self) -> int: ...
    @property
    def window_months(self) -> int: ...


class Step(Protocol):
    """What a sentence has to know of a step of a proof."""

    @property
    def kind(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def from_name(self) -> str: ...
    @property
    def from_name_en(self) -> str | None: ...
    @property
    def from_name_zh(self) -> str | None: ...
    @property
    def to_id(self) -> str: ...
    @property
    def to_name(self) -> str: ...
    @property
    def to_name_en(self) -> str | None: ...
    @property
    def to_name_zh(self) -> str | None: ...
    @property
    def detail(self) -> str | None: ...
    @property
    def detail_zh(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...
    @property
    def note_zh(self) -> str | None: ...
    @property
    def decided_by(self) -> AgencyRef | None: ...
    @property
    def document_no(self) -> str | None: ...
    @property
    def number(self) -> str | None: ...
    @property
    def strength(self) -> Strength | None: ...
    @property
    def effect(self) -> Effect | None: ...
    @property
    def list_kind(self) -> ListKind | None: ...
    @property
    def counted(self) -> Counted | None: ...
    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...
    @property
    def term_over(self) -> date | None: ...
    @property
    def term_reported(self) -> str | None: ...
    @property
    def channel(self) -> str | None: ...
    @property
    def certainty(self) -> Certainty | None: ...
    @property
    def laid_down_en(self) -> str | None: ...
    @property
    def laid_down_zh(self) -> str | None: ...
    @property
    def drawn_from(self) -> str | None: ...
    @property
    def drawn_from_zh(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...
    @property
    def source(self) -> SourceRef | None: ...

    def clause(self, code: LanguageCode) -> str:
        """What `clause` says of it, made once a language."""
        ...


_HALF = str.maketrans(",:;()", "，：；（）")
_WIDE = re.compile(
    r"(?<=[\u3400-\u9fff”》）])(?:[,:;] ?|\()|[,:;)](?=[\u3400-\u9fff“《（])|(?<=[\u3400-\u9fff])\)|\((?=[\u3400-\u9fff])"
)


_EDITION = re.compile("(（[^（）]*(?:修正|修订|年版)）)》")
"""The edition of a law, which stands outside the marks of its title."""


def outside(text: str) -> str:
    """A Chinese text with editions outside the marks of titles: 《安全生产法》（2021年修正）."""
    return _EDITION.sub(r"》\1", text) if "）》" in text else text


def full_width(text: str) -> str:
    """Chinese text with the punctuation that Chinese sentences have; Latin text and numbers keep theirs."""
    return _WIDE.sub(lambda found: found[0].rstrip().translate(_HALF), text)


def party(named: PartyRef, code: LanguageCode) -> str:
    """A party is called by its registered name in Chinese, and in English by its English name where it has one."""
    return named.name if code is CHINESE else named.name_en or named.name


def bilingual(named: Bilingual, code: LanguageCode) -> str:
    """The name in that language; the other one where there is none."""
    names = (named.name_zh, named.name_en) if code is CHINESE else (named.name_en, named.name_zh)
    name = names[0] or names[1] or ""
    return full_width(name) if code is CHINESE else name


def in_signs(text: str | None, code: LanguageCode) -> str | None:
    """A text with the punctuation of its language."""
    return full_width(text) if text and code is CHINESE else text


def both(named: Bilingual) -> Pair:
    """The name in each language."""
    return Pair(bilingual(named, ENGLISH), bilingual(named, CHINESE))


def province(code: str) -> Pair:
    """A province by the first two digits of a division code (GB/T 2260)."""
    if not language(ENGLISH).has("words", "province", code):
        return Pair(code, code)
    return Pair(*(language(one).word("province", code) for one in (ENGLISH, CHINESE)))


def in_document(title: str, number: str | None, code: LanguageCode) -> str:
    """A measure by its document, and by its number there where it has one of its own."""
    shown = numbered(number, code)
    if code is CHINESE:
        return outside(f"《{full_width(title)}》") + (f"（{full_width(shown)}）" if shown else "")
    return f"{title}, {shown}" if shown else title


def place(section: str, code: LanguageCode) -> str:
    """Where something stands in a document: an article as the document calls it, in English as lawyers cite it; a bare number
    is a section of the report."""
    if code is CHINESE:
        return rules().get(section) or places.in_chinese(section)
    return "; ".join(
        language(code).say("section", section=part) if places.of_report(part) else places.in_english(part)
        for part in places.parts(section)
    )


def clause(step: Step, code: LanguageCode) -> str:
    """What one step says, as part of a sentence, with the certainty of the channel that it belongs to."""
    words = language(code)
    return _travelling(step, words, _said(step, start(step, code), words))


def sentence(text: str, code: LanguageCode) -> str:
    """A clause on its own."""
    return language(code).say("sentence", text=text[:1].upper() + text[1:])


def text_of(lead: str, steps: Sequence[Step], code: LanguageCode) -> str:
    """A conclusion with its grounds in order and their sources."""
    words = language(code)
    sources: dict[str, tuple[int, str]] = {}
    grounds: list[str] = []
    for place, (said, step) in enumerate(_clauses(steps, words), start=1):
        if step.source is None:
            grounds.append(words.say("ground", place=str(place), clause=said))
            continue
        source = step.source
        title, publisher = source_title(source, code), source_publisher(source, code)
        form = "source_with_publisher" if publisher else "source"
        number, _ = sources.setdefault(source.id, (len(sources) + 1, ""))
        listed = words.say(form, place=str(number), title=title, publisher=publisher)
        sources[source.id] = number, listed
        grounds.append(words.say("ground_with_source", place=str(place), clause=said, source=str(number)))
    return words.say(
        "text_with_sources" if sources else "text",
        lead=lead,
        grounds=words.pattern("between_grounds").join(grounds),
        sources=words.pattern("between_sources").join(listed for _, listed in sources.values()),
    )


def summary(
    name: str,
    steps: Iterable[Step],
    certainty: Certainty,
    code: LanguageCode,
    no_longer: bool = False,
    strength: Strength | None = None,
    /,
    **values: str | None,
) -> str:
    """What is concluded: from records, or in the conditional from a supposition, from a rule that is not in force or is so
    `no_longer`, or from a listing whose longest term was over with no end recorded. `strength`: of a rule that does not
    require what it names."""
    words = language(code)
    how = "superseded" if no_longer else _mode(tuple(steps))
    form = "is" if how == "records" else "would"
    text = words.say("leads", name, f"{strength}_{form}" if strength else form, **values)
    return words.say("opening", how, text=text, certainty=words.word("certainty", certainty))


def _mode(steps: Sequence[Step]) -> str:
    kinds = {(step.kind, step.type) for step in steps}
    if any(kind == "hypothesis" for kind, _ in kinds):
        return "supposed_lasting" if any(step.term_over for step in steps) else "supposed"
    if ("rule", "HAS_LISTING") in kinds:
        return "draft"
    return "lasting" if any(step.term_over for step in steps) else "records"


def _clauses(steps: Sequence[Step], words: Language) -> Iterator[tuple[str, Step]]:
    """What the steps say. Neighbours that differ in whom they name only are said at once."""
    for (type_, _), group in groupby(steps, key=lambda step: (step.type, step.to_id)):
        same = list(group)
        if len(same) > 1 and words.has("steps", type_, "merge"):
            starts = words.several([start(step, words.code) for step in same]) or ""
            yield _travelling(same[0], words, _said(same[0], starts, words)), same[0]
        else:
            for step in same:
                yield step.clause(words.code), step


def source_title(source: SourceRef, code: LanguageCode) -> str:
    """The title of a publication; in Chinese the Chinese one where it has one."""
    return full_width(source.title_zh or of_rule(source.title) or source.title) if code is CHINESE else source.title


def source_publisher(source: SourceRef, code: LanguageCode) -> str | None:
    """Who published it; likewise."""
    if source.publisher is None or code is not CHINESE:
        return source.publisher
    return full_width(source.publisher_zh or of_rule(source.publisher) or source.publisher)


def start(step: Step, code: LanguageCode) -> str:
    """What the step names first."""
    name = (step.from_name_zh if code is CHINESE else step.from_name_en) or step.from_name
    return full_width(name) if code is CHINESE else name


def end(step: Step, code: LanguageCode) -> str:
    """What the step names last."""
    name = (step.to_name_zh if code is CHINESE else step.to_name_en) or step.to_name
    return full_width(name) if code is CHINESE else name


def _said(step: Step, start: str, words: Language) -> str:
    type_ = step.type if words.has("steps", step.type) else _OTHER
    detail = (step.detail_zh if words.code is CHINESE else None) or step.detail
    if detail and words.has("steps", type_, "words"):
        detail = words.word(words.pattern("steps", type_, "words"), detail)
    counted = step.counted
    said = words.say(
        "steps",
        type_,
        _form(step, type_, words),
        **{"from": start},
        to=end(step, words.code),
        **words.begun(step.since),
        until=words.until(step.until),
        detail=detail,
        note=(step.note_zh if words.code is CHINESE else None) or step.note,
        over=None if step.term_reported else words.day(step.term_over),
        reported_over=words.day(step.term_over) if step.term_reported else None,
        reported=step.term_reported and step.term_reported[:4],
        by=bilingual(step.decided_by, words.code) if step.decided_by else None,
        document_no=step.document_no,
        number=numbered(step.number, words.code),
        place=step.section and place(step.section, words.code),
        strength=words.word("strength", step.strength) if step.strength else None,
        known=words.pattern("second_hand") if step.source and step.source.second_hand else None,
        list_kind=words.word("list_kind", step.list_kind) if step.list_kind else None,
        certainty=words.word("certainty", step.certainty) if step.certainty else None,
        outlets=str(counted.outlets) if counted else None,
        threshold=str(counted.threshold) if counted else None,
        window=str(counted.window_months) if counted else None,
    )
    return outside(said) if words.code is CHINESE else said


def _form(step: Step, type_: str, words: Language) -> str:
    """Which of its patterns says the step: of those that a type has of its own, the one for how certain the step is, or for what
    its measure does."""
    form = _plain_form(step, type_, words)
    own = (f"{form}_{code}" for code in (step.certainty, step.effect) if code)
    return next((one for one in own if words.has("steps", type_, one)), form)


def _plain_form(step: Step, type_: str, words: Language) -> str:
    if step.kind == "hypothesis" and words.has("steps", type_, "supposed"):
        return "supposed"
    if step.kind == "rule" and words.has("steps", type_, "implied"):
        return "implied"
    return "open" if step.until is None else "closed"


def numbered(number: str | None, code: LanguageCode) -> str | None:
    """Of a measure in its document: an article as that calls it, in English as lawyers cite it; a bare number is counted."""
    if number is None:
        return None
    if number.startswith("第"):
        return full_width(number) if code is CHINESE else places.in_english(number)
    return full_width(places.item(number, code)) if code is CHINESE else places.item(number, code)


def _travelling(step: Step, words: Language, said: str) -> str:
    if step.channel is None or step.certainty is None:
        return said
    document = in_signs(step.laid_down_zh if words.code is CHINESE else step.laid_down_en, words.code)
    section = step.section and not document and place(step.section, words.code)
    drawn_from = step.drawn_from_zh if words.code is CHINESE else step.drawn_from
    return words.say(
        "travels_as_drawn" if drawn_from else "travels",
        clause=said,
        certainty=words.word("certainty", step.certainty),
        document=document,
        drawn_from=drawn_from,
        section=section or None,
    )
