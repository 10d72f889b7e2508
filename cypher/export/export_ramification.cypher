// name:       export_ramification
// kind:       read
// says:       The next Ramification nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, concerns_grade
MATCH (node:Ramification)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)-[tie:CONCERNS_GRADE]->(other) | {other: other.id, properties: properties(tie)}] AS concerns_grade
ORDER BY key
