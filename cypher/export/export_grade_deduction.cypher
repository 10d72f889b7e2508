// name:       export_grade_deduction
// kind:       read
// says:       The next GradeDeduction nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, deducts_under
MATCH (node:GradeDeduction)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)-[tie:DEDUCTS_UNDER]->(other) | {other: other.id, properties: properties(tie)}] AS deducts_under
ORDER BY key
