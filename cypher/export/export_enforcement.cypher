// name:       export_enforcement
// kind:       read
// says:       The next Enforcement nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, enforces, concerns
MATCH (node:Enforcement)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:ENFORCES]-(other) | {other: other.id, properties: properties(tie)}] AS enforces,
       [(node)-[tie:CONCERNS]->(other) | {other: other.id, properties: properties(tie)}] AS concerns
ORDER BY key
