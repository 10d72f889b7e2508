// name:       export_application
// kind:       read
// says:       The next Application nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, participates_in, filed_with
MATCH (node:Application)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:PARTICIPATES_IN]-(other) | {other: other.id, properties: properties(tie)}] AS participates_in,
       [(node)-[tie:FILED_WITH]->(other) | {other: other.id, properties: properties(tie)}] AS filed_with
ORDER BY key
