"""The page of a measure: what it does, to whom, by whom, under which document, and on what it depends (§4.2)."""

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.rulebook.lists import MeasureRule
from cscs_graph.errors import NotFound
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.imposers import by_whom
from cscs_graph.export.pages.blocks import Block, Line, Page, Section, Strong, facts
from cscs_graph.model.answers import MouRef, wording
from cscs_graph.model.codes import RuleState
from cscs_graph.model.phrases import phrase, spoken, word
from cscs_graph.model.time import none_if_open
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given


async def page(reading: Reading, given: Given) -> Page:
    """Raises NotFound where no such measure is loaded."""
    found = reading.rules.measure(given.values["id"])
    if found is None:
        raise NotFound("no measure {identity!r} is loaded", identity=given.values["id"])
    mou, one = found
    cited = Cited()
    blocks: list[Block] = [
        Section("what", phrase("What it is"), (_facts(mou, one, reading, given, cited),)),
    ]
    if alike := _alike(one, reading):
        table = parts.measures(alike, given, reading, phrase("in force on the day"), by=False)
        blocks.append(Section("alike", phrase("The same in other documents"), (table,)))
    return parts.page(reading, words.named(one.ref), blocks, cited)


def _facts(mou: MouRef, one: MeasureRule, reading: Reading, given: Given, cited: Cited) -> Block:
    rules, ref, code = reading.rules, one.ref, spoken()
    other = ref.name_en if words.chinese() else ref.name_zh
    since, until = none_if_open(one.span.start), none_if_open(one.span.end)
    rests, excepts = ref.condition(code), ref.exception(code)
    fields = [word(domain) for domain in (ref.domain, *ref.further_domains)]
    signed = parts.agencies(one.one_of, given, rules)
    return facts(
        (phrase("name"), (Strong(words.named(ref)),)),
        (phrase("name in the other language"), other if other != words.named(ref) else None),
        (phrase("effect"), (parts.effect(one),)),
        (phrase("how far it binds"), words.strength(ref.strength) if ref.strength else None),
        (phrase("whom it meets"), parts.targets(mou, one)),
        (by_whom([ref]), parts.imposers(mou, one, given, rules)),
        (phrase("signatories"), parts.several(signed)),
        (phrase("field"), words.joined(fields)),
        (phrase("only if"), wording.in_signs(rests, code) if rests else None),
        (phrase("term of its own"), wording.in_signs(ref.term(code), code)),
        (phrase("excepted"), wording.in_signs(excepts, code) if excepts else None),
        (phrase("whole consortium"), phrase("it meets all members for one of them") if ref.whole_consortium else None),
        (phrase("document"), (given.document(mou),)),
        (phrase("number in the document"), words.number(ref.own_number) if ref.own_number else None),
        (phrase("state on the day"), _state(mou, one, reading, given)),
        (phrase("since"), words.day(since or mou.since)),
        (phrase("until"), words.day(until or mou.until) if until or mou.until else phrase("no end stated")),
        (phrase("lists"), parts.several(map(given.credit_list, parts.lists_of(mou.id, rules)))),
        (phrase("section"), words.section(ref.section) if ref.section else None),
        (phrase("id in this graph"), ref.id),
        (phrase("sources"), (cited.of([rules.source(one.source_id)]),)),
    )


def _state(mou: MouRef, one: MeasureRule, reading: Reading, given: Given) -> Line:
    """That of its document, unless it has days of its own that are over or have not begun."""
    if one.span.start <= reading.moment.as_of < one.span.end:
        return parts.state_of(mou, given, reading.rules)
    return words.rule_state(RuleState.NOT_IN_FORCE)


def _alike(one: MeasureRule, reading: Reading) -> list[tuple[MouRef, MeasureRule]]:
    """Measures of other documents that say the same, in the order of their ids."""
    group, rules = one.ref.equivalence_group, reading.rules
    if group is None:
        return []
    return [
        (mou, each)
        for name, mou in sorted(rules.mous.items())
        for each in rules.measures(name)
        if each.ref.equivalence_group == group and each.ref.id != one.ref.id
    ]
