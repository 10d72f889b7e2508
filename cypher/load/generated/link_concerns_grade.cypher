// name:       link_concerns_grade
// kind:       load
// says:       Ties Ramification nodes to the GradeScheme nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:Ramification {version_id: row.node})
MATCH (other:GradeScheme {id: row.other})
MERGE (node)-[:CONCERNS_GRADE]->(other)
