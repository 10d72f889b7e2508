"""A cascading punishment as tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from cscs_graph.cli.render.common import console, day_or, listing_lines, name_of, proof_lines, table, table_of, words
from cscs_graph.model.answers import CascadeAnswer, Consequence
from cscs_graph.model.codes import ImposerBasis


@table.register
def _cascade(answer: CascadeAnswer, *, proof: bool = False) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}")
    for line in listing_lines(answer.listings):
        console.print(f"  {line}")
    if not answer.listings:
        console.print("  on no loaded blacklist that day")
    for listing in answer.former_listings:
        console.print(
            f"  formerly: {listing.credit_list.name_en} from {day_or(listing.since, '?')} until {listing.until}"
        )
    for group in _groups(answer.consequences):
        _measures(group, proof=proof)
    for names in _signatories(answer):
        console.print(names, style="dim", markup=False)
    _left_out(answer)
    if answer.reached:
        rows = table_of("Reached", "party", "through", "certainty", "since")
        for reached in answer.reached:
            rows.add_row(
                name_of(reached.party), words(reached.channel), reached.certainty, day_or(reached.since, "not known")
            )
        console.print(rows)
    for risk in answer.applications:
        console.print(
            f"Application at risk ({risk.certainty}): {risk.application.title}, {words(risk.role)} {name_of(risk.party)}"
        )
    for lost in answer.rewards_lost:
        console.print(
            f"Rewards lost: {lost.listing.credit_list.name_en} with {len(lost.rewards)} loaded rewards (§4.1)"
        )
    for reward in answer.rewards:
        whom = "" if reward.target.party.id == answer.subject.id else f" for {name_of(reward.target.party)}"
        console.print(f"Reward: {said(reward)}{whom} ({_lists(reward)})")
    for favoured in answer.applications_favoured:
        console.print(
            f"Application favoured ({favoured.certainty}): {favoured.application.title}, "
            f"{words(favoured.role)} {name_of(favoured.party)}"
        )
    _ramifications(answer)


def _signatories(answer: CascadeAnswer) -> Iterator[str]:
    """Who signed a document whose text names nobody, once for each."""
    titles = {covered.mou.id: covered.mou.title_en or covered.mou.title_zh for covered in answer.coverage.mous}
    for one in answer.signatories:
        yield f"Signatories of {titles.get(one.mou_id, one.mou_id)}: {', '.join(agency.called for agency in one.agencies)}"


def _left_out(answer: CascadeAnswer) -> None:
    """Documents that no longer rule, with what does."""
    for one in answer.coverage.superseded:
        superseded = one.mou.superseded
        if superseded is None:
            continue
        by = "; ".join(
            f"{each.title_en or each.title_zh} ({each.measures_loaded} measures loaded)" for each in superseded.by
        )
        console.print(
            f"No longer rules since {superseded.since}: {one.mou.title_en or one.mou.title_zh} "
            f"({one.measures_loaded} measures). In its place: {by or superseded.by_text or 'no document loaded'}. "
            "Ask with --superseded-rules to see what it says.",
            style="dim",
            markup=False,
        )


def _groups(consequences: Iterable[Consequence]) -> Iterator[list[Consequence]]:
    """Consequences that differ in the measure only: same target, list, memorandum, dates and certainty."""

    def shared(item: Consequence) -> tuple[object, ...]:
        span = (item.since or date.min, item.earliest_end or date.max)
        return item.listing.id, item.target.party.id, item.target.target_class, item.mou.id, *span, item.certainty

    for _, group in groupby(sorted(consequences, key=lambda item: str(shared(item))), key=shared):
        yield list(group)


def _measures(group: list[Consequence], *, proof: bool) -> None:
    first = group[0]
    until = f", may end {first.earliest_end}" if first.earliest_end else ", end not known"
    superseded = first.mou.superseded
    no_longer = f"\nNO LONGER RULES since {superseded.since}" if superseded else ""
    title = (
        f"{name_of(first.target.party)} as {words(first.target.target_class)}: since {day_or(first.since, 'not known')}{until}, "
        f"certainty {first.certainty}\nunder {first.mou.title_en or first.mou.title_zh}{no_longer}"
    )
    rows = table_of(title, "measure", "effect", "imposed by")
    for item in group:
        imposed = ", ".join(agency.abbreviation or agency.called for agency in item.imposed_by)
        rows.add_row(said(item) + _again(item), item.effect, imposed or _unnamed(item))
    console.print(rows)
    if proof:
        console.print("Proof of the first:", style="dim")
        for line in proof_lines(first.proof):
            console.print(f"  {line}", style="dim", markup=False, highlight=False)
    console.print()


def _unnamed(item: Consequence) -> str:
    """Who imposes it, where no agency is named."""
    match item.imposer_basis:
        case ImposerBasis.ONE_OF_SIGNATORIES:
            return f"some of its {len(item.one_of)} signatories"
        case _:
            measure = item.measure
            return measure.imposed_by_text_en or measure.imposed_by_text or "not stated in any text seen"


def said(consequence: Consequence) -> str:
    """The words that all bases share, where there are several measures."""
    several = len({basis.measure.id for basis in consequence.bases}) > 1
    return (
        consequence.equivalence_group.name_en
        if several and consequence.equivalence_group
        else consequence.measure.name_en
    )


def _lists(consequence: Consequence) -> str:
    return ", ".join(dict.fromkeys(basis.listing.credit_list.name_en for basis in consequence.bases))


def _again(consequence: Consequence) -> str:
    """What else says the same: it is shown once."""
    named = [f"{basis.mou.title_en or basis.mou.title_zh}, no. {basis.measure.number}" for basis in consequence.bases]
    others = [name for name in dict.fromkeys(named) if name != named[0]]
    return f" (also: {'; '.join(others)})" if others else ""


def _ramifications(answer: CascadeAnswer) -> None:
    rows = table_of("Beside the memoranda", "what follows", "whom", "by", "certainty", "since")
    for one in answer.ramifications:
        moved = [scheme.name_en + (", if graded" if scheme.if_graded else "") for scheme in one.grade_schemes]
        schemes = f": {'; '.join(moved)}" if moved else ""
        since = day_or(one.since, "not known")
        rows.add_row(
            one.name_en + schemes, name_of(one.target.party), one.borne_by_text or "not stated", one.certainty, since
        )
    if answer.ramifications:
        console.print(rows)
