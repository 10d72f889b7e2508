// name:       link_taken_by
// kind:       load
// says:       Ties ListingEvent nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:ListingEvent {version_id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)-[:TAKEN_BY]->(other)
