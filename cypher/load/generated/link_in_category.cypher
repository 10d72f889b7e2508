// name:       link_in_category
// kind:       load
// says:       Ties CreditRecord nodes to the RecordCategory nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CreditRecord {version_id: row.node})
MATCH (other:RecordCategory {id: row.other})
MERGE (node)-[:IN_CATEGORY]->(other)
