"""The page of control and owners: who controls a company, and who owns it or what it owns, level by level (§9.6)."""

from collections.abc import Iterator

from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.control.trees import OwnershipTree
from cscs_graph.analysis.core.asking import ask
from cscs_graph.errors import NotFound
from cscs_graph.export import words
from cscs_graph.export.dossier.control import between, controllers
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages.blocks import Block, Bullets, Line, Page, Paragraph, Section, table
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    CutReason,
    Direction,
    OwnershipTreeAnswer,
    PartyKind,
    TreeHolding,
)
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.web.asked import answered
from cscs_graph.web.asked.given import Given, Shown

_WITHOUT_SHARES = ("ACTUALLY_CONTROLS", "EXECUTIVE_PARTNER_OF")


def question(given: Given) -> OwnershipTree:
    """Raises BadInput."""
    return given.question(
        OwnershipTree, party=given.values["party"], direction=given.values.get("direction") or Direction.UP
    )


async def made(graph: Graph, given: Given) -> Shown:
    """The tree, and of a company its controllers where the day has a rule on control."""
    tree = await ask(graph, question(given))
    held: ActualControllersAnswer | None = None
    if tree.subject.kind is PartyKind.ENTITY:
        try:
            held = await ask(graph, given.question(ActualControllers, party=tree.subject.id))
        except NotFound:
            held = None
    return Shown(_page(tree, held, given), tree.as_of, tree.known_at, tree.subject)


def _page(tree: OwnershipTreeAnswer, held: ActualControllersAnswer | None, given: Given) -> Page:
    cited = Cited()
    name = words.party(tree.subject)
    blocks: list[Block] = []
    if held is not None:
        general = words.notes(held.coverage)
        inner = list(controllers(held, cited, general))
        inner += _jointly(held)
        blocks.append(Section("control", phrase("Who controls it"), (*inner, *_unheld(held))))
    elif tree.subject.kind is PartyKind.ENTITY:
        said = Paragraph(phrase("Not known: no rule on control of the day is loaded."))
        blocks.append(Section("control", phrase("Who controls it"), (said,)))
    up = tree.direction is Direction.UP
    title = phrase("Owners, level by level") if up else phrase("Holdings, level by level")
    blocks.append(Section("tree", title, tuple(_levels(tree, given, cited))))
    answers = (tree, held) if held is not None else (tree,)
    return answered.page(phrase("Control and owners: {name}", name=name), answers, blocks, cited)


def _jointly(held: ActualControllersAnswer) -> Iterator[Block]:
    """Who controls only together with others."""
    joint = [one for one in held.controllers if one.jointly_with]
    if joint:
        yield Paragraph(phrase("Jointly, by a declared concert: none of them is enough alone."))
        yield Bullets(
            tuple(words.joined([words.party(each) for each in (one.party, *one.jointly_with)]) for one in joint)
        )


def _unheld(held: ActualControllersAnswer) -> Iterator[Block]:
    lines = [phrase("Share of it of which no holder is loaded: {share}.", share=words.percent(held.share_unknown))]
    if held.share_nominee:
        lines.append(phrase("Nominees hold of it for others: {share}.", share=words.percent(held.share_nominee)))
    yield Bullets(tuple(lines))


def _levels(tree: OwnershipTreeAnswer, given: Given, cited: Cited) -> Iterator[Block]:
    up = tree.direction is Direction.UP
    other = Direction.DOWN if up else Direction.UP
    if not tree.holdings:
        yield Paragraph(
            phrase("No holder of it is loaded; that does not say that it has none.")
            if up
            else phrase("No holding of it is loaded; that does not say that it has none.")
        )
    for depth in sorted({one.depth for one in tree.holdings}):
        level = [one for one in tree.holdings if one.depth == depth]
        title = phrase("Level {depth}", depth=depth)
        yield Section(f"level-{depth}", title, (_table(level, given, cited),), level=3)
    cuts = [cut for cut in tree.cuts if cut.reason is not CutReason.SHOWN_BEFORE]
    if cuts:
        yield Paragraph(phrase("Where it does not go on:"))
        yield Bullets(
            tuple(
                words.labelled(words.party(cut.party), word(cut.reason))
                + (
                    words.enclosed(plural(cut.holdings, "{count} holding not shown", "{count} holdings not shown"))
                    if cut.holdings
                    else ""
                )
                for cut in cuts
            )
        )
    if tree.subject.kind is PartyKind.ENTITY:
        text = phrase("What it owns itself") if up else phrase("Who owns it")
        path = given.to("/control", tree.subject.id, text).to
        joined = "&" if "?" in path else "?"
        yield Paragraph((answered.Address(text, f"{path}{joined}direction={other}"),))


def _table(level: list[TreeHolding], given: Given, cited: Cited) -> Block:
    head = (
        phrase("holder"),
        phrase("share"),
        phrase("votes"),
        phrase("of"),
        phrase("since"),
        phrase("held for others"),
        phrase("sources"),
    )
    rows: list[tuple[Line, ...]] = [
        (
            answered.party(one.holder, given),
            _share(one),
            between(one.votes_min, one.votes_max) if one.type not in (*_WITHOUT_SHARES, "BRANCH_OF") else "",
            answered.party(one.held, given),
            words.day(one.since),
            phrase("yes") if one.nominee else "",
            (cited.of([one.source]),),
        )
        for one in level
    ]
    return table(phrase("an unknown share is the interval that it lies in"), head, rows)


def _share(one: TreeHolding) -> str:
    if one.type == "BRANCH_OF":
        return phrase("whole (branch)")
    return word(one.type) if one.type in _WITHOUT_SHARES else between(one.share_min, one.share_max)
