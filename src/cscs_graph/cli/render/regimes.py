"""What changes from one body of rules to another, as tables."""

from cscs_graph.cli.render.common import console, name_of, table, table_of, words
from cscs_graph.model.answers import RegimeChange, RegimeDiff, RegimeSide


@table.register
def _diff(answer: RegimeDiff, **_: bool) -> None:
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}")
    for side in (answer.before, answer.after):
        _side(side)
    rows = table_of("From the first to the second", "change", "whom", "what", "why")
    for change in answer.changes:
        rows.add_row(words(change.kind), name_of(change.target.party), _what(change), change.because)
    if answer.changes:
        console.print(rows)
    console.print(f"{answer.unchanged} consequences are the same under both.")


def _side(side: RegimeSide) -> None:
    console.print(f"  {side.regime.name_en} ({side.regime.id}): {side.consequences} consequences")
    for name in side.lists_without_rules:
        console.print(f"  [yellow]no rule of it is loaded for list {name}: what followed is unknown, not nothing[/]")
    for name in side.lists_not_in_force:
        console.print(f"  its rules for list {name} were not in force that day")


def _what(change: RegimeChange) -> str:
    shown = change.after or change.before
    said = change.equivalence_group.name_en if change.equivalence_group else shown.measure.name_en if shown else ""
    aspects = "; ".join(f"{one.aspect}: {one.before or 'none'} to {one.after or 'none'}" for one in change.aspects)
    return f"{said} ({aspects})" if aspects else said
