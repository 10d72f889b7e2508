"""Answers as texts for `--say`: every conclusion with its proof, and for other answers what they say, with what that rests on."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from itertools import takewhile

from pydantic import BaseModel

from cscs_graph.export import removals
from cscs_graph.export.prov import conclusions
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    BeneficialOwnersAnswer,
    CascadeAnswer,
    Consequence,
    ContaminationAnswer,
    ControlledCompaniesAnswer,
    ControlLink,
    GradeAnswer,
    IntegratedOwnershipAnswer,
    PartyRef,
    ProofStep,
    RegimeDiff,
    Repair,
    RepairAnswer,
    RepairsAnswer,
    StepKind,
    SupervisionAnswer,
    wording,
)
from cscs_graph.model.answers.consequence import span_of
from cscs_graph.model.answers.control import ControlRuleRef
from cscs_graph.model.codes import BlockKind, EventKind, RepairState
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.phrases import in_both, phrase, word


@singledispatch
def texts(answer: BaseModel, code: LanguageCode) -> Iterator[str]:
    """What an answer says, one text after the other. An answer without conclusions registers how it is said."""
    for conclusion in conclusions(answer):
        yield conclusion.sentence_zh if code is LanguageCode.ZH else conclusion.sentence_en


@texts.register
def _cascade(answer: CascadeAnswer, code: LanguageCode) -> Iterator[str]:
    """What measures under one document have in common once, and then each with what it adds; everything else as it is."""
    for group in (answer.consequences, answer.rewards):
        for steps, alike in _by_common_grounds(group):
            yield wording.text_of(phrase("What the following measures have in common.", code), steps, code)
            yield from (wording.text_of(one.summary(code), one.proof[len(steps) :], code) for one in alike)
    if not answer.consequences and not answer.rewards:
        yield from _nothing_follows(answer, code)
    rest = answer.model_copy(update={"consequences": (), "rewards": ()})
    for conclusion in conclusions(rest):
        yield conclusion.sentence_zh if code is LanguageCode.ZH else conclusion.sentence_en


def _nothing_follows(answer: CascadeAnswer, code: LanguageCode) -> Iterator[str]:
    """That no measure is told, and why; and which listings had ended by the day."""
    words = language(code)
    about = {"party": wording.party(answer.subject, code), "day": words.day(answer.as_of)}
    if not answer.listings:
        yield words.say("leads", "nothing", "on_no_list", **about)
    held = {one.credit_list.id: one for one in answer.listings if one.counts}
    for form, listing in (
        *(("would_none_loaded" if one.hypothetical else "none_loaded", one) for one in held.values()),
        *(("disregarded", one) for one in answer.listings if not one.counts),
        *(("ended", one) for one in answer.former_listings),
    ):
        yield words.say(
            "leads",
            "nothing",
            form,
            **about,
            list_kind=words.word("list_kind", listing.credit_list.kind),
            list=wording.bilingual(listing.credit_list, code),
            until=words.until(listing.until),
            **words.begun(listing.since),
        )


@texts.register
def _contamination(answer: ContaminationAnswer, code: LanguageCode) -> Iterator[str]:
    """Who endangers each application, and what their removal comes to."""
    words = language(code)
    for finding in answer.findings:
        for one in finding.contaminators:
            yield one.sentence_zh if code is LanguageCode.ZH else one.sentence_en
        if finding.removals:
            yield words.say(
                "leads",
                "removal",
                "clears" if finding.clears else "not",
                application=finding.application.called(code),
                parties=words.several([wording.party(one.party, code) for one in finding.removals]),
            )
            yield from removals.reservations(finding, code)


def _by_common_grounds(found: Iterable[Consequence]) -> Iterator[tuple[tuple[ProofStep, ...], list[Consequence]]]:
    """Neighbours of one listing and document, with the grounds that stand before the measure itself."""
    groups: dict[tuple[str, str], list[Consequence]] = {}
    for one in found:
        groups.setdefault((one.listing.id, one.mou.id), []).append(one)
    for alike in groups.values():
        yield tuple(takewhile(lambda step: step.type != "STIPULATES", alike[0].proof)), alike


@texts.register
def _repair(answer: RepairAnswer, code: LanguageCode) -> Iterator[str]:
    yield _of_repair(answer, answer.repair, code)


@texts.register
def _repairs(answer: RepairsAnswer, code: LanguageCode) -> Iterator[str]:
    for repair in answer.repairs:
        yield _of_repair(answer, repair, code)


def _of_repair(answer: RepairAnswer | RepairsAnswer, repair: Repair, code: LanguageCode) -> str:
    """Its stage, from when removal can be applied for, until when it lasts at the earliest, and by which rule."""
    words, listing = language(code), repair.listing
    unknown = repair.earliest_application is None and repair.state is not RepairState.ANNULLED
    coming = repair.earliest_removal if (repair.earliest_removal or date.min) > answer.as_of else None
    late = next(iter(repair.overdue), None)
    lead = words.say(
        "leads",
        "repair",
        "is",
        day=words.day(answer.as_of),
        party=wording.party(answer.subject, code),
        list_kind=words.word("list_kind", listing.credit_list.kind),
        list=wording.bilingual(listing.credit_list, code),
        state=word(repair.state, code),
        since=words.day(repair.state_since),
        doubt=words.pattern("leads", "repair", "doubt") if listing.term_over else None,
        application=words.day(repair.earliest_application),
        needed=_events(repair.term.conditions if repair.term else (), code),
        missing=_events([one.condition for one in repair.blocks if one.kind is BlockKind.CONDITION_NOT_MET], code),
        unknown=words.pattern("leads", "repair", "unknown") if unknown else None,
        removal=words.day(coming),
        overdue=_called(late.name_en, late.name_zh, code) if late else None,
        due=words.say("leads", "repair", "due", day=words.day(late.due)) if late and late.due else None,
        unless=word(repair.unless, code) if repair.unless else None,
    )
    return wording.text_of(lead, [*(step.proof for step in repair.steps), *_term(repair, code)], code)


def _events(kinds: Iterable[EventKind | None], code: LanguageCode) -> str | None:
    """What has to have happened, by name; None where nothing has."""
    words = language(code)
    return words.several([words.word("listing_event", kind) for kind in kinds if kind is not None])


def _term(repair: Repair, code: LanguageCode) -> Iterator[ProofStep]:
    """The rule that sets from when removal can be applied for. What has no number is a description, no document."""
    if repair.term is None:
        return
    basis, credit_list = repair.term.basis, repair.listing.credit_list
    edition = _called(basis.edition, basis.edition_zh, code)
    yield ProofStep(
        kind=StepKind.RULE,
        type="SETS_TERM",
        from_id=basis.edition_id,
        from_name=language(code).say("leads", "repair", "titled", text=edition) if basis.document_no else edition,
        to_id=credit_list.id,
        to_name=credit_list.name_en,
        document_no=basis.document_no,
        fact_id=basis.rule_id,
        since=basis.since,
        until=basis.until,
        certainty=basis.certainty,
        section=basis.section,
        source=basis.source,
    )


def _called(english: str, chinese: str | None, code: LanguageCode) -> str:
    """A rule or step by its name; in Chinese as the project translates it, where it has none of its own."""
    return (chinese or in_both(english).chinese) if code is LanguageCode.ZH else english


@texts.register
def _controllers(answer: ActualControllersAnswer, code: LanguageCode) -> Iterator[str]:
    for link in answer.controllers:
        yield _of_link(link, link.party, answer.subject, code)


@texts.register
def _controlled(answer: ControlledCompaniesAnswer, code: LanguageCode) -> Iterator[str]:
    for link in answer.controlled:
        yield _of_link(link, answer.subject, link.party, code)


def _of_link(link: ControlLink, controller: PartyRef, company: PartyRef, code: LanguageCode) -> str:
    lead = _control(
        "control",
        link.certain,
        code,
        party=wording.party(controller, code),
        company=wording.party(company, code),
        others=language(code).several([wording.party(one, code) for one in link.jointly_with]),
        basis=phrase(", ", code).join(word(basis, code) for basis in link.basis),
        votes=share_between(link.votes_min, link.votes_max, code),
        share=share_between(link.share_min, link.share_max, code),
    )
    return wording.text_of(lead, link.proof, code)


def _rule_name(rule: ControlRuleRef, code: LanguageCode) -> str:
    return (rule.name_zh or in_both(rule.name_en).chinese) if code is LanguageCode.ZH else rule.name_en


@texts.register
def _owners(answer: BeneficialOwnersAnswer, code: LanguageCode) -> Iterator[str]:
    for owner in answer.owners:
        lead = _control(
            "owner",
            owner.certain,
            code,
            party=wording.party(owner.person, code),
            company=wording.party(answer.subject, code),
            test=_rule_name(owner.rule, code),
            votes=share_between(owner.votes_min, owner.votes_max, code),
            share=share_between(owner.share_min, owner.share_max, code),
        )
        yield wording.text_of(lead, owner.proof, code)


@texts.register
def _share(answer: IntegratedOwnershipAnswer, code: LanguageCode) -> Iterator[str]:
    lead = language(code).say(
        "leads",
        "share",
        "is",
        party=wording.party(answer.holder, code),
        company=wording.party(answer.subject, code),
        share=share_between(answer.share_min, answer.share_max, code),
        votes=share_between(answer.votes_min, answer.votes_max, code),
    )
    yield wording.text_of(lead, answer.proof, code)


@texts.register
def _regimes(answer: RegimeDiff, code: LanguageCode) -> Iterator[str]:
    """What the first body of rules says, what the second one says, since when; or that no counterpart was found, and why."""
    words = language(code)
    older, newer = (wording.bilingual(side.regime, code) for side in (answer.before, answer.after))
    for change in answer.changes:
        target = change.target
        yield words.say(
            "leads",
            "change",
            change.kind,
            party=wording.party(target.party, code),
            **{"class": target.called(_listed(change.before or change.after), code)},
            older=older,
            newer=newer,
            before=_provided(change.before, code),
            after=_provided(change.after, code),
            why=change.lacking_zh if code is LanguageCode.ZH else change.lacking,
        )
    if not answer.changes:
        yield words.say("leads", "change", "none", older=older, newer=newer)


def _listed(one: Consequence | None) -> str:
    return one.listing.party_id if one else ""


def _provided(one: Consequence | None, code: LanguageCode) -> str | None:
    """Which documents provide for a measure since when, and who imposes it."""
    if one is None:
        return None
    words = language(code)
    documents = {basis.mou.id: (basis.mou, basis.measure.own_number) for basis in one.bases}
    called = [
        words.say(
            "leads",
            "change",
            "document",
            title=words.say(
                "leads",
                "change",
                "titled",
                title=wording.full_width(mou.title_zh) if code is LanguageCode.ZH else mou.title_en or mou.title_zh,
                number=wording.numbered(number, code),
            ),
            **words.begun(mou.since),
        )
        for mou, number in documents.values()
    ]
    return words.say(
        "leads",
        "change",
        "provided",
        documents=words.several(called),
        measure=wording.bilingual(one.measure, code),
        by=one.bases[0].imposed(code),
        span=span_of(one, code),
    )


@texts.register
def _grades(answer: GradeAnswer, code: LanguageCode) -> Iterator[str]:
    chinese = code is LanguageCode.ZH
    for step in answer.steps:
        yield wording.sentence(step.says_zh if chinese else step.says, code)
    yield from answer.notes_zh if chinese else answer.notes


@texts.register
def _supervision(answer: SupervisionAnswer, code: LanguageCode) -> Iterator[str]:
    words = language(code)
    lists = [wording.bilingual(listing.credit_list, code) for listing in answer.because]
    yield words.say(
        "leads",
        "supervision",
        answer.frequency,
        party=wording.party(answer.subject, code),
        day=words.day(answer.as_of),
        lists=words.several([words.say("quoted", text=name) for name in dict.fromkeys(lists)]),
        certainty=words.word("certainty", answer.certainty) if answer.certainty else None,
    )
    for measure in answer.measures:
        yield measure.sentence_zh if code is LanguageCode.ZH else measure.sentence_en


def _control(name: str, certain: bool, code: LanguageCode, **values: str | None) -> str:
    return language(code).say("leads", name, "certain" if certain else "possible", **values)


def share_between(low: float, high: float, code: LanguageCode) -> str:
    """A share in percent, or from which to which."""
    first, last = (
        phrase("{number} %", code, number=f"{share * 100:.4f}".rstrip("0").rstrip(".")) for share in (low, high)
    )
    return first if high - low < 1e-9 else phrase("{low} to {high}", code, low=first, high=last)
