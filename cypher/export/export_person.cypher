// name:       export_person
// kind:       read
// says:       The next Person nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, acts_in_concert_with
MATCH (node:Person)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:ACTS_IN_CONCERT_WITH]-(other) | {other: other.id, properties: properties(tie)}] AS acts_in_concert_with
ORDER BY key
