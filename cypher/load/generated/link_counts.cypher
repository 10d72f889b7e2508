// name:       link_counts
// kind:       load
// says:       Ties CreditList nodes to the RecordCategory nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CreditList {id: row.node})
MATCH (other:RecordCategory {id: row.other})
MERGE (node)-[:COUNTS]->(other)
