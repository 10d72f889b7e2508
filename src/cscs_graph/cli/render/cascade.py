"""A cascading punishment as tables."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from cscs_graph.cli.render.common import (
    agency,
    application_title,
    bracketed,
    console,
    day_or,
    headline,
    joined,
    listing_lines,
    name_of,
    named,
    proof_lines,
    short,
    table,
    table_of,
    text,
    titled,
)
from cscs_graph.export import words
from cscs_graph.export.imposers import by_whom
from cscs_graph.model.answers import (
    Basis,
    CascadeAnswer,
    Consequence,
    ListingRef,
    MeasureRef,
    Ramification,
    conditions,
    terms,
    wording,
)
from cscs_graph.model.answers.consequence import signatories
from cscs_graph.model.codes import ImposerBasis
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import end_text, phrase, plural, spoken, word
from cscs_graph.model.severity import severity


@table.register
def _cascade(answer: CascadeAnswer, *, proof: bool = False) -> None:
    headline(answer.subject, answer.as_of)
    for line in listing_lines(answer.listings):
        console.print(f"  {line}")
    if not answer.listings:
        console.print(phrase("  on no loaded blacklist that day"))
    for listing in answer.former_listings:
        said = "  formerly: {list} from {since} until {until}" if listing.since else "  formerly: {list} until {until}"
        console.print(phrase(said, list=named(listing.credit_list), since=listing.since, until=_ended(listing)))
    for group in _groups(answer.consequences):
        _measures(group, proof=proof)
    for names in _signatories(answer):
        console.print(names, style="dim")
    _left_out(answer)
    if answer.reached:
        rows = table_of("Reached", "party", "through", "certainty", "since")
        for reached in answer.reached:
            since = day_or(reached.since, "not known")
            rows.add_row(
                name_of(reached.party), word(reached.channel), word(reached.certainty) + words.still(reached), since
            )
        console.print(rows)
    _applications(answer)
    _ramifications(answer)


def _ended(listing: ListingRef) -> str:
    return end_text(listing.until) if listing.until else ""


def _applications(answer: CascadeAnswer) -> None:
    """Bids at risk and favoured, with the rewards that are lost and kept."""
    for risk in answer.applications:
        values = {
            "certainty": word(risk.certainty) + words.still(risk),
            "title": application_title(risk.application),
            "role": word(risk.role),
        }
        console.print(
            phrase("Application at risk ({certainty}): {title}, {role} {party}", party=name_of(risk.party), **values)
        )
    for lost in answer.rewards_lost:
        one, several = (
            "Rewards lost: {list} with {count} loaded reward (§4.1)",
            "Rewards lost: {list} with {count} loaded rewards (§4.1)",
        )
        console.print(plural(len(lost.rewards), one, several, list=named(lost.listing.credit_list)))
    for reward in answer.rewards:
        party = reward.target.party
        whom = "" if party.id == answer.subject.id else phrase(" for {party}", party=name_of(party))
        console.print(
            phrase(
                "Reward: {measure}{whom} ({lists})",
                measure=said(reward) + weakened(reward.measure),
                whom=whom,
                lists=_lists(reward),
            )
        )
    _conditions(answer.rewards)
    _terms(answer.rewards)
    for one in answer.applications_favoured:
        values = {"certainty": word(one.certainty), "title": application_title(one.application), "role": word(one.role)}
        console.print(
            phrase("Application favoured ({certainty}): {title}, {role} {party}", party=name_of(one.party), **values)
        )


def _signatories(answer: CascadeAnswer) -> Iterator[str]:
    """Who signed a document whose text names nobody, once for each."""
    titles = {covered.mou.id: titled(covered.mou) for covered in answer.coverage.mous}
    for one in answer.signatories:
        agencies = joined(agency(each) for each in one.agencies)
        yield phrase("Signatories of {title}: {agencies}", title=titles.get(one.mou_id, one.mou_id), agencies=agencies)


def _left_out(answer: CascadeAnswer) -> None:
    """Documents that no longer rule, with what does."""
    for one in answer.coverage.superseded:
        superseded = one.mou.superseded
        if superseded is None:
            continue
        by = phrase("; ").join(
            plural(
                each.measures_loaded,
                "{title} ({count} measure loaded)",
                "{title} ({count} measures loaded)",
                title=titled(each),
            )
            for each in superseded.by
        )
        said = phrase(
            "No longer rules since {day}: {title} ({measures}). In its place: {by}. "
            "Ask with --superseded-rules to see what it says.",
            day=superseded.since,
            title=titled(one.mou),
            measures=plural(one.measures_loaded, "{count} measure", "{count} measures"),
            by=by or phrase("no document loaded"),
        )
        console.print(said, style="dim")


def _groups(consequences: Iterable[Consequence]) -> Iterator[list[Consequence]]:
    """Consequences that differ in the measure only: same target, list, memorandum, dates, term of their own and certainty."""

    def shared(item: Consequence) -> tuple[object, ...]:
        span = (item.since or date.min, item.earliest_end or date.max, item.measure.term_en or "")
        who = item.listing.id, item.target.party.id, item.target.target_class, item.mou.id
        return *who, *span, item.certainty, item.if_still_listed

    for _, group in groupby(sorted(consequences, key=lambda item: str(shared(item))), key=shared):
        yield list(group)


def _measures(group: list[Consequence], *, proof: bool) -> None:
    first = group[0]
    superseded = first.mou.superseded
    title = phrase(
        "{party} as {target}: {since}, {until}, certainty {certainty}\nunder {title}",
        party=name_of(first.target.party),
        target=first.target.called(first.listing.party_id, spoken()),
        since=phrase("since {day}", day=first.since) if first.since else phrase("since not known"),
        until=_end(first),
        certainty=word(first.certainty),
        title=titled(first.mou),
    )
    if first.if_still_listed:
        title += phrase("\nONLY IF THE LISTING STILL STANDS, which is not known")
    if superseded:
        title += phrase("\nNO LONGER RULES since {day}", day=superseded.since)
    rows = table_of(title, "measure", "effect", by_whom(item.measure for item in group))
    for item in group:
        imposed = joined(short(agency) for agency in item.imposed_by)
        rows.add_row(
            said(item) + weakened(item.measure) + _again(item), word(severity(item.measure)), imposed or _unnamed(item)
        )
    console.print(rows)
    _conditions(group)
    _terms(group)
    for excepted in dict.fromkeys(item.measure.exception(spoken()) for item in group):
        if excepted:
            console.print(phrase("Excepted: {exception}.", exception=text(excepted, excepted)), style="dim")
    if proof:
        console.print(phrase("Proof of the first:"), style="dim")
        for line in proof_lines(first.proof):
            console.print(f"  {line}", style="dim")
    console.print()


def _end(one: Consequence) -> str:
    """When it may end, or by its document does."""
    end = one.earliest_end
    if one.measure.term(spoken()):
        return phrase("with a term of its own")
    if end is not None and one.ends_with_document:
        return phrase("no longer by this document from {day} on", day=end)
    return phrase("may end {day}", day=end) if end else phrase("end not known")


def _conditions(shown: Sequence[Consequence]) -> None:
    """On what they depend beside the listing, each text once, with those that it is about where it is not about all."""
    for one in conditions(shown, spoken()):
        names = joined(dict.fromkeys(map(said, one.limited)))
        told = phrase("Only if ({measures}): {condition}.", measures=names, condition=one.text)
        console.print(told if names else phrase("Only if: {condition}.", condition=one.text), style="dim")


def _terms(shown: Sequence[Consequence]) -> None:
    """How long some run by their own words, and from which day the document no longer provides for any."""
    for term, termed in terms(shown, spoken()).items():
        names = joined(dict.fromkeys(map(said, termed)))
        console.print(phrase("Term of its own ({measures}): {term}.", measures=names, term=term), style="dim")


def _unnamed(item: Consequence) -> str:
    """Who imposes it, where no agency is named."""
    match item.imposer_basis:
        case ImposerBasis.ONE_OF_SIGNATORIES:
            return phrase("some of its {count} signatories", count=signatories(item))
        case _:
            measure = item.measure
            said = text(measure.imposed_by_text_en or measure.imposed_by_text, measure.imposed_by_text_zh)
            return said or phrase("not stated in any text seen")


def said(consequence: Consequence) -> str:
    """The words that all bases share, where there are several measures."""
    several = len({basis.measure.id for basis in consequence.bases}) > 1
    group = consequence.equivalence_group
    return named(group) if several and group else named(consequence.measure)


def weakened(one: MeasureRef | Ramification) -> str:
    """That its text only allows it or encourages it, in brackets."""
    return bracketed(word(one.strength) if one.strength else "")


def _lists(consequence: Consequence) -> str:
    return joined(dict.fromkeys(named(basis.listing.credit_list) for basis in consequence.bases))


def _again(consequence: Consequence) -> str:
    """What else says the same: it is shown once."""
    bases = [_in_document(basis) for basis in consequence.bases]
    others = [basis for basis in dict.fromkeys(bases) if basis != bases[0]]
    return phrase(" (also: {others})", others=phrase("; ").join(others)) if others else ""


def _in_document(basis: Basis) -> str:
    title = basis.mou.title_zh if spoken() is LanguageCode.ZH else titled(basis.mou)
    return wording.in_document(title, basis.measure.own_number, spoken())


def graded(one: Ramification) -> str:
    """How certain it is, with the year of the report where it is reported as done: whether it is done so today is not known."""
    reported = phrase("as reported in {year}", year=one.reported[:4]) if one.reported else ""
    return word(one.certainty) + bracketed(reported) + words.still(one)


def _ramifications(answer: CascadeAnswer) -> None:
    rows = table_of("Beside the memoranda", "what follows", "whom", "by", "certainty", "since")
    for one in answer.ramifications:
        moved = [
            named(scheme) + bracketed(phrase("if graded") if scheme.if_graded else "") for scheme in one.grade_schemes
        ]
        rows.add_row(
            named(one) + weakened(one) + (phrase(": {schemes}", schemes=phrase("; ").join(moved)) if moved else ""),
            name_of(one.target.party),
            words.borne_by(one),
            graded(one),
            day_or(one.since, "not known"),
        )
    if answer.ramifications:
        console.print(rows)
