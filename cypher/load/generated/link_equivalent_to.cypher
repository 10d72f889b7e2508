// name:       link_equivalent_to
// kind:       load
// says:       Ties Measure nodes to the MeasureGroup nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Measure {version_id: row.node})
MATCH (other:MeasureGroup {id: row.other})
MERGE (node)-[:EQUIVALENT_TO]->(other)
