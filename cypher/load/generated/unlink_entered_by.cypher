// name:       unlink_entered_by
// kind:       load
// says:       Unties EntryCriterion nodes from CreditList nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:EntryCriterion {id: row.node})<-[tie:ENTERED_BY]-(other:CreditList)
WHERE NOT other.id IN row.others
DELETE tie
