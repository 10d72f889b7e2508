// name:       export_source
// kind:       read
// says:       The next Source nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:Source)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
