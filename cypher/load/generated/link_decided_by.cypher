// name:       link_decided_by
// kind:       load
// says:       Ties Listing nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Listing {version_id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)-[:DECIDED_BY]->(other)
