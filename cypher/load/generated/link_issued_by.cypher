// name:       link_issued_by
// kind:       load
// says:       Ties CreditRecord nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CreditRecord {version_id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)-[:ISSUED_BY]->(other)
