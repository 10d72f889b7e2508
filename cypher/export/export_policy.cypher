// name:       export_policy
// kind:       read
// says:       The next Policy nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:Policy)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
