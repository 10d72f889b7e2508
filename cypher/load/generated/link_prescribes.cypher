// name:       link_prescribes
// kind:       load
// says:       Ties RepairStep nodes to the RepairEdition nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:RepairStep {version_id: row.node})
MATCH (other:RepairEdition {id: row.other})
MERGE (node)<-[:PRESCRIBES]-(other)
