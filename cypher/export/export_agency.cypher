// name:       export_agency
// kind:       read
// says:       The next Agency nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, succeeded_by, branch_office_of
MATCH (node:Agency)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:SUCCEEDED_BY]-(other) | {other: other.id, properties: properties(tie)}] AS succeeded_by,
       [(node)<-[tie:BRANCH_OFFICE_OF]-(other) | {other: other.id, properties: properties(tie)}] AS branch_office_of
ORDER BY key
