// name:       unlink_enforces
// kind:       load
// says:       Unties Enforcement nodes from Agency nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:Enforcement {id: row.node})<-[tie:ENFORCES]-(other:Agency)
WHERE NOT other.id IN row.others
DELETE tie
