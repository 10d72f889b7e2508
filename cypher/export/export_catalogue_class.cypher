// name:       export_catalogue_class
// kind:       read
// says:       The next CatalogueClass nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, admits
MATCH (node:CatalogueClass)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:ADMITS]-(other) | {other: other.id, properties: properties(tie)}] AS admits
ORDER BY key
