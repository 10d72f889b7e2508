// name:       link_in_region
// kind:       load
// says:       Ties ProvincialRegulation nodes to the Region nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:ProvincialRegulation {id: row.node})
MATCH (other:Region {id: row.other})
MERGE (node)-[:IN_REGION]->(other)
