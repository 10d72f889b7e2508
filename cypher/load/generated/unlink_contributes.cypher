// name:       unlink_contributes
// kind:       load
// says:       Unties RecordCategory nodes from Agency nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:RecordCategory {id: row.node})<-[tie:CONTRIBUTES]-(other:Agency)
WHERE NOT other.id IN row.others
DELETE tie
