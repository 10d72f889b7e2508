// name:       link_barred_by
// kind:       load
// says:       Ties RepairTerm nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:RepairTerm {version_id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)-[:BARRED_BY]->(other)
