"""The page of what is loaded and what is not: lists with their listings, regions, documents, other rules, and the versions."""

from collections.abc import Mapping

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.reference.report import ReferenceReport
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Group, Line, Page, Paragraph, Section, Strong, facts, table
from cscs_graph.model import answers
from cscs_graph.model.answers import ListCoverage, ListReport, MouReport, wording
from cscs_graph.model.codes import ListStatus
from cscs_graph.model.phrases import phrase, plural, told, word
from cscs_graph.web.asked import rule_parts as parts
from cscs_graph.web.asked.given import Given


async def page(reading: Reading, given: Given) -> Page:
    """What every answer could draw on."""
    report = await ReferenceReport().answer(reading)
    cited = Cited()
    found = (
        Section("short", phrase("In short"), (_short(reading, _provinces(reading)), *_notes(reading))),
        Section("lists", phrase("Lists"), _lists(report, reading, given)),
        Section(
            "documents", phrase("Memoranda and the documents in their place"), (_documents(report, reading, given),)
        ),
        _central_files(reading, given, cited),
        Section("other", phrase("Other rules"), (_others(report),)),
    )
    return parts.page(reading, phrase("What is loaded, and what is not"), found, cited)


def _short(reading: Reading, provinces: str) -> Block:
    loaded = reading.loaded
    listings = sum(one.listings for one in loaded.lists)
    days = [day for one in loaded.lists for day in (one.first, one.last) if day]
    held = phrase("{count} of {stated}", count=len(loaded.lists), stated=loaded.lists_known)
    span = phrase("from {first} to {last}", first=min(days), last=max(days)) if days else phrase("not known")
    return facts(
        (phrase("lists with loaded entries"), (Strong(held),)),
        (phrase("loaded listings"), f"{listings}"),
        (phrase("first days of these listings"), span),
        (phrase("agencies of which a decision is loaded"), f"{loaded.agencies_deciding}"),
        (phrase("provinces of the loaded parties (GB/T 2260)"), provinces or phrase("none")),
        (phrase("version of the data"), reading.versions.of_data),
        (phrase("version of the rules"), reading.rule_version),
    )


def _provinces(reading: Reading) -> str:
    """By name in the language that is spoken; of parties whose division is not loaded, that it is not known."""
    return words.joined([told(wording.province(code)) for code in reading.loaded.regions])


def _notes(reading: Reading) -> tuple[Block, ...]:
    said = phrase(
        "A party is found only if it is loaded: on the lists without loaded entries, in other provinces and on other days "
        "nobody can be found."
    )
    return (*(Paragraph(note, note=True) for note in words.notes(reading.loaded.coverage())), Paragraph(said))


def _lists(report: answers.ReferenceReport, reading: Reading, given: Given) -> tuple[Block, ...]:
    """Those with entries, most first; those without are counted, and open on demand."""
    held = {one.credit_list_id: one for one in reading.loaded.lists}
    order = sorted(
        report.lists, key=lambda one: (-held[one.list_id].listings if one.list_id in held else 0, one.list_id)
    )
    with_, without = ([one for one in order if (one.list_id in held) is there] for there in (True, False))
    blocks: list[Block] = []
    if with_:
        blocks.append(_list_table(phrase("with loaded entries, most first"), with_, held, reading, given))
    if without:
        summary = plural(len(without), "{count} list without loaded entries", "{count} lists without loaded entries")
        blocks.append(
            Group(summary, (_list_table(phrase("nobody can be found on these"), without, held, reading, given),))
        )
    return tuple(blocks)


def _list_table(
    caption: str, found: list[ListReport], held: Mapping[str, ListCoverage], reading: Reading, given: Given
) -> Block:
    head = (
        phrase("list"),
        phrase("kind"),
        phrase("loaded listings"),
        phrase("earliest"),
        phrase("latest"),
        phrase("measures loaded"),
        phrase("criteria of entry loaded"),
    )
    rows: list[tuple[Line, ...]] = []
    for one in found:
        entries = held.get(one.list_id)
        kind = words.kind_of(reading.rules.credit_list(one.list_id))
        rows.append(
            (
                (given.credit_list(reading.rules.credit_list(one.list_id)),),
                kind if one.status is ListStatus.ESTABLISHED else words.joined([kind, word(one.status)]),
                f"{entries.listings}" if entries else "",
                words.day(entries.first) if entries else "",
                words.day(entries.last) if entries else "",
                f"{one.measures_loaded}{words.enclosed(word(one.measures))}",
                _of(one.criteria_named, one.criteria_stated),
            )
        )
    return table(caption, head, rows)


def _of(loaded: int, stated: int | None) -> str:
    return phrase("{count} of {stated}", count=loaded, stated=stated) if stated and stated > loaded else f"{loaded}"


def _documents(report: answers.ReferenceReport, reading: Reading, given: Given) -> Block:
    head = (phrase("document"), phrase("kind"), phrase("measures loaded"), phrase("of which an agency is named"))
    rows = [_document(one, reading, given) for one in report.mous]
    title = plural(len(rows), "{count} document", "{count} documents")
    return Group(
        title, (table(phrase("how much of each is loaded, whatever its days"), (*head, phrase("signatories")), rows),)
    )


def _document(one: MouReport, reading: Reading, given: Given) -> tuple[Line, ...]:
    signed = _of(one.signatories_listed, one.signatories_stated) if one.signatories else ""
    return (
        (given.document(reading.rules.mous[one.mou_id]),),
        word(one.document_kind),
        f"{_of(one.measures_loaded, one.measures_stated)}{words.enclosed(word(one.measures))}",
        f"{one.measures_imposed}",
        signed,
    )


def _central_files(reading: Reading, given: Given, cited: Cited) -> Section | None:
    """What central files themselves lack, by the report's own figures (§8.1)."""
    found = reading.rules.record_completeness
    if not found:
        return None
    head = (
        phrase("what was compared"),
        phrase("agency"),
        phrase("share in the central files"),
        phrase("observed"),
        phrase("sources"),
    )
    rows = [
        (
            parts.own_words(one.name_en),
            (given.agency(one.agency),) if one.agency else "",
            phrase("between {low} and {high}", low=f"{one.share_min:.0%}", high=f"{one.share_max:.0%}")
            if one.share_min != one.share_max
            else f"{one.share_min:.0%}",
            parts.own_words(one.observed or ""),
            (cited.of([one.source]),),
        )
        for one in found
    ]
    title = phrase("What central files themselves lack")
    return Section("central", title, (table(phrase("by the report, section 8.1"), head, rows),))


def _others(report: answers.ReferenceReport) -> Block:
    rows: list[tuple[Line, ...]] = [(phrase(one.kind), f"{one.count}") for one in report.counts]
    found = table(phrase("whatever their days"), (phrase("kind"), phrase("loaded")), rows)
    return Group(phrase("How many of each are loaded"), (found,))
