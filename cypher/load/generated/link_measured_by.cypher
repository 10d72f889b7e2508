// name:       link_measured_by
// kind:       load
// says:       Ties RecordCompleteness nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:RecordCompleteness {id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)<-[:MEASURED_BY]-(other)
