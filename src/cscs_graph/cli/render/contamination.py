"""A cross-contamination as tables."""

from cscs_graph.cli.render.common import console, listing_lines, name_of, proof_lines, table, table_of, words
from cscs_graph.model.answers import ContaminationAnswer, ContaminationFinding
from cscs_graph.model.codes import Domain, FilingState


@table.register
def _contamination(answer: ContaminationAnswer, *, proof: bool = False) -> None:
    for finding in answer.findings:
        console.print(f"[bold]{finding.application.title}[/] as of {answer.as_of}")
        for line in listing_lines(finding.disregarded):
            console.print(f"  does not count: {line}")
        if not finding.contaminators:
            console.print(f"  {_nobody(answer, finding)}")
            continue
        shown = {measure.domain for item in finding.contaminators for measure in item.measures}
        about = "measures" if shown - {Domain.PROCUREMENT_AND_BIDDING} else "measures on bidding"
        rows = table_of("Contaminators", "party", "role", "certainty", "because", about)
        for item in finding.contaminators:
            rows.add_row(
                name_of(item.party),
                ", ".join(words(role) for role in item.roles),
                item.certainty,
                "\n".join(listing_lines(item.listings)),
                "\n".join(f"- {measure.name_en}" for measure in item.measures) or "none loaded",
            )
        console.print(rows)
        if proof:
            for item in finding.contaminators:
                console.print(f"Proof against {name_of(item.party)}:", style="dim", markup=False)
                for line in proof_lines(item.proof):
                    console.print(f"  {line}", style="dim", markup=False, highlight=False)
        leave = ", ".join(
            name_of(item.party) + (" (replace the lead)" if item.replace_lead else "") for item in finding.removals
        )
        console.print(
            f"  Smallest removal: {leave or 'none'}; {'clears it' if finding.clears else 'does not clear it'}"
        )
    if not answer.findings:
        console.print("no pending joint application is loaded")


def _nobody(answer: ContaminationAnswer, finding: ContaminationFinding) -> str:
    """Why no participant endangers an application, which is not always that none is listed."""
    if finding.state is FilingState.DECIDED:
        return "decided by that day: no participant is at risk any more, listed or not"
    return f"no participant endangers it by anything as certain as {answer.minimum_certainty}; one may be listed all the same"
