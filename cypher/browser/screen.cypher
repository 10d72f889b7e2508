// name:       screen
// kind:       browser
// twin_of:    screen
// title:      27 Screened suppliers
// says:       Each party of a list with its listings, and the blacklisted parties one or two posts away from it. State-asset
//             holders are not crossed. Not shown: how the rows of a list are matched, measures, and what a joint filing would meet.
// section:    4.2, 9.3, 9.5
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way, stay
UNWIND $parties AS id
MATCH (subject:Party {id: id})
CALL (id, subject) {
    MATCH way = (subject)
    RETURN way, subject AS tied
  UNION
    MATCH way = (subject)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at
              AND (startNode(first).id = id OR NOT coalesce(startNode(first).state_holder, false))]-(tied:Party)
    RETURN way, tied
  UNION
    MATCH way = (subject)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at
              AND (startNode(first).id = id OR NOT coalesce(startNode(first).state_holder, false))]-(near:Party)-[second:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE second.valid_from <= $as_of < second.valid_until
              AND second.recorded_at <= $known_at < second.superseded_at
              AND (startNode(second).id = id OR NOT coalesce(startNode(second).state_holder, false))]-(tied:Party)
    WHERE near.id <> id AND tied.id <> id
    RETURN way, tied
}
MATCH stay = (tied)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
WHERE tied.id = id OR list.kind = 'black'
RETURN way, stay
ORDER BY id, length(way), tied.id, [step IN relationships(way) | step.fact_id], listing.fact_id
LIMIT 300
