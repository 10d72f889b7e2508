// name:       current_${slug}
// kind:       load
// says:       What is stored of ${label} nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:${label} {id: key})
RETURN key, properties(node) AS properties
