// name:       export_counter_rule
// kind:       read
// says:       The next CounterRule nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, weighs, weighed_on
MATCH (node:CounterRule)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:WEIGHS]-(other) | {other: other.id, properties: properties(tie)}] AS weighs,
       [(node)-[tie:WEIGHED_ON]->(other) | {other: other.id, properties: properties(tie)}] AS weighed_on
ORDER BY key
