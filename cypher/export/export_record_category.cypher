// name:       export_record_category
// kind:       read
// says:       The next RecordCategory nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, contributes
MATCH (node:RecordCategory)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:CONTRIBUTES]-(other) | {other: other.id, properties: properties(tie)}] AS contributes
ORDER BY key
