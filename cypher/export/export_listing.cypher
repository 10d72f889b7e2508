// name:       export_listing
// kind:       read
// says:       The next Listing nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, has_listing, on_list, decided_by
MATCH (node:Listing)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:HAS_LISTING]-(other) | {other: other.id, properties: properties(tie)}] AS has_listing,
       [(node)-[tie:ON_LIST]->(other) | {other: other.id, properties: properties(tie)}] AS on_list,
       [(node)-[tie:DECIDED_BY]->(other) | {other: other.id, properties: properties(tie)}] AS decided_by
ORDER BY key
