"""The page of a list: what it is, which documents give it effect, and what they let follow on the day (§4.1, §4.2)."""

from collections.abc import Iterator

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.reference.directory import CreditListById
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Group, Line, Page, Paragraph, Section, Strong, facts, table
from cscs_graph.model.answers import CriterionRef, ListRef, PartyKind
from cscs_graph.model.codes import ListStatus
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given


async def page(reading: Reading, given: Given) -> Page:
    """Raises NotFound where no such list is loaded."""
    one = await CreditListById.of(id=given.values["id"]).answer(reading)
    cited = Cited()
    documents = reading.rules.mous_of(one.id)
    behind = parts.documents(documents, given, reading.rules, phrase("those that rule on the day first"))
    blocks: list[Block] = [
        Section("what", phrase("What it is"), (_facts(one, reading, given, cited),)),
        Section("documents", phrase("Documents that give it effect"), (behind if documents else _no_documents(),)),
        Section("measures", phrase("What they let follow on the day"), tuple(_measures(one, reading, given))),
    ]
    if criteria := reading.rules.entry_criteria(one.id):
        blocks.append(Section("criteria", phrase("What brings a party onto it"), (_criteria(criteria, cited),)))
    return parts.page(reading, words.named(one), blocks, cited)


def _facts(one: ListRef, reading: Reading, given: Given, cited: Cited) -> Block:
    months, before = one.minimum_term_months, one.minimum_term_before
    term = plural(months, "{count} month", "{count} months") if months is not None else phrase("not stated")
    until = words.enclosed(phrase("of listings before {day}", day=before)) if before else ""
    kept_by = parts.several(map(given.agency, one.controlled_by))
    kinds = {PartyKind.ENTITY: phrase("organisation"), PartyKind.PERSON: phrase("person")}
    listings = next((each.listings for each in reading.loaded.lists if each.credit_list_id == one.id), 0)
    return facts(
        (phrase("name"), (Strong(words.named(one)),)),
        (phrase("name in the other language"), parts.other_name(one)),
        (phrase("kind"), words.kind_of(one)),
        (phrase("status"), word(one.status) if one.status is not ListStatus.ESTABLISHED else None),
        (phrase("kept by"), kept_by or phrase("not stated")),
        (phrase("shortest term"), f"{term}{until}"),
        (phrase("who can be on it"), words.joined([kinds[kind] for kind in one.listable])),
        (phrase("from what on"), parts.own_words(one.entry_threshold or "")),
        (phrase("loaded listings"), f"{listings}" if listings else phrase("none: nobody can be found on it")),
        (phrase("section"), words.section(one.section) if one.section else None),
        (phrase("id in this graph"), one.id),
        (phrase("sources"), (cited.of([reading.rules.source(one.source_id)]),) if one.source_id else None),
    )


def _no_documents() -> Block:
    return Paragraph(phrase("No document of it is loaded: what follows from it is not known."), note=True)


def _measures(one: ListRef, reading: Reading, given: Given) -> Iterator[Block]:
    """By document; what no longer rules is folded, and says so."""
    rules = reading.rules.of([one.id], superseded=True)
    held = sorted(rules.mous(one.id), key=lambda rule: (not rule.rules, rule.ref.id))
    for rule in held:
        counted = plural(len(rule.measures), "{count} measure", "{count} measures")
        state = words.enclosed(words.rule_state(rule.ref.state))
        summary: Line = words.labelled(f"{words.document(rule.ref)}{state}", counted)
        if rule.measures:
            found = ((rule.ref, measure) for measure in rule.measures)
            inner = parts.measures(found, given, reading, phrase("in the order of the document"))
        else:
            inner = Paragraph(phrase("Of its measures none is loaded, which is not to say that it has none."))
        yield Group(summary, (inner,), opened=rule.rules)
    if not held:
        said = phrase("None of the documents of this list was in force on the day: nothing followed from it then.")
        yield Paragraph(said if one.id in rules.not_in_force else phrase("Not known: no measure of it is loaded."))


def _criteria(found: tuple[CriterionRef, ...], cited: Cited) -> Block:
    head = (phrase("criterion"), phrase("how it stands beside the others"), phrase("certainty"), phrase("sources"))
    rows = [
        (words.named(one), word(one.kind), words.certainty(one.certainty), (cited.of([one.source]),)) for one in found
    ]
    return table(phrase("in force on the day, as far as they are loaded"), head, rows)
