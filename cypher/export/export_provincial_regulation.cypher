// name:       export_provincial_regulation
// kind:       read
// says:       The next ProvincialRegulation nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, in_region
MATCH (node:ProvincialRegulation)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)-[tie:IN_REGION]->(other) | {other: other.id, properties: properties(tie)}] AS in_region
ORDER BY key
