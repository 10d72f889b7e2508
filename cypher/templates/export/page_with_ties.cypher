// name:       export_${slug}
// kind:       read
// says:       The next ${label} nodes by ${key}, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, ${columns}
MATCH (node:${label})
WHERE node.${key} > $after
WITH node ORDER BY node.${key} LIMIT $limit
RETURN node.${key} AS key, properties(node) AS properties,
       ${hanging}
ORDER BY key
