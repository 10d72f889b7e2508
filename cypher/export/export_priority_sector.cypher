// name:       export_priority_sector
// kind:       read
// says:       The next PrioritySector nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:PrioritySector)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
