"""The page of a linkage: to whom a party is tied through people, how liability could travel, how sure that is (§4.2, §9.3)."""

from collections.abc import Sequence

from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.export import words
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Bullets, Group, Line, Page, Paragraph, Section, Table
from cscs_graph.model.answers import LinkageAnswer, Tie, TiePath
from cscs_graph.model.phrases import phrase, plural, spoken, word
from cscs_graph.web.asked import answered
from cscs_graph.web.asked.given import Given


def question(given: Given) -> PersonnelLinkage:
    """Raises BadInput."""
    return given.question(PersonnelLinkage, party=given.values["party"])


def page(answer: LinkageAnswer, given: Given) -> Page:
    """Ties on the day by hops, those through ended posts apart, and who was not crossed."""
    cited = Cited()
    blocks: list[Block] = []
    for hops in sorted({tie.hops for tie in answer.ties}):
        found = [tie for tie in answer.ties if tie.hops == hops]
        title = plural(hops, "Over {count} post", "Over {count} posts")
        blocks.append(Section(f"hops-{hops}", title, (_table(found, answer, given, cited),)))
    if not answer.ties:
        blocks.append(
            Paragraph(phrase("No current tie through people is loaded; that does not say that there is none."))
        )
    if answer.former_ties:
        count = len(answer.former_ties)
        summary = plural(count, "{count} tie through ended posts only", "{count} ties through ended posts only")
        group = Group(summary, (_table(answer.former_ties, answer, given, cited),))
        blocks.append(Section("former", phrase("Former ties"), (group,)))
    if answer.not_crossed:
        lines = tuple(words.labelled(words.party(one.party), word(one.reason)) for one in answer.not_crossed)
        blocks.append(Section("stops", phrase("Where it was not followed on"), (Bullets(lines),)))
    title = phrase("Linkage through people: {name}", name=words.party(answer.subject))
    return answered.page(title, [answer], blocks, cited)


def _table(ties: Sequence[Tie], answer: LinkageAnswer, given: Given, cited: Cited) -> Block:
    name = words.party(answer.subject)
    head = (
        phrase("who or where"),
        phrase("on lists"),
        phrase("through"),
        phrase("if it is listed, what reaches {name}", name=name),
        phrase("if {name} is listed, what reaches it", name=name),
        phrase("sources"),
    )
    return Table(
        phrase("a tie is no claim that liability follows it"), head, tuple(_row(tie, given, cited) for tie in ties)
    )


def _row(tie: Tie, given: Given, cited: Cited) -> tuple[Line, ...]:
    lists = words.enumerated(dict.fromkeys(words.named(one.credit_list) for one in tie.listings))
    through = words.listed(_through(path) for path in tie.paths)
    more = tie.paths_left_out
    if more:
        through += words.enclosed(plural(more, "{count} more path", "{count} more paths"))
    return (
        answered.party(tie.party, given),
        lists,
        through,
        answered.liability(tie.towards_subject),
        answered.liability(tie.from_subject),
        (cited.of(step.source for path in tie.paths for step in path.steps),),
    )


def _through(path: TiePath) -> str:
    return words.listed(step.step.clause(spoken()) for step in path.steps)
