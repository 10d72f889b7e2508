"""Ownership and control as tables."""

from collections.abc import Iterable

from cscs_graph.cli.render.common import console, day_or, name_of, proof_lines, table, table_of, words
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    BeneficialOwnersAnswer,
    ControlAnswer,
    ControlledCompaniesAnswer,
    ControlLink,
    CutReason,
    FaultKind,
    IntegratedOwnershipAnswer,
    OwnershipTreeAnswer,
)

_WITHOUT_SHARES = ("ACTUALLY_CONTROLS", "EXECUTIVE_PARTNER_OF")


@table.register
def _controllers(answer: ActualControllersAnswer, *, proof: bool = False) -> None:
    _head(answer)
    _links("Controllers", answer.controllers, proof=proof)
    if not answer.controllers:
        console.print("  no controller follows from what is loaded")
    heads = ", ".join(name_of(party) for party in answer.group_heads)
    console.print(f"group: {heads or 'its head is not known, as the answer was cut short'}")
    _unknown(answer.share_unknown, answer.share_nominee)
    _foot(answer)


@table.register
def _controlled(answer: ControlledCompaniesAnswer, *, proof: bool = False) -> None:
    _head(answer)
    _links("Controls", answer.controlled, proof=proof)
    if not answer.controlled:
        console.print("  controls nothing, as far as is loaded")
    _foot(answer)


@table.register
def _tree(answer: OwnershipTreeAnswer, **_: bool) -> None:
    _head(answer)
    rows = table_of(
        "Owners" if answer.direction == "up" else "Holdings", "level", "holder", "share", "company", "since"
    )
    for held in answer.holdings:
        share = words(held.type) if held.type in _WITHOUT_SHARES else _between(held.share_min, held.share_max)
        nominee = " (for others)" if held.nominee else ""
        rows.add_row(
            str(held.depth),
            name_of(held.holder) + nominee,
            "whole (branch)" if held.type == "BRANCH_OF" else share,
            name_of(held.held),
            day_or(held.since, "?"),
        )
    console.print(rows)
    for cut in answer.cuts:
        if cut.reason is not CutReason.SHOWN_BEFORE:
            count = f", {cut.holdings} holdings not shown" if cut.holdings else ""
            console.print(f"[yellow]Cut at {name_of(cut.party)} by {words(cut.reason)}{count}.[/]")
    _foot(answer)


@table.register
def _owners(answer: BeneficialOwnersAnswer, *, proof: bool = False) -> None:
    _head(answer)
    rows = table_of("Beneficial owners", "person", "how sure", "test", "share", "votes")
    for owner in answer.owners:
        sure = "certain" if owner.certain else "possible"
        shares = _between(owner.share_min, owner.share_max)
        rows.add_row(
            name_of(owner.person), sure, owner.rule.name_en, shares, _between(owner.votes_min, owner.votes_max)
        )
    console.print(rows)
    if answer.rung is None:
        console.print("  nobody certainly passes a test, by what is loaded")
    if proof:
        for owner in answer.owners:
            _proof(f"{name_of(owner.person)}, {words(owner.rule.test)}", proof_lines(owner.proof))
    _unknown(answer.share_unknown, answer.share_nominee)
    _foot(answer)


@table.register
def _share(answer: IntegratedOwnershipAnswer, *, proof: bool = False) -> None:
    _head(answer)
    rows = table_of(f"Share of {name_of(answer.holder)}", "over all paths", "directly", "votes")
    rows.add_row(
        _between(answer.share_min, answer.share_max),
        _between(answer.direct_min, answer.direct_max),
        _between(answer.votes_min, answer.votes_max),
    )
    console.print(rows)
    if proof:
        _proof(name_of(answer.holder), proof_lines(answer.proof))
    _unknown(answer.share_unknown, answer.share_nominee)
    _foot(answer)


def _links(title: str, links: Iterable[ControlLink], *, proof: bool) -> None:
    rows = table_of(title, "party", "how sure", "place", "basis", "votes", "share over all paths")
    for link in links:
        place = "in a ring" if link.in_ring else "ultimate" if link.ultimate else "in between"
        through = "".join(f"\nthrough {name_of(party)}" for party in link.chain[1:-1])
        joint = "".join(f"\nwith {name_of(party)}" for party in link.jointly_with)
        rows.add_row(
            name_of(link.party) + joint + through,
            "certain" if link.certain else "possible",
            place,
            ", ".join(words(basis) for basis in link.basis),
            _between(link.votes_min, link.votes_max),
            _between(link.share_min, link.share_max),
        )
    if rows.row_count:
        console.print(rows)
    if proof:
        for link in links:
            _proof(name_of(link.party), proof_lines(link.proof))


def _proof(title: str, lines: Iterable[str]) -> None:
    console.print(f"  {title}", markup=False)
    for line in lines:
        console.print(f"    {line}", markup=False, style="dim")


def _head(answer: ControlAnswer) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}")
    for rule in answer.rules:
        console.print(
            f"[dim]rule {rule.id}: {rule.name_en} ({rule.edition}{', ' + rule.section if rule.section else ''})[/]"
        )


def _foot(answer: ControlAnswer) -> None:
    for ring in answer.rings:
        console.print(f"[yellow]Ring of holdings:[/] {' -> '.join(name_of(party) for party in ring.parties)} -> ...")
        for owner in ring.owners:
            share = _between(owner.share_min, owner.share_max)
            console.print(f"    {name_of(owner.party)} owns {share} of {name_of(ring.parties[0])}", style="dim")
        console.print(f"    {ring.meaning}", style="dim")
    for fault in answer.faults:
        names = ", ".join(name_of(party) for party in fault.parties)
        title = (
            "[yellow]Remark[/]" if fault.kind is FaultKind.DECLARED_AGAINST_MAJORITY else "[red]Fault of the data[/]"
        )
        console.print(f"{title} ({words(fault.kind)}): {names}, {_percent(fault.total)}. {fault.treatment}")
        for line in proof_lines(fault.holdings):
            console.print(f"    {line}", markup=False, style="dim")


def _unknown(unknown: float, nominees: float) -> None:
    if unknown:
        console.print(f"[yellow]{_percent(unknown)} of the shares are certainly held by nobody who is loaded.[/]")
    if nominees:
        console.print(f"[yellow]{_percent(nominees)} are held by nominees for others.[/]")


def _between(low: float, high: float) -> str:
    return _percent(low) if high - low < 1e-9 else f"{_percent(low)} to {_percent(high)}"


def _percent(share: float) -> str:
    return f"{share * 100:.4f}".rstrip("0").rstrip(".") + " %"
