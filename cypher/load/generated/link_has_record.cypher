// name:       link_has_record
// kind:       load
// says:       Ties CreditRecord nodes to the Party nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CreditRecord {version_id: row.node})
MATCH (other:Party {id: row.other})
MERGE (node)<-[:HAS_RECORD]-(other)
