// name:       link_enforces
// kind:       load
// says:       Ties Enforcement nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Enforcement {id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)<-[:ENFORCES]-(other)
