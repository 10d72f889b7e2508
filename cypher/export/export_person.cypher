// name:       export_person
// kind:       read
// says:       The next Person nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:Person)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
