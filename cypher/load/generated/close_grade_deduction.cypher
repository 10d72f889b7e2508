// name:       close_grade_deduction
// kind:       load
// says:       Closes versions of GradeDeduction nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:GradeDeduction {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
