// name:       rules_by_regime
// kind:       browser
// twin_of:    diff_regimes, regimes
// title:      17 Rules by regime
// says:       For each listing that holds on the day: every memorandum or later document in force for the list, which carries its
//             regime, the measures that it stipulates, and what these say in common with measures of other documents: where two regimes
//             meet in one group, they say the same. Not shown: whom a measure meets, who imposes it, and the comparison itself; the API
//             has them.
// section:    4.2
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    stay, under, rule, said
UNWIND $parties AS id
MATCH stay = (:Party {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
OPTIONAL MATCH under = (list)-[established:ESTABLISHED_BY
        WHERE established.valid_from <= $as_of < established.valid_until
          AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
        WHERE mou.valid_from <= $as_of < mou.valid_until)
OPTIONAL MATCH rule = (mou)-[:STIPULATES]->(measure:Measure
        WHERE measure.valid_from <= $as_of < measure.valid_until
          AND measure.recorded_at <= $known_at < measure.superseded_at)
OPTIONAL MATCH said = (measure)-[:EQUIVALENT_TO]->(:MeasureGroup)
RETURN stay, under, rule, said
ORDER BY id, listing.fact_id, mou.regime, mou.id, measure.fact_id
LIMIT 500
