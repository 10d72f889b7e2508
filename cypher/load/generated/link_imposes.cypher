// name:       link_imposes
// kind:       load
// says:       Ties Measure nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Measure {version_id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)<-[:IMPOSES]-(other)
