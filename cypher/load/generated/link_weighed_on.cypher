// name:       link_weighed_on
// kind:       load
// says:       Ties CounterRule nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CounterRule {version_id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)-[:WEIGHED_ON]->(other)
