// name:       link_concerns
// kind:       load
// says:       Ties Enforcement nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Enforcement {id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)-[:CONCERNS]->(other)
