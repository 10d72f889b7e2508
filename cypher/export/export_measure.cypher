// name:       export_measure
// kind:       read
// says:       The next Measure nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, stipulates, imposes, equivalent_to
MATCH (node:Measure)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:STIPULATES]-(other) | {other: other.id, properties: properties(tie)}] AS stipulates,
       [(node)<-[tie:IMPOSES]-(other) | {other: other.id, properties: properties(tie)}] AS imposes,
       [(node)-[tie:EQUIVALENT_TO]->(other) | {other: other.id, properties: properties(tie)}] AS equivalent_to
ORDER BY key
