// name:       load_grade_scheme
// kind:       load
// says:       Creates or updates GradeScheme nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:GradeScheme {id: row.id})
SET node += row.properties
