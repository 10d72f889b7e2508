"""Credit repair: where each blacklisting stands, from when an application is possible, what comes next and who has to do it."""

from collections.abc import Iterator

from cscs_graph.export import words
from cscs_graph.export.dossier import steps
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.marks import of_list
from cscs_graph.export.pages.blocks import Block, Group, Line, Section, Table, facts
from cscs_graph.model.answers import DossierAnswer, NextStep, Repair, RepairBlock
from cscs_graph.model.codes import BlockKind, RepairState, TermBasis, Tier
from cscs_graph.model.phrases import end_text, phrase, plural

MANY = 4
"""More listings open on demand."""


def repair(answer: DossierAnswer, cited: Cited) -> Section | None:
    """None where it was on no blacklist up to the day."""
    if not answer.repairs.repairs:
        return None
    current = {listing.id for listing in answer.file.listings}
    open_ = [one for one in answer.repairs.repairs if one.listing.id in current]
    blocks: list[Block] = []
    for place, one in enumerate(open_):
        blocks.append(Group(title_of(one), tuple(told_of(one, cited)), opened=place < MANY))
    over = [one for one in answer.repairs.repairs if one.listing.id not in current]
    if over:
        rows: tuple[tuple[Line, ...], ...] = tuple(
            ((of_list(one.listing.credit_list),), steps.state(one.state), words.day(one.state_since)) for one in over
        )
        table = Table(phrase("listings that had ended"), (phrase("list"), phrase("state"), phrase("since")), rows)
        blocks.append(Group(plural(len(over), "{count} former listing", "{count} former listings"), (table,)))
    return Section("repair", phrase("Credit repair"), tuple(blocks))


def title_of(one: Repair) -> Line:
    """Its list, since when, and how far it has come."""
    since = phrase("since {day}", day=one.listing.since) if one.listing.since else phrase("since an unknown day")
    return words.labelled(f"{words.named(one.listing.credit_list)}{words.enclosed(since)}", steps.state(one.state))


def told_of(one: Repair, cited: Cited) -> Iterator[Block]:
    """Where it stands, what comes next, and what happened day by day."""
    since = words.enclosed(phrase("since {day}", day=one.state_since)) if one.state_since else ""
    yield facts(
        (phrase("state"), f"{steps.state(one.state)}{since}"),
        (phrase("severity"), _tier(one.tier) if one.tier else phrase("not recorded")),
        (phrase("earliest application"), _application(one)),
        (phrase("earliest removal"), _removal(one)),
        (phrase("next step"), _next(one.next_step, cited) if one.next_step else phrase("none is open")),
        (phrase("overdue"), [_next(step, cited) for step in one.overdue]),
        (phrase("prevented by"), [_block(block) for block in one.blocks if block.kind is not BlockKind.RULE_UNKNOWN]),
        (phrase("not on record"), words.joined([steps.event(kind) for kind in one.missing])),
        (phrase("rule on the term"), _rule(one, cited)),
        (phrase("risk that headquarters learns late of the decision (§9.8)"), _notice(one)),
        (phrase("not known"), list(_unknown(one))),
    )
    if one.steps:
        head = (phrase("day"), phrase("step"), phrase("who acted"), phrase("state after it"), phrase("sources"))
        rows = tuple(
            (
                words.day(step.day),
                steps.event(step.kind, step.outcome) + (words.enclosed(phrase("after its limit")) if step.late else ""),
                words.named(step.taken_by) if step.taken_by else "",
                steps.state(step.after),
                (cited.of([step.proof.source]),),
            )
            for step in one.steps
        )
        yield Table(phrase("what happened"), head, rows)


def _application(one: Repair) -> str:
    if one.state is RepairState.ANNULLED:
        return phrase("none is needed: the listing was annulled")
    basis = {
        TermBasis.DECISION: phrase("by the end that the decision states"),
        TermBasis.RULE: phrase("by a rule on terms"),
        TermBasis.LIST: phrase("by the minimum term of the list"),
    }
    told = words.enclosed(basis[one.minimum_basis]) if one.minimum_basis and one.earliest_application else ""
    return f"{words.day(one.earliest_application)}{told}"


def _removal(one: Repair) -> str:
    day = words.day(one.earliest_removal)
    if one.unless is None:
        return day
    event = steps.event(one.unless)
    if one.unless_after_months:
        sooner = plural(
            one.unless_after_months,
            "sooner if it is applied for, {count} month after: {event}",
            "sooner if it is applied for, {count} months after: {event}",
            event=event,
        )
    else:
        sooner = phrase("sooner, at once on: {event}", event=event)
    return f"{day}{words.enclosed(sooner)}"


def _next(step: NextStep, cited: Cited) -> Line:
    who = words.agencies(step.agencies) if step.agencies else steps.actor(step.actor)
    parts = [words.labelled(steps.event(step.kind), who)]
    if step.due:
        parts.append(phrase("by {day}", day=step.due))
    if step.overdue:
        parts.append(phrase("overdue"))
    return (words.listed(parts), " ", cited.of([step.basis.source]))


def _block(block: RepairBlock) -> str:
    said = {
        BlockKind.TERM_NOT_OVER: phrase("its term is not over"),
        BlockKind.CONDITION_NOT_MET: phrase("no record of this condition is loaded"),
        BlockKind.IRREPARABLE: phrase("no application leads off this list"),
        BlockKind.OTHER_LISTING: phrase("another listing has to end first"),
        BlockKind.OBJECTION_PENDING: phrase("an objection is not decided"),
    }[block.kind]
    about = [steps.event(block.condition)] if block.condition else []
    about += [words.named(listing.credit_list) for listing in block.listings]
    about += [phrase("until {day}", day=end_text(block.until))] if block.until else []
    return words.labelled(said, words.listed(about)) if about else said


def _rule(one: Repair, cited: Cited) -> Line | None:
    if one.term is None:
        return None
    basis = one.term.basis
    name = (basis.edition_zh or basis.text_zh) if words.chinese() else basis.edition
    section = words.enclosed(words.section(basis.section)) if basis.section else ""
    said = f"{name}{section} " if name else ""
    return (said, words.certainty(basis.certainty), " ", cited.of([basis.source]))


def _notice(one: Repair) -> str | None:
    notice = one.late_notice
    if notice.risk is None:
        return phrase("not known: a province is not loaded")
    if not notice.risk:
        return None
    told = phrase(
        "decided in another province than that of headquarters: "
        "companies report that such decisions reached headquarters late; no rule says so"
    )
    if notice.objection_deadline:
        told = words.listed([told, phrase("objection until {day}", day=notice.objection_deadline)])
    return told


def _unknown(one: Repair) -> Iterator[str]:
    unsaid = any(block.kind is BlockKind.RULE_UNKNOWN for block in one.blocks)
    if one.unknown and one.tier is None:
        yield phrase("the severity of what led to it")
    if one.unknown and one.term is None:
        yield phrase("how long it lasts: no loaded rule on this list was in force")
    if unsaid or (one.unknown and one.earliest_application is None and one.minimum_basis is None):
        yield phrase("from when removal can be applied for")


def _tier(tier: Tier) -> str:
    return {
        Tier.MINOR: phrase("minor"),
        Tier.GENERAL: phrase("general"),
        Tier.SERIOUS: phrase("serious"),
        Tier.PARTICULARLY_SERIOUS: phrase("particularly serious"),
    }[tier]
