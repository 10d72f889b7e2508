// name:       who_decides
// kind:       browser
// twin_of:    listing, attribution
// title:      07 Who decides
// says:       For each listing that holds on the day: the office that decided it, what that office is a branch of or was merged
//             into, and the agencies that control the list with those that took over their work. Not shown: whoever decides on
//             repair, where that is another agency.
// section:    4.1, 4.3
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    stay, decided, controls
UNWIND $parties AS id
MATCH stay = (:Party {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
OPTIONAL MATCH decided = (listing)-[:DECIDED_BY]->(:Agency)-[:BRANCH_OFFICE_OF|SUCCEEDED_BY*0..3]->(above:Agency)
WHERE all(step IN relationships(decided) WHERE type(step) = 'DECIDED_BY'
       OR (step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at))
OPTIONAL MATCH controls = (list)<-[:CONTROLS_LIST]-(:Agency)-[:SUCCEEDED_BY*0..3]->(heir:Agency)
WHERE all(step IN relationships(controls) WHERE type(step) = 'CONTROLS_LIST'
       OR (step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at))
RETURN stay, decided, controls
ORDER BY id, listing.fact_id, length(decided), above.id, length(controls), heir.id
LIMIT 200
