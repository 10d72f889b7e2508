// name:       link_step_of
// kind:       load
// says:       Ties RepairStep nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:RepairStep {version_id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)-[:STEP_OF]->(other)
