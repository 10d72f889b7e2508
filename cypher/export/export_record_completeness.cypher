// name:       export_record_completeness
// kind:       read
// says:       The next RecordCompleteness nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, measured_by
MATCH (node:RecordCompleteness)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:MEASURED_BY]-(other) | {other: other.id, properties: properties(tie)}] AS measured_by
ORDER BY key
