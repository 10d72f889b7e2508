// name:       names_like
// kind:       read
// says:       For each of several names that are written otherwise, the parties whose names share most with it, by the index's own score; re-scored afterwards.
// section:    4.1
// params:     queries: list[Lucene text], limit: integer
// returns:    query, id
UNWIND $queries AS query
CALL (query) {
    CALL db.index.fulltext.queryNodes('party_names', query) YIELD node, score
    WITH node, score
    ORDER BY score DESC, node.id
    LIMIT $limit
    RETURN node.id AS id
}
RETURN query, id
ORDER BY query, id
