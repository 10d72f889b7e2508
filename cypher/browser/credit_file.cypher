// name:       credit_file
// kind:       browser
// twin_of:    credit_file
// title:      06 Credit file
// says:       Every listing of each party up to the day, ended ones included, with who decided it; what happened to those listings,
//             objections among it; and every entry of its credit file on that day with its category and who issued it. Not shown: registration data, which a click on the party lists, and
//             what is not loaded.
// section:    3, 3.1, 4.1
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    entry, by
UNWIND $parties AS id
MATCH (party:Party {id: id})
CALL (party) {
    MATCH entry = (party)-[:HAS_LISTING]->(fact:Listing
            WHERE fact.valid_from <= $as_of
              AND fact.recorded_at <= $known_at < fact.superseded_at)-[:ON_LIST]->(:CreditList)
    RETURN entry, fact
  UNION
    MATCH entry = (party)-[:HAS_RECORD]->(fact:CreditRecord
            WHERE fact.valid_from <= $as_of < fact.valid_until
              AND fact.recorded_at <= $known_at < fact.superseded_at)-[:IN_CATEGORY]->(:RecordCategory)
    RETURN entry, fact
  UNION
    MATCH entry = (party)-[:HAS_EVENT]->(fact:ListingEvent
            WHERE fact.valid_from <= $as_of < fact.valid_until
              AND fact.recorded_at <= $known_at < fact.superseded_at)
    RETURN entry, fact
}
OPTIONAL MATCH by = (fact)-[:DECIDED_BY|ISSUED_BY|TAKEN_BY]->(agency:Agency)
RETURN entry, by
ORDER BY id, fact.valid_from, fact.fact_id, agency.id
LIMIT 200
