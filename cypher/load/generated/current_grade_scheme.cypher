// name:       current_grade_scheme
// kind:       load
// says:       What is stored of GradeScheme nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:GradeScheme {id: key})
RETURN key, properties(node) AS properties
