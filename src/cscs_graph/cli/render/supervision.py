"""How closely a company is watched, for people."""

from cscs_graph.cli.render.cascade import said
from cscs_graph.cli.render.common import (
    bracketed,
    console,
    day_or,
    joined,
    listing_lines,
    name_of,
    named,
    short,
    table,
    table_of,
    text,
)
from cscs_graph.model.answers import RiskClassificationRef, SupervisionAnswer
from cscs_graph.model.codes import InspectionFrequency
from cscs_graph.model.phrases import phrase, word

_SAYS = {
    InspectionFrequency.RAISED: "may be inspected more often than others",
    InspectionFrequency.USUAL: "inspected at the usual rate, picked at random",
    InspectionFrequency.LOWERED: "may be inspected less often than others",
    InspectionFrequency.NOT_STATED: (
        "no loaded rule on how often it is inspected was in force, which does not say that there was none"
    ),
}


@table.register
def _supervision(answer: SupervisionAnswer, **_: bool) -> None:
    certainty = bracketed(word(answer.certainty) if answer.certainty else "")
    values = {"name": name_of(answer.subject), "day": answer.as_of, "says": phrase(_SAYS[answer.frequency])}
    console.print(phrase("[bold]{name}[/] as of {day}: {says}{certainty}", certainty=certainty, **values))
    for line in listing_lines(answer.because):
        console.print(phrase("  because of: {line}", line=line))
    if answer.risk is not None:
        _risk(answer.risk)
    for rule in answer.rules:
        console.print(
            phrase("  for every company: {rule} ({certainty})", rule=named(rule), certainty=word(rule.certainty))
        )
    for one in answer.measures:
        line = phrase("  stipulated: {measure} ({certainty})", measure=said(one), certainty=word(one.certainty))
        console.print(line)
    if not answer.trade_known:
        console.print(phrase("  its trade is not loaded, so whether its sector comes first is not known"))
    for sector in answer.sectors:
        console.print(phrase("  its sector comes first (§9.9): {sector}", sector=named(sector)))
    for pilot in answer.pilots:
        console.print(
            phrase("  registered where Internet Plus Regulation is piloted (§5.2): {place}", place=named(pilot))
        )
    if not answer.place_known:
        console.print(phrase("  where it is registered is not loaded"))
    if answer.duties:
        rows = table_of(
            "It has to report as a foreign-invested enterprise (§9.6)", "what", "to whom", "how often", "otherwise"
        )
        for duty in answer.duties:
            to = joined(short(agency) for agency in duty.agencies)
            rows.add_row(
                text(duty.about_en, duty.about_zh), to, text(duty.how_often), text(duty.otherwise_en, duty.otherwise_zh)
            )
        console.print(rows)


def _risk(risk: RiskClassificationRef) -> None:
    """The class of risk that a regulator gave it, and what the rule of the day makes of it."""
    by = phrase(" by {agency}", agency=short(risk.classified_by)) if risk.classified_by else ""
    stated = bracketed(risk.stated or "")
    values = {"by": by, "since": day_or(risk.since, "not known"), "class": word(risk.risk_class), "stated": stated}
    console.print(phrase("  class of risk{by} since {since}: {class}{stated}", **values))
    if risk.rule is not None:
        rule = phrase(
            "  by the rule of that class (§{section}): {rule}", section=risk.rule.section, rule=named(risk.rule)
        )
        console.print(rule)
