// name:       export_credit_record
// kind:       read
// says:       The next CreditRecord nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, has_record, in_category, issued_by
MATCH (node:CreditRecord)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:HAS_RECORD]-(other) | {other: other.id, properties: properties(tie)}] AS has_record,
       [(node)-[tie:IN_CATEGORY]->(other) | {other: other.id, properties: properties(tie)}] AS in_category,
       [(node)-[tie:ISSUED_BY]->(other) | {other: other.id, properties: properties(tie)}] AS issued_by
ORDER BY key
