// name:       export_repair_step
// kind:       read
// says:       The next RepairStep nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, prescribes, step_of
MATCH (node:RepairStep)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:PRESCRIBES]-(other) | {other: other.id, properties: properties(tie)}] AS prescribes,
       [(node)-[tie:STEP_OF]->(other) | {other: other.id, properties: properties(tie)}] AS step_of
ORDER BY key
