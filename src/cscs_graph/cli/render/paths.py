"""A shortest path between two parties as a table."""

from cscs_graph.cli.render.common import bracketed, console, day_or, name_of, table, table_of, titled_source
from cscs_graph.model.answers import PathAnswer
from cscs_graph.model.phrases import phrase, word


@table.register
def _path(answer: PathAnswer, **_: bool) -> None:
    if not answer.found:
        console.print(phrase("no path between the two is loaded within the bounds"))
        return
    rows = table_of("Path", "from", "tie", "to", "since", "source")
    for step in answer.steps:
        tie = word(step.type) + bracketed(word(step.role) if step.role else "")
        arrow = f"{tie} ->" if step.outgoing else f"<- {tie}"
        source = titled_source(step.source)
        rows.add_row(name_of(step.from_party), arrow, name_of(step.to_party), day_or(step.since, "?"), source)
    console.print(rows)
