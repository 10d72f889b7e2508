// name:       link_contributes
// kind:       load
// says:       Ties RecordCategory nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:RecordCategory {id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)<-[:CONTRIBUTES]-(other)
