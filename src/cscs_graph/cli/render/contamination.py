"""A cross-contamination as tables."""

from cscs_graph.cli.render.cascade import weakened
from cscs_graph.cli.render.common import (
    application_title,
    bracketed,
    console,
    joined,
    listing_lines,
    name_of,
    named,
    proof_lines,
    table,
    table_of,
)
from cscs_graph.export import removals, words
from cscs_graph.model.answers import ContaminationAnswer, ContaminationFinding
from cscs_graph.model.codes import Domain, FilingState
from cscs_graph.model.phrases import phrase, word


@table.register
def _contamination(answer: ContaminationAnswer, *, proof: bool = False) -> None:
    for finding in answer.findings:
        console.print(
            phrase("[bold]{name}[/] as of {day}", name=application_title(finding.application), day=answer.as_of)
        )
        for line in listing_lines(finding.disregarded):
            console.print(phrase("  does not count: {line}", line=line))
        for line in removals.registered(finding):
            console.print(f"  {line}")
        if not finding.contaminators:
            console.print(f"  {_nobody(answer, finding)}")
            continue
        _contaminators(finding)
        if proof:
            for item in finding.contaminators:
                console.print(phrase("Proof against {party}:", party=name_of(item.party)), style="dim")
                for line in proof_lines(item.proof):
                    console.print(f"  {line}", style="dim")
        leave = joined(
            name_of(item.party) + bracketed(phrase("replace the lead") if item.replace_lead else "")
            for item in finding.removals
        )
        clears = removals.outcome(finding)
        console.print(phrase("  Smallest removal: {parties}; {clears}", parties=leave or phrase("none"), clears=clears))
        for said in removals.reservations(finding):
            console.print(f"  {said}")
    if not answer.findings:
        console.print(phrase("no pending joint application is loaded"))


def _contaminators(finding: ContaminationFinding) -> None:
    shown = [measure for item in finding.contaminators for measure in item.measures]
    on_bidding = all(measure.felt_in(Domain.PROCUREMENT_AND_BIDDING) for measure in shown)
    about = "measures on bidding" if on_bidding else "measures"
    rows = table_of("Contaminators", "party", "role", "certainty", "because", about)
    for item in finding.contaminators:
        rows.add_row(
            name_of(item.party),
            joined(word(role) for role in item.roles),
            word(item.certainty) + words.still(item),
            "\n".join(listing_lines(item.listings)),
            "\n".join(
                phrase("- {measure}", measure=named(one) + weakened(one) + words.only_if(one)) for one in item.measures
            )
            or phrase("none loaded"),
        )
    console.print(rows)


def _nobody(answer: ContaminationAnswer, finding: ContaminationFinding) -> str:
    """Why no participant endangers an application, which is not always that none is listed."""
    if finding.state is FilingState.DECIDED:
        return phrase("decided by that day: no participant is at risk any more, listed or not")
    return phrase(
        "no participant endangers it by anything as certain as {certainty}; one may be listed all the same",
        certainty=word(answer.minimum_certainty),
    )
