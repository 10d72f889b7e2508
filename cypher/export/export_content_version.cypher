// name:       export_content_version
// kind:       read
// says:       The next ContentVersion nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:ContentVersion)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
