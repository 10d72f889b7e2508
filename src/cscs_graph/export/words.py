"""Names, days and codes as reports say them, in the language that is spoken."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from cscs_graph.model.answers import (
    AgencyRef,
    Consequence,
    Coverage,
    FollowingMeasure,
    FromListings,
    ListingRef,
    ListRef,
    MeasureRef,
    MouRef,
    PartyRef,
    Ramification,
    wording,
)
from cscs_graph.model.codes import Certainty, ListStatus, OfficerRole, RuleState, Strength, TargetClass
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.phrases import day_text, phrase, plural, spoken
from cscs_graph.model.severity import Severity

SIGNS = {
    Severity.PROHIBIT: "✕",
    Severity.RESTRICT: "▼",
    Severity.SCRUTINISE: "◉",
    Severity.PUBLICISE: "!",
    Severity.REWARD: "★",
}
"""What a measure does, as a sign beside its name."""


def chinese() -> bool:
    return spoken() is LanguageCode.ZH


def party(ref: PartyRef) -> str:
    return _tidy(wording.party(ref, spoken()))


def other_name(ref: PartyRef) -> str | None:
    """Its name in the other language, where it has one."""
    other = ref.name_en if chinese() else ref.name
    return other if other and other != wording.party(ref, spoken()) else None


def named(ref: wording.Bilingual) -> str:
    return _tidy(wording.bilingual(ref, spoken()))


def other_of(ref: wording.Bilingual) -> str | None:
    """Of a list, its Chinese name beside the English one, by which it is found; a reader of Chinese needs no other."""
    other = None if chinese() else ref.name_zh
    return other if other and other != wording.bilingual(ref, spoken()) else None


def document(ref: MouRef) -> str:
    """The title of a document, as its language quotes titles."""
    return title_of(ref.title_zh, ref.title_en)


def title(ref: MouRef) -> str:
    """Without quotation marks."""
    return _tidy(wording.full_width(ref.title_zh) if chinese() else ref.title_en or ref.title_zh)


def title_of(title_zh: str, title_en: str | None) -> str:
    if chinese():
        title = wording.full_width(title_zh)
        return title if title.startswith("《") else f"《{title}》"
    return f"“{title_en}”" if title_en else title_zh


def agencies(refs: Iterable[AgencyRef]) -> str:
    return joined([named(ref) for ref in refs])


def joined(texts: Sequence[str]) -> str:
    """`A, B and C`."""
    return language(spoken()).several(list(dict.fromkeys(texts))) or ""


def listed(texts: Iterable[str]) -> str:
    """`A; B; C`."""
    return ("；" if chinese() else "; ").join(texts)


def enumerated(names: Iterable[str]) -> str:
    """Names of agencies, lists or documents: `A; B; C`, in Chinese with the mark between names and not with that of clauses."""
    return between_names().join(names)


def between_names() -> str:
    return "、" if chinese() else "; "


def enclosed(text: str) -> str:
    return f"（{text}）" if chinese() else f" ({text})"


def labelled(label: str, text: str) -> str:
    return f"{label}{colon()}{text}"


def colon() -> str:
    return "：" if chinese() else ": "


def stop() -> str:
    """Between two sentences."""
    return "。" if chinese() else ". "


def still(one: FromListings | FollowingMeasure) -> str:
    """Of what hangs on that: only if the listing still stands, in brackets."""
    return enclosed(phrase("only if the listing still stands")) if one.if_still_listed else ""


def implied(listing: ListingRef) -> str | None:
    """That a rule puts it on the list, or would; None where a decision did."""
    if not listing.implied:
        return None
    if listing.credit_list.status is ListStatus.DEVELOPING:
        return phrase("would follow from a rule that is announced or in draft")
    return phrase("follows from a rule, not from a decision")


def only_if(measure: MeasureRef) -> str:
    """On what its document makes it depend, in brackets."""
    said = wording.in_signs(measure.condition(spoken()), spoken())
    return enclosed(phrase("only if: {condition}", condition=said)) if said else ""


def term_over(listing: ListingRef) -> str | None:
    """That it may have ended, and whose longest term was over."""
    if listing.term_over is None:
        return None
    if listing.term_reported is None:
        said = "whether it still stands is not known: its longest term was over on {day}"
        return phrase(said, day=listing.term_over)
    return phrase(
        "whether it still stands is not known: no rule of its first day on the term of this list is loaded, "
        "and the longest that a report of {year} gives for lists in general was over on {day}",
        day=listing.term_over,
        year=listing.term_reported[:4],
    )


def percent(share: float) -> str:
    return f"{share:.2%}".replace(".00", "")


def day(value: date | None) -> str:
    """As tables have it."""
    return day_text(value) if value else phrase("not known")


def end(one: Consequence | FollowingMeasure) -> str:
    """When it may end, or by its document does, or that it runs by its own words."""
    if one.measure.term(spoken()):
        return phrase("a term of its own")
    by_document = (
        enclosed(phrase("this document ends")) if isinstance(one, Consequence) and one.ends_with_document else ""
    )
    return day(one.earliest_end) + by_document


def certainty(code: Certainty) -> str:
    """In a word."""
    return {
        Certainty.STATUTE: phrase("statute"),
        Certainty.MOU: phrase("memorandum"),
        Certainty.PRACTICE: phrase("practice"),
        Certainty.DRAFT: phrase("draft"),
        Certainty.ANECDOTAL: phrase("single reports"),
    }[code]


def certainty_at_length(code: Certainty) -> str:
    return language(spoken()).word("certainty", code)


def effect(code: Severity) -> str:
    """What a measure does, in a word."""
    return {
        Severity.PROHIBIT: phrase("forbids"),
        Severity.RESTRICT: phrase("restricts"),
        Severity.SCRUTINISE: phrase("looks closer"),
        Severity.PUBLICISE: phrase("makes known"),
        Severity.REWARD: phrase("favours"),
    }[code]


def strength(code: Strength) -> str:
    """How far a text goes that does not require what it names."""
    return {
        Strength.ALLOWED: phrase("allowed, not required"),
        Strength.ENCOURAGED: phrase("encouraged, not required"),
    }[code]


def effect_counted(code: Severity, count: int) -> str:
    """So many measures of one kind."""
    return {
        Severity.PROHIBIT: plural(count, "{count} prohibition", "{count} prohibitions"),
        Severity.RESTRICT: plural(count, "{count} restriction", "{count} restrictions"),
        Severity.SCRUTINISE: plural(count, "{count} closer look", "{count} closer looks"),
        Severity.PUBLICISE: plural(count, "{count} publication", "{count} publications"),
        Severity.REWARD: plural(count, "{count} reward", "{count} rewards"),
    }[code]


def kind_of(credit_list: ListRef) -> str:
    return language(spoken()).word("list_kind", credit_list.kind)


def reached_as(code: TargetClass) -> str:
    """As what somebody is reached, in a word."""
    return {
        TargetClass.COMPANY: phrase("company on the list or part of it"),
        TargetClass.PERSON: phrase("listed person"),
        TargetClass.LEGAL_REPRESENTATIVE: phrase("legal representative"),
        TargetClass.ACTUAL_CONTROLLER: phrase("actual controller"),
        TargetClass.DIRECTOR_SUPERVISOR_MANAGER: phrase("director, supervisor or manager"),
        TargetClass.DIRECTLY_RESPONSIBLE: phrase("directly responsible person"),
        TargetClass.OTHER: phrase("party of another kind that the rules name"),
    }[code]


def number(own: str) -> str:
    """Of a measure in its document."""
    return wording.numbered(own, spoken()) or ""


def section(text: str) -> str:
    """Where a rule stands in its document; a bare number is a section of the report."""
    return wording.place(text, spoken())


def rule_state(code: RuleState) -> str:
    return {
        RuleState.IN_FORCE: phrase("in force"),
        RuleState.SUPERSEDED: phrase("no longer rules"),
        RuleState.REPLACED_UNLOADED: phrase("no longer rules; what replaced it is not loaded"),
        RuleState.NOT_IN_FORCE: phrase("not in force on the day"),
    }[code]


def moment(as_of: date, known_at: datetime | None, answer_id: str | None = None) -> str:
    """Of when an answer is, and which it is."""
    known = f"{known_at.isoformat(sep=' ')} UTC" if known_at else phrase("now")
    parts = [labelled(phrase("as of"), as_of.isoformat()), labelled(phrase("as known"), known)]
    return listed([*parts, *([labelled(phrase("answer"), answer_id)] if answer_id else [])])


def notes(coverage: Coverage) -> tuple[str, ...]:
    """What a reader has to know about an answer."""
    return coverage.notes_zh if chinese() else coverage.notes


def disclaimer() -> str:
    """What goes with every report and picture."""
    return phrase("Shows what is loaded, as published. Not found is not the same as clean; nothing here is a verdict.")


def described(measure: MeasureRef) -> str:
    """Who imposes a measure in the words of its source, where these name no agency that could be resolved."""
    said = measure.imposed_by_text_zh if chinese() else measure.imposed_by_text_en
    return wording.in_signs(said or measure.imposed_by_text, spoken()) or ""


def anchor(text: str) -> str:
    """A name for a place in a report."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", text)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def role(type_: str, code: str | None) -> str:
    """A post, or on what control rests, as the title of who holds it."""
    if type_ == "LEGAL_REPRESENTATIVE_OF":
        return phrase("legal representative")
    if type_ == "EXECUTIVE_PARTNER_OF":
        return phrase("executive partner")
    if type_ == "ACTUALLY_CONTROLS":
        return phrase("actual controller")
    posts = {
        OfficerRole.DIRECTOR: phrase("director"),
        OfficerRole.SUPERVISOR: phrase("supervisor"),
        OfficerRole.MANAGER: phrase("manager"),
        OfficerRole.RESPONSIBLE_PERSON: phrase("directly responsible person"),
        OfficerRole.OTHER: phrase("another post"),
    }
    return posts[OfficerRole(code)] if code in set(OfficerRole) else phrase("another tie")


def borne_by(one: Ramification) -> str:
    """Who acts on what follows beside the documents, as the rules name them."""
    return one.borne_by(spoken()) or phrase("not stated")
