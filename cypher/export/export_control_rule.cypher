// name:       export_control_rule
// kind:       read
// says:       The next ControlRule nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:ControlRule)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
