// name:       current_measure_group
// kind:       load
// says:       What is stored of MeasureGroup nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:MeasureGroup {id: key})
RETURN key, properties(node) AS properties
