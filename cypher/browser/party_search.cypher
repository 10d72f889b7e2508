// name:       party_search
// kind:       browser
// twin_of:    search
// title:      14 Search by name
// says:       The 25 best matches by the index's own score, namesakes apart, and the lists that each is on. The text is Lucene syntax,
//             so a sign such as a bracket has to be escaped. Not shown: the similarity of names, by which the API orders what it finds.
// section:    4.1
// params:     query: Lucene text, as_of: date, known_at: local datetime (UTC)
// returns:    found, stay
CALL db.index.fulltext.queryNodes('party_names', $query) YIELD node, score
WITH node, score
ORDER BY score DESC, node.id
LIMIT 25
MATCH found = (node)
OPTIONAL MATCH stay = (node)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(:CreditList)
RETURN found, stay
ORDER BY score DESC, node.id, listing.fact_id
