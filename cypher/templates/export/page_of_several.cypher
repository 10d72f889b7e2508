// name:       export_${slug}
// kind:       read
// says:       The next ${label} nodes by ${key}.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (first:${label})
WHERE first.${key} > $after
WITH DISTINCT first.${key} AS key ORDER BY key LIMIT $limit
MATCH (node:${label} {${key}: key})
RETURN key, properties(node) AS properties
ORDER BY key
