"""The page of an agency: what became of it, which lists it keeps, what it signed and what it imposes on the day (§4.1)."""

from collections.abc import Iterator

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.reference.directory import AgencyById
from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Block, Group, Page, Paragraph, Section, Strong, facts
from cscs_graph.model.answers import AgencyRef
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given


async def page(reading: Reading, given: Given) -> Page:
    """Raises NotFound where no such agency is loaded."""
    rules = reading.rules
    one = await AgencyById.of(id=given.values["id"]).answer(reading)
    blocks: list[Block] = [
        Section("what", phrase("What it is"), (_facts(one, reading, given),)),
        Section("measures", phrase("What it imposes or grants on the day"), tuple(_imposed(one, reading, given))),
    ]
    if signed := rules.signed_by(one.id):
        table = parts.documents(signed, given, rules, phrase("those that rule on the day first"))
        title = plural(len(signed), "{count} document that it signed", "{count} documents that it signed")
        blocks.append(Section("signed", phrase("What it signed"), (Group(title, (table,)),)))
    return parts.page(reading, words.named(one) or one.id, blocks)


def _facts(one: AgencyRef, reading: Reading, given: Given) -> Block:
    rules = reading.rules
    around = rules.relations(one.id)
    lists = parts.several(given.credit_list(rules.lists[name]) for name in around.controls)
    low, high = one.record_share_min, one.record_share_max
    share = phrase("between {low} and {high}", low=f"{low or 0:.0%}", high=f"{high:.0%}") if high is not None else None
    member = one.council_member_no
    return facts(
        (phrase("name"), (Strong(words.named(one) or one.id),)),
        (phrase("name in the other language"), parts.other_name(one)),
        (phrase("short name"), one.abbreviation),
        (phrase("level"), word(one.level)),
        (phrase("division (GB/T 2260)"), one.region_code),
        (phrase("member of the council"), phrase("no. {number}", number=member) if member is not None else None),
        (phrase("took over from"), parts.several(parts.agencies(around.predecessors, given, rules))),
        (phrase("taken over by"), parts.several(parts.agencies(around.successors, given, rules))),
        (phrase("part of"), parts.several(parts.agencies(around.part_of, given, rules))),
        (phrase("keeps on the day"), lists or phrase("no list that is loaded")),
        (phrase("share of its records in the central files (§8.1)"), share),
        (phrase("section"), words.section(one.section) if one.section else None),
        (phrase("id in this graph"), one.id),
    )


def _imposed(one: AgencyRef, reading: Reading, given: Given) -> Iterator[Block]:
    found = reading.rules.imposed_by(one.id)
    if found:
        caption = phrase("by documents that name it, or name an agency whose work it took over")
        yield parts.measures(found, given, reading, caption, by=False)
    else:
        yield Paragraph(
            phrase(
                "No loaded measure names it on the day. Where a document names nobody, it may be any of its signatories."
            )
        )
