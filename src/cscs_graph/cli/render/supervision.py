"""How closely a company is watched, for people."""

from cscs_graph.cli.render.cascade import said
from cscs_graph.cli.render.common import console, day_or, listing_lines, name_of, table, table_of, words
from cscs_graph.model.answers import SupervisionAnswer
from cscs_graph.model.codes import InspectionFrequency

_SAYS = {
    InspectionFrequency.RAISED: "inspected more often than others",
    InspectionFrequency.USUAL: "inspected at the usual rate, picked at random",
    InspectionFrequency.LOWERED: "inspected less often than others",
    InspectionFrequency.NOT_STATED: "no rule on how often it is inspected was in force",
}


@table.register
def _supervision(answer: SupervisionAnswer, **_: bool) -> None:
    certainty = f" ({answer.certainty})" if answer.certainty else ""
    console.print(f"[bold]{name_of(answer.subject)}[/] as of {answer.as_of}: {_SAYS[answer.frequency]}{certainty}")
    for line in listing_lines(answer.because):
        console.print(f"  because of: {line}", markup=False)
    if answer.risk is not None:
        by = f" by {answer.risk.classified_by.called}" if answer.risk.classified_by else ""
        stated = f" ({answer.risk.stated})" if answer.risk.stated else ""
        since = day_or(answer.risk.since, "not known")
        console.print(f"  class of risk{by} since {since}: {words(answer.risk.risk_class)}{stated}", markup=False)
        if answer.risk.rule is not None:
            console.print(
                f"  by the rule of that class (§{answer.risk.rule.section}): {answer.risk.rule.name_en}", markup=False
            )
    for one in answer.measures:
        console.print(f"  stipulated: {said(one)} ({one.certainty})", markup=False)
    if not answer.trade_known:
        console.print("  its trade is not loaded, so whether its sector comes first is not known")
    for sector in answer.sectors:
        console.print(f"  its sector comes first (§9.9): {sector.name_en}")
    for pilot in answer.pilots:
        console.print(f"  registered where Internet Plus Regulation is piloted (§5.2): {pilot.name_en}")
    if not answer.place_known:
        console.print("  where it is registered is not loaded")
    if answer.duties:
        rows = table_of(
            "It has to report as a foreign-invested enterprise (§9.6)", "what", "to", "how often", "otherwise"
        )
        for duty in answer.duties:
            to = ", ".join(agency.abbreviation or agency.called for agency in duty.agencies)
            rows.add_row(duty.about_en, to, words(duty.how_often or ""), duty.otherwise_en or "")
        console.print(rows)
