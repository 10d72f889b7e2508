"""Who controls the party, what speaks against the holdings that are loaded, and who holds posts at it."""

from collections.abc import Collection, Iterable, Iterator

from cscs_graph.export import words
from cscs_graph.export.dossier import codes
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.marks import graded, named, of_party
from cscs_graph.export.pages.blocks import Block, Bullets, Group, Line, Paragraph, Quiet, Section, Strong, Table
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    ControlLink,
    DossierAnswer,
    FaultKind,
    OwnershipFault,
    OwnershipRing,
    PartyKind,
    Role,
    Tie,
)
from cscs_graph.model.language import language
from cscs_graph.model.phrases import phrase, plural, spoken, word


def control(answer: DossierAnswer, cited: Cited) -> Section:
    blocks: list[Block] = []
    if answer.control is not None:
        blocks += controllers(answer.control, cited, words.notes(answer.coverage))
    elif answer.subject.kind is PartyKind.ENTITY:
        blocks.append(Paragraph(phrase("Not known: no rule on control of the day is loaded.")))
    blocks += _posts(answer, cited)
    blocks += _tied(answer, cited)
    title = phrase("Who controls it, and posts") if answer.subject.kind is PartyKind.ENTITY else phrase("Posts")
    return Section("control", title, tuple(blocks))


def controllers(control: ActualControllersAnswer, cited: Cited, general: Collection[str]) -> Iterator[Block]:
    """With what a reader has to know of these, beside the `general` notes of the report."""
    if control.controllers:
        head = (phrase("controller"), phrase("how sure"), phrase("on what it rests"), phrase("share"), phrase("votes"))
        rows = tuple(_controller(one, cited) for one in control.controllers)
        yield Table(phrase("Control alone carries no consequence (§9.5)"), (*head, phrase("sources")), rows)
    else:
        yield Paragraph(
            phrase("No controller follows from the holdings that are loaded; that does not say that it has none.")
        )
    for ring in control.rings:
        yield from _ring(ring, cited)
    yield from (_fault(fault, cited) for fault in control.faults)
    if own := [note for note in words.notes(control.coverage) if note not in general]:
        yield Bullets(tuple((Quiet(note),) for note in own))


def _ring(ring: OwnershipRing, cited: Cited) -> Iterator[Block]:
    names = " → ".join(words.party(party) for party in (*ring.parties, ring.parties[0]))
    meaning = ring.meaning_zh if words.chinese() else ring.meaning
    yield Paragraph((Strong(words.labelled(phrase("Circle of holdings"), names)), " ", cited.proof(ring.holdings)))
    owners = [
        phrase(
            "{owner} owns {share} of {company}",
            owner=words.party(one.party),
            share=between(one.share_min, one.share_max),
            company=words.party(ring.parties[0]),
        )
        for one in ring.owners
    ]
    yield Bullets((meaning, *owners))


def _fault(fault: OwnershipFault, cited: Cited) -> Paragraph:
    remark = fault.kind is FaultKind.DECLARED_AGAINST_MAJORITY
    title = phrase("Remark") if remark else phrase("Fault of the data")
    parties = words.joined([words.party(party) for party in fault.parties])
    said = f"{words.listed([parties, words.percent(fault.total)])}{words.stop()}"
    treatment = fault.treatment_zh if words.chinese() else fault.treatment
    about = words.enclosed(word(fault.kind)), words.colon()
    return Paragraph((Strong(title), *about, said, treatment, " ", cited.proof(fault.holdings)))


def _controller(one: ControlLink, cited: Cited) -> tuple[Line, ...]:
    sure = phrase("certain") if one.certain else phrase("possible: it depends on shares that are not known")
    sure = words.listed([sure, *([phrase("ultimate")] if one.ultimate else [])])
    basis = words.joined([language(spoken()).word("control_basis", code) for code in one.basis])
    chain = [words.party(party) for party in one.chain[1:-1]]
    through = words.enclosed(phrase("through {names}", names=words.joined(chain))) if chain else ""
    shares, votes = between(one.share_min, one.share_max), between(one.votes_min, one.votes_max)
    return named(one.party), sure, f"{basis}{through}", shares, votes, (cited.proof(one.proof),)


def between(least: float, most: float) -> str:
    """A share; an unknown one is the interval that it lies in."""
    low, high = words.percent(least), words.percent(most)
    return low if low == high else phrase("between {low} and {high}", low=low, high=high)


def _posts(answer: DossierAnswer, cited: Cited) -> Iterator[Block]:
    current = [one for one in answer.roles.roles if not one.post.former]
    ended = [one for one in answer.roles.roles if one.post.former]
    if current:
        yield _post_table(phrase("posts on the day"), current, answer, cited)
    else:
        yield Paragraph(phrase("No post is loaded for that day."))
    if ended:
        inner = _post_table(phrase("posts that had ended"), ended, answer, cited)
        yield Group(plural(len(ended), "{count} post that had ended", "{count} posts that had ended"), (inner,))


def listed_ties(answer: DossierAnswer) -> list[Tie]:
    """Ties to parties on a blacklist that its own listings do not reach."""
    reached = {one.party.id for one in answer.cascade.reached}
    return [tie for tie in answer.linkage.ties if tie.listings and tie.party.id not in reached]


def _tied(answer: DossierAnswer, cited: Cited) -> Iterator[Block]:
    found = listed_ties(answer)
    if not found:
        return
    head = [
        phrase("who or where"),
        phrase("on lists"),
        phrase("through"),
        phrase("how consequences could reach it"),
        phrase("sources"),
    ]
    rows: list[tuple[Line, ...]] = []
    for tie in found:
        steps = tie.paths[0].steps
        lists = words.enumerated(dict.fromkeys(words.named(one.credit_list) for one in tie.listings))
        path = words.listed(step.step.clause(spoken()) for step in steps)
        towards: Line = (graded(tie.towards_subject),) if tie.towards_subject else phrase("no known channel")
        rows.append(
            ((of_party(tie.party, strong=True),), lists, path, towards, (cited.of(step.source for step in steps),))
        )
    shown = Table(phrase("a tie is no claim that liability follows it"), tuple(head), tuple(rows))
    yield Group(
        phrase("Tied through posts or control to parties on a blacklist: {count}.", count=len(found)),
        (shown,),
        opened=True,
    )


def _post_table(caption: str, roles: Iterable[Role], answer: DossierAnswer, cited: Cited) -> Table:
    head = (phrase("who or where"), phrase("post"), phrase("since"), phrase("until (exclusive)"), phrase("identity"))
    return Table(caption, (*head, phrase("sources")), tuple(_post(one, answer, cited) for one in roles))


def _post(one: Role, answer: DossierAnswer, cited: Cited) -> tuple[Line, ...]:
    post = one.post
    far = post.holder if post.entity.id == answer.subject.id else post.entity
    said = words.role(post.type, post.role)
    if post.holder.id == answer.subject.id:  # else it would read as if the other held it
        said = phrase("the party is its {role}", role=said)
    if one.contested:
        said += words.enclosed(phrase("contested: another is recorded for the same time"))
    return (
        named(far),
        said,
        words.day(post.since),
        words.day(post.until) if post.until else phrase("no end recorded"),
        codes.identity(post.holder.identity) if post.holder.identity else "",
        (cited.of([post.source]),),
    )
