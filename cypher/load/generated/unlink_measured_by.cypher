// name:       unlink_measured_by
// kind:       load
// says:       Unties RecordCompleteness nodes from Agency nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:RecordCompleteness {id: row.node})<-[tie:MEASURED_BY]-(other:Agency)
WHERE NOT other.id IN row.others
DELETE tie
