// name:       current_enforcement
// kind:       load
// says:       What is stored of Enforcement nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Enforcement {id: key})
RETURN key, properties(node) AS properties
