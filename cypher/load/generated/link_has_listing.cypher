// name:       link_has_listing
// kind:       load
// says:       Ties Listing nodes to the Party nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Listing {version_id: row.node})
MATCH (other:Party {id: row.other})
MERGE (node)<-[:HAS_LISTING]-(other)
