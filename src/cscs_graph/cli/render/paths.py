"""A shortest path between two parties as a table."""

from cscs_graph.cli.render.common import console, day_or, name_of, table, table_of, words
from cscs_graph.model.answers import PathAnswer


@table.register
def _path(answer: PathAnswer, **_: bool) -> None:
    if not answer.found:
        console.print("no path between the two is loaded within the bounds")
        return
    rows = table_of("Path", "from", "tie", "to", "since", "source")
    for step in answer.steps:
        tie = words(step.type) + (f" ({step.role})" if step.role else "")
        arrow = f"{tie} ->" if step.outgoing else f"<- {tie}"
        source = step.source.title if step.source else ""
        rows.add_row(name_of(step.from_party), arrow, name_of(step.to_party), day_or(step.since, "?"), source)
    console.print(rows)
