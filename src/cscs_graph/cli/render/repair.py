"""Credit repair as tables."""

from collections.abc import Iterator

from cscs_graph.cli.render.common import (
    agency,
    bracketed,
    console,
    day_or,
    headline,
    joined,
    listing_lines,
    named,
    proof_lines,
    table,
    table_of,
    text,
)
from cscs_graph.cli.render.control import place_of
from cscs_graph.model.answers import NextStep, Repair, RepairAnswer, RepairsAnswer, RuleBasis, TermView
from cscs_graph.model.codes import BlockKind, RepairState, StepActor, TermAspect, TermBasis
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import end_text, phrase, plural, spoken, word

_BY = {
    TermBasis.DECISION: "by the decision",
    TermBasis.RULE: "by the rule",
    TermBasis.LIST: "by the list",
}

_ACTORS = {
    StepActor.PARTY: "the listed party",
    StepActor.AGENCY: "the agency",
    StepActor.PUBLISHER: "whoever publishes the list",
}


@table.register
def _repair(answer: RepairAnswer, *, proof: bool = False) -> None:
    headline(answer.subject, answer.as_of)
    _one(answer.repair, proof)


@table.register
def _repairs(answer: RepairsAnswer, *, proof: bool = False) -> None:
    headline(answer.subject, answer.as_of)
    for repair in answer.repairs:
        _one(repair, proof)
    if not answer.repairs:
        console.print(phrase("  on no loaded blacklist up to that day"))


def _one(repair: Repair, proof: bool) -> None:
    for line in listing_lines([repair.listing]):
        console.print(f"  {line} [{repair.listing.id}]")
    for label, value in _facts(repair):
        console.print(phrase("    {label}: {value}", label=label, value=value))
    if repair.steps:
        rows = table_of("Steps", "day", "step", "outcome", "taken by", "state after")
        for step in repair.steps:
            by = agency(step.taken_by) if step.taken_by else ""
            late = phrase(" (late: due {day})", day=step.due) if step.late else ""
            outcome = word(step.outcome) if step.outcome else ""
            rows.add_row(day_or(step.day, "not known"), word(step.kind) + late, outcome, by, word(step.after))
        console.print(rows)
    if proof:
        for line in proof_lines(step.proof for step in repair.steps):
            console.print(f"    {line}", style="dim")


def _facts(repair: Repair) -> Iterator[tuple[str, str]]:
    in_chinese = spoken() is LanguageCode.ZH
    since = phrase(" since {day}", day=repair.state_since) if repair.state_since else ""
    yield phrase("state"), f"{word(repair.state)}{since}"
    yield phrase("tier"), word(repair.tier) if repair.tier else phrase("not recorded")
    for ground in repair.listing.grounds:
        yield phrase("ground"), named(ground)
    if repair.state is not RepairState.ANNULLED:
        basis = bracketed(phrase(_BY[repair.minimum_basis]) if repair.minimum_basis else "")
        yield phrase("earliest application"), f"{day_or(repair.earliest_application, 'not known')}{basis}"
        yield phrase("earliest removal"), day_or(repair.earliest_removal, "not known") + _unless(repair)
    for view in (repair.term, repair.publication):
        if view is not None:
            stay = view.aspect is TermAspect.STAY
            yield phrase("rule on the listing") if stay else phrase("rule on the publication"), _basis(view.basis)
    for view in repair.terms_by_ground:
        yield phrase("term by ground"), _by_ground(view)
    if repair.next_step is not None:
        yield phrase("next step"), _step(repair.next_step)
    for step in repair.overdue:
        yield phrase("overdue"), _step(step)
    for block in repair.blocks:
        until = phrase(" until {day}", day=end_text(block.until)) if block.until else ""
        what = bracketed(word(block.condition) if block.condition else "")
        said = block.detail_zh if in_chinese else block.detail
        if block.kind is BlockKind.RULE_UNKNOWN:  # that forbids nothing, and stands among what is not known
            continue
        yield (
            phrase("prevented by"),
            phrase("{what}{until}: {detail}", what=word(block.kind) + what, until=until, detail=said),
        )
    for kind in repair.missing:
        yield phrase("not on record"), word(kind)
    yield phrase("risk that headquarters learns late of the decision"), _notice(repair)
    for sentence in repair.unknown_zh if in_chinese else repair.unknown:
        yield phrase("unknown"), sentence


def _by_ground(view: TermView) -> str:
    """On which grounds, and for how long at least and at most."""
    grounds = phrase("; ").join(named(ground) for ground in view.grounds)
    return phrase("{label}: {value}", label=grounds or phrase("several grounds at once"), value=_months(view))


def _months(view: TermView) -> str:
    if view.term_months is None:
        return phrase("no term")
    fixed = plural(view.term_months, "{count} month", "{count} months")
    if view.extension_max_months is None:
        return fixed
    shortest, longest = view.extension_min_months or view.extension_max_months, view.extension_max_months
    by = plural(longest, "{count} month", "{count} months")
    if shortest != longest:
        by = phrase("{shortest} to {longest} months", shortest=shortest, longest=longest)
    when = bracketed(text(view.extension_if_en, view.extension_if_zh))
    return phrase("{term}; it may be extended by {months}{when}", term=fixed, months=by, when=when)


def _unless(repair: Repair) -> str:
    if repair.unless is None:
        return ""
    months = repair.unless_after_months
    when = plural(months, "after {count} month", "after {count} months") if months else phrase("at once")
    return phrase(", unless {event} (then {when})", event=word(repair.unless), when=when)


def _step(step: NextStep) -> str:
    who = joined(agency(each) for each in step.agencies) or phrase(_ACTORS[step.actor])
    to = phrase(" to {addressee}", addressee=text(step.addressee)) if step.addressee else ""
    due = phrase(" (due {day})", day=step.due) if step.due else ""
    return phrase("{step}{to}, by {who}{due}", step=named(step), to=to, who=who, due=due)


def _basis(basis: RuleBasis) -> str:
    edition = text(basis.edition, basis.edition_zh)
    return phrase(
        "{edition}{place} ({certainty})",
        edition=edition,
        place=place_of(basis.section),
        certainty=word(basis.certainty),
    )


def _notice(repair: Repair) -> str:
    notice = repair.late_notice
    said = notice.detail_zh if spoken() is LanguageCode.ZH else notice.detail
    deadline = phrase(" Objection until {day}.", day=notice.objection_deadline) if notice.objection_deadline else ""
    return f"{said}{deadline}"
