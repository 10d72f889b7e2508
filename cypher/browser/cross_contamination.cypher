// name:       cross_contamination
// kind:       browser
// twin_of:    cross_contamination
// title:      04 Cross-contamination
// says:       Every participant of the applications, and of the pending applications of the parties; where one is on a blacklist, or
//             affected by whoever is, the path from it to the listing. Channels of statute, memorandum and practice, as the API takes
//             them by default; nothing follows shares or trade. Not shown: the certainty of each contaminator, the measures on
//             bidding, the smallest removal, listings implied by a rule in draft, and paths of more than two steps; the API computes
//             them.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    9.5
// params:     applications: list[application id], parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    part, way, stay
CALL () {
    UNWIND $applications AS id
    RETURN id
  UNION
${applications_of_parties}
}
CALL (id) {
${participants}
}
CALL (reached) {
    MATCH way = (reached)
    RETURN way, reached AS source, 'listed' AS via, '' AS matter
  UNION
${ways_to_reached}
}
OPTIONAL MATCH stay = (source)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList {kind: 'black'})
WHERE matter IN ['', list.id] AND (via IN ['listed', 'standing'] OR EXISTS {
    MATCH (list)-[established:ESTABLISHED_BY
            WHERE established.valid_from <= $as_of < established.valid_until
              AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
            WHERE mou.valid_from <= $as_of < mou.valid_until)
    WHERE via IN mou.scope AND NOT EXISTS {
        MATCH (mou)<-[:SUPERSEDES]-(later:Supersession)
        WHERE later.valid_from <= $as_of < later.valid_until
    }
})
WITH part, application, reached, role, way, via, source, stay, listing
WHERE stay IS NOT NULL OR length(way) = 0
RETURN part, way, stay
ORDER BY application.id, reached.id, role, via, source.id, listing.fact_id
LIMIT 500
