// name:       unlink_counts
// kind:       load
// says:       Unties CreditList nodes from RecordCategory nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:CreditList {id: row.node})-[tie:COUNTS]->(other:RecordCategory)
WHERE NOT other.id IN row.others
DELETE tie
