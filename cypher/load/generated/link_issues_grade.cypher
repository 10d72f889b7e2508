// name:       link_issues_grade
// kind:       load
// says:       Ties GradeScheme nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:GradeScheme {id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)<-[:ISSUES_GRADE]-(other)
