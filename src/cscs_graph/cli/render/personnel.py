"""Roles over time and companies run by people of a listed company, as tables."""

from cscs_graph.cli.render.common import console, day_or, joined, listing_lines, name_of, table, table_of, titled_source
from cscs_graph.cli.render.linkage import post_of
from cscs_graph.model.answers import PhoenixCompaniesAnswer, RolesAnswer
from cscs_graph.model.phrases import phrase, plural, word


@table.register
def _roles(answer: RolesAnswer, **_: bool) -> None:
    console.print(phrase("[bold]{name}[/] up to {day}", name=name_of(answer.subject), day=answer.as_of))
    rows = table_of("Roles", "since", "until", "holder", "role", "entity", "at the same time", "source")
    for role in answer.roles:
        post = role.post
        elsewhere = plural(len(role.overlaps), "{count} post elsewhere", "{count} posts elsewhere")
        notes = [elsewhere] if role.overlaps else []
        notes += [phrase("another legal representative")] if role.contested else []
        source = titled_source(post.source)
        until = day_or(post.until, "open")
        rows.add_row(
            day_or(post.since, "?"),
            until,
            name_of(post.holder),
            post_of(post),
            name_of(post.entity),
            joined(notes),
            source,
        )
    console.print(rows)


@table.register
def _phoenix_companies(answer: PhoenixCompaniesAnswer, **_: bool) -> None:
    console.print(phrase("[bold]{name}[/] up to {day}", name=name_of(answer.subject), day=answer.as_of))
    for line in listing_lines(answer.listings):
        console.print(phrase("  blacklisted: {line}", line=line))
    rows = table_of(
        "Companies run by its people", "began", "days after listing", "company", "founded", "person", "identity"
    )
    for found in answer.companies:
        posts = {"now": post_of(found.at_company), "before": post_of(found.at_listed)}
        who = phrase("{person}, {now}; before {before}", person=name_of(found.person), **posts)
        identity = word(found.person.identity) if found.person.identity else ""
        after = str(found.days_after_listing) if found.days_after_listing is not None else phrase("not known")
        founded = day_or(found.founded, "")
        rows.add_row(day_or(found.began, ""), after, name_of(found.company), founded, who, identity)
    console.print(rows)
    if answer.undated:
        one, several = (
            "  {count} more post without any known first day",
            "  {count} more posts without any known first day",
        )
        console.print(plural(answer.undated, one, several))
    for stop in answer.not_crossed:
        said = phrase("  not looked beyond: {party} ({reason})", party=name_of(stop.party), reason=word(stop.reason))
        console.print(said)
    console.print(phrase("[dim]A pattern to look at (§9.3); no claim of a new offence.[/]"))
