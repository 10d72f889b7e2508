// name:       unlink_in_region
// kind:       load
// says:       Unties ProvincialRegulation nodes from Region nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:ProvincialRegulation {id: row.node})-[tie:IN_REGION]->(other:Region)
WHERE NOT other.id IN row.others
DELETE tie
