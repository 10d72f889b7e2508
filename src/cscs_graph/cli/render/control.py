"""Ownership and control as tables."""

from collections.abc import Iterable

from cscs_graph.cli.render.common import (
    bracketed,
    console,
    day_or,
    headline,
    joined,
    name_of,
    named,
    proof_lines,
    table,
    table_of,
    text,
)
from cscs_graph.cli.saying import share_between
from cscs_graph.model.answers import (
    ActualControllersAnswer,
    BeneficialOwnersAnswer,
    ControlAnswer,
    ControlledCompaniesAnswer,
    ControlLink,
    CutReason,
    FaultKind,
    IntegratedOwnershipAnswer,
    OwnershipFault,
    OwnershipTreeAnswer,
    wording,
)
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, plural, spoken, word

_WITHOUT_SHARES = ("ACTUALLY_CONTROLS", "EXECUTIVE_PARTNER_OF")


@table.register
def _controllers(answer: ActualControllersAnswer, *, proof: bool = False) -> None:
    _head(answer)
    _links("Controllers", answer.controllers, proof=proof)
    if not answer.controllers:
        console.print(phrase("  no controller follows from what is loaded"))
    heads = joined(name_of(party) for party in answer.group_heads)
    console.print(phrase("group: {heads}", heads=heads or phrase("its head is not known, as the answer was cut short")))
    _unknown(answer.share_unknown, answer.share_nominee)
    _foot(answer)


@table.register
def _controlled(answer: ControlledCompaniesAnswer, *, proof: bool = False) -> None:
    _head(answer)
    _links("Controls", answer.controlled, proof=proof)
    if not answer.controlled:
        console.print(phrase("  controls nothing, as far as is loaded"))
    _foot(answer)


@table.register
def _tree(answer: OwnershipTreeAnswer, **_: bool) -> None:
    _head(answer)
    rows = table_of(
        "Owners" if answer.direction == "up" else "Holdings", "level", "holder", "share", "company", "since"
    )
    for held in answer.holdings:
        share = word(held.type) if held.type in _WITHOUT_SHARES else _between(held.share_min, held.share_max)
        rows.add_row(
            str(held.depth),
            name_of(held.holder) + bracketed(phrase("for others") if held.nominee else ""),
            phrase("whole (branch)") if held.type == "BRANCH_OF" else share,
            name_of(held.held),
            day_or(held.since, "?"),
        )
    console.print(rows)
    for cut in answer.cuts:
        if cut.reason is not CutReason.SHOWN_BEFORE:
            one, several = ", {count} holding not shown", ", {count} holdings not shown"
            count = plural(cut.holdings, one, several) if cut.holdings else ""
            values = {"party": name_of(cut.party), "reason": word(cut.reason), "count": count}
            console.print(phrase("[yellow]Cut at {party} by {reason}{count}.[/]", **values))
    _foot(answer)


@table.register
def _owners(answer: BeneficialOwnersAnswer, *, proof: bool = False) -> None:
    _head(answer)
    rows = table_of("Beneficial owners", "person", "how sure", "test", "share", "votes")
    for owner in answer.owners:
        shares, votes = _between(owner.share_min, owner.share_max), _between(owner.votes_min, owner.votes_max)
        rows.add_row(name_of(owner.person), _sure(owner.certain), named(owner.rule), shares, votes)
    console.print(rows)
    if answer.rung is None:
        console.print(phrase("  nobody certainly passes a test, by what is loaded"))
    if proof:
        for owner in answer.owners:
            _proof(joined((name_of(owner.person), word(owner.rule.test))), proof_lines(owner.proof))
    _unknown(answer.share_unknown, answer.share_nominee)
    _foot(answer)


@table.register
def _share(answer: IntegratedOwnershipAnswer, *, proof: bool = False) -> None:
    _head(answer)
    rows = table_of(phrase("Share of {party}", party=name_of(answer.holder)), "over all paths", "directly", "votes")
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


def _sure(certain: bool) -> str:
    return phrase("certain") if certain else phrase("possible")


def _links(title: str, links: Iterable[ControlLink], *, proof: bool) -> None:
    rows = table_of(title, "party", "how sure", "place", "basis", "votes", "share over all paths")
    for link in links:
        place = "in a ring" if link.in_ring else "ultimate" if link.ultimate else "in between"
        through = "".join(phrase("\nthrough {party}", party=name_of(party)) for party in link.chain[1:-1])
        joint = "".join(phrase("\nwith {party}", party=name_of(party)) for party in link.jointly_with)
        rows.add_row(
            name_of(link.party) + joint + through,
            _sure(link.certain),
            phrase(place),
            joined(word(basis) for basis in link.basis),
            _between(link.votes_min, link.votes_max),
            _between(link.share_min, link.share_max),
        )
    if rows.row_count:
        console.print(rows)
    if proof:
        for link in links:
            _proof(name_of(link.party), proof_lines(link.proof))


def _proof(title: str, lines: Iterable[str]) -> None:
    console.print(f"  {title}")
    for line in lines:
        console.print(f"    {line}", style="dim")


def _head(answer: ControlAnswer) -> None:
    headline(answer.subject, answer.as_of)
    for rule in answer.rules:
        values = {"id": rule.id, "name": named(rule), "edition": text(rule.edition), "place": place_of(rule.section)}
        console.print(phrase("[dim]rule {id}: {name} ({edition}{place})[/]", **values))


def place_of(section: str | None) -> str:
    """Where a rule stands in its document, behind the name of that."""
    return phrase(", {place}", place=wording.place(section, spoken())) if section else ""


def _foot(answer: ControlAnswer) -> None:
    in_chinese = spoken() is LanguageCode.ZH
    for ring in answer.rings:
        names = " -> ".join(name_of(party) for party in ring.parties)
        console.print(phrase("[yellow]Ring of holdings:[/] {names} -> ...", names=names))
        for owner in ring.owners:
            share = _between(owner.share_min, owner.share_max)
            values = {"owner": name_of(owner.party), "share": share, "company": name_of(ring.parties[0])}
            said = phrase("{owner} owns {share} of {company}", **values)
            console.print(f"    {said}", style="dim")
        console.print(f"    {ring.meaning_zh if in_chinese else ring.meaning}", style="dim")
    for fault in answer.faults:
        _fault(fault, fault.treatment_zh if in_chinese else fault.treatment)


def _fault(fault: OwnershipFault, treatment: str) -> None:
    remark = fault.kind is FaultKind.DECLARED_AGAINST_MAJORITY
    title = phrase("[yellow]Remark[/]") if remark else phrase("[red]Fault of the data[/]")
    values = {"kind": word(fault.kind), "parties": joined(name_of(party) for party in fault.parties)}
    said = phrase(
        "{title} ({kind}): {parties}, {share}. {treatment}",
        title=title,
        share=_percent(fault.total),
        treatment=treatment,
        **values,
    )
    console.print(said)
    for line in proof_lines(fault.holdings):
        console.print(f"    {line}", style="dim")


def _unknown(unknown: float, nominees: float) -> None:
    if unknown:
        said = phrase(
            "[yellow]{share} of the shares are certainly held by nobody who is loaded.[/]", share=_percent(unknown)
        )
        console.print(said)
    if nominees:
        console.print(phrase("[yellow]{share} are held by nominees for others.[/]", share=_percent(nominees)))


def _between(low: float, high: float) -> str:
    return share_between(low, high, spoken())


def _percent(share: float) -> str:
    return _between(share, share)
