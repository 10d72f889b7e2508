// name:       export_listing_event
// kind:       read
// says:       The next ListingEvent nodes by version_id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, has_event, taken_by
MATCH (node:ListingEvent)
WHERE node.version_id > $after
WITH node ORDER BY node.version_id LIMIT $limit
RETURN node.version_id AS key, properties(node) AS properties,
       [(node)<-[tie:HAS_EVENT]-(other) | {other: other.id, properties: properties(tie)}] AS has_event,
       [(node)-[tie:TAKEN_BY]->(other) | {other: other.id, properties: properties(tie)}] AS taken_by
ORDER BY key
