"""Credit repair as tables."""

from collections.abc import Iterator

from cscs_graph.cli.render.common import (
    console,
    day_or,
    listing_lines,
    name_of,
    proof_lines,
    table,
    table_of,
    words,
)
from cscs_graph.model.answers import NextStep, Repair, RepairAnswer, RepairsAnswer, RuleBasis, TermView
from cscs_graph.model.answers.wording import bilingual
from cscs_graph.model.codes import RepairState, TermAspect
from cscs_graph.model.phrases import phrase, spoken


@table.register
def _repair(answer: RepairAnswer, *, proof: bool = False) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}")
    _one(answer.repair, proof)


@table.register
def _repairs(answer: RepairsAnswer, *, proof: bool = False) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}")
    for repair in answer.repairs:
        _one(repair, proof)
    if not answer.repairs:
        console.print("  on no loaded blacklist up to that day")


def _one(repair: Repair, proof: bool) -> None:
    for line in listing_lines([repair.listing]):
        console.print(f"  {line} \\[{repair.listing.id}]", highlight=False)
    for label, value in _facts(repair):
        console.print(f"    {label}: {value}", highlight=False, markup=False)
    if repair.steps:
        rows = table_of("Steps", "day", "step", "outcome", "by", "state after")
        for step in repair.steps:
            by = step.taken_by.called if step.taken_by else ""
            late = f" (late: due {step.due})" if step.late else ""
            rows.add_row(
                day_or(step.day, "not known"), words(step.kind) + late, words(step.outcome or ""), by, words(step.after)
            )
        console.print(rows)
    if proof:
        for line in proof_lines(step.proof for step in repair.steps):
            console.print(f"    {line}", style="dim", markup=False, highlight=False)


def _facts(repair: Repair) -> Iterator[tuple[str, str]]:
    since = f" since {repair.state_since}" if repair.state_since else ""
    yield "state", f"{words(repair.state)}{since}"
    yield "tier", words(repair.tier) if repair.tier else "not recorded"
    for ground in repair.listing.grounds:
        yield phrase("ground"), bilingual(ground, spoken())
    if repair.state is not RepairState.ANNULLED:
        basis = f" (by the {repair.minimum_basis})" if repair.minimum_basis else ""
        yield "earliest application", f"{day_or(repair.earliest_application, 'not known')}{basis}"
        yield "earliest removal", day_or(repair.earliest_removal, "not known") + _unless(repair)
    for view in (repair.term, repair.publication):
        if view is not None:
            about = "listing" if view.aspect is TermAspect.STAY else "publication"
            yield f"rule on the {about}", _basis(view.basis)
    for view in repair.terms_by_ground:
        yield phrase("term by ground"), _by_ground(view)
    if repair.next_step is not None:
        yield "next step", _step(repair.next_step)
    for step in repair.overdue:
        yield "overdue", _step(step)
    for block in repair.blocks:
        until = f" until {block.until}" if block.until else ""
        what = f" ({words(block.condition)})" if block.condition else ""
        yield "prevented by", f"{words(block.kind)}{what}{until}: {block.detail}"
    for kind in repair.missing:
        yield "not on record", words(kind)
    yield "late notice", _notice(repair)
    for sentence in repair.unknown:
        yield "unknown", sentence


def _by_ground(view: TermView) -> str:
    """On which grounds, and for how long at least and at most."""
    named = "; ".join(bilingual(ground, spoken()) for ground in view.grounds) or phrase("several grounds at once")
    if view.term_months is None:
        return f"{named}: {phrase('no term')}"
    if view.extension_max_months is None:
        return f"{named}: {phrase('{months} months', months=view.term_months)}"
    longest = view.term_months + view.extension_max_months
    return f"{named}: {phrase('{months} to {longest} months', months=view.term_months, longest=longest)}"


def _unless(repair: Repair) -> str:
    if repair.unless is None:
        return ""
    months = repair.unless_after_months
    return f", unless {words(repair.unless)} (then {f'after {months} months' if months else 'at once'})"


def _step(step: NextStep) -> str:
    who = ", ".join(agency.called for agency in step.agencies) or words(step.actor)
    to = f" to {step.addressee}" if step.addressee else ""
    due = f", by {step.due}" if step.due else ""
    return f"{step.name_en}{to}, {who}{due}"


def _basis(basis: RuleBasis) -> str:
    place = f", {basis.section}" if basis.section else ""
    return f"{basis.edition}{place} ({basis.certainty})"


def _notice(repair: Repair) -> str:
    notice = repair.late_notice
    deadline = f" Objection until {notice.objection_deadline}." if notice.objection_deadline else ""
    return f"{notice.detail}{deadline}"
