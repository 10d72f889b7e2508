"""What changes from one body of rules to another, as tables."""

from cscs_graph.cli.render.common import bracketed, console, headline, name_of, named, table, table_of
from cscs_graph.model.answers import ChangedAspect, RegimeChange, RegimeDiff, RegimeSide
from cscs_graph.model.codes import ChangeAspect
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, plural, spoken, word


@table.register
def _diff(answer: RegimeDiff, **_: bool) -> None:
    headline(answer.subject, answer.as_of)
    for side in (answer.before, answer.after):
        _side(side, {listing.credit_list.id: named(listing.credit_list) for listing in answer.listings})
    rows = table_of("From the first to the second", "change", "whom", "what", "why")
    for change in answer.changes:
        because = change.because_zh if spoken() is LanguageCode.ZH else change.because
        rows.add_row(word(change.kind), name_of(change.target.party), _what(change), because)
    if answer.changes:
        console.print(rows)
    one, several = "{count} consequence is the same under both.", "{count} consequences are the same under both."
    console.print(plural(answer.unchanged, one, several))


def _side(side: RegimeSide, names: dict[str, str]) -> None:
    count = plural(side.consequences, "{count} consequence", "{count} consequences")
    console.print(phrase("  {regime} ({id}): {count}", regime=named(side.regime), id=side.regime.id, count=count))
    for name in side.lists_without_rules:
        line = "  [yellow]no rule of it is loaded for list {list}: what followed is unknown, not nothing[/]"
        console.print(phrase(line, list=names.get(name, name)))
    for name in side.lists_not_in_force:
        console.print(phrase("  its rules for list {list} were not in force that day", list=names.get(name, name)))


def _what(change: RegimeChange) -> str:
    shown = change.after or change.before
    group = change.equivalence_group
    both = change.before is not None and change.after is not None  # else one measure is told, in its own words
    what = named(group) if group and both else named(shown.measure) if shown else ""
    return f"{what}{bracketed(phrase('; ').join(map(_aspect, change.aspects)))}"


def _aspect(one: ChangedAspect) -> str:
    sides = (one.before_zh, one.after_zh) if spoken() is LanguageCode.ZH else (one.before, one.after)
    unstated = phrase("not named") if one.aspect is ChangeAspect.IMPOSED_BY else phrase("not known")
    before, after = (side or unstated for side in sides)
    return phrase("{aspect}: {before} to {after}", aspect=word(one.aspect), before=before, after=after)
