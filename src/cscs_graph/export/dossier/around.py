"""Whom the listings reach, which bids are at risk, who controls the party, and who holds posts at it."""

from collections.abc import Iterable, Iterator, Sequence

from cscs_graph.export import words
from cscs_graph.export.dossier import codes
from cscs_graph.export.dossier.measures import table
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.gathered import by_rule, counted
from cscs_graph.export.marks import graded, named
from cscs_graph.export.pages.blocks import Block, Bullets, Group, Line, Paragraph, Section, Strong, Table
from cscs_graph.model.answers import (
    ApplicationAtRisk,
    Consequence,
    ContaminationFinding,
    ControlLink,
    DossierAnswer,
    PartyKind,
    Reached,
    Role,
    Tie,
)
from cscs_graph.model.codes import FilingState, ParticipantRole
from cscs_graph.model.language import language
from cscs_graph.model.phrases import phrase, plural, spoken


def reached(answer: DossierAnswer, cited: Cited) -> Section:
    """Everybody with the path to them, people before organisations. Whoever is reached alike is one group."""
    own: dict[str, list[Consequence]] = {}
    for one in answer.cascade.consequences:
        own.setdefault(one.target.party.id, []).append(one)
    found: dict[object, list[Reached]] = {}
    for one in sorted(answer.cascade.reached, key=lambda one: (one.party.kind is PartyKind.ENTITY, one.certainty.rank)):
        measures = tuple((each.measure.id, each.since, each.earliest_end) for each in own.get(one.party.id, ()))
        alike = one.target_class, one.certainty, one.listing.credit_list.id, one.since, one.earliest_end, measures
        found.setdefault(alike, []).append(one)
    blocks: list[Block] = []
    told: set[str] = set()
    for many in found.values():
        new = [one for one in many if one.party.id not in told]
        blocks += _reached(many, own.get(new[0].party.id, []) if new else [], answer, cited)
        told |= {one.party.id for one in many}
    if not blocks:
        blocks.append(Paragraph(phrase("Nobody besides it, by what is loaded and from the stated certainty up.")))
    for one in answer.cascade.rewarded:
        said = phrase("redlist standing also reaches {party}", party=words.party(one.party))
        blocks.append(Paragraph((said, " ", graded(one.certainty), " ", cited.proof(one.proof))))
    return Section("reached", phrase("Whom it reaches"), tuple(blocks))


def _reached(
    many: Sequence[Reached], own: Sequence[Consequence], answer: DossierAnswer, cited: Cited
) -> Iterator[Block]:
    first, count = many[0], len({one.party.id for one in many})
    as_what = words.reached_as(first.target_class) if first.target_class else phrase("its standing is affected")
    of = phrase("through the listing on: {list}", list=words.named(first.listing.credit_list))
    span = language(spoken()).span(first.since, first.earliest_end)
    title = as_what if count == 1 else words.labelled(as_what, plural(count, "{count} party", "{count} parties"))
    how = words.enclosed(words.listed([of, span]))
    yield Paragraph((Strong(title[:1].upper() + title[1:]), how, " ", graded(first.certainty)))
    yield Bullets(tuple(_path(one, cited) for one in many))
    if own:
        each = plural(len(own), "{count} measure on each of them", "{count} measures on each of them")
        party = words.party(first.party)
        single = plural(len(own), "{count} measure on {party}", "{count} measures on {party}", party=party)
        summary = words.labelled(each if count > 1 else single, counted(own))
        yield Group(summary, tuple(table(one.measures, answer, cited) for one in by_rule(own)))


def _path(one: Reached, cited: Cited) -> Line:
    steps = [step.clause(spoken()) for step in one.proof if step.channel is not None]
    return (*named(one.party, strong=True), words.colon(), words.listed(steps), " ", cited.proof(one.proof))


def bids(answer: DossierAnswer, cited: Cited) -> Section:
    at_risk: dict[str, list[ApplicationAtRisk]] = {}
    for risk in answer.cascade.applications:
        at_risk.setdefault(risk.application.id, []).append(risk)
    told = {finding.application.id for finding in answer.filings.findings}
    blocks: list[Block] = []
    for finding in answer.filings.findings:
        blocks += _finding(finding, cited)
    for name, risks in at_risk.items():
        if name not in told:
            blocks += [_risk(risk, cited) for risk in risks]
    if not blocks:
        blocks.append(Paragraph(phrase("No pending joint application of it is loaded.")))
    return Section("bids", phrase("Bids and other joint filings"), tuple(blocks))


def _risk(risk: ApplicationAtRisk, cited: Cited) -> Paragraph:
    said = phrase("{title}: at risk through {party}", title=risk.application.title, party=words.party(risk.party))
    return Paragraph(
        (said, words.enclosed(_role(risk.role)), " ", graded(risk.certainty), " ", cited.proof(risk.proof))
    )


def _finding(finding: ContaminationFinding, cited: Cited) -> Iterator[Block]:
    state = {
        FilingState.PLANNED: phrase("planned"),
        FilingState.FILED: phrase("filed, not decided"),
        FilingState.PREQUALIFIED: phrase("prequalified: a member that leaves or is changed voids the bid"),
        FilingState.DECIDED: phrase("decided: nothing is at risk any more"),
    }[finding.state]
    yield Paragraph((Strong(finding.application.title), words.enclosed(state)))
    lines: list[Line] = [
        (
            phrase("at risk through {party}", party=words.party(one.party)),
            words.enclosed(words.joined([_role(role) for role in one.roles])),
            words.colon(),
            words.joined([words.named(listing.credit_list) for listing in one.listings]),
            " ",
            graded(one.certainty),
            " ",
            cited.proof(one.proof),
        )
        for one in finding.contaminators
    ]
    yield Bullets(tuple(lines)) if lines else Paragraph(phrase("Nothing that endangers it is loaded."))
    if finding.removals:
        names = words.joined([words.party(one.party) for one in finding.removals])
        clears = phrase("without these it would be clear") if finding.clears else phrase("that would not clear it")
        yield Paragraph(words.labelled(phrase("smallest removal"), f"{names}{words.enclosed(clears)}"))


def _role(role: ParticipantRole) -> str:
    return language(spoken()).word("participant_role", role)


def control(answer: DossierAnswer, cited: Cited) -> Section:
    blocks: list[Block] = []
    if answer.control is not None:
        blocks += _controllers(answer, cited)
    elif answer.subject.kind is PartyKind.ENTITY:
        blocks.append(Paragraph(phrase("Not known: no rule on control of the day is loaded.")))
    blocks += _posts(answer, cited)
    blocks += _tied(answer, cited)
    title = phrase("Who controls it, and posts") if answer.subject.kind is PartyKind.ENTITY else phrase("Posts")
    return Section("control", title, tuple(blocks))


def _controllers(answer: DossierAnswer, cited: Cited) -> Iterator[Block]:
    links = answer.control.controllers if answer.control else ()
    if not links:
        yield Paragraph(
            phrase("No controller follows from the holdings that are loaded; that does not say that it has none.")
        )
        return
    head = (phrase("controller"), phrase("how sure"), phrase("on what it rests"), phrase("share"), phrase("votes"))
    rows = tuple(_controller(one, cited) for one in links)
    yield Table(phrase("Control alone carries no consequence (§9.5)"), (*head, phrase("sources")), rows)


def _controller(one: ControlLink, cited: Cited) -> tuple[Line, ...]:
    sure = phrase("certain") if one.certain else phrase("possible: it depends on shares that are not known")
    sure = words.listed([sure, *([phrase("ultimate")] if one.ultimate else [])])
    basis = words.joined([language(spoken()).word("control_basis", code) for code in one.basis])
    chain = [words.party(party) for party in one.chain[1:-1]]
    through = words.enclosed(phrase("through {names}", names=words.joined(chain))) if chain else ""
    shares, votes = _between(one.share_min, one.share_max), _between(one.votes_min, one.votes_max)
    return named(one.party), sure, f"{basis}{through}", shares, votes, (cited.proof(one.proof),)


def _between(least: float, most: float) -> str:
    """A share; an unknown one is the interval that it lies in."""
    low, high = f"{least:.2%}".replace(".00", ""), f"{most:.2%}".replace(".00", "")
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
        phrase("liability towards it"),
        phrase("sources"),
    ]
    rows: list[tuple[Line, ...]] = []
    for tie in found:
        steps = tie.paths[0].steps
        lists = words.listed(dict.fromkeys(words.named(one.credit_list) for one in tie.listings))
        path = words.listed(step.step.clause(spoken()) for step in steps)
        towards: Line = (graded(tie.towards_subject),) if tie.towards_subject else phrase("no known channel")
        rows.append(
            ((Strong(words.party(tie.party)),), lists, path, towards, (cited.of(step.source for step in steps),))
        )
    shown = Table(phrase("a tie is no claim that liability follows it"), tuple(head), tuple(rows))
    yield Group(
        phrase("Tied through people to parties on a blacklist: {count}.", count=len(found)), (shown,), opened=True
    )


def _post_table(caption: str, roles: Iterable[Role], answer: DossierAnswer, cited: Cited) -> Table:
    head = (phrase("who or where"), phrase("post"), phrase("since"), phrase("until (exclusive)"), phrase("identity"))
    return Table(caption, (*head, phrase("sources")), tuple(_post(one, answer, cited) for one in roles))


def _post(one: Role, answer: DossierAnswer, cited: Cited) -> tuple[Line, ...]:
    post = one.post
    far = post.holder if post.entity.id == answer.subject.id else post.entity
    said = words.role(post.type, post.role)
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
