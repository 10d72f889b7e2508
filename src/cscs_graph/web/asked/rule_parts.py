"""What pages of rules share: ways from one to another, the state of a document on the day, a measure as a row."""

from collections.abc import Iterable

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.analysis.rulebook.lists import MeasureRule
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.imposers import by_whom, not_named
from cscs_graph.export.pages.blocks import Address, Block, Inline, Line, Page, Quiet, Section, Sign, Sources, table
from cscs_graph.model.answers import AgencyRef, ListRef, MouRef
from cscs_graph.model.codes import RuleState
from cscs_graph.model.phrases import in_both, phrase, word
from cscs_graph.model.severity import severity
from cscs_graph.web.asked.given import Given


def page(reading: Reading, title: str, blocks: Iterable[Block | None], cited: Cited | None = None) -> Page:
    """A page of what the rules say, with its sources at the end."""
    moment = reading.moment
    known = None if moment.known_now else moment.known_at
    named = cited.lines() if cited else ()
    sources = Section("sources", phrase("Sources"), (Sources(named),)) if named else None
    return Page(
        title=title,
        subtitle=words.moment(moment.as_of, known),
        blocks=tuple(one for one in (*blocks, sources) if one is not None),
        foot=(
            words.disclaimer(),
            words.listed(
                [
                    words.moment(moment.as_of, known),
                    words.labelled(phrase("version of the rules"), reading.rule_version),
                ]
            ),
        ),
    )


def several(parts: Iterable[Address]) -> Line:
    """Ways one after the other."""
    found: list[Inline] = []
    for one in parts:
        found += ["; " if not words.chinese() else "；", one] if found else [one]
    return tuple(found)


def state_of(mou: MouRef, given: Given, rules: RulesOfTheDay) -> Line:
    """Whether a document rules on the day, and what rules in its place."""
    if mou.superseded is None or mou.state is RuleState.NOT_IN_FORCE:
        return words.rule_state(mou.state)
    by = [given.document(rules.mous[one.id]) for one in mou.superseded.by if one.id in rules.mous]
    since = words.enclosed(phrase("since {day}", day=mou.superseded.since)) if mou.superseded.since else ""
    said = f"{words.rule_state(RuleState.SUPERSEDED if by else mou.state)}{since}"
    if not by:
        return said
    unloaded = mou.state is RuleState.REPLACED_UNLOADED
    end = words.enclosed(phrase("no measure of it is loaded")) if unloaded else ""
    return (words.listed([said, words.labelled(phrase("in its place"), "")]), *several(by), end)


def documents(mous: Iterable[MouRef], given: Given, rules: RulesOfTheDay, caption: str) -> Block:
    """Those in force first."""
    head = (
        phrase("document"),
        phrase("document no."),
        phrase("kind"),
        phrase("state of the document"),
        phrase("since"),
        phrase("measures loaded"),
    )
    order = sorted(mous, key=lambda one: (one.state is not RuleState.IN_FORCE, one.id))
    rows = [
        (
            (given.document(one),),
            one.document_no or "",
            word(one.document_kind),
            state_of(one, given, rules),
            words.day(one.since),
            how_many(one, rules),
        )
        for one in order
    ]
    return table(caption, head, rows)


def how_many(mou: MouRef, rules: RulesOfTheDay) -> str:
    """Measures in force on the day, of those that the document states."""
    loaded = len(rules.measures(mou.id))
    if mou.measures_stated and mou.measures_stated > loaded:
        return phrase("{count} of {stated}", count=loaded, stated=mou.measures_stated)
    return f"{loaded}"


def lists_of(mou_id: str, rules: RulesOfTheDay) -> list[ListRef]:
    """The lists behind which a document stands, in the order of their ids."""
    ids = sorted(name for name, ties in rules.established.items() if any(tie.to_id == mou_id for tie in ties))
    return [rules.lists[name] for name in ids if name in rules.lists]


def measures(
    found: Iterable[tuple[MouRef, MeasureRule]], given: Given, reading: Reading, caption: str, *, by: bool = True
) -> Block:
    """A row a measure, in the order of the document."""
    rules, found = reading.rules, list(found)
    head = [phrase("measure"), phrase("effect"), phrase("whom it meets"), phrase("field")]
    rows = [
        (
            (given.measure(one.ref), *number_of(one)),
            (effect(one),),
            targets(mou, one),
            word(one.ref.domain),
            imposers(mou, one, given, rules) if by else (given.document(mou),),
        )
        for mou, one in found
    ]
    return table(caption, [*head, by_whom(one.ref for _, one in found) if by else phrase("document")], rows)


def number_of(one: MeasureRule) -> tuple[Inline, ...]:
    return (" ", Quiet(words.number(one.ref.own_number))) if one.ref.own_number else ()


def effect(one: MeasureRule) -> Sign:
    return Sign(severity(one.ref), words.effect(severity(one.ref)))


def targets(mou: MouRef, one: MeasureRule) -> str:
    """Whom the document names for it; where it names nobody, whoever is listed."""
    classes = one.targets or frozenset(mou.scope)
    return words.joined([word(target) for target in sorted(classes)]) or phrase("the listed party itself")


def imposers(mou: MouRef, one: MeasureRule, given: Given, rules: RulesOfTheDay) -> Line:
    """Who imposes it on the day, or how that is not known: of as many signatories as the document states."""
    if one.imposed_by:
        return several(given.agency(rules.agencies[bearer.id]) for bearer in one.imposed_by)
    return not_named(one.ref, one.imposer_basis, max(mou.signatories_stated or 0, len(one.one_of)))


def agencies(ids: Iterable[str], given: Given, rules: RulesOfTheDay) -> list[Address]:
    return [given.agency(rules.agencies[one]) for one in ids if one in rules.agencies]


def other_name(one: AgencyRef | ListRef) -> str | None:
    """The name in the other language."""
    other = one.name_en if words.chinese() else one.name_zh
    return other if other and other != words.named(one) else None


def own_words(text: str) -> str:
    """Words of a rule that are loaded in English."""
    return in_both(text).chinese if text and words.chinese() else text
