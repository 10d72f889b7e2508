// name:       export_mou
// kind:       read
// says:       The next Mou nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, established_by, signed
MATCH (node:Mou)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:ESTABLISHED_BY]-(other) | {other: other.id, properties: properties(tie)}] AS established_by,
       [(node)<-[tie:SIGNED]-(other) | {other: other.id, properties: properties(tie)}] AS signed
ORDER BY key
