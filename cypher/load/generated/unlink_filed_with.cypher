// name:       unlink_filed_with
// kind:       load
// says:       Unties Application nodes from Agency nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:Application {id: row.node})-[tie:FILED_WITH]->(other:Agency)
WHERE NOT other.id IN row.others
DELETE tie
