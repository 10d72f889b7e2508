// name:       unlink_decided_at
// kind:       load
// says:       Unties DecisionLevel nodes from CreditList nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:DecisionLevel {id: row.node})<-[tie:DECIDED_AT]-(other:CreditList)
WHERE NOT other.id IN row.others
DELETE tie
