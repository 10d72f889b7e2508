// name:       link_has_event
// kind:       load
// says:       Ties ListingEvent nodes to the Party nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:ListingEvent {version_id: row.node})
MATCH (other:Party {id: row.other})
MERGE (node)<-[:HAS_EVENT]-(other)
