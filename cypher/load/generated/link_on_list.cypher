// name:       link_on_list
// kind:       load
// says:       Ties Listing nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Listing {version_id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)-[:ON_LIST]->(other)
