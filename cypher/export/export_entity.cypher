// name:       export_entity
// kind:       read
// says:       The next Entity nodes by id, each with the relationships that hang on it.
// params:     after: text, limit: integer
// returns:    key, properties, legal_representative_of, officer_of, owns, actually_controls, acts_in_concert_with, branch_of
MATCH (node:Entity)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS key, properties(node) AS properties,
       [(node)<-[tie:LEGAL_REPRESENTATIVE_OF]-(other) | {other: other.id, properties: properties(tie)}] AS legal_representative_of,
       [(node)<-[tie:OFFICER_OF]-(other) | {other: other.id, properties: properties(tie)}] AS officer_of,
       [(node)<-[tie:OWNS]-(other) | {other: other.id, properties: properties(tie)}] AS owns,
       [(node)<-[tie:ACTUALLY_CONTROLS]-(other) | {other: other.id, properties: properties(tie)}] AS actually_controls,
       [(node)<-[tie:ACTS_IN_CONCERT_WITH]-(other) | {other: other.id, properties: properties(tie)}] AS acts_in_concert_with,
       [(node)<-[tie:BRANCH_OF]-(other) | {other: other.id, properties: properties(tie)}] AS branch_of
ORDER BY key
