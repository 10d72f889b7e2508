// name:       export_grade_band
// kind:       read
// says:       The next GradeBand nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, has_band
MATCH (node:GradeBand)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:HAS_BAND]-(other) | {other: other.id, properties: properties(tie)}] AS has_band
ORDER BY key
