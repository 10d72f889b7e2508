"""A personnel linkage as tables."""

from collections.abc import Iterator

from cscs_graph.cli.render.common import console, day_or, name_of, table, table_of, words
from cscs_graph.model.answers import (
    LinkageAnswer,
    Tie,
    TieStep,
)


@table.register
def _linkage(answer: LinkageAnswer, **_: bool) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}")
    for title, ties in (("Ties", answer.ties), ("Former ties", answer.former_ties)):
        if ties:
            rows = table_of(title, "party", "hops", "on blacklists", "liability towards / from the subject", "path")
            for tie in ties:
                rows.add_row(*_tie(tie))
            console.print(rows)
    for stop in answer.not_crossed:
        console.print(f"  not crossed: {name_of(stop.party)} ({words(stop.reason)})")
    if not answer.ties:
        console.print("  no current tie through people is loaded")


def _tie(tie: Tie) -> Iterator[str]:
    yield name_of(tie.party)
    yield str(tie.hops)
    yield ", ".join(listing.credit_list.name_en for listing in tie.listings)
    yield f"{tie.towards_subject or 'no known channel'} / {tie.from_subject or 'no known channel'}"
    yield "\n".join(" ; ".join(_tie_step(step) for step in path.steps) for path in tie.paths)


def _tie_step(step: TieStep) -> str:
    role = step.title or words(step.role or step.type.removesuffix("_OF"))
    until = f" to {step.until}" if step.former else ""
    return f"{name_of(step.holder)} {role} of {name_of(step.entity)} (since {day_or(step.since, '?')}{until})"
