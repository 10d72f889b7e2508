// name:       name_search
// kind:       read
// says:       Parties whose names share words with the query, best first by the index's own score; re-scored afterwards.
// params:     query: Lucene text, limit: integer
// returns:    id, names, score
CALL db.index.fulltext.queryNodes('party_names', $query) YIELD node, score
RETURN node.id AS id, node.search_names AS names, score
ORDER BY score DESC, id
LIMIT $limit
