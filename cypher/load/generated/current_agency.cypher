// name:       current_agency
// kind:       load
// says:       What is stored of Agency nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Agency {id: key})
RETURN key, properties(node) AS properties
