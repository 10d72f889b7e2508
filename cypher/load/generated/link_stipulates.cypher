// name:       link_stipulates
// kind:       load
// says:       Ties Measure nodes to the Mou nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Measure {version_id: row.node})
MATCH (other:Mou {id: row.other})
MERGE (node)<-[:STIPULATES]-(other)
