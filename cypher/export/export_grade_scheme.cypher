// name:       export_grade_scheme
// kind:       read
// says:       The next GradeScheme nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, issues_grade
MATCH (node:GradeScheme)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:ISSUES_GRADE]-(other) | {other: other.id, properties: properties(tie)}] AS issues_grade
ORDER BY key
