// name:       export_measure_group
// kind:       read
// says:       The next MeasureGroup nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:MeasureGroup)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
