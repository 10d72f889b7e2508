// name:       if_jointly_filed
// kind:       browser
// twin_of:    if_jointly_filed
// title:      05 If they filed together
// says:       Every member of a planned consortium, lead, co-bidders and declared suppliers alike; where one is on a blacklist, or
//             affected by whoever is, the path from it to the listing. The planned application is no node, so nothing ties the members
//             together in the picture. Channels of statute, memorandum and practice, as the API takes them by default. Not shown: the
//             certainty, which the part of a member decides, the measures on bidding, the smallest removal, and paths of more than
//             two steps; the API computes them.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    9.5
// params:     members: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    member, way, stay
UNWIND $members AS id
MATCH member = (reached:Party {id: id})
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
WITH member, reached, way, via, source, stay, listing
WHERE stay IS NOT NULL OR length(way) = 0
RETURN member, way, stay
ORDER BY reached.id, via, source.id, listing.fact_id
LIMIT 500
