// name:       unlink_controls_list
// kind:       load
// says:       Unties CreditList nodes from Agency nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:CreditList {id: row.node})<-[tie:CONTROLS_LIST]-(other:Agency)
WHERE NOT other.id IN row.others
DELETE tie
