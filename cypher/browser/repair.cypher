// name:       repair
// kind:       browser
// twin_of:    repair, repairs
// title:      24 Credit repair
// says:       For each blacklisting that holds on the day: what happened to it so far and which office acted, and the terms in force that
//             the rules set for its list. Not shown: rules for all lists, the steps of the procedure, the days that follow from both,
//             and listings that are over, which the question tells.
// section:    4.3
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    stay, happened, by, term
UNWIND $parties AS id
MATCH stay = (party:Party {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
WHERE list.kind = 'black'
OPTIONAL MATCH happened = (party)-[:HAS_EVENT]->(event:ListingEvent
        WHERE event.listing = listing.fact_id
          AND event.valid_from <= $as_of < event.valid_until
          AND event.recorded_at <= $known_at < event.superseded_at)
OPTIONAL MATCH by = (event)-[:TAKEN_BY]->(:Agency)
OPTIONAL MATCH term = (list)<-[:TERM_OF]-(rule:RepairTerm
        WHERE rule.valid_from <= $as_of < rule.valid_until
          AND rule.recorded_at <= $known_at < rule.superseded_at)<-[:SETS_TERM]-(:RepairEdition)
RETURN stay, happened, by, term
ORDER BY id, listing.fact_id, event.valid_from, event.fact_id, rule.fact_id
LIMIT 200
