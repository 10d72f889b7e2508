// name:       link_decided_at
// kind:       load
// says:       Ties DecisionLevel nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:DecisionLevel {id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)<-[:DECIDED_AT]-(other)
