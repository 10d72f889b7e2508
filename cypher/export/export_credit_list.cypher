// name:       export_credit_list
// kind:       read
// says:       The next CreditList nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, controls_list, counts
MATCH (node:CreditList)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:CONTROLS_LIST]-(other) | {other: other.id, properties: properties(tie)}] AS controls_list,
       [(node)-[tie:COUNTS]->(other) | {other: other.id, properties: properties(tie)}] AS counts
ORDER BY key
