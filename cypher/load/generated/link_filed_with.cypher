// name:       link_filed_with
// kind:       load
// says:       Ties Application nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Application {id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)-[:FILED_WITH]->(other)
