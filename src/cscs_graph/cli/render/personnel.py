"""Roles over time and companies run by people of a listed company, as tables."""

from cscs_graph.cli.render.common import console, day_or, listing_lines, name_of, table, table_of, words
from cscs_graph.model.answers import PhoenixCompaniesAnswer, RolesAnswer, TieStep


@table.register
def _roles(answer: RolesAnswer, **_: bool) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] up to {answer.as_of}")
    rows = table_of("Roles", "since", "until", "holder", "role", "entity", "at the same time", "source")
    for role in answer.roles:
        post = role.post
        notes = [f"{len(role.overlaps)} posts elsewhere"] if role.overlaps else []
        notes += ["another legal representative"] if role.contested else []
        source = post.source.title if post.source else ""
        until = day_or(post.until, "open")
        rows.add_row(
            day_or(post.since, "?"),
            until,
            name_of(post.holder),
            _role(post),
            name_of(post.entity),
            ", ".join(notes),
            source,
        )
    console.print(rows)


@table.register
def _phoenix_companies(answer: PhoenixCompaniesAnswer, **_: bool) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] up to {answer.as_of}")
    for line in listing_lines(answer.listings):
        console.print(f"  blacklisted: {line}")
    rows = table_of(
        "Companies run by its people", "began", "days after listing", "company", "founded", "by", "identity"
    )
    for found in answer.companies:
        who = f"{name_of(found.person)}, {_role(found.at_company)}; before {_role(found.at_listed)}"
        identity = words(found.person.identity) if found.person.identity else ""
        founded = found.founded.isoformat() if found.founded else ""
        rows.add_row(
            found.began.isoformat(), str(found.days_after_listing), name_of(found.company), founded, who, identity
        )
    console.print(rows)
    if answer.undated:
        console.print(f"  {answer.undated} more posts without any known first day")
    for stop in answer.not_crossed:
        console.print(f"  not looked beyond: {name_of(stop.party)} ({words(stop.reason)})")
    console.print("[dim]A pattern to look at (§9.3); no claim of a new offence.[/]")


def _role(post: TieStep) -> str:
    return post.title or words(post.role or post.type.removesuffix("_OF"))
