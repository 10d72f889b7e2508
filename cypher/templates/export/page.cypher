// name:       export_${slug}
// kind:       read
// says:       The next ${label} nodes by ${key}.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:${label})
WHERE node.${key} > $after
WITH node ORDER BY node.${key} LIMIT $limit
RETURN node.${key} AS key, properties(node) AS properties
ORDER BY key
