// name:       export_repair_edition
// kind:       read
// says:       The next RepairEdition nodes by id.
// params:     after: text, limit: integer
// returns:    key, properties
MATCH (node:RepairEdition)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties
ORDER BY key
