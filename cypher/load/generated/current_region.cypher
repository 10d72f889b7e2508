// name:       current_region
// kind:       load
// says:       What is stored of Region nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Region {id: key})
RETURN key, properties(node) AS properties
