// name:       export_decision_level
// kind:       read
// says:       The next DecisionLevel nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, decided_at
MATCH (node:DecisionLevel)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:DECIDED_AT]-(other) | {other: other.id, properties: properties(tie)}] AS decided_at
ORDER BY key
