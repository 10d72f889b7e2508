"""A personnel linkage as tables."""

from collections.abc import Iterator

from cscs_graph.cli.render.common import console, headline, joined, name_of, named, table, table_of
from cscs_graph.model.answers import (
    LinkageAnswer,
    Tie,
    TieStep,
)
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import end_text, phrase, spoken, word


@table.register
def _linkage(answer: LinkageAnswer, **_: bool) -> None:
    headline(answer.subject, answer.as_of)
    for title, ties in (("Ties", answer.ties), ("Former ties", answer.former_ties)):
        if ties:
            rows = table_of(title, "party", "hops", "on blacklists", "channel to / from the subject", "path")
            for tie in ties:
                rows.add_row(*_tie(tie))
            console.print(rows)
    for stop in answer.not_crossed:
        console.print(phrase("  not crossed: {party} ({reason})", party=name_of(stop.party), reason=word(stop.reason)))
    if not answer.ties:
        console.print(phrase("  no current tie through people is loaded"))


def _tie(tie: Tie) -> Iterator[str]:
    yield name_of(tie.party)
    yield str(tie.hops)
    yield joined(named(listing.credit_list) for listing in tie.listings)
    yield f"{_liability(tie.towards_subject)} / {_liability(tie.from_subject)}"
    yield "\n".join(phrase(" ; ").join(_tie_step(step) for step in path.steps) for path in tie.paths)


def _liability(certainty: Certainty | None) -> str:
    return word(certainty) if certainty else phrase("no known channel")


def post_of(step: TieStep) -> str:
    """The post that somebody holds, as it is titled or else by its kind."""
    post = word(step.role or step.type.removesuffix("_OF"))
    if step.title and spoken() is LanguageCode.ZH and step.title.isascii():
        return phrase("{post} (“{title}”)", post=post, title=step.title)
    return step.title or post


def _tie_step(step: TieStep) -> str:
    since = phrase("since {day}", day=step.since) if step.since else phrase("since ?")
    return phrase(
        "{holder}, {post} of {entity} ({since}{until})",
        holder=name_of(step.holder),
        post=post_of(step),
        entity=name_of(step.entity),
        since=since,
        until=phrase(" to {day}", day=end_text(step.until)) if step.former and step.until else "",
    )
