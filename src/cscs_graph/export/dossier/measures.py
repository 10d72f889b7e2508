"""What follows: each measure with what it does, who imposes it, from when until when at the earliest, and how certain it is."""

from collections.abc import Iterable, Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.gathered import MeasuresOfRule, by_rule, counted, weight
from cscs_graph.export.imposers import by_whom, imposers
from cscs_graph.export.limits import limits
from cscs_graph.export.marks import enumerated, graded, of_agency, of_document, of_list, of_measure, of_party
from cscs_graph.export.pages.blocks import (
    Block,
    Bullets,
    Group,
    Inline,
    Line,
    Link,
    Paragraph,
    Quiet,
    Section,
    Sign,
    Table,
)
from cscs_graph.model.answers import Consequence, DossierAnswer, MouCoverage, PartyRef, Ramification
from cscs_graph.model.codes import ImposerBasis, RuleState
from cscs_graph.model.phrases import phrase, plural, spoken


def measures(answer: DossierAnswer, cited: Cited) -> Section:
    own = _own(answer.subject, answer.cascade.consequences)
    ruling = [one for one in own if one.mou.state is RuleState.IN_FORCE]
    others = [one for one in own if one.mou.state is not RuleState.IN_FORCE]
    blocks: list[Block] = list(tables(ruling, answer, cited))
    if not own:
        blocks.append(Paragraph(_none(answer)))
    blocks += _from_others(answer)
    blocks += _beside(answer, cited)
    if others:
        inner = (Paragraph(phrase("They are shown because they were asked for.")), *tables(others, answer, cited))
        blocks.append(Section("superseded", phrase("By rules that no longer rule"), inner, level=3))
    blocks += _left_out(answer.coverage.superseded)
    return Section("measures", phrase("Measures that follow"), tuple(blocks))


def rewards(answer: DossierAnswer, cited: Cited) -> Section | None:
    """What redlist standing gives, and what of it is lost; None where it is on no redlist."""
    cascade = answer.cascade
    blocks: list[Block] = list(tables(_own(answer.subject, cascade.rewards), answer, cited))
    for lost in cascade.rewards_lost:
        because = words.joined([words.named(one.credit_list) for one in lost.because])
        said = phrase("standing lost on: {list}", list=words.named(lost.listing.credit_list))
        summary: Line = (
            said,
            words.enclosed(words.labelled(phrase("because of"), because)),
            " ",
            graded(lost.certainty),
        )
        named = tuple(words.named(one) for one in lost.rewards)
        told = Bullets(named) if named else Paragraph(phrase("Of its rewards none is loaded, which is not none."))
        blocks.append(Group((*summary, " ", cited.proof(lost.proof)), (told,)))
    for favoured in cascade.applications_favoured:
        said = phrase("a pending application is favoured: {title}", title=favoured.application.called(spoken()))
        blocks.append(Paragraph((said, " ", graded(favoured.certainty), " ", cited.proof(favoured.proof))))
    return Section("rewards", phrase("Rewards"), tuple(blocks)) if blocks else None


def tables(found: Iterable[Consequence], answer: DossierAnswer, cited: Cited) -> Iterator[Block]:
    """A group for each list and document, the heaviest first."""
    for group in by_rule(found):
        summary = words.labelled(words.named(group.credit_list), counted(group.measures))
        yield Group(summary, (_rule(group), *limits(group.measures), table(group.measures, answer, cited)), opened=True)


def table(found: Sequence[Consequence], answer: DossierAnswer, cited: Cited) -> Table:
    head = (
        phrase("measure"),
        phrase("effect"),
        by_whom(one.measure for one in found),
        phrase("since"),
        phrase("may end"),
        phrase("certainty"),
        phrase("sources"),
    )
    unnamed = {one.mou_id for one in answer.cascade.signatories}
    return Table(phrase("heaviest first"), head, tuple(_row(one, unnamed, cited) for one in found))


def _rule(group: MeasuresOfRule) -> Paragraph:
    mou = group.mou
    number = words.enclosed(mou.document_no) if mou.document_no else ""
    since = phrase("since {day}", day=mou.since) if mou.since else phrase("since an unknown day")
    parts = [words.rule_state(mou.state), since]
    if mou.state is not RuleState.IN_FORCE and mou.superseded and mou.superseded.since:
        parts = [words.labelled(words.rule_state(mou.state), words.day(mou.superseded.since))]
    return Paragraph(
        (words.labelled(phrase("Under"), ""), of_document(mou), number, words.enclosed(words.listed(parts)))
    )


def _row(one: Consequence, unnamed: Iterable[str], cited: Cited) -> tuple[Line, ...]:
    kind = weight(one)
    also = [words.named(basis.measure) for basis in one.bases if basis.measure.id != one.measure.id]
    others = [name for name in dict.fromkeys(also) if name != words.named(one.measure)]
    name: tuple[Inline, ...] = (of_measure(one.measure),)
    if one.measure.own_number:
        name = (*name, " ", Quiet(words.number(one.measure.own_number)))
    if one.measure.strength:
        name = (*name, " ", Quiet(words.strength(one.measure.strength)))
    if others:
        name = (*name, " ", Quiet(words.labelled(phrase("also"), words.listed(others))))
    cites = [one.proof, *(basis.proof for basis in one.bases[1:])]
    return (
        name,
        (Sign(kind, words.effect(kind)),),
        _imposers(one, unnamed),
        words.day(one.since),
        words.end(one) + words.still(one),
        (graded(one.certainty),),
        (cited.of(step.source for proof in cites for step in proof),),
    )


def _imposers(one: Consequence, unnamed: Iterable[str]) -> Line:
    """Where they are some of the signatories, a way to these."""
    leads = one.imposer_basis is ImposerBasis.ONE_OF_SIGNATORIES and not one.imposed_by and one.mou.id in unnamed
    if one.imposed_by:
        return enumerated({agency.id: (of_agency(agency),) for agency in one.imposed_by}.values())
    return (Link(imposers(one), words.anchor(f"signatories-{one.mou.id}")),) if leads else imposers(one)


def _own(subject: PartyRef, found: Iterable[Consequence]) -> list[Consequence]:
    return [one for one in found if one.target.party.id == subject.id]


def _none(answer: DossierAnswer) -> str:
    if answer.coverage.lists_without_measures:
        return phrase("Not known: of its lists no measure is loaded, which is not none.")
    if answer.cascade.consequences:
        return phrase("None follows for it itself from what is loaded; what follows for others stands below.")
    return phrase(
        "None follows for it from listings of its own, by what is loaded. Not found is not the same as clean."
    )


def _from_others(answer: DossierAnswer) -> Iterator[Block]:
    """Whose blacklisting may reach it besides: what follows for it from that stands on their pages."""
    reaching = [tie for tie in answer.linkage.ties if tie.listings and tie.towards_subject is not None]
    if reaching:
        lines: list[Line] = []
        for tie in reaching:
            lists = words.joined([words.named(one.credit_list) for one in tie.listings])
            assert tie.towards_subject is not None
            lines.append((of_party(tie.party), words.enclosed(lists), " ", graded(tie.towards_subject)))
        yield Paragraph(
            phrase("Listings of others may reach it as well; what follows from them stands on their pages:")
        )
        yield Bullets(tuple(lines))


def _beside(answer: DossierAnswer, cited: Cited) -> Iterator[Block]:
    """What no document of a list stipulates, but is documented for every list of the kind."""
    found = [one for one in answer.cascade.ramifications if one.target.party.id == answer.subject.id]
    if not found:
        return
    head = (
        phrase("what follows"),
        phrase("list"),
        phrase("who acts"),
        phrase("since"),
        phrase("certainty"),
        phrase("sources"),
    )
    rows = tuple(_beside_row(each, cited) for each in _told_alike(found))
    summary = plural(
        len(rows),
        "Beside the documents: {count} effect on grades, inspections and loans",
        "Beside the documents: {count} effects on grades, inspections and loans",
    )
    yield Group(summary, (Table(phrase("documented for every list of the kind"), head, rows),))


def _told_alike(found: Sequence[Ramification]) -> Iterator[Sequence[Ramification]]:
    """What follows from several lists in the same words, by the same rule and as certainly, is told once."""
    alike: dict[tuple[object, ...], list[Ramification]] = {}
    for one in found:
        alike.setdefault((one.rule_id, words.borne_by(one), one.certainty, words.still(one)), []).append(one)
    yield from alike.values()


def _beside_row(alike: Sequence[Ramification], cited: Cited) -> tuple[Line, ...]:
    one, days = alike[0], {each.since for each in alike}
    lists: dict[Line, None] = dict.fromkeys(
        (of_list(each.listing.credit_list), words.enclosed(words.day(each.since)) if len(days) > 1 else "")
        for each in alike
    )
    return (
        _ramified(one),
        enumerated(lists),
        words.borne_by(one),
        words.day(one.since) if len(days) == 1 else phrase("by list"),
        (graded(one.certainty), words.still(one)),
        (cited.of(step.source for each in alike for step in each.proof),),
    )


def _ramified(one: Ramification) -> Line:
    moved = [
        words.named(scheme) + (words.enclosed(phrase("if it is graded")) if scheme.if_graded else "")
        for scheme in one.grade_schemes
    ]
    told = [phrase("as reported in {year}", year=one.reported[:4])] if one.reported else []
    weak = [words.strength(one.strength)] if one.strength else []
    beside = words.listed([*weak, *moved, *told])
    return (words.named(one), " ", Quiet(beside)) if beside else words.named(one)


def signatories(answer: DossierAnswer) -> Section | None:
    """Who signed a document whose text names nobody for some measure; each can be reached from the measures."""
    found = tuple(_signatories(answer))
    return Section("signatories", phrase("Signatories"), found) if found else None


def _signatories(answer: DossierAnswer) -> Iterator[Block]:
    titles = {one.mou.id: one.mou for one in (*answer.cascade.consequences, *answer.cascade.rewards)}
    for one in answer.cascade.signatories:
        names = enumerated((of_agency(agency),) for agency in one.agencies)
        of = words.document(titles[one.mou_id]) if one.mou_id in titles else one.mou_id
        one_, several = "The signatory of {document}", "The {count} signatories of {document}"
        said = plural(len(one.agencies), one_, several, document=of)
        yield Section(words.anchor(f"signatories-{one.mou_id}"), said, (Paragraph(names),), level=3)


def _left_out(superseded: Sequence[MouCoverage]) -> Iterator[Block]:
    """Documents that no longer rule, with what does."""
    rows: list[tuple[Line, ...]] = []
    for one in superseded:
        by = one.mou.superseded
        placed = words.enumerated(words.title_of(each.title_zh, each.title_en) for each in by.by) if by else ""
        told = placed or phrase("no document loaded")
        since = by.since if by else one.mou.until
        why = (by.basis_zh if words.chinese() else by.basis_en) if by else ""
        rows.append(((of_document(one.mou),), words.day(since), told, why, f"{one.measures_loaded}"))
    if rows:
        head = (phrase("document"), phrase("no longer rules since"), phrase("in its place"), phrase("why"))
        summary = plural(
            len(rows),
            "Left out: {count} document that no longer rules",
            "Left out: {count} documents that no longer rule",
        )
        table = Table(phrase("nothing of this report rests on them"), (*head, phrase("measures")), tuple(rows))
        yield Group(summary, (table,))
