// name:       unlink_issues_grade
// kind:       load
// says:       Unties GradeScheme nodes from Agency nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:GradeScheme {id: row.node})<-[tie:ISSUES_GRADE]-(other:Agency)
WHERE NOT other.id IN row.others
DELETE tie
