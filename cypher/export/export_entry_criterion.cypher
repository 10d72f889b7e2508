// name:       export_entry_criterion
// kind:       read
// says:       The next EntryCriterion nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, entered_by
MATCH (node:EntryCriterion)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:ENTERED_BY]-(other) | {other: other.id, properties: properties(tie)}] AS entered_by
ORDER BY key
