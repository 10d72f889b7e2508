// name:       export_revision
// kind:       read
// says:       The next Revision nodes by of.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (first:Revision)
WHERE first.of > $after
WITH DISTINCT first.of AS key ORDER BY key LIMIT $limit
MATCH (node:Revision {of: key})
RETURN key, properties(node) AS properties
ORDER BY key
