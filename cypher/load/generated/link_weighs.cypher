// name:       link_weighs
// kind:       load
// says:       Ties CounterRule nodes to the RepairEdition nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CounterRule {version_id: row.node})
MATCH (other:RepairEdition {id: row.other})
MERGE (node)<-[:WEIGHS]-(other)
