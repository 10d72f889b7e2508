// name:       export_scope_clause
// kind:       read
// says:       The next ScopeClause nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, aims_at
MATCH (node:ScopeClause)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:AIMS_AT]-(other) | {other: other.id, properties: properties(tie)}] AS aims_at
ORDER BY key
