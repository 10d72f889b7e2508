// name:       export_repair_term
// kind:       read
// says:       The next RepairTerm nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, sets_term, term_of, barred_by
MATCH (node:RepairTerm)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:SETS_TERM]-(other) | {other: other.id, properties: properties(tie)}] AS sets_term,
       [(node)-[tie:TERM_OF]->(other) | {other: other.id, properties: properties(tie)}] AS term_of,
       [(node)-[tie:BARRED_BY]->(other) | {other: other.id, properties: properties(tie)}] AS barred_by
ORDER BY key
