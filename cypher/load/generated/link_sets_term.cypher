// name:       link_sets_term
// kind:       load
// says:       Ties RepairTerm nodes to the RepairEdition nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:RepairTerm {version_id: row.node})
MATCH (other:RepairEdition {id: row.other})
MERGE (node)<-[:SETS_TERM]-(other)
