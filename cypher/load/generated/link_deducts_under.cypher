// name:       link_deducts_under
// kind:       load
// says:       Ties GradeDeduction nodes to the GradeScheme nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:GradeDeduction {version_id: row.node})
MATCH (other:GradeScheme {id: row.other})
MERGE (node)-[:DEDUCTS_UNDER]->(other)
